internal import Archive

extension Document {
  /// A plain-text file as a document: one story, a line a paragraph. (W93)
  ///
  /// CRLF, CR, LF and vertical tabs end lines; a form feed is a line of its own. Other control
  /// characters, as Word leaves them when it exports text, are dropped.
  package init(plainText text: [UInt8]) {
    var cleaner = PlainTextCleaner()
    self.init(cleanText: cleaner.clean(text))
  }

  /// Text that a ``PlainTextCleaner`` has gone over, as a document.
  package init(cleanText text: [UInt8]) {
    self.init()
    var story = Story(kind: .body, part: nil)
    story.text = text
    if story.text.last != 0x0A { story.text.append(0x0A) }
    story.paragraphs = Self.paragraphs(story.text.span)
    stories = [story]
  }

  private static func paragraphs(_ text: Span<UInt8>) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var start = 0
    while let end = text.firstIndex(of: 0x0A, in: start..<text.count) {
      paragraphs.append(Paragraph(text: start..<end, number: paragraphs.count + 1))
      start = end + 1
    }
    return paragraphs
  }
}
