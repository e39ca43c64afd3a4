internal import Word
internal import XML

/// What is to be seen of an element.
extension XMLNode {
  /// Something of it is on the page: text that is more than spaces, a picture, a break, a field.
  var isVisible: Bool {
    switch kind {
    case .text: return false  // text outside `w:t` is layout of the XML
    case .other: return false
    case .element: break
    }
    if isW("t") { return text.contains { !$0.isWhitespace } }
    // The words of a link are seen, not the field that it is.
    if isW(oneOf: ["fldChar", "instrText"]), parent?.parent?.isFilledLink == true { return false }
    if isW(oneOf: [
      "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "del", "lastRenderedPageBreak",
    ])
      || isRangeMarkup
    {
      return false
    }
    if isW(oneOf: ["p", "r", "hyperlink", "ins", "sdt", "sdtContent", "smartTag", "customXml"])
      || isW(oneOf: ["bdo", "dir", "moveTo", "tbl", "tr", "tc"]) || namespace == "urn:docket"
    {
      return children.contains { $0.isVisible }
    }
    return true
  }

  /// It marks a place or range and shows nothing: bookmarks, comments, spelling.
  var isRangeMarkup: Bool {
    isW(oneOf: [
      "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart",
      "permEnd",
      "proofErr", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    ])
  }

  /// A paragraph in which nothing stands but some of these marks, all of them between its runs.
  func holdsNothingBut(_ marks: Set<XMLNode>) -> Bool {
    children.allSatisfy { child in
      child.kind == .other ? marks.contains(child) : !child.isVisible && !child.holdsMark
    }
  }

  /// A row in which nothing is to be seen, and no marks stand but these.
  func holdsNoContent(but marks: Set<XMLNode>) -> Bool {
    children.allSatisfy { child in
      switch child.kind {
      case .other: marks.contains(child)
      case .text: true
      case .element:
        child.isW(oneOf: ["tc", "p", "sdt", "sdtContent"])
          ? child.holdsNoContent(but: marks) : !child.isVisible && !child.holdsMark
      }
    }
  }

  /// Takes bookmarks out that begin or end elsewhere: what is repeated or left out would leave one half of them.
  ///
  /// - Returns: the names of those that a person gave; Word's own begin with `_`.
  func removeHalfRanges() -> [String] {
    var starts: [String: XMLNode] = [:]
    var ends: [String: XMLNode] = [:]
    gatherBookmarks(&starts, &ends)
    let halves = Set(starts.keys).symmetricDifference(ends.keys)
    guard !halves.isEmpty else { return [] }
    var names: [String] = []
    for id in halves.sorted() {
      if let name = starts[id]?.attribute("name", in: WordNames.w) { names.append(name) }
      starts[id]?.remove()
      ends[id]?.remove()
    }
    var (otherStarts, otherEnds): ([String: XMLNode], [String: XMLNode]) = ([:], [:])
    tree.root.gatherBookmarks(&otherStarts, &otherEnds)
    for id in halves.sorted() {
      if let name = otherStarts[id]?.attribute("name", in: WordNames.w) { names.append(name) }
      otherStarts[id]?.remove()
      otherEnds[id]?.remove()
    }
    return names.filter { !$0.hasPrefix("_") }
  }

  private func gatherBookmarks(
    _ starts: inout [String: XMLNode], _ ends: inout [String: XMLNode]
  ) {
    for child in children where child.kind == .element {
      if let id = child.attribute("id", in: WordNames.w) {
        if child.isW("bookmarkStart") { starts[id] = child }
        if child.isW("bookmarkEnd") { ends[id] = child }
      }
      child.gatherBookmarks(&starts, &ends)
    }
  }

  /// A bookmark begins or ends in it, and not both.
  var holdsHalfRange: Bool {
    var (starts, ends): ([String: XMLNode], [String: XMLNode]) = ([:], [:])
    gatherBookmarks(&starts, &ends)
    return Set(starts.keys) != Set(ends.keys)
  }

  /// No complex field begins or ends in it alone. (ECMA-376 Part 1, §17.16.18)
  var holdsWholeFields: Bool {
    var open = 0
    return closesFields(&open) && open == 0
  }

  private func closesFields(_ open: inout Int) -> Bool {
    for child in children where child.kind == .element {
      if child.isW("fldChar") {
        switch child.attribute("fldCharType", in: WordNames.w) {
        case "begin": open += 1
        case "end": open -= 1
        case "separate" where open == 0: return false
        default: break
        }
        if open < 0 { return false }
      } else if !child.closesFields(&open) {
        return false
      }
    }
    return true
  }

  /// A paragraph of a point, to part what would touch.
  var thinParagraph: XMLNode {
    let paragraph = element("p")
    let properties = element("pPr")
    let spacing = element("spacing")
    for (name, value) in [("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")] {
      spacing.set(name, like: self, to: value)
    }
    properties.append(spacing)
    paragraph.append(properties)
    return paragraph
  }

  /// A mark stands somewhere within it.
  var holdsMark: Bool { children.contains { $0.kind == .other || $0.holdsMark } }

  /// A paragraph that must stay though it is empty: the only one of its cell, or the end of a section.
  var isNeeded: Bool {
    if firstW("pPr")?.firstW("sectPr") != nil { return true }
    guard let parent, parent.needsParagraph else { return false }
    return !parent.children.contains { $0 != self && $0.isW(oneOf: ["p", "tbl", "sdt"]) }
  }

  /// It may not be without a paragraph, and the last thing in it must be one. (ECMA-376 Part 1, §17.4.66)
  var needsParagraph: Bool {
    isW(oneOf: ["tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment"])
      || isW("sdtContent") && children.contains { $0.isW("p") }
  }
}
