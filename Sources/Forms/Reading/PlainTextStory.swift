internal import Word

extension Document {
  /// A plain-text file as a document: one story, a line a paragraph. (W93)
  ///
  /// CRLF, CR, LF and vertical tabs end lines; a form feed is a line of its own. Other control
  /// characters, as Word leaves them when it exports text, are dropped.
  init(plainText text: [UInt8]) {
    self.init()
    let needsCleaning = text.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }
    var clean = needsCleaning ? Self.cleaned(text) : text
    if clean.last != 0x0A { clean.append(0x0A) }
    var story = Story(kind: .body, part: nil)
    story.paragraphs = Self.paragraphs(clean)
    story.text = clean
    stories = [story]
  }

  private static func paragraphs(_ text: [UInt8]) -> [Paragraph] {
    var count = 0
    for byte in text where byte == 0x0A { count += 1 }
    var paragraphs: [Paragraph] = []
    paragraphs.reserveCapacity(count)
    var start = 0
    for offset in text.indices where text[offset] == 0x0A {
      paragraphs.append(Paragraph(text: start..<offset, number: paragraphs.count + 1))
      start = offset + 1
    }
    return paragraphs
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
