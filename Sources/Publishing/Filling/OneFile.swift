package import PDF
package import Templates

/// One document that holds all records of a run, each on a new page.
package struct OneFile {
  private let run: FillingRun
  private let records: [TemplateRecord]

  /// - Throws: where the data ends in a row that is wrong.
  package init(_ run: FillingRun) throws {
    self.run = run
    var records: [TemplateRecord] = []
    var rest = run.data.makeIterator()
    while let next = rest.next() { records.append(try next.get().record) }
    self.records = records
  }

  /// All that is wrong; nothing is packed.
  package func tryOut() -> [TemplateFinding] {
    do throws(TemplateErrors) {
      try run.template.tryOut(all: records, today: run.today, with: workshop)
      return []
    } catch {
      return error.findings
    }
  }

  package func document() throws -> [UInt8] {
    try run.template.fill(all: records, today: run.today, with: workshop)
  }

  /// The document as a PDF.
  ///
  /// - Parameter title: what it is called where it does not say.
  /// - Returns: the file, and what it does not show as Word would.
  /// - Throws: where it cannot be filled or laid out.
  package func pdf(title: String) throws -> (bytes: [UInt8], findings: [LayoutFinding]) {
    let changes = try run.template.changes(all: records, today: run.today, workshop)
    let fonts = try PressFonts()
    return try TemplatePress(run.template.file, title: title, fonts).pdf(changes)
  }

  private var workshop: FillingWorkshop {
    FillingWorkshop(pictures: PictureSource(from: run.pictures))
  }
}
