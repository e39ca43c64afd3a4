internal import Archive

extension Document {
  /// A plain-text file as a document: one story, a line a paragraph. (W93)
  ///
  /// CRLF, CR, LF and vertical tabs end lines; a form feed is a line of its own. Other control
  /// characters, as Word leaves them when it exports text, are dropped.
  package init(plainText text: [UInt8]) {
    self.init()
    var clean = Self.needsCleaning(text.span) ? Self.cleaned(text) : text
    if clean.last != 0x0A { clean.append(0x0A) }
    var story = Story(kind: .body, part: nil)
    story.paragraphs = Self.paragraphs(clean.span)
    story.text = clean
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

  /// Whether there are control characters besides tabs and line feeds.
  private static func needsCleaning(_ text: Span<UInt8>) -> Bool {
    func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x0A && byte != 0x09 }
    var offset = 0
    while offset + 8 <= text.count {
      if text.eightBytes(at: offset).less(than: 0x20) != 0 {
        for index in offset..<offset + 8 where isControl(text[index]) { return true }
      }
      offset += 8
    }
    for index in offset..<text.count where isControl(text[index]) { return true }
    return false
  }

  private static func cleaned(_ text: [UInt8]) -> [UInt8] {
    var clean: [UInt8] = []
    clean.reserveCapacity(text.count)
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      switch byte {
      case 0x0D:
        clean.append(0x0A)
        if offset + 1 < text.count, text[offset + 1] == 0x0A { offset += 1 }
      case 0x0B: clean.append(0x0A)
      case 0x0C:
        if let last = clean.last, last != 0x0A { clean.append(0x0A) }
        clean += [0x0C, 0x0A]
      // Word's non-breaking hyphen in exported text.
      case 0x1E: clean.append(UInt8(ascii: "-"))
      case 0x09, 0x0A, 0x20...: clean.append(byte)
      default: break
      }
      offset += 1
    }
    return clean
  }
}
