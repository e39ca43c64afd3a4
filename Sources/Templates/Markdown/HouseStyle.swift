internal import Archive
internal import Word
internal import XML

/// A Word file whose looks a document gets: its styles by their names, its pages, headers and footers.
struct HouseStyle: ~Copyable {
  var file: WordFile
  let document: XMLTree
  /// The ids of the styles, by kind and name in small letters; names are the same in every language of Word.
  private let styles: [String: String]
  /// How a section of the document is: its page, margins, headers.
  let section: XMLNode

  enum StyleKind: String { case paragraph, character, table }

  /// - Throws: ``PackageError`` where it is no Word file, or none that can be written like one.
  init(_ bytes: [UInt8]) throws(PackageError) {
    var file = try WordFile(bytes)
    guard let document = try file.tree(of: file.main), document.root.qualifiedName == "w:document",
      let body = document.root.firstW("body")
    else {
      throw .damaged(part: "/word/document.xml", reason: "it is not written as Word writes it")
    }
    // What is written into it would be of the other family of namespaces. (W2)
    guard document.root.namespace?.hasPrefix("http://purl.oclc.org/") != true else {
      throw .damaged(
        part: nil,
        reason: "it is saved as Strict Open XML, and a style must be saved as Word Document")
    }
    let section = body.last.flatMap { $0.isW("sectPr") ? $0 : nil } ?? body.element("sectPr")
    section.firstW("type")?.remove()
    var styles: [String: String] = [:]
    if let part = try file.part("styles"), let tree = try file.tree(of: part) {
      for style in tree.root.allW("style") {
        guard let kind = style.attribute("type", in: WordNames.w),
          let id = style.attribute("styleId", in: WordNames.w),
          let name = style.firstW("name")?.wVal
        else { continue }
        styles["\(kind) \(name.lowercased())"] = id
      }
    }
    self.file = file
    self.document = document
    self.section = section
    self.styles = styles
  }

  /// The id of the first of these styles that there is.
  func style(_ kind: StyleKind, _ names: String...) -> String? {
    for name in names {
      if let id = styles["\(kind.rawValue) \(name)"] { return id }
    }
    return nil
  }

  /// The width between the margins, in twentieths of a point.
  func textWidth(isLandscape: Bool) -> Int {
    func number(_ element: StaticString, _ name: String) -> Int? {
      section.firstW(element)?.attribute(name, in: WordNames.w).flatMap { Int($0) }
    }
    let (width, height) = (number("pgSz", "w") ?? 11_906, number("pgSz", "h") ?? 16_838)
    let page = isLandscape ? max(width, height) : min(width, height)
    return max(
      1_000, page - (number("pgMar", "left") ?? 1_440) - (number("pgMar", "right") ?? 1_440))
  }

  /// The end of a section, upright or across; what is meant for the first page alone is in the first one.
  func sectionEnd(isLandscape: Bool, isFirst: Bool) -> [UInt8] {
    let copy = section.copy()
    if !isFirst {
      copy.firstW("titlePg")?.remove()
      copy.firstW("pgNumType")?.removeAttribute("start", in: WordNames.w)
    }
    let page =
      copy.firstW("pgSz")
      ?? {
        let page = copy.element("pgSz")
        let before = ["headerReference", "footerReference", "footnotePr", "endnotePr", "type"]
        if let next = copy.children.first(where: {
          $0.kind == .element && !before.contains($0.localName)
        }) {
          next.insertBefore(page)
        } else {
          copy.append(page)
        }
        return page
      }()
    let sides = ["w", "h"].map { Int(page.attribute($0, in: WordNames.w) ?? "") ?? 0 }
    let (short, long) = sides.contains(0) ? (11_906, 16_838) : (sides.min() ?? 0, sides.max() ?? 0)
    for name in ["w", "h", "orient"] { page.removeAttribute(name, in: WordNames.w) }
    page.set("w", like: copy, to: String(isLandscape ? long : short))
    page.set("h", like: copy, to: String(isLandscape ? short : long))
    if isLandscape { page.set("orient", like: copy, to: "landscape") }
    var bytes: [UInt8] = []
    copy.write(to: &bytes)
    return bytes
  }
}
