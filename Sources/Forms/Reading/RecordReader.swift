internal import Folding
internal import Word

/// Reads one form out of a document: field by field, all evidence, then one answer each.
struct RecordReader {
  let document: Document
  let readings: [StoryReading]
  let record: RecordLines
  let form: ReadingForm
  let index: LabelIndex
  let today: CalendarDate
  /// Stories besides the body that belong to this form.
  private let others: [Int]
  let labels: [[FormLabel]]
  /// Labels of the body that stand once more in what is quoted.
  let quotedCopies: [FormLabel]
  private let nearLabels: NearLabels

  var fields: [ReadingField] { form.fields }
  var names: ControlNames { form.names }

  /// What one piece of evidence says, and the text that it speaks for.
  struct Reading {
    var answer: Answer
    var story: Int
    var text: Range<Int>
  }

  /// Fields whose label differs from the form's by one letter, and where it stands. (W80)
  var nearFields: [(field: Int, location: DocumentLocation)] {
    nearLabels.occurrences.compactMap { near in
      let label = labels[0].first {
        $0.occurrence.line == near.line && $0.occurrence.entry == near.entry
      }
      return label.map {
        (
          $0.field,
          document.location(
            story: 0, paragraph: readings[0].scan.lines[near.line].paragraph)
        )
      }
    }
  }
  /// Fields of which neither a label nor a control was found when the form was last read.
  private(set) var missing: [Int] = []
  private var covered: [Coverage]
  private var row: AnswerRows.Row?
  /// Text of the body that belongs to other records.
  private var foreign: [Range<Int>] = []

  init(
    document: Document, readings: [StoryReading], record: RecordLines, form: Int,
    others: [Int], catalogue: ReadingCatalogue, today: CalendarDate
  ) {
    self.document = document
    self.readings = readings
    self.record = record
    self.form = catalogue.forms[form]
    self.others = others
    self.today = today
    index = catalogue.index
    let body = readings[0]
    func labels(
      _ occurrences: ArraySlice<Occurrence>, _ reading: StoryReading, _ titles: [TitleLine]
    ) -> FormLabels {
      FormLabels(occurrences, of: form, in: reading, sections: titles, catalogue: catalogue)
    }
    var bodyLabels = labels(body.scan.occurrences[record.occurrences], body, record.titles)
    let found = bodyLabels.labels
    let missing = self.form.fields.indices.filter { field in
      !found.contains { $0.field == field }
    }
    let near = NearLabels(
      missing: missing, form: form, record: record, reading: body, index: catalogue.index)
    if !near.occurrences.isEmpty {
      let all = (body.scan.occurrences[record.occurrences] + near.occurrences)
        .sorted { ($0.line, $0.label.lowerBound) < ($1.line, $1.label.lowerBound) }
      bodyLabels = labels(all[...], body, record.titles)
    }
    nearLabels = near
    quotedCopies = bodyLabels.quotedCopies
    self.labels =
      [bodyLabels.labels]
      + others.map {
        labels(readings[$0].scan.occurrences[...], readings[$0], readings[$0].scan.titles).labels
      }
    covered = readings.map { _ in Coverage() }
  }

  /// The lines of the body that end an answer.
  var stops: [Int] {
    var stops = record.titles.map(\.line)
    let dividers = readings[0].scan.dividers
    guard !dividers.isEmpty else { return stops }
    for divider in dividers where record.lines.contains(divider.line) { stops.append(divider.line) }
    return stops.sorted()
  }

  /// The rows of the body's table that are a record each; nearly always one nil. (W65)
  var answerRows: [AnswerRows.Row?] {
    AnswerRows(labels[0], fields: fields, story: readings[0].story)?.rows ?? [nil]
  }

  /// Every answer, and the words that belong to none.
  ///
  /// - Parameter row: the row of answers to read, where each is a record. What stands round the rows is
  ///   listed with the first.
  /// - Returns: an answer for each field in the order of the form, and what is left.
  mutating func read(_ row: AnswerRows.Row? = nil) -> (
    answers: [FieldAnswer], unassigned: [UnassignedText]
  ) {
    var answers: [FieldAnswer] = []
    answers.reserveCapacity(fields.count)
    covered = readings.map { _ in Coverage() }
    self.row = row
    foreign = row?.otherRows ?? []
    for text in foreign { covered[0].add(text) }
    var evidence = gather()
    doubtShared(&evidence)
    missing = fields.indices.filter { evidence[$0].isEmpty }
    for (number, field) in fields.enumerated() {
      answers.append(FieldAnswer(field.key, merge(&evidence[number], field)))
      if answers[number].answer.outcome == .blank,
        let near = nearLabels.ambiguous.first(where: { $0.fields.contains(number) })
      {
        answers[number].answer.outcome = .unclear
        answers[number].answer.doubt = .nearLabel
        answers[number].answer.location = document.location(
          story: 0, paragraph: readings[0].scan.lines[near.line].paragraph)
      }
    }
    return (answers, unassigned())
  }

  // MARK: Evidence

  struct Evidences {
    var controls: [Reading] = []
    var labels: [Reading] = []
    /// Boxes with the field's name, each beside an option, which are read with the words around them.
    var boxes: [(story: Int, text: Range<Int>)] = []

    var isEmpty: Bool { controls.isEmpty && labels.isEmpty && boxes.isEmpty }
  }

  private mutating func gather() -> [Evidences] {
    var evidence = [Evidences](repeating: Evidences(), count: fields.count)
    let stops = stops
    for (position, story) in ([0] + others).enumerated() {
      let reading = readings[story]
      let reader = fieldReader(reading)
      gatherControls(reader, story, &evidence)
      let finder = PlaceFinder(
        reading: reading, labels: labels[position],
        lines: story == 0 ? record.lines : 0..<reading.scan.lines.count,
        stops: story == 0 ? stops : reading.scan.titles.map(\.line),
        answerRow: story == 0 ? row : nil)
      for (number, label) in labels[position].enumerated() {
        cover(label, story)
        // A header or a text box answers only what the body does not ask. (W33)
        if story != 0, evidence[label.field].labels.contains(where: { $0.story == 0 }) { continue }
        let field = fields[label.field]
        let place = finder.place(ofLabelAt: number, field)
        var answer = reader.answer(at: place, to: field, label: label, index: index)
        if answer.outcome == .blank, story == 0, others.count > 0 {
          askTextBoxes(label, place, field, &answer)
        }
        evidence[label.field].labels.append(
          Reading(answer: consume answer, story: story, text: place.text))
      }
    }
    for field in fields.indices where evidence[field].labels.isEmpty {
      askBoxes(field, &evidence[field])
    }
    if !quotedCopies.isEmpty { askQuotedCopies(&evidence) }
    return evidence
  }

  private func gatherControls(
    _ reader: FieldReader, _ story: Int, _ evidence: inout [Evidences]
  ) {
    let reading = reader.reading
    if reading.story.controls.isEmpty, reading.story.legacyFields.isEmpty { return }
    let bytes = story == 0 ? byteRange : 0..<reading.story.text.count + 1
    let named = reading.story.controls.map { names.field(of: $0) }
    let boxes = boxCounts(reading.story, named: named.map { $0?.field })
    for (number, control) in reading.story.controls.enumerated()
    where bytes.contains(control.text.lowerBound) && !isForeign(control.text, story) {
      guard let (field, how) = named[number] else { continue }
      if case .checkBox = control.kind, isAmongOptions(control.text, field, boxes, reader) {
        evidence[field].boxes.append((story, control.text))
        continue
      }
      evidence[field].controls.append(
        Reading(
          answer: reader.answer(inControl: number, to: fields[field], how), story: story,
          text: control.text))
    }
    for (number, legacy) in reading.story.legacyFields.enumerated()
    where bytes.contains(legacy.text.lowerBound) && !isForeign(legacy.text, story) {
      guard let field = names.field(of: legacy) else { continue }
      if case .checkBox = legacy.kind, isAmongOptions(legacy.text, field, boxes, reader) {
        evidence[field].boxes.append((story, legacy.text))
        continue
      }
      evidence[field].controls.append(
        Reading(
          answer: reader.answer(inLegacyField: number, to: fields[field]), story: story,
          text: legacy.text))
    }
  }

  /// How many tick boxes of a story have the name of each field.
  private func boxCounts(_ story: Story, named fields: [Int?]) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for (control, field) in zip(story.controls, fields) where control.kind.isCheckBox {
      if let field { counts[field, default: 0] += 1 }
    }
    for legacy in story.legacyFields {
      guard case .checkBox = legacy.kind, let field = names.field(of: legacy) else { continue }
      counts[field, default: 0] += 1
    }
    return counts
  }

  /// A box beside one option of several, not a box that stands for the whole question. (W38, W47)
  private func isAmongOptions(
    _ box: Range<Int>, _ field: Int, _ boxes: [Int: Int], _ reader: FieldReader
  ) -> Bool {
    guard fields[field].type == .yesNo, boxes[field, default: 0] < 2 else { return true }
    let story = reader.reading.story
    let line = story.paragraphs[reader.reading.paragraph(at: box.lowerBound)].text
    return fields[field].optionReader?.holdsOption(line, of: story) ?? false
  }

  /// Boxes with the field's name whose label is not there: the options beside them say what they mean.
  private func askBoxes(_ field: Int, _ evidence: inout Evidences) {
    guard fields[field].type.isOptions, let first = evidence.boxes.first else { return }
    let reading = readings[first.story]
    let boxes = evidence.boxes.filter { $0.story == first.story }.map(\.text)
    let paragraphs = boxes.map { reading.paragraph(at: $0.lowerBound) }
    let story = reading.story
    let area =
      story.paragraphs[paragraphs.min() ?? 0].text
      .lowerBound..<story.paragraphs[
        paragraphs.max() ?? 0
      ].text.upperBound
    let reader = fieldReader(reading)
    evidence.labels.append(
      Reading(
        answer: reader.answer(inBoxes: area, to: fields[field]), story: first.story, text: area))
  }

  func fieldReader(_ reading: StoryReading) -> FieldReader {
    let first = reading.number == 0 ? record.lines.first : nil
    return FieldReader(
      document: document, reading: reading, names: names, today: today,
      firstParagraph: first.map { reading.scan.lines[$0].paragraph } ?? 0)
  }

  private var byteRange: Range<Int> {
    let lines = readings[0].scan.lines
    guard let first = record.lines.first, let last = record.lines.last else { return 0..<0 }
    return lines[first].text.lowerBound..<lines[last].text.upperBound + 1
  }

  private func isForeign(_ text: Range<Int>, _ story: Int) -> Bool {
    story == 0
      && foreign.contains { $0.lowerBound <= text.lowerBound && text.upperBound <= $0.upperBound }
  }

  /// A label without an answer, and a text box without a label beside it: a person must say. (W69)
  private mutating func askTextBoxes(
    _ label: FormLabel, _ place: Place, _ field: ReadingField, _ answer: inout Answer
  ) {
    let body = readings[0]
    let first = body.paragraph(at: label.occurrence.label.lowerBound)
    let last = body.paragraph(
      at: max(place.text.upperBound, label.occurrence.label.lowerBound))
    // LibreOffice hangs a frame on the paragraph behind it.
    let paragraphs = first...last + 1
    for (position, number) in others.enumerated() {
      let box = readings[number]
      guard box.story.kind == .textBox, let anchor = box.story.anchor, anchor.story == 0,
        paragraphs.contains(anchor.paragraph), labels[position + 1].isEmpty,
        !box.story.controls.contains(where: { names.field(of: $0) != nil }),
        !box.story.legacyFields.contains(where: { names.field(of: $0) != nil })
      else { continue }
      let words = box.words(in: 0..<box.story.text.count)
      guard !words.isEmpty else { continue }
      let location = document.location(story: number, paragraph: 0)
      covered[number].add(words)
      answer.outcome = .unclear
      answer.doubt = .answerInBox
      answer.candidates.append(
        Candidate(value: nil, raw: box.text(words), how: .right, location: location))
    }
  }

  // MARK: What is left

  /// Accounts for a label and what parts it from its answer; words in brackets that are no instruction
  /// are somebody's, and stay to be seen. (W76, R2)
  mutating func cover(_ label: FormLabel, _ story: Int) {
    let text = readings[story].story.text
    let line = readings[story].scan.lines[label.occurrence.line].text
    let start = label.occurrence.startsLine ? line.lowerBound : label.occurrence.label.lowerBound
    let words = label.occurrence.label.upperBound
    let end = max(label.occurrence.valueStart, words)
    let tail = max(words, label.occurrence.help?.lowerBound ?? end)
    guard let bracket = bracketedWords(text.span, words..<tail) else {
      covered[story].add(start..<end)
      return
    }
    let inner = string(text, bracket.lowerBound + 1..<bracket.upperBound - 1)
    if isInstruction(inner)
      || fields[label.field].prints(inner)
    {
      covered[story].add(start..<end)
    } else {
      covered[story].add(start..<bracket.lowerBound)
      covered[story].add(bracket.upperBound..<end)
    }
  }

  mutating func cover(_ reading: Reading) {
    covered[reading.story].add(reading.text)
  }

  private mutating func unassigned() -> [UnassignedText] {
    var left: [UnassignedText] = []
    if let row, !row.isFirst {
      return covered[0].left(in: lines(of: row.text), of: readings[0], document)
    }
    for story in [0] + others {
      let reading = readings[story]
      let titles: [TitleLine] = story == 0 ? record.titles : reading.scan.titles
      for title in titles {
        covered[story].add(reading.scan.lines[title.line].text)
      }
      for range in reading.prompts.ranges { covered[story].add(range) }
      let lines = story == 0 ? record.lines : 0..<reading.scan.lines.count
      left += covered[story].left(in: lines, of: reading, document)
    }
    return left
  }

  private func lines(of text: Range<Int>) -> Range<Int> {
    let lines = readings[0].scan.lines
    let first = record.lines.partitioningIndex { lines[$0].text.lowerBound >= text.lowerBound }
    let last = record.lines.partitioningIndex { lines[$0].text.lowerBound > text.upperBound }
    return first..<max(first, last)
  }
}

extension Array {
  /// The first index from whose element on `isBehind` holds, where it holds from some on.
  func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
    indices.partitioningIndex { isBehind(self[$0]) }
  }
}

extension Range<Int> {
  /// The first number from which on `isBehind` holds, where it holds from some number on.
  func partitioningIndex(_ isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
