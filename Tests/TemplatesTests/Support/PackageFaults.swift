import Archive
import Word
import XML

/// What a strict reader would find wrong with a file: parts without a type, relationships that lead nowhere,
/// ids that come twice, cells without a paragraph at their end, signs of docket's own.
func faults(of file: [UInt8]) throws -> [String] {
  var faults: [String] = []
  let names = try ZipArchive(file, limits: ReadingLimits()).entries.map(\.name)
  if Set(names.map { $0.lowercased() }).count != names.count {
    faults.append("an entry comes twice")
  }
  var word = try WordFile(file)
  guard let types = try word.tree(of: .contentTypes) else { return ["no content types"] }
  let defaults = Set(types.root.children.compactMap { $0.attribute("Extension")?.lowercased() })
  let overrides = Set(types.root.children.compactMap { $0.attribute("PartName") })
  for name in names where name != "[Content_Types].xml" {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if !defaults.contains(ending), !overrides.contains("/\(name)") {
      faults.append("\(name) has no content type")
    }
  }
  var seen = Seen()
  for part in word.xmlParts {
    guard let tree = try word.tree(of: part) else { continue }
    if part.text.hasSuffix(".rels") {
      let ids = tree.root.children.compactMap { $0.attribute("Id") }
      if Set(ids).count != ids.count { faults.append("\(part.text) has an id twice") }
      for target in targets(of: tree.root, in: part.text)
      where PartName(target).map({ !word.has($0) }) ?? true {
        faults.append("\(part.text) leads to \(target), which is not there")
      }
    } else {
      seen.check(tree.root, in: part.text)
    }
  }
  return faults + seen.faults
}

/// Where the relationships of a part lead within the package.
private func targets(of root: XMLNode, in part: String) -> [String] {
  let folder = part.replacing("_rels/", with: "").split(separator: "/").dropLast()
  return root.children.compactMap { relationship in
    guard relationship.attribute("TargetMode") != "External",
      let target = relationship.attribute("Target")
    else { return nil }
    if target.hasPrefix("/") { return target }
    var steps = Array(folder)
    for step in target.split(separator: "/") {
      if step == ".." { steps.removeLast() } else { steps.append(step) }
    }
    return "/" + steps.joined(separator: "/")
  }
}

private struct Seen {
  var faults: [String] = []
  private var drawings: Set<String> = []
  private var bookmarks: Set<String> = []
  private var bookmarkNames: Set<String> = []
  private var controls: Set<String> = []

  mutating func check(_ node: XMLNode, in part: String) {
    if node.kind != .element {
      if node.kind == .other, node.localName == "docket" {
        faults.append("\(part) has a mark left")
      }
      return
    }
    if node.namespace == "urn:docket" { faults.append("\(part) has a block left") }
    note(
      node.isElement("docPr", in: WordNames.wordDrawing) ? node.attribute("id") : nil, \.drawings,
      "drawing", part)
    if node.isW("bookmarkStart") {
      note(node.attribute("id", in: WordNames.w), \.bookmarks, "bookmark", part)
      note(node.attribute("name", in: WordNames.w), \.bookmarkNames, "bookmark's name", part)
    }
    if node.isW("sdtPr") { note(node.firstW("id")?.wVal, \.controls, "control", part) }
    let elements = node.children.filter { $0.kind == .element }
    if node.isW("tc"), !endsInParagraph(node) {
      faults.append("\(part) has a cell without a paragraph at its end")
    }
    if node.isW("tbl"),
      !elements.contains(where: { $0.isW("tr") || $0.isW("sdt") || $0.isW("customXml") })
    {
      faults.append("\(part) has a table without rows")
    }
    for (name, parent) in [("pPr", "p"), ("rPr", "r")] as [(StaticString, StaticString)]
    where node.isW(parent) {
      if elements.dropFirst().contains(where: { $0.isW(name) }) {
        faults.append("\(part) has properties behind content")
      }
    }
    for child in node.children { check(child, in: part) }
  }

  private func endsInParagraph(_ node: XMLNode) -> Bool {
    guard
      let last = node.children.last(where: { $0.isW(oneOf: ["p", "tbl", "sdt", "sdtContent"]) })
    else {
      return false
    }
    return last.isW("p") || !last.isW("tbl") && endsInParagraph(last)
  }

  private mutating func note(
    _ value: String?, _ set: WritableKeyPath<Seen, Set<String>>, _ what: String, _ part: String
  ) {
    guard let value else { return }
    if !self[keyPath: set].insert(value).inserted {
      faults.append("\(part): the id of a \(what) comes twice")
    }
  }
}
