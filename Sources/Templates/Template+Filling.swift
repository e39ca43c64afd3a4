internal import Archive
package import Forms
package import Word

extension Template {
  /// Fills it from one record.
  ///
  /// - Parameters:
  ///   - record: the values.
  ///   - today: what `{{ today }}` is, where the data has no value of that name.
  ///   - workshop: what one thread keeps from document to document.
  /// - Returns: the Word file; the same record gives the same bytes.
  /// - Throws: ``TemplateErrors`` with all that is wrong.
  package func fill(
    _ record: TemplateRecord, today: CalendarDate, with workshop: FillingWorkshop
  ) throws -> [UInt8] {
    try changes(record, today: today, workshop).applied(to: file)
  }

  /// Fills it from many records, which become one document.
  ///
  /// Of a template ``Purpose/allRecords``.
  package func fill(
    all records: [TemplateRecord], today: CalendarDate, with workshop: FillingWorkshop
  ) throws -> [UInt8] {
    let all = TemplateRecord([(Self.recordsName, .list(records.map(TemplateValue.record)))])
    return try fill(all, today: today, with: workshop)
  }

  /// Whether filling it from a record would succeed; nothing is packed.
  ///
  /// Of a template with mistakes all else that is wrong is told, as far as they let it be seen.
  ///
  /// - Throws: ``TemplateErrors`` with all that is wrong.
  package func tryOut(
    _ record: TemplateRecord, today: CalendarDate, with workshop: FillingWorkshop
  ) throws(TemplateErrors) {
    var filler = Filler(
      self, record, today: today, formats: workshop.formats, pictures: workshop.pictures)
    do throws(TemplateErrors) {
      _ = try filler.fill()
    } catch {
      guard !canBeFilled else { throw error }
      // Where a block is broken, what stands in it is asked of the wrong list.
      let certain = error.findings.filter { !Self.astray.contains($0.code) }
      throw TemplateErrors(findings: mistakes + certain)
    }
    guard canBeFilled else { throw TemplateErrors(findings: mistakes) }
  }

  /// What is wrong with the template itself; its warnings are not about a record.
  private var mistakes: [TemplateFinding] { findings.filter { $0.severity == .error } }

  private static let astray: Set<String> = [
    "template.missing-value", "template.outside-list", "template.not-a-list",
    "template.not-a-value",
  ]

  /// What filling it from many records, which become one document, changes in its file.
  ///
  /// - Throws: ``TemplateErrors`` with all that is wrong.
  package func changes(
    all records: [TemplateRecord], today: CalendarDate, _ workshop: FillingWorkshop
  ) throws(TemplateErrors) -> WordChanges {
    let all = TemplateRecord([(Self.recordsName, .list(records.map(TemplateValue.record)))])
    return try changes(all, today: today, workshop)
  }

  /// Whether filling it from many records, as one document, would succeed.
  ///
  /// - Throws: ``TemplateErrors`` with all that is wrong, each with its record.
  package func tryOut(
    all records: [TemplateRecord], today: CalendarDate, with workshop: FillingWorkshop
  ) throws(TemplateErrors) {
    let all = TemplateRecord([(Self.recordsName, .list(records.map(TemplateValue.record)))])
    try tryOut(all, today: today, with: workshop)
  }

  /// What filling it from a record changes in its file.
  ///
  /// - Parameters:
  ///   - record: the values.
  ///   - today: what `{{ today }}` is, where the data has no value of that name.
  ///   - workshop: what one thread keeps from document to document.
  /// - Returns: the parts that change.
  /// - Throws: ``TemplateErrors`` with all that is wrong.
  package func changes(
    _ record: TemplateRecord, today: CalendarDate, _ workshop: FillingWorkshop
  ) throws(TemplateErrors) -> WordChanges {
    guard canBeFilled else {
      throw TemplateErrors(findings: mistakes)
    }
    var filler = Filler(
      self, record, today: today, formats: workshop.formats, pictures: workshop.pictures)
    return try filler.fill()
  }
}

/// What one thread keeps while it fills documents: formats, and the pictures that were loaded.
package struct FillingWorkshop {
  let formats = Formats()
  let pictures: PictureSource

  package init(pictures: PictureSource = PictureSource()) {
    self.pictures = pictures
  }
}
