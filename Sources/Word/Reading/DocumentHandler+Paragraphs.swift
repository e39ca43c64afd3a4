internal import XML

extension DocumentHandler {
  mutating func startParagraph() {
    guard isShown else { return }
    if current.paragraph.isOpen {
      if current.paragraph.isWaiting {
        // The mark before this paragraph is deleted: its text goes on, with this one's properties. (W26)
        current.paragraph = ParagraphFrame()
        current.paragraph.isOpen = true
        return
      }
      closeParagraph()
    }
    beginCellIfNeeded()
    current.run = RunFrame()
    current.paragraph = ParagraphFrame()
    current.paragraph.isOpen = true
    let start = current.story.text.count
    let cell = openCell()
    let number: Int
    if let cell {
      let last = current.tables.count - 1
      current.tables[last].cell.count.paragraphs += 1
      number = current.tables[last].cell.count.paragraphs
      current.story.paragraphs.append(
        Paragraph(text: start..<start, cell: cell, number: number))
    } else {
      current.count.paragraphs += 1
      number = current.count.paragraphs
      current.story.paragraphs.append(Paragraph(text: start..<start, number: number))
    }
  }

  /// The innermost cell that is read, an index in the story's cells.
  private func openCell() -> Int? {
    guard let last = current.tables.indices.last, current.tables[last].level == .cell else {
      return nil
    }
    return current.tables[last].cell.index
  }

  /// The end of a `<w:p>`.
  mutating func endParagraph() {
    guard isShown else {
      // Paragraphs of text that is not shown stay apart in its note.
      appendBreakToUnseen()
      return
    }
    guard current.paragraph.isOpen else { return }
    noteHiddenText()
    if current.paragraph.isMarkDeleted {
      current.paragraph.isWaiting = true
    } else {
      closeParagraph()
    }
  }

  private mutating func appendBreakToUnseen() {
    if deleted > 0, !unseenText.deleted.isEmpty {
      unseenText.deleted.append(UInt8(ascii: "\n"))
    } else if covered > 0, !unseenText.covered.isEmpty {
      unseenText.covered.append(UInt8(ascii: "\n"))
    } else if hidden > 0, !unseenText.hidden.isEmpty {
      unseenText.hidden.append(UInt8(ascii: "\n"))
    }
  }

  /// Ends the open paragraph, if there is one.
  mutating func closeParagraph() {
    guard current.paragraph.isOpen, let last = current.story.paragraphs.indices.last else { return }
    let frame = current.paragraph
    let style = frame.style ?? styles?.defaultParagraph
    let start = current.story.paragraphs[last].text.lowerBound
    current.story.paragraphs[last].text = start..<current.story.text.count
    current.story.paragraphs[last].headingLevel =
      frame.hasOwnLevel ? frame.headingLevel : style.flatMap { styles?.styles[$0].headingLevel }
    current.story.paragraphs[last].isFramed = frame.isFramed
    if let role = style.flatMap({ styles?.styles[$0].role }), role != .text {
      current.story.paragraphs[last].role = role
    }
    let inherited = style.flatMap { styles?.styles[$0].numbering }
    let reference = NumberingReference(
      list: frame.numbering?.list ?? inherited?.list,
      level: frame.numbering?.level ?? inherited?.level)
    if let list = reference.list, list != 0 {
      pendingLists.append(PendingList(story: current.index, paragraph: last, reference: reference))
    }
    current.story.text.append(UInt8(ascii: "\n"))
    current.paragraph.isOpen = false
  }

  mutating func startParagraphProperty(_ local: LocalName, _ attributes: XMLAttributes) {
    guard current.mode == .paragraphProperties else {
      startMarkProperty(local, attributes)
      return
    }
    switch local {
    case .pStyle: current.paragraph.style = attributes.value.flatMap { styles?.index($0) }
    case .numId:
      current.paragraph.numbering = NumberingReference(
        list: attributes.number, level: current.paragraph.numbering?.level)
    case .ilvl:
      current.paragraph.numbering = NumberingReference(
        list: current.paragraph.numbering?.list, level: attributes.number)
    case .outlineLvl:
      current.paragraph.hasOwnLevel = true
      current.paragraph.headingLevel =
        attributes.number.flatMap { (0...8).contains($0) ? $0 + 1 : nil }
    case .framePr:
      // A large first letter is no region of its own.
      current.paragraph.isFramed = attributes.word(.dropCap).map { $0 == "none" } ?? true
    case .shd: current.paragraph.isShaded = attributes.isShading
    case .rPr: current.mode = .markProperties
    case .pPrChange, .numberingChange: skip()
    case .sectPr:
      current.sectionReturn = .paragraphProperties
      current.mode = .sectionProperties
    default: break
    }
  }

  /// Of the properties of a paragraph's mark only its deletion matters. (ECMA-376 Part 1, §17.13.5.15)
  private mutating func startMarkProperty(_ local: LocalName, _ attributes: XMLAttributes) {
    switch local {
    case .del, .moveFrom: if isShown { current.paragraph.isMarkDeleted = true }
    case .rPrChange: skip()
    default: break
    }
  }

  mutating func endParagraphProperties() { current.mode = .content }

  /// Of a section only its headers and footers matter. (ECMA-376 Part 1, §17.10)
  mutating func startSectionProperty(_ local: LocalName, _ attributes: XMLAttributes) {
    switch local {
    case .headerReference, .footerReference:
      if let id = attributes.string(.r, .id), !edges.contains(id) { edges.append(id) }
    case .sectPrChange: skip()
    default: break
    }
  }
}
