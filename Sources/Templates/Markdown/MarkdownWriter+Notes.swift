internal import Markdown

/// Where a footnote was referred to first.
struct NoteReference {
  /// Round the reference.
  var bookmark: String
  /// Its place in the notes of all texts, from 1, which is its number as far as no note before it goes away.
  var number: Int
  /// The blocks of the template engine that it stands in, each with the branch of it.
  private var blocks: [[Int]]

  init(bookmark: String, number: Int, in blocks: [ContentsEntry.Block]) {
    self.bookmark = bookmark
    self.number = number
    self.blocks = blocks.map(Self.branch)
  }

  /// Whether the note is there wherever something in some blocks is.
  func isThere(in blocks: [ContentsEntry.Block]) -> Bool {
    blocks.map(Self.branch).starts(with: self.blocks)
  }

  private static func branch(_ block: ContentsEntry.Block) -> [Int] {
    [block.number, block.tags.count]
  }
}

extension MarkdownWriter {
  /// A reference to a footnote; the note itself is written where it is referred to first.
  mutating func footnote(_ number: Int) {
    guard source.document.footnotes.indices.contains(number - 1) else { return }
    guard !isInNote else {
      return fail(
        "A footnote has a footnote, which Word does not know.",
        "Write what it says into the first one.")
    }
    if let first = firstReferences[number], first.isThere(in: openBlocks) {
      return referAgain(to: first)
    }
    writeNote(number)
    let first = NoteReference(
      bookmark: "_docket_note_\(notes.count)", number: notes.count, in: openBlocks)
    firstReferences[number] = first
    let id = newID()
    append(
      "<w:bookmarkStart w:id=\"\(id)\" w:name=\"\(first.bookmark)\"/><w:r>\(referenceLooks)<w:footnoteReference w:id=\"\(FootnoteList.firstID + notes.count - 1)\"/></w:r><w:bookmarkEnd w:id=\"\(id)\"/>"
    )
  }

  /// Word takes a note to one reference; a field shows its number once more. (ECMA-376 Part 1, §17.16.5.37 NOTEREF)
  private mutating func referAgain(to first: NoteReference) {
    func run(_ content: String) -> String { "<w:r>\(referenceLooks)\(content)</w:r>" }
    append(
      run("<w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/>")
        + run(
          "<w:instrText xml:space=\"preserve\"> NOTEREF \(first.bookmark) \\f \\h </w:instrText>")
        + run("<w:fldChar w:fldCharType=\"separate\"/>") + run("<w:t>\(first.number)</w:t>")
        + run("<w:fldChar w:fldCharType=\"end\"/>"))
  }

  /// A note at the foot of the page.
  private mutating func writeNote(_ number: Int) {
    isInNote = true
    let outerLine = line
    defer { (isInNote, line) = (false, outerLine) }
    let start = place
    let style = house.style(.paragraph, "footnote text")
    for (index, block) in source.document.footnotes[number - 1].enumerated() {
      line = block.line
      guard case .paragraph(let inlines) = block.content else {
        fail(
          "A footnote holds something else than text.",
          "Write lists and tables into the text itself.")
        continue
      }
      paragraphStart(style)
      if index == 0 {
        append(
          "<w:r>\(referenceLooks)<w:footnoteRef/></w:r><w:r>")
        appendText(" ")
        append("</w:r>")
      }
      write(inlines, Looks())
      append("</w:p>")
    }
    notes.append(take(from: start))
  }

  private var referenceLooks: String {
    house.style(.character, "footnote reference").map {
      "<w:rPr><w:rStyle w:val=\"\(Self.escaped($0))\"/></w:rPr>"
    } ?? "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
  }
}
