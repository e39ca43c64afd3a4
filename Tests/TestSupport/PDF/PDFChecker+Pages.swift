// The pages and what they paint. (ISO 32000-1, 7.7.3 "Page Tree"; ISO 14289-1, 7.1 "General")
extension PDFChecker {
  mutating func checkPageTree() {
    var waiting = [(node: catalog.entries?["Pages"], parent: PDFReference?.none)]
    while let (node, parent) = waiting.popLast() {
      let name = node?.target.map { "Object \($0.number)" } ?? "The page tree's root"
      let entries = file.resolve(node).entries ?? [:]
      if entries["Parent"]?.target != parent {
        report("\(name) of the page tree has a wrong /Parent.")
      }
      let kids = file.value("Kids", of: node).elements
      let type = PDFObject.name(kids == nil ? "Page" : "Pages")
      if file.resolve(entries["Type"]) != type { report("\(name) of the page tree has no /Type.") }
      guard let kids else { continue }
      if file.resolve(entries["Count"]).integer != leaves(below: node) {
        report("\(name) of the page tree has a wrong /Count.")
      }
      waiting += kids.map { ($0, node?.target) }
    }
    if file.pages.isEmpty { report("The file has no pages.") }
  }

  private func leaves(below node: PDFObject?) -> Int {
    file.value("Kids", of: node).elements?.reduce(0) { $0 + leaves(below: $1) } ?? 1
  }

  mutating func checkPages() {
    for (page, content) in zip(file.pages, contents) {
      if file.resolve(page.entries["Tabs"]) != .name("S") {
        report("Page \(page.number) has no /Tabs /S.")
      }
      if box(of: page) == nil { report("Page \(page.number) has no /MediaBox of four numbers.") }
      if file.resolve(page.entries["Resources"]).entries == nil {
        report("Page \(page.number) has no /Resources.")
      }
      if !content.mcids.isEmpty, file.resolve(page.entries["StructParents"]).integer == nil {
        report("Page \(page.number) has tagged content and no /StructParents.")
      }
    }
  }

  /// The corners of a page, the lower left one first.
  func box(of page: PDFPage) -> [Double]? { rectangle(page.entries["MediaBox"]) }

  /// Four numbers that span an area.
  func rectangle(_ object: PDFObject?) -> [Double]? {
    let numbers = file.resolve(object).elements?.compactMap { file.resolve($0).number } ?? []
    guard numbers.count == 4, numbers[0] < numbers[2], numbers[1] < numbers[3] else { return nil }
    return numbers
  }

  mutating func checkContent() {
    for (page, content) in zip(file.pages, contents) {
      let name = "Page \(page.number)"
      content.problems.forEach { report("\(name): \($0)") }
      for sequence in content.sequences { checkSequence(sequence, of: name) }
      var seen: Set<Int> = []
      for mcid in content.mcids where !seen.insert(mcid).inserted {
        report("\(name): the MCID \(mcid) comes twice.")
      }
      for piece in content.pieces
      where !piece.marks.contains(where: { $0.isArtifact || $0.mcid != nil }) {
        let shown = piece.text.map { " \"\($0.text)\"" } ?? ""
        report("\(name): \(piece.operation)\(shown) is neither tagged nor an artifact.")
      }
    }
  }

  /// Checks the innermost of some sequences against those around it.
  private mutating func checkSequence(_ sequence: [PDFPageContent.Mark], of page: String) {
    guard let mark = sequence.last else { return }
    let around = sequence.dropLast()
    if let mcid = mark.mcid {
      if mcid < 0 { report("\(page): the MCID \(mcid) is negative.") }
      if mark.isArtifact { report("\(page): an artifact has the MCID \(mcid).") }
      if around.contains(where: \.isArtifact) {
        report("\(page): the MCID \(mcid) stands within an artifact.")
      }
      if let outer = around.last(where: { $0.mcid != nil })?.mcid {
        report("\(page): the MCID \(mcid) stands within the MCID \(outer).")
      }
    }
    if let language = mark.properties?["Lang"] {
      checkLanguage(file.resolve(language), of: "\(page): marked content", isRequired: false)
    }
    guard mark.isArtifact else { return }
    if around.contains(where: { $0.mcid != nil }) {
      report("\(page): an artifact stands within tagged content.")
    }
    guard let type = file.resolve(mark.properties?["Type"]).nameText else {
      return report("\(page): an artifact has no /Type.")
    }
    let subtype = file.resolve(mark.properties?["Subtype"]).nameText
    if !["Pagination", "Layout", "Page", "Background"].contains(type) {
      report("\(page): an artifact has the unknown /Type \(type).")
    } else if type == "Pagination", !["Header", "Footer", "Watermark"].contains(subtype) {
      report("\(page): a pagination artifact has no /Subtype Header, Footer or Watermark.")
    }
  }
}
