internal import Archive
internal import Forms
internal import Foundation
internal import School
internal import Word

/// What a worker must know before its first file: values that docket has read and checked, so that a form file
/// that is edited meanwhile changes nothing.
struct WorkerSetup: Codable {
  let forms: [FormSchema]
  let school: School?
  private let readingLimits: ReadingLimits
  private let today: CalendarDate
  private let messages: FormReader.Messages
  let limits: WorkerLimits

  init(_ settings: ReadingSettings, _ limits: WorkerLimits) {
    forms = settings.forms
    school = settings.school?.withoutPeople
    readingLimits = settings.limits
    today = settings.today
    messages = settings.messages
    self.limits = limits
  }

  /// Nil where the line is no setup.
  init?(line: ArraySlice<UInt8>) {
    // Why not is a mistake in docket that no person could mend.
    guard let setup = try? JSONDecoder().decode(Self.self, from: Data(line)) else { return nil }
    self = setup
  }

  /// One line, without its end.
  func line() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }

  /// A copy of a form as docket would make it itself.
  func copy(of file: [UInt8], _ order: CopyOrder) -> Result<CorrectionCopy, Refusal> {
    let schema = forms.first { FormIdentity(id: $0.id, version: $0.version) == order.form.form }
    let corrections = schema.map { [Correction](of: order.form, schema: $0, school: school) } ?? []
    do throws(Refusal) {
      return .success(
        try CorrectionCopy(
          of: file, [CorrectionCopy.Form(order.form, corrections, mark: order.mark)],
          by: CommentAuthor(school: school, at: order.at), limits: readingLimits))
    } catch {
      return .failure(error)
    }
  }

  /// A reader as docket would have it itself.
  func reader() -> FormReader {
    var reader = FormReader(forms: forms, today: today, school: school, limits: readingLimits)
    reader.messages = messages
    // What workers read is taken in.
    reader.namesWords = true
    return reader
  }
}

extension School {
  /// What reading needs: the school's name and what its roles are called.
  fileprivate var withoutPeople: School {
    var school = self
    for index in school.roles.indices { school.roles[index].people = [] }
    school.calendar = WorkingCalendar()
    return school
  }
}
