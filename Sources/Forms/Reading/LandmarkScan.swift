internal import Archive
internal import Folding
internal import Word

/// A label as it was found in a story.
struct Occurrence {
  /// An index in ``LabelIndex/landmarks``.
  var entry: Int
  /// An index in the story's lines.
  var line: Int
  /// The label's bytes, numbering and tail out.
  var label: Range<Int>
  var separator: LabelTail.Separator
  /// Where the answer begins, if it stands behind the label.
  var valueStart: Int
  /// The line below the label that tells how to answer, as the form has it printed; the answer begins
  /// behind it.
  var help: Range<Int>?
  /// Nothing but white space, a bullet or a number stands before it on its line.
  var startsLine: Bool
  /// The box before it on its line, which answers it. (W53)
  var box: Range<Int>?
  /// It stands in a quoted line of an e-mail.
  var isQuoted = false

  /// The line that an answer begins on, if it does not begin below.
  var valueLine: Int { help == nil ? line : line + 1 }
}

/// A line that is the title of a form, its mark, or the heading of a section, and nothing else.
struct TitleLine {
  var entry: Int
  var line: Int
  /// Of a line that is the mark of a form; its entry is that of the form's title.
  var mark: FormMark?
  /// It stands in a quoted line of an e-mail.
  var isQuoted = false
}

/// A line that divides the forms of a batch.
struct Divider {
  enum Kind { case rule, pageBreak }
  var kind: Kind
  var line: Int
}

/// Everything of the blank forms that is to be seen in a story: the first pass over its text.
struct LandmarkScan {
  private(set) var lines: [Line]
  private(set) var occurrences: [Occurrence] = []
  private(set) var titles: [TitleLine] = []
  private(set) var dividers: [Divider] = []

  /// - Parameters:
  ///   - story: what is gone through.
  ///   - index: what is to be found.
  ///   - isTyped: it was typed up from paper, which has no quoted copies, signatures or disclaimers.
  init(_ story: Story, index: LabelIndex, isTyped: Bool = false) {
    lines = story.lines()
    occurrences.reserveCapacity(min(lines.count, 16))
    let text = story.text.span
    let isPlainText = story.part == nil
    var voices = EmailVoices()
    for number in lines.indices {
      let line = lines[number].text
      guard !line.isEmpty else { continue }
      if isPlainText, let kind = dividerKind(text, line) {
        dividers.append(Divider(kind: kind, line: number))
        voices = EmailVoices()
        continue
      }
      var start = line.lowerBound
      if isPlainText, !isTyped {
        lines[number].voice = voices.voice(
          of: number, in: lines, text,
          isQuoted: story.paragraphs[lines[number].paragraph].isQuoted, &start)
        if lines[number].voice == .aside { continue }
      }
      start = startOfWords(text, start..<line.upperBound)
      if let mark = mark(text, story, at: start, end: line.upperBound),
        let title = index.titles[mark.form]
      {
        titles.append(
          TitleLine(
            entry: title, line: number, mark: mark, isQuoted: lines[number].voice == .quoted))
        continue
      }
      var rest = start
      if let match = index.label(text, from: start, to: line.upperBound) {
        rest = add(match, at: start, line: number, text, index)
      } else if let box = box(text, at: start, end: line.upperBound) {
        let label = skipSpace(text, box.upperBound, line.upperBound)
        if let match = index.match(text, from: label, to: line.upperBound) {
          rest = add(match, at: label, behind: box, line: number, text, index)
        }
      }
      addInner(from: rest, line: number, text, index)
    }
  }

  /// The dividers among some lines.
  func dividers(in lines: Range<Int>) -> ArraySlice<Divider> {
    let first = dividers.partitioningIndex { $0.line >= lines.lowerBound }
    let last = dividers.partitioningIndex { $0.line >= lines.upperBound }
    return dividers[first..<last]
  }

  /// The line is a signature, a disclaimer, or the head of a quotation. (W97, W98)
  func isAside(_ line: Int) -> Bool { lines[line].voice == .aside }

  /// Adds what begins a line, if it is a title or a label; returns where the rest of the line begins.
  private mutating func add(
    _ match: LabelIndex.Match, at start: Int, behind box: Range<Int>? = nil, line: Int,
    _ text: borrowing Span<UInt8>, _ index: LabelIndex
  ) -> Int {
    let end = lines[line].text.upperBound
    let tail = LabelTail(text, from: match.end, to: end)
    let (isLabel, isTitle) = index.kinds[match.entry]
    if isTitle, tail.separator == .lineEnd || trimmed(text, tail.valueStart..<end).isEmpty {
      titles.append(
        TitleLine(entry: match.entry, line: line, isQuoted: lines[line].voice == .quoted))
      if !isLabel { return end }
    }
    guard isLabel else { return start }
    occurrences.append(
      Occurrence(
        entry: match.entry, line: line, label: start..<match.end, separator: tail.separator,
        valueStart: tail.valueStart, startsLine: true, box: box,
        isQuoted: lines[line].voice == .quoted))
    return tail.valueStart
  }

  /// Adds labels within a line: at the start of a word, with a colon, tab or leader behind them, or
  /// at the end of a cell with a gap before them. (W72)
  private mutating func addInner(
    from start: Int, line: Int, _ text: borrowing Span<UInt8>, _ index: LabelIndex
  ) {
    let end = lines[line].text.upperBound
    guard start < end, mayHoldSeparator(text, start, end) else { return }
    var offset = start
    var isWordStart = true
    while offset < end {
      let byte = text[offset]
      if isWordStart, index.mayBegin(with: byte), isWordByte(byte) || byte >= 0x80,
        let match = index.match(text, from: offset, to: end)
      {
        let tail = LabelTail(text, from: match.end, to: end)
        let hasGap =
          offset - start >= 1 && text[offset - 1] == UInt8(ascii: "\t")
          || offset - start >= 2 && text[offset - 1] <= 0x20 && text[offset - 2] <= 0x20
        let isLabel =
          switch tail.separator {
          case .colon, .tab, .leader: true
          case .question, .lineEnd: hasGap
          case .dash, .equals, .gap, .none: false
          }
        if isLabel, index.kinds[match.entry].isLabel {
          occurrences.append(
            Occurrence(
              entry: match.entry, line: line, label: offset..<match.end, separator: tail.separator,
              valueStart: tail.valueStart, startsLine: false,
              isQuoted: lines[line].voice == .quoted))
          offset = tail.valueStart
          isWordStart = true
          continue
        }
      }
      isWordStart = !(isWordByte(byte) || byte >= 0x80)
      offset += 1
    }
  }
}

/// The mark of a form, if that is all of a line.
private func mark(
  _ text: borrowing Span<UInt8>, _ story: borrowing Story, at start: Int, end: Int
) -> FormMark? {
  // Few lines of any form begin so.
  guard start + 12 < end, text[start] | 0x20 == UInt8(ascii: "d"),
    text[start + 1] | 0x20 == UInt8(ascii: "o"), text[start + 2] | 0x20 == UInt8(ascii: "c")
  else { return nil }
  return FormMark(line: string(story.text, start..<end))
}

/// A box to tick at `start`, such as `☐` or `☒`. (W53, W54)
private func box(_ text: borrowing Span<UInt8>, at start: Int, end: Int) -> Range<Int>? {
  guard start < end, text[start] >= 0xE2 else { return nil }
  let (scalar, length) = decodeScalar(text, at: start, end: end)
  guard case .box? = OptionGlyphs.kind(of: scalar) else { return nil }
  return start..<start + length
}

/// A cheap test that spares most lines the search for labels within them.
func mayHoldSeparator(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
  var offset = start
  while offset + 8 <= end {
    if holdsSigns(text.eightBytes(at: offset)), hasSeparator(text, offset, offset + 8, end) {
      return true
    }
    // The second of a pair may stand in the next eight.
    offset += 7
  }
  guard end - start >= 8, end > offset else { return hasSeparator(text, offset, end, end) }
  // What is left, with some that was looked at before.
  return holdsSigns(text.eightBytes(at: end - 8)) && hasSeparator(text, offset, end, end)
}

/// Whether eight bytes hold a sign that may end a label.
@inline(__always)
private func holdsSigns(_ eight: EightBytes) -> Bool {
  let signs =
    eight.equal(to: UInt8(ascii: ":")) | eight.equal(to: UInt8(ascii: "\t"))
    | eight.beyondASCII
  // Two of these in a row count.
  let dots = eight.equal(to: UInt8(ascii: "."))
  let spaces = eight.equal(to: UInt8(ascii: " "))
  let rules = eight.equal(to: UInt8(ascii: "_"))
  return signs | dots & dots >> 8 | spaces & spaces >> 8 | rules & rules >> 8 != 0
}

private func hasSeparator(_ text: Span<UInt8>, _ start: Int, _ stop: Int, _ end: Int) -> Bool {
  for offset in start..<stop {
    let next = offset + 1 < end ? text[offset + 1] : 0
    switch text[offset] {
    case UInt8(ascii: "\t"): return true
    case UInt8(ascii: ":"):
      if next != UInt8(ascii: "/") || !endsScheme(text, offset) { return true }
    // The first bytes of `…` (E2 80 A6) and of the colons of other scripts; E2 80 alone begins
    // quotation marks and dashes too.
    case 0xE2:
      if next != 0x80 || offset + 2 < end && text[offset + 2] == 0xA6 { return true }
    case 0xEA, 0xEF: return true
    case UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: "_"):
      if next == text[offset] { return true }
    default: break
    }
  }
  return false
}

/// The colon of `http://` and `https://` ends no label.
private func endsScheme(_ text: Span<UInt8>, _ colon: Int) -> Bool {
  guard colon >= 4 else { return false }
  let end = text[colon - 1] | 0x20 == UInt8(ascii: "s") ? colon - 1 : colon
  return end >= 4 && text[end - 1] | 0x20 == UInt8(ascii: "p")
    && text[end - 2] | 0x20 == UInt8(ascii: "t") && text[end - 3] | 0x20 == UInt8(ascii: "t")
    && text[end - 4] | 0x20 == UInt8(ascii: "h")
}

/// A form feed, or a line of nothing but `-`, `=` (three and more) that divides the forms of a batch.
private func dividerKind(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Divider.Kind? {
  let first = text[line.lowerBound]
  if first == 0x0C { return .pageBreak }
  guard first == UInt8(ascii: "-") || first == UInt8(ascii: "=") else { return nil }
  var count = 0
  for offset in line {
    let byte = text[offset]
    if byte == first { count += 1 } else if byte > 0x20 { return nil }
  }
  return count >= 3 ? .rule : nil
}
