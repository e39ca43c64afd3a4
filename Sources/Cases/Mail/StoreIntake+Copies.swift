import Forms
import GRDB

/// Copies of files with several forms: one of the forms is mended, and the others come back as they were.
extension StoreIntake {
  /// The SHA-256 of the file that docket made a copy of, where what comes in is that copy and has several forms.
  func fileCopied(by arrival: Arrival) throws -> String? {
    guard arrival.forms.count > 1 else { return nil }
    for form in arrival.forms where form.correctionOf != nil {
      if let corrected = try markedCase(form) { return corrected.sha256 }
    }
    return nil
  }

  /// The case that a form opened when its file first came, where it says now what it said then.
  func unchanged(_ form: ReadForm, of copied: String?) throws -> CaseSummary? {
    guard let copied, form.correctionOf == nil,
      let known = try CaseSummary.find(sha256: copied, record: form.record, db),
      known.form == form.form
    else { return nil }
    let readings = try CaseEvent.all(of: known.reference.description, db).compactMap { event in
      if case .read(let read) = event.payload { read } else { nil }
    }
    return readings.last.map { form.changes(since: $0).isEmpty } == true ? known : nil
  }
}
