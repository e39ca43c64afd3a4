internal import Archive
internal import Word
internal import XML

/// Text of a page, as it is shown: white space is one space, and none at the ends of a line.
extension BodyDocument {
  mutating func text(_ bytes: [UInt8]) {
    guard let element = elements.last, !element.isSkipped else { return }
    append(bytes, element.look)
  }

  mutating func append(_ bytes: [UInt8], _ look: HTMLLook) {
    guard !look.isHidden else {
      count(bytes.count)
      hidden += bytes
      return
    }
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let byte = bytes[start]
      if look.keepsSpace, byte == 0x0A {
        appendBreak(look)
        start += 1
      } else if look.keepsSpace ? byte < 0x20 && byte != 0x09 : byte <= 0x20 {
        if paragraph != nil, !look.keepsSpace { hasPendingSpace = true }
        start += 1
      } else {
        let end =
          bytes[start...].firstIndex {
            $0 <= 0x20 && !(look.keepsSpace && ($0 == 0x20 || $0 == 0x09))
          }
          ?? bytes.endIndex
        appendWords(bytes[start..<end], look)
        start = end
      }
    }
  }

  private mutating func appendWords(_ words: ArraySlice<UInt8>, _ look: HTMLLook) {
    flushHidden()
    openParagraph()
    let start = story.text.count
    if hasPendingSpace, let first = paragraph, start > first, story.text[start - 1] != 0x0A {
      story.text.append(0x20)
    }
    hasPendingSpace = false
    story.text += words
    count(words.count)
    let shown = look.look
    guard !shown.isEmpty else { return }
    if let last = story.looks.indices.last, story.looks[last].look == shown,
      story.looks[last].text.upperBound == start
    {
      story.looks[last].text = story.looks[last].text.lowerBound..<story.text.count
    } else {
      story.looks.append(LookRange(text: start..<story.text.count, look: shown))
    }
  }

  mutating func appendBreak(_ look: HTMLLook) {
    guard !look.isHidden else { return hidden.append(0x20) }
    openParagraph()
    hasPendingSpace = false
    story.text.append(0x0A)
  }

  mutating func appendObject(_ kind: InlineObject.Kind, alternativeText: String?) {
    openParagraph()
    if hasPendingSpace { story.text.append(0x20) }
    hasPendingSpace = false
    story.objects.append(
      InlineObject(
        kind: kind, offset: story.text.count, paragraph: story.paragraphs.count - 1,
        alternativeText: alternativeText))
    story.text += Array("\u{FFFC}".utf8)
  }

  mutating func openParagraph() {
    guard paragraph == nil else { return }
    let start = story.text.count
    let cell = tables.last { $0.cell != nil }?.cell
    counts[counts.count - 1].paragraphs += 1
    var new = Paragraph(
      text: start..<start, cell: cell,
      number: cell == nil ? lines + 1 : counts[counts.count - 1].paragraphs)
    new.isQuoted = elements.last?.look.isQuoted ?? false
    new.headingLevel = elements.last { $0.headingLevel != nil }?.headingLevel
    if let item = elements.lastIndex(where: { $0.list != nil }) {
      new.list = elements[item].list
      elements[item].list = nil
    }
    story.paragraphs.append(new)
    paragraph = start
    hasPendingSpace = false
  }

  mutating func closeParagraph() {
    hasPendingSpace = false
    guard let start = paragraph else { return }
    // A break before the end of a block shows no further line.
    if story.text.count > start + 1, story.text.last == 0x0A { story.text.removeLast() }
    let last = story.paragraphs.count - 1
    story.paragraphs[last].text = start..<story.text.count
    if story.paragraphs[last].cell == nil {
      lines += 1 + story.text[start...].count { $0 == 0x0A }
    }
    story.text.append(0x0A)
    paragraph = nil
  }

  /// Makes a note of what was hidden so far, where words were. (W31)
  mutating func flushHidden() {
    guard !hidden.isEmpty else { return }
    let words = hidden.split { $0 <= 0x20 }.joined(separator: [0x20])
    hidden.removeAll(keepingCapacity: true)
    let text = String(decoding: Array(words), as: UTF8.self)
    // Invisible characters make a preview of a message longer; they are no words.
    guard
      text.unicodeScalars.contains(where: {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      })
    else { return }
    let index = max(0, paragraph == nil ? story.paragraphs.count : story.paragraphs.count - 1)
    notes.append((.hiddenText(text), index))
    story.hidden.append(HiddenText(offset: story.text.count, text: text))
  }

  private mutating func count(_ more: Int) {
    characters += more
    if characters > limits.characters {
      overrun = .tooLarge(limit: "\(limits.characters.grouped) characters of text")
    }
  }
}
