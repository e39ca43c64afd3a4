import Forms
import Word

/// A story from text with tags for its looks.
///
/// `<~>…<>` strikes, `<h>` highlights, `<s>` shades, `<b>` is bold, `<u>` underlined, `<c>` coloured,
/// `<w>` unseen; `<>` ends a look. A paragraph ends at `\n`.
struct OptionsStory {
  private(set) var story = Story(kind: .body, part: nil)

  init(_ marked: String) {
    var look: Look = []
    var rest = Substring(marked)
    var start = 0
    func isTag(_ text: Substring) -> (Look, Int)? {
      let tags: [(String, Look)] = [
        ("<~>", .struck), ("<h>", .highlighted), ("<s>", .shaded), ("<b>", .bold),
        ("<u>", .underlined),
        ("<c>", .coloured), ("<w>", .unseen), ("<i>", .italic), ("<>", []),
      ]
      return tags.first { text.hasPrefix($0.0) }.map { ($0.1, $0.0.count) }
    }
    while let character = rest.first {
      if let (next, length) = isTag(rest) {
        close(look, from: start)
        look = next
        start = story.text.count
        rest = rest.dropFirst(length)
      } else {
        story.text += Array(String(character).utf8)
        rest = rest.dropFirst()
      }
    }
    close(look, from: start)
    if story.text.last != 0x0A { story.text.append(0x0A) }
    addParagraphs()
  }

  var range: Range<Int> { 0..<(story.text.count - 1) }

  private mutating func close(_ look: Look, from start: Int) {
    guard !look.isEmpty, story.text.count > start else { return }
    story.looks.append(LookRange(text: start..<story.text.count, look: look))
  }

  private mutating func addParagraphs() {
    var start = 0
    for (index, byte) in story.text.enumerated() where byte == 0x0A {
      story.paragraphs.append(
        Paragraph(text: start..<index, number: story.paragraphs.count + 1))
      start = index + 1
    }
  }

  /// Makes every ☐ and ☒ a legacy form field, on as `states` say in their order.
  func legacy(_ states: [Bool]) -> OptionsStory {
    var copy = self
    for (range, isChecked) in zip(boxes, states) {
      copy.story.legacyFields.append(
        LegacyField(kind: .checkBox(isChecked: isChecked), name: nil, text: range, paragraph: 0))
    }
    return copy
  }

  /// Makes every ☐ and ☒ a control of its own.
  func controls(_ states: [Bool], checked: String = "☒", unchecked: String = "☐") -> OptionsStory {
    var copy = self
    for (range, isChecked) in zip(boxes, states) {
      let kind = ContentControl.Kind.checkBox(
        isChecked: isChecked, checkedGlyph: checked, uncheckedGlyph: unchecked)
      copy.story.controls.append(
        ContentControl(kind: kind, level: .inline, text: range, paragraph: 0))
    }
    return copy
  }

  /// Makes every U+FFFC an object.
  func objects(_ kind: InlineObject.Kind) -> OptionsStory {
    var copy = self
    for range in ranges(of: "\u{FFFC}") {
      let paragraph =
        story.paragraphs.firstIndex { $0.text.contains(range.lowerBound) } ?? 0
      copy.story.objects.append(
        InlineObject(kind: kind, offset: range.lowerBound, paragraph: paragraph))
    }
    return copy
  }

  func listBoxes() -> OptionsStory {
    var copy = self
    for index in copy.story.paragraphs.indices { copy.story.paragraphs[index].list = .box }
    return copy
  }

  /// Puts every paragraph into a cell of its own, in rows of `columns`.
  func cells(columns: Int) -> OptionsStory {
    var copy = self
    for index in copy.story.paragraphs.indices {
      let text = copy.story.paragraphs[index].text
      copy.story.paragraphs[index].cell = index
      copy.story.cells.append(
        TableCell(
          table: 0, row: index / columns + 1, column: index % columns + 1,
          gridColumn: index % columns, gridSpan: 1, paragraphs: index..<(index + 1),
          text: text.lowerBound..<(text.upperBound + 1)))
    }
    return copy
  }

  private var boxes: [Range<Int>] {
    (ranges(of: "☐") + ranges(of: "☒")).sorted { $0.lowerBound < $1.lowerBound }
  }

  private func ranges(of word: String) -> [Range<Int>] {
    let bytes = Array(word.utf8)
    guard story.text.count >= bytes.count else { return [] }
    return (0...(story.text.count - bytes.count)).compactMap { start in
      story.text[start..<(start + bytes.count)].elementsEqual(bytes)
        ? start..<(start + bytes.count) : nil
    }
  }
}

/// A reading without the sentence of its doubt, written shortly: `0`, `blank`, `several-options 0 1`, `words`.
func summary(_ reading: OptionReading) -> String {
  switch reading {
  case .chosen(let options): options.map(String.init).joined(separator: " ")
  case .untouched: "blank"
  case .unclear(let doubt, let candidates):
    ([doubt.code] + candidates.map(String.init)).joined(separator: " ")
  case .unreadable(let doubt): "unreadable \(doubt.code)"
  case .notOptions: "words"
  }
}

func options(_ labels: String...) -> [Field.Option] { labels.map { Field.Option(label: $0) } }

let yesNo = OptionReader(Field(key: "approved", label: "Approved", type: .yesNo))

func readYesNo(_ story: OptionsStory) -> String {
  summary(yesNo.read(story.range, of: story.story))
}
func readYesNo(_ text: String) -> String { readYesNo(OptionsStory(text)) }

func read(_ story: OptionsStory, among options: [Field.Option], several: Bool = false) -> String {
  let reader = OptionReader(options: options, allowsSeveral: several)
  return summary(reader.read(story.range, of: story.story))
}
func read(_ text: String, among options: [Field.Option], several: Bool = false) -> String {
  read(OptionsStory(text), among: options, several: several)
}
