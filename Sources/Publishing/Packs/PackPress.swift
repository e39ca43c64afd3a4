internal import Forms
package import PDF
internal import Templates
internal import Word

/// A pack, pressed.
package struct PressedPack: Sendable {
  package var pages: DrawnDocument
  /// How many pages the documents have, empty ones among them: those of a booklet lie four on a sheet.
  package var pageCount: Int
  /// Sheets of paper, printed on both sides.
  package var sheets: Int
  /// What pages do not show as Word would.
  package var findings: [PackFinding]
}

/// What the pages of a document do not show as Word would.
package struct PackFinding: Hashable, Sendable {
  package var file: String
  package var finding: LayoutFinding
}

/// Puts packs together, for one person after another; one a thread.
///
/// A class, because documents that are the same for all are laid out once.
package final class PackPress {
  private let pack: PreparedPack
  private let isBooklet: Bool
  private let presses: [PackSourcePress]
  private let cover: (cover: PackCover, press: TemplatePress, workshop: FillingWorkshop)?
  private let writer: PDFWriter

  /// - Parameters:
  ///   - pack: what is in it.
  ///   - isBooklet: its pages become a booklet.
  /// - Throws: where a template cannot be opened.
  package init(_ pack: PreparedPack, isBooklet: Bool) throws {
    self.pack = pack
    self.isBooklet = isBooklet
    presses = try pack.documents.map { try $0.press(pack.fonts) }
    cover = try pack.cover.map { cover in
      let file = cover.shelved.template.file
      return (cover, try TemplatePress(file, title: cover.title, pack.fonts), cover.workshop)
    }
    guard let writer = PDFWriter(pack.fonts.cuts) else {
      throw PackageError.tooLarge(limit: "the memory of this machine")
    }
    self.writer = writer
  }

  /// The pack of a person; of nobody in particular where it is for all.
  ///
  /// - Throws: where a document cannot be filled or laid out.
  package func press(for person: PackPerson?) throws -> PressedPack {
    var findings: [PackFinding] = []
    var documents: [DrawnDocument] = []
    for (source, press) in zip(pack.documents, presses) {
      let pressed = try press.pages(for: person)
      findings += pressed.findings.map { PackFinding(file: source.file, finding: $0) }
      documents.append(pressed.pages)
    }
    let (sheet, plan) = try cover(of: documents, for: person, &findings)
    let language = (sheet ?? documents.first)?.facts.language ?? "en-GB"
    var facts = DocumentFacts(title: pack.definition.title, language: language)
    facts.date = pack.day.description
    var whole = DrawnDocument(facts: facts)
    if var sheet {
      PackCover.lead(&sheet.pages, by: plan)
      sheet.outline = []  // it is one sheet, and says itself what is behind it
      whole.append(sheet, title: "Contents of this pack")
    }
    for (document, line) in zip(documents, plan.lines) {
      whole.append(document, title: line.title, startsOnFront: line.startsOnFront)
      var other = document
      other.outline = []  // whoever looks for a heading wants the first copy
      for copy in 1..<line.copies {
        whole.append(
          other, title: "\(line.title), copy \(copy + 1)", startsOnFront: line.startsOnFront)
      }
    }
    precondition(whole.pages.count == plan.pages, "the cover counts what is there")
    if isBooklet { whole.impose() }
    return PressedPack(
      pages: whole, pageCount: plan.pages, sheets: plan.sheets, findings: findings)
  }

  /// The cover sheet, and the plan that it tells of; no sheet where the pack has none.
  private func cover(
    of documents: [DrawnDocument], for person: PackPerson?, _ findings: inout [PackFinding]
  ) throws -> (sheet: DrawnDocument?, plan: PackPlan) {
    guard let cover else { return (nil, plan(coverPages: 0, documents)) }
    // Its own pages count, too: it is laid out until it takes as many as it says.
    var count = 1
    while true {
      let plan = plan(coverPages: count, documents)
      let changes = try cover.cover.changes(plan, for: person, cover.workshop)
      var pressed = try cover.press.press(changes)
      guard pressed.pages.pages.count <= count else {
        count = pressed.pages.pages.count
        continue
      }
      // It may be shorter by a line now that its numbers are others: it keeps the pages that it said.
      while pressed.pages.pages.count < count, let last = pressed.pages.pages.last {
        pressed.pages.pages.append(DrawnPage(width: last.width, height: last.height))
      }
      findings += pressed.findings.map {
        PackFinding(file: cover.cover.shelved.file, finding: $0)
      }
      return (pressed.pages, plan)
    }
  }

  private func plan(coverPages: Int, _ documents: [DrawnDocument]) -> PackPlan {
    var plan = PackPlan(startsOnFronts: pack.definition.startsOnFronts, isBooklet: isBooklet)
    plan.addCover(pages: coverPages)
    for (document, source) in zip(documents, pack.documents) {
      plan.add(document, version: source.version, copies: source.copies)
    }
    return plan
  }

  /// Pages as a PDF.
  package func file(_ pages: DrawnDocument) -> [UInt8] { writer.file(pages) }
}
