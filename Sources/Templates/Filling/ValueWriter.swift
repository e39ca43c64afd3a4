internal import Archive
internal import XML

/// Writes a text into a run: a line of it is a `w:t`, a line end a `w:br`, a blank line a new paragraph.
struct ValueWriter {
  private let newParagraph: ArraySlice<UInt8>
  private let open: [UInt8]
  private let close: [UInt8]
  private let lineBreak: [UInt8]
  private let tab: [UInt8]

  init(site: Code.Site, newParagraph: ArraySlice<UInt8>) {
    self.newParagraph = newParagraph
    open = Array("<\(site.prefix)t xml:space=\"preserve\">".utf8)
    close = Array("</\(site.prefix)t>".utf8)
    lineBreak = Array("<\(site.prefix)br/>".utf8)
    tab = Array("<\(site.prefix)tab/>".utf8)
  }

  mutating func write(_ text: String, to output: inout [UInt8]) {
    let text = text.utf8Span.span
    // Nearly every value is one line.
    guard text.indices.contains(where: { text[$0] < 0x20 }) else {
      return write(line: text, text.indices, to: &output)
    }
    var breaks = 0
    var hasText = false
    var start = 0
    while start <= text.count {
      var end = start
      while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
      if (start..<end).contains(where: { text[$0] != 0x20 && text[$0] != 0x09 }) {
        if hasText { separate(breaks, to: &output) }
        write(line: text, start..<end, to: &output)
        (hasText, breaks) = (true, 0)
      }
      breaks += 1
      // A carriage return and a line feed are one line end.
      start = end + 1 < text.count && text[end] == 0x0D && text[end + 1] == 0x0A ? end + 2 : end + 1
    }
  }

  private func separate(_ breaks: Int, to output: inout [UInt8]) {
    if breaks > 1, !newParagraph.isEmpty {
      output += newParagraph
    } else {
      for _ in 0..<min(breaks, 2) { output += lineBreak }
    }
  }

  private func write(line text: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
    var start = range.lowerBound
    while start <= range.upperBound {
      var end = start
      while end < range.upperBound, text[end] != 0x09 { end += 1 }
      if end > start {
        output += open
        write(words: text, start..<end, to: &output)
        output += close
      }
      if end < range.upperBound { output += tab }
      start = end + 1
    }
  }

  /// Text with what XML forbids replaced by U+FFFD. (XML 1.0, §2.2)
  private func write(words text: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
    var start = range.lowerBound
    for index in range {
      let byte = text[index]
      let isForbidden =
        byte < 0x20
        // U+FFFE and U+FFFF
        || byte == 0xEF && index + 2 < text.count && text[index + 1] == 0xBF
          && text[index + 2] >= 0xBE
      guard isForbidden else { continue }
      output.appendEscaped(text.extracting(start..<index))
      output.append("\u{FFFD}" as StaticString)
      start = index + (byte < 0x20 ? 1 : 3)
    }
    if start < range.upperBound { output.appendEscaped(text.extracting(start..<range.upperBound)) }
  }
}
