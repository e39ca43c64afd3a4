internal import Word
internal import XML

/// One document for all records.
extension TaggedPart {
  /// Makes all of the document what is repeated for each record, a section each.
  mutating func repeatForRecords() {
    guard let body = tree.root.firstW("body") else { return }
    let section = body.last.flatMap { $0.isW("sectPr") ? $0 : nil } ?? body.element("sectPr")
    body.append(section)
    // How a section begins is said at its end: the first of each record on a new page.
    let sections = body.children.compactMap { $0.firstW("pPr")?.firstW("sectPr") } + [section]
    if let type = sections[0].firstW("type"),
      ["continuous", "nextColumn"].contains(type.wVal ?? "")
    {
      type.remove()
    }
    if let missing = Self.missingEdge(sections) {
      findings.append(
        TemplateFinding(
          code: "template.one-file", severity: .error,
          message:
            "The first section has no \(missing) and a later one has: in one file the next record would get it, too.",
          hint: "In Word, give the first section a \(missing) of its own, empty if need be."
        ))
    }
    markRecord(in: body, before: section)
    let block = tree.root.element("block", in: "urn:docket", prefix: "docket")
    let branch = block.element("branch")
    block.append(branch)
    for child in body.children where child != section { branch.append(child) }
    section.insertBefore(block)
    blocks[block] = Block(
      kind: .each(Name(steps: [Template.recordsName])),
      branches: [Block.Branch(condition: nil, element: branch)], tag: 0)
    let last = branch.children.last { $0.kind == .element && !$0.isRangeMarkup }
    if let last, last.isW("p"), last.firstW("pPr")?.firstW("sectPr") == nil {
      closing = (last, section)
    } else {
      let paragraph = body.thinParagraph
      branch.append(paragraph)
      closing = (paragraph, section)
    }
  }

  /// A contents list names the headings of its own record: those in a bookmark round it, which each copy has.
  /// (ECMA-376 Part 1, §17.16.5.68)
  private func markRecord(in body: XMLNode, before section: XMLNode) {
    let lists = body.contentsLists
    guard !lists.isEmpty else { return }
    for list in lists { list.setWords(" \(list.text.trimmingSpace) \\b docket_record ") }
    let ids = body.bookmarkIDs
    let id = String((ids.max() ?? 0) + 1)
    let (start, end) = (body.element("bookmarkStart"), body.element("bookmarkEnd"))
    for mark in [start, end] { mark.set("id", like: mark, to: id) }
    start.set("name", like: start, to: "docket_record")
    body.prepend(start)
    section.insertBefore(end)
  }

  /// A header or footer that a later section has and the first has not, which therefore takes that of the section
  /// before it. (ECMA-376 Part 1, §17.10.5)
  private static func missingEdge(_ sections: [XMLNode]) -> String? {
    for (name, words) in [("headerReference", "page header"), ("footerReference", "page footer")]
      as [(StaticString, String)]
    {
      func kinds(_ section: XMLNode) -> Set<String> {
        Set(section.allW(name).map { $0.attribute("type", in: WordNames.w) ?? "default" })
      }
      let first = kinds(sections[0])
      if sections.dropFirst().contains(where: { !kinds($0).isSubset(of: first) }) { return words }
    }
    return nil
  }
}

extension XMLNode {
  /// The instructions of contents lists without a bookmark.
  fileprivate var contentsLists: [XMLNode] {
    children.filter { $0.kind == .element }.flatMap { child -> [XMLNode] in
      guard child.isW("instrText") else { return child.contentsLists }
      let words = child.text.uppercased().split(whereSeparator: \.isWhitespace)
      return words.first == "TOC" && !words.contains("\\B") ? [child] : []
    }
  }

  fileprivate var bookmarkIDs: [Int] {
    children.filter { $0.kind == .element }.flatMap { child -> [Int] in
      child.isW("bookmarkStart")
        ? [child.attribute("id", in: WordNames.w).flatMap { Int($0) } ?? 0] : child.bookmarkIDs
    }
  }
}
