internal import Word

/// Which bytes of a story some answer, label or prompt accounts for. (R2)
struct Coverage {
  private var ranges: [Range<Int>] = []

  mutating func add(_ range: Range<Int>) {
    if ranges.isEmpty { ranges.reserveCapacity(24) }
    if !range.isEmpty { ranges.append(range) }
  }

  /// The words that nothing accounts for, a piece a paragraph.
  mutating func left(in lines: Range<Int>, of reading: StoryReading, _ document: Document)
    -> [UnassignedText]
  {
    guard let first = lines.first, let last = lines.last else { return [] }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    let scan = reading.scan
    var left: [UnassignedText] = []
    var next = 0
    for paragraph in scan.lines[first].paragraph...scan.lines[last].paragraph {
      let text = reading.story.paragraphs[paragraph].text
      var offset = text.lowerBound
      while next < ranges.count, ranges[next].upperBound <= offset { next += 1 }
      var range = next
      while range < ranges.count, ranges[range].lowerBound < text.upperBound {
        append(offset..<max(offset, ranges[range].lowerBound), paragraph, reading, document, &left)
        offset = max(offset, ranges[range].upperBound)
        range += 1
      }
      append(min(offset, text.upperBound)..<text.upperBound, paragraph, reading, document, &left)
    }
    return left
  }

  private func append(
    _ range: Range<Int>, _ paragraph: Int, _ reading: StoryReading, _ document: Document,
    _ left: inout [UnassignedText]
  ) {
    guard range.lowerBound < range.upperBound else { return }
    let text = reading.story.text
    let words = trimmed(text.span, range)
    guard hasWords(text.span, words) else { return }
    left.append(
      UnassignedText(
        text: reading.text(words),
        location: document.location(story: reading.number, paragraph: paragraph)))
  }
}

/// True where there is a letter, a digit or a character beyond ASCII; signs alone are no words.
private func hasWords(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
  for offset in range where isWordByte(text[offset]) || text[offset] >= 0x80 { return true }
  return false
}
