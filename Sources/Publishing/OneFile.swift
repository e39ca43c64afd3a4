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

  private var workshop: FillingWorkshop {
    FillingWorkshop(pictures: PictureSource(from: run.pictures))
  }
}
