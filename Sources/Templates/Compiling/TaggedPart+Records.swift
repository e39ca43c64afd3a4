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
