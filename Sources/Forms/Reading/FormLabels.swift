internal import Folding
internal import Word

/// A label of the chosen form, as it stands in a story.
struct FormLabel {
  /// An index in the form's fields.
  var field: Int
  var occurrence: Occurrence
  /// The innermost cell it stands in.
  var cell: Int?
  /// It is the first thing in its cell.
  var isHead: Bool
}

/// The labels of one form among what was found in the lines of one record.
///
/// Dropped here are the words that are no labels after all: those without anything that ends a label
/// ("Reasons for the visit"), and labels of other fields inside a cell that began with its own (W72).
struct FormLabels {
  private(set) var labels: [FormLabel] = []
  /// The same labels in what is quoted below or above, where the sender's own words have them, too.
  private(set) var quotedCopies: [FormLabel] = []

  init(
    _ occurrences: ArraySlice<Occurrence>, of form: Int, in reading: StoryReading,
    sections: [TitleLine], catalogue: ReadingCatalogue
  ) {
    let fields = catalogue.forms[form].fields
    let bytes = reading.story.text
    let text = bytes.span
    labels.reserveCapacity(occurrences.count)
    var helpLine: Int?
    for var occurrence in occurrences where occurrence.line != helpLine {
      let field = Self.field(of: occurrence, form, sections, catalogue)
      guard let field else { continue }
      // Behind a box stands an option, unless the form asks it as a question of its own.
      if occurrence.box != nil, fields[field].type != .yesNo { continue }
      if occurrence.separator == .none, occurrence.startsLine, occurrence.box == nil,
        !mayAnswerFollow(occurrence, fields[field], reading)
      {
        continue
      }
      let line = reading.scan.lines[occurrence.line]
      let cell = reading.story.paragraphs[line.paragraph].cell
      var isHead = false
      if let cell, occurrence.startsLine {
        let start = reading.story.cells[cell].text.lowerBound
        isHead = skipSpace(text, start, occurrence.label.lowerBound) >= line.text.lowerBound
      }
      if let help = Self.help(below: occurrence, cell, fields[field], reading) {
        occurrence.help = help
        occurrence.valueStart = help.upperBound
        helpLine = occurrence.line + 1
      }
      labels.append(
        FormLabel(field: field, occurrence: occurrence, cell: cell, isHead: isHead))
    }
    dropLabelsInsideAnswers(text)
    setQuotedCopiesApart()
  }

  /// The line below a label, if it is the form's own help for it and not what somebody wrote there.
  private static func help(
    below label: Occurrence, _ cell: Int?, _ field: ReadingField, _ reading: StoryReading
  ) -> Range<Int>? {
    let lines = reading.scan.lines
    guard let help = field.help, label.line + 1 < lines.count else { return nil }
    let (line, next) = (lines[label.line], lines[label.line + 1])
    let bytes = reading.story.text
    let text = bytes.span
    let words = trimmed(text, next.text)
    guard !words.isEmpty, text[words.lowerBound] | 0x20 == help[0] | 0x20,
      reading.story.paragraphs[next.paragraph].cell == cell,
      skipSpace(text, label.valueStart, line.text.upperBound) >= line.text.upperBound,
      folded(text, words) == help
    else { return nil }
    return next.text
  }

  /// In a reply the sender's own words count, not the copy below them. (W97)
  private mutating func setQuotedCopiesApart() {
    guard labels.contains(where: \.occurrence.isQuoted) else { return }
    let own = Set(labels.filter { !$0.occurrence.isQuoted }.map(\.field))
    let isCopy = { (label: FormLabel) in label.occurrence.isQuoted && own.contains(label.field) }
    quotedCopies = labels.filter(isCopy)
    labels.removeAll(where: isCopy)
  }

  /// Which field a label means, where two sections of the form share one: that of the nearest
  /// section heading above. (W77)
  private static func field(
    of occurrence: Occurrence, _ form: Int, _ sections: [TitleLine],
    _ catalogue: ReadingCatalogue
  ) -> Int? {
    switch catalogue.index.meaning(of: occurrence.entry, in: form) {
    case .none: nil
    case .field(let field): field
    case .several:
      field(of: occurrence, form, catalogue.forms[form].schema, sections, catalogue.index)
    }
  }

  private static func field(
    of occurrence: Occurrence, _ form: Int, _ schema: FormSchema, _ sections: [TitleLine],
    _ index: LabelIndex
  ) -> Int? {
    for heading in sections.reversed() where heading.line <= occurrence.line {
      for case .section(form, let section) in index.landmarks[heading.entry] {
        let start = schema.sections[..<section].reduce(0) { $0 + $1.fields.count }
        let range = start..<start + schema.sections[section].fields.count
        for case .label(form, let field) in index.landmarks[occurrence.entry]
        where range.contains(field) {
          return field
        }
      }
    }
    for case .label(form, let field) in index.landmarks[occurrence.entry] { return field }
    return nil
  }

  private mutating func dropLabelsInsideAnswers(_ text: borrowing Span<UInt8>) {
    guard labels.contains(where: { $0.cell != nil && !$0.isHead }) else { return }
    let heads = labels
    var kept: [FormLabel] = []
    kept.reserveCapacity(labels.count)
    for label in labels {
      let head =
        label.cell == nil || label.isHead
        ? nil : heads.first { $0.cell == label.cell && $0.isHead }
      guard let head else {
        kept.append(label)
        continue
      }
      // A wide gap before it is the form's: several questions in one printed line.
      let isPrinted = label.occurrence.separator == .colon && hasGap(text, before: label.occurrence)
      let isElsewhere = heads.contains {
        $0.field == label.field && $0.cell != label.cell && ($0.isHead || $0.cell == nil)
      }
      if head.field != label.field, isPrinted || !isElsewhere { kept.append(label) }
    }
    labels = kept
  }
}

/// Three spaces or a tab, within the line.
private func hasGap(_ text: borrowing Span<UInt8>, before occurrence: Occurrence) -> Bool {
  let start = occurrence.label.lowerBound
  guard !occurrence.startsLine, start >= 3 else { return false }
  return text[start - 1] == UInt8(ascii: "\t")
    || (start - 3..<start).allSatisfy { text[$0] == UInt8(ascii: " ") }
}

/// True where an answer may stand right behind a label without any sign between them: an option, a
/// box, a control.
private func mayAnswerFollow(
  _ occurrence: Occurrence, _ field: ReadingField, _ reading: StoryReading
) -> Bool {
  let line = reading.scan.lines[occurrence.line].text
  let start = occurrence.valueStart
  if reading.story.controls.contains(where: {
    $0.text.lowerBound == start && $0.level == .inline
  })
    || reading.story.legacyFields.contains(where: { $0.text.lowerBound == start })
  {
    return true
  }
  guard field.type.isOptions else { return false }
  let bytes = reading.story.text
  let text = bytes.span
  guard start < line.upperBound else { return false }
  if text[start] >= 0x80 || text[start] == UInt8(ascii: "[") || text[start] == UInt8(ascii: "(") {
    return true
  }
  let options = field.effectiveOptions
  return options.contains { option in
    let word = Array(option.label.utf8)
    guard start + word.count <= line.upperBound else { return false }
    return word.indices.allSatisfy { (text[start + $0] | 0x20) == (word[$0] | 0x20) }
      && !continuesWord(text, at: start + word.count, end: line.upperBound)
  }
}

extension FieldType {
  /// The answer is one or more of a few words.
  var isOptions: Bool {
    switch self {
    case .yesNo, .choice, .choices: true
    default: false
    }
  }
}
