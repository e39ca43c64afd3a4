package import Word

/// Reads which options of a field a person chose: by marks, strikes, or what is left. (W53–W60)
///
/// It is made once a field and used for every form.
package struct OptionReader: Sendable {
  /// What a piece of text is that the form itself has.
  enum Meaning {
    case option(Int)
    case printed
  }

  private struct Phrase {
    var folded: [UInt32]
    var meaning: Meaning

    var option: Int? {
      if case .option(let option) = meaning { return option }
      return nil
    }
  }

  let optionCount: Int
  let allowsSeveral: Bool
  let isYesNo: Bool
  /// Longest first, for one option may begin another.
  private let phrases: [Phrase]
  /// The bytes that a phrase may begin with, of the first 128.
  private let starts: (UInt64, UInt64)
  private let startsWide: Bool

  /// - Parameter field: one of type yes-no, choice or choices. A yes-no field without options has Yes
  ///   and No, in this order.
  package init(_ field: Field) {
    let isYesNo = field.type == .yesNo
    self.init(
      options: isYesNo && field.options.isEmpty ? Self.yesAndNo : field.options,
      allowsSeveral: field.type == .choices, isYesNo: isYesNo, printedText: field.printedText)
  }

  /// - Parameters:
  ///   - options: in the order of the form.
  ///   - allowsSeveral: more than one may be chosen.
  ///   - isYesNo: a ticked box without a word means the first option.
  ///   - printedText: words of the blank form that are no answer.
  package init(
    options: [Field.Option], allowsSeveral: Bool, isYesNo: Bool = false, printedText: [String] = []
  ) {
    optionCount = options.count
    self.allowsSeveral = allowsSeveral
    self.isYesNo = isYesNo
    var phrases: [Phrase] = []
    for (index, option) in options.enumerated() {
      for label in [option.label] + option.otherLabels {
        phrases.append(Phrase(folded: OptionFolding.folded(label), meaning: .option(index)))
      }
    }
    // "Yes / No" printed is the options themselves: skipping it whole would hide a mark between them.
    let labels = phrases
    for text in printedText {
      let folded = OptionFolding.folded(text)
      let held = labels.filter { folded.containsWords($0.folded) }
      guard Set(held.map(\.option)).count < 2, !held.contains(where: { $0.folded == folded }) else {
        continue
      }
      phrases.append(Phrase(folded: folded, meaning: .printed))
    }
    self.phrases = phrases.filter { !$0.folded.isEmpty }.sorted {
      $0.folded.count > $1.folded.count
    }
    var starts: (UInt64, UInt64) = (0, 0)
    var startsWide = false
    for first in self.phrases.compactMap(\.folded.first) {
      if first < 64 { starts.0 |= 1 << UInt64(first) }
      if first >= 64, first < 128 { starts.1 |= 1 << UInt64(first - 64) }
      if first >= 128 { startsWide = true }
    }
    self.starts = starts
    self.startsWide = startsWide
  }

  private static let yesAndNo = [
    Field.Option(label: "Yes", otherLabels: ["Y"]), Field.Option(label: "No", otherLabels: ["N"]),
  ]

  /// Reads an answer.
  ///
  /// - Parameters:
  ///   - range: where the answer stands in the text of `story`, without the label.
  ///   - story: the text with its looks, controls and objects.
  /// - Returns: what is chosen, or why that cannot be said.
  /// - Complexity: O(length of the answer), and the number of controls and objects of the story.
  package func read(_ range: Range<Int>, of story: borrowing Story) -> OptionReading {
    let paragraphs = story.paragraphs(of: range)
    let cells = OptionCells(paragraphs, of: story)
    var scanner = OptionScanner(range, of: story, for: self, cells: cells)
    scanner.scan()
    let looks = OptionLooks(range, of: story)
    var line = OptionLine(scanner.pieces, looks: looks, bracketed: scanner.bracketed)
    line.tidy(story.text)
    line.bind(cells)
    let objects = OptionObjects(in: range, paragraphs: paragraphs, of: story)
    return OptionVerdict(
      line, objects: objects, hasListBoxes: story.hasListBoxes(in: paragraphs), reader: self
    ).reading
  }

  /// The option that is all of a text, which is read by itself alone where nothing but text can stand.
  func whole(_ text: [UInt8], _ range: Range<Int>) -> Int? {
    guard !range.isEmpty,
      case (.option(let option), range.upperBound)? = match(
        in: text, from: range.lowerBound, to: range.upperBound)
    else { return nil }
    return option
  }

  /// One of the options stands in `range`, as whole words.
  func holdsOption(_ range: Range<Int>, of story: borrowing Story) -> Bool {
    var isWordStart = true
    for offset in range {
      let byte = story.text[offset]
      if isWordStart,
        case .option? = match(in: story.text, from: offset, to: range.upperBound)?.meaning
      {
        return true
      }
      isWordStart = byte < 0x80 && !OptionFolding.isWord(UInt32(byte))
    }
    return false
  }

  /// The longest phrase of the form that stands at `start`, as whole words.
  func match(in text: [UInt8], from start: Int, to end: Int) -> (meaning: Meaning, end: Int)? {
    let (first, _) = OptionFolding.scalar(in: text, at: start)
    guard
      first < 64
        ? starts.0 >> UInt64(first) & 1 == 1
        : first < 128 ? starts.1 >> UInt64(first - 64) & 1 == 1 : startsWide
    else { return nil }
    for phrase in phrases where phrase.folded[0] == first {
      guard let after = OptionFolding.end(of: phrase.folded, in: text, from: start, to: end),
        isBoundary(after: phrase.folded, in: text, at: after, to: end)
      else { continue }
      return (phrase.meaning, after)
    }
    return nil
  }

  /// No word goes on at `offset`: not in "Nobody", "No-one" or the "N" of "N/A".
  private func isBoundary(after label: [UInt32], in text: [UInt8], at offset: Int, to end: Int)
    -> Bool
  {
    guard offset < end, let last = label.last, OptionFolding.isWord(last) else { return true }
    let (scalar, next) = OptionFolding.scalar(in: text, at: offset)
    guard !OptionFolding.isWord(scalar) else { return false }
    guard next < end else { return true }
    let (second, afterSecond) = OptionFolding.scalar(in: text, at: next)
    if scalar == 0x2D || scalar == 0x27 { return !OptionFolding.isWord(second) }
    guard scalar == 0x2F, label.count == 1, second == 0x61 else { return true }
    return afterSecond < end
      && OptionFolding.isWord(OptionFolding.scalar(in: text, at: afterSecond).scalar)
  }
}

extension [UInt32] {
  /// `words` stand in it, whole.
  fileprivate func containsWords(_ words: [UInt32]) -> Bool {
    guard !words.isEmpty, count >= words.count else { return false }
    return (0...(count - words.count)).contains { start in
      let end = start + words.count
      return self[start..<end].elementsEqual(words)
        && (start == 0 || !OptionFolding.isWord(self[start - 1]))
        && (end == count || !OptionFolding.isWord(self[end]))
    }
  }
}
