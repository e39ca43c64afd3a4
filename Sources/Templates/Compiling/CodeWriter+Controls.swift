internal import Archive
internal import Word
internal import XML

/// Content controls.
extension CodeWriter {
  /// Fills a content control where the data has a value of its name; nil where it cannot be.
  mutating func control(
    _ node: XMLNode, _ tag: TaggedPart.ControlTag
  ) -> Code.Step? {
    guard let properties = node.firstW("sdtPr"), let content = node.firstW("sdtContent") else {
      return nil
    }
    let isPrompt = properties.firstW("showingPlcHdr") != nil
    let filled = properties.filledCopy
    if let box = properties.firstTickBox {
      let on = nested { $0.writeElement(Self.ticked(node, filled, box: box, isOn: true)) }
      let off = nested { $0.writeElement(Self.ticked(node, filled, box: box, isOn: false)) }
      let otherwise = nested { $0.writeElement(node) }
      return .control(
        Code.Control(
          name: tag.name, tag: tag.place, kind: .checkBox(on: on, off: off), otherwise: otherwise))
    }
    let otherwise = nested { $0.writeElement(node) }
    // What stands round the value: a cell, a paragraph, the run.
    let cell = content.firstW("tc")
    let isInline = node.enclosingParagraph != nil
    var round = [node, content]
    if let cell { round.append(cell) }
    let first = content.firstParagraph
    if !isInline { round.append((first ?? node).element("p")) }
    let run = content.firstRun
    let made = (run ?? node).element("r")
    let looks = isPrompt ? properties.firstW("rPr") : run?.firstW("rPr")
    if let looks { made.append(looks.copy()) }
    let marks = content.rangeMarkup
    // In steps, for a copy gets an id and bookmarks of its own.
    let before = nested { writer in
      for element in round {
        element.writeStart(to: &writer.code.bytes)
        if element == node { writer.write(filled) }
        if element == cell { cell?.firstW("tcPr")?.write(to: &writer.code.bytes) }
        if element.isW("p") { first?.firstW("pPr")?.write(to: &writer.code.bytes) }
      }
      for mark in marks { writer.write(mark) }
      made.write(startWithLooksTo: &writer.code.bytes)
    }
    let newParagraph =
      isInline
      ? 0..<0
      : aside { writer in
        guard let paragraph = round.last else { return }
        made.writeEnd(to: &writer.code.bytes)
        paragraph.writeEnd(to: &writer.code.bytes)
        paragraph.writeStart(to: &writer.code.bytes)
        first?.firstW("pPr")?.write(to: &writer.code.bytes)
        made.write(startWithLooksTo: &writer.code.bytes)
      }
    let after = aside { writer in
      made.writeEnd(to: &writer.code.bytes)
      for element in round.reversed() { element.writeEnd(to: &writer.code.bytes) }
    }
    let site = Code.Site(prefix: node.prefixText, newParagraph: newParagraph)
    return .control(
      Code.Control(
        name: tag.name, tag: tag.place,
        kind: .text(before: before, site, after: after, properties.controlText),
        otherwise: otherwise))
  }

  /// A tick box as Word makes it when somebody clicks it. ([MS-DOCX], "checkbox")
  private static func ticked(
    _ node: XMLNode, _ properties: XMLNode, box: XMLNode, isOn: Bool
  ) -> XMLNode {
    let state = box.children.first {
      $0.isElement(isOn ? "checkedState" : "uncheckedState", in: WordNames.word2010)
    }
    let code = state?.attribute("val", in: WordNames.word2010).flatMap { UInt32($0, radix: 16) }
    let sign = code.flatMap(Unicode.Scalar.init) ?? (isOn ? "\u{2612}" : "\u{2610}")
    let copy = node.copy()
    if let old = copy.firstW("sdtPr") {
      old.insertBefore(properties.copy())
      old.remove()
    }
    let checked = copy.firstW("sdtPr")?.firstTickBox?.children
      .first { $0.isElement("checked", in: WordNames.word2010) }
    checked?.removeAttribute("val", in: WordNames.word2010)
    checked?.set("val", like: box, to: isOn ? "1" : "0")
    if let run = copy.firstW("sdtContent")?.firstRun {
      for child in run.children where !child.isW("rPr") { child.remove() }
      let text = run.element("t")
      text.setText(String(sign))
      run.append(text)
    }
    return copy
  }
}

extension XMLNode {
  /// The paragraph that it stands in, itself within a line; nil where it stands between paragraphs.
  fileprivate var enclosingParagraph: XMLNode? {
    var node = parent
    while let next = node {
      if next.isW("p") { return next }
      if next.needsParagraph || next.isW("body") || next.isW("tr") { return nil }
      node = next.parent
    }
    return nil
  }

  /// Bookmarks and the like within it, in order.
  fileprivate var rangeMarkup: [XMLNode] {
    children.flatMap { child -> [XMLNode] in
      if child.isW("proofErr") { return [] }
      return child.isRangeMarkup ? [child] : child.kind == .element ? child.rangeMarkup : []
    }
  }

  /// Writes the start of a run and its looks.
  fileprivate func write(startWithLooksTo bytes: inout [UInt8]) {
    writeStart(to: &bytes)
    firstW("rPr")?.write(to: &bytes)
  }

  fileprivate var firstRun: XMLNode? { firstInner("r") }

  var firstParagraph: XMLNode? { firstInner("p") }

  private func firstInner(_ name: StaticString) -> XMLNode? {
    for child in children where child.kind == .element {
      if child.isW(name) { return child }
      if let found = child.firstInner(name) { return found }
    }
    return nil
  }
}
