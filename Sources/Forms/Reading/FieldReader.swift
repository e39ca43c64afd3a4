internal import Archive
internal import Folding
internal import Word

/// Reads one field at one place: evidence in, an answer with its doubts out.
struct FieldReader {
  let document: Document
  let reading: StoryReading
  let names: ControlNames
  let today: CalendarDate
  /// Where the record begins.
  let firstParagraph: Int

  private var story: Story { reading.story }

  /// The answer that stands at a place that a label led to.
  func answer(at place: Place, to field: ReadingField, label: FormLabel, index: LabelIndex)
    -> Answer
  {
    let range = withoutEcho(place.text, of: label, index)
    let area = trimmed(story.text.span, range)
    if reading.isPlain {
      return doubted(plainAnswer(range, area, field, place.how, label), place)
    }
    var place = place
    if place.doubt == nil, holdsControl(ofOtherThan: label.field, in: area) {
      place.doubt = .otherName
    }
    if let control = soleControl(in: area) {
      let prompts = reading.prompts.ranges(in: area, countingDefaults: field.countsDefault)
      let beside = reading.text(area, without: prompts + [story.controls[control].text])
      if beside.utf8.allSatisfy({ $0 <= 0x20 }) {
        return doubted(answer(inControl: control, to: field, place.how), place)
      }
    }
    return doubted(richAnswer(range, area, field, place.how, label), place)
  }

  // MARK: Text

  private func plainAnswer(
    _ range: Range<Int>, _ area: Range<Int>, _ field: ReadingField, _ how: Evidence,
    _ label: FormLabel
  ) -> Answer {
    if field.type.isOptions {
      // Nearly every answer in plain text: one option and nothing else.
      if story.part == nil, let option = field.optionReader?.whole(story.text, area) {
        return Answer(
          outcome: .value, value: value(of: [option], field.effectiveOptions, field),
          raw: string(story.text, area), how: .options, location: location(at: area))
      }
      if let answer = optionAnswer(area, field, label) { return answer }
    }
    let inner = withoutLeaders(story.text.span, area)
    guard !inner.isEmpty else { return blank(label) }
    let words = string(story.text, inner)
    guard !field.isBlankForm(words) else { return blank(label) }
    let raw = inner == area ? words : string(story.text, area)
    if containsUnknownSymbol(story.text.span, inner) {
      return unclear(.unknownSymbol, raw, area, how)
    }
    return typed(raw, words: words, area, field, how)
  }

  func richAnswer(
    _ range: Range<Int>, _ area: Range<Int>, _ field: ReadingField, _ how: Evidence,
    _ label: FormLabel?
  ) -> Answer {
    if let stored = differingBinding(in: area) {
      return unclear(.bindingDiffers, reading.text(area), area, how, others: [stored])
    }
    let prompts = reading.prompts.ranges(in: area, countingDefaults: field.countsDefault)
    if field.type.isOptions, prompts.isEmpty, let answer = optionAnswer(area, field, label) {
      return answer
    }
    let object = story.objects.first { area.contains($0.offset) && $0.kind.standsForAnswer }
    let raw = reading.text(area, without: prompts)
    let bytes = raw.utf8Span.span
    let inner = withoutLeaders(bytes, 0..<bytes.count)
    let words = inner.count == bytes.count ? raw : String(bytes.extracting(inner))
    if let object {
      let doubt = object.kind.doubt
      return words.isEmpty
        ? Answer(
          outcome: .unreadable, raw: raw, how: how, location: location(at: area), doubt: doubt)
        : unclear(doubt, raw, area, how)
    }
    guard !words.isEmpty, !field.isBlankForm(words) else {
      return blankBesideNotes(label, range)
    }
    if looks(in: area).contains(.unseen) { return unclear(.unseenText, raw, area, how) }
    if containsUnknownSymbol(bytes, 0..<bytes.count) {
      return unclear(.unknownSymbol, raw, area, how)
    }
    if isDoubtfulControl(in: area) { return unclear(.placeholderDiffers, raw, area, how) }
    if let target = linkedEmail(in: area, words, field) {
      return unclear(.linkDiffers, raw, area, how, others: [target])
    }
    return typed(raw, words: words, area, field, how)
  }

  /// What the words mean in the type of the field.
  private func typed(
    _ raw: String, words: String, _ area: Range<Int>, _ field: ReadingField, _ how: Evidence
  ) -> Answer {
    let location = location(at: area)
    // Plain text is often broken by hand at the edge of a screen; Word breaks no lines. (W93)
    let isProse = field.type == .text || field.type == .person
    if words.hasEmptyBox { return unclear(.boxesInText, raw, area, how) }
    let unwrapped = story.part == nil && isProse ? unwrap(words) : words
    switch field.reading(of: unwrapped, today: today) {
    case .value(let value):
      return Answer(outcome: .value, value: value, raw: raw, how: how, location: location)
    case .blank:
      return Answer(outcome: .blank, location: location)
    case .unclear(let doubt, let values):
      let candidates =
        values.isEmpty
        ? [Candidate(value: nil, raw: raw, how: how, location: location)]
        : values.map { Candidate(value: $0, raw: raw, how: how, location: location) }
      return Answer(
        outcome: .unclear, raw: raw, how: how, location: location, candidates: candidates,
        doubt: doubt)
    }
  }

  private func withoutEcho(_ range: Range<Int>, of label: FormLabel, _ index: LabelIndex)
    -> Range<Int>
  {
    let text = story.text.span
    let start = skipSpace(text, range.lowerBound, range.upperBound)
    guard let match = index.match(text, from: start, to: range.upperBound),
      match.entry == label.occurrence.entry
    else { return range }
    let tail = LabelTail(text, from: match.end, to: range.upperBound)
    // What somebody wrote in brackets behind the label stays.
    return tail.separator == .colon && bracketedWords(text, match.end..<tail.valueStart) == nil
      ? tail.valueStart..<range.upperBound : range
  }

  // MARK: Options

  /// The answer that marks give; nil where the words must be read.
  private func optionAnswer(_ area: Range<Int>, _ field: ReadingField, _ label: FormLabel?)
    -> Answer?
  {
    let answer = optionAnswer(area, field)
    return answer?.outcome == .blank ? blankBesideNotes(label, area) : answer
  }

  func optionAnswer(_ area: Range<Int>, _ field: ReadingField) -> Answer? {
    let options = field.effectiveOptions
    guard let reading = field.optionReader?.read(area, of: story) else { return nil }
    let location = location(at: area)
    func raw() -> String { self.reading.text(area) }
    switch reading {
    case .notOptions: return nil
    case .untouched:
      // What was struck out besides the options was somebody's words, and took them back.
      if strikesWords(in: area, options) {
        return Answer(
          outcome: .unclear, raw: raw(), how: .options, location: location, doubt: .notAnOption)
      }
      return Answer(outcome: .blank, location: location)
    case .chosen(let chosen):
      return Answer(
        outcome: .value, value: value(of: chosen, options, field), raw: raw(), how: .options,
        location: location)
    case .unclear(let doubt, let candidates):
      return Answer(
        outcome: .unclear, raw: raw(), how: .options, location: location,
        candidates: candidates.map {
          Candidate(
            value: value(of: [$0], options, field), raw: options[$0].label, how: .options,
            location: location)
        }, doubt: doubt)
    case .unreadable(let doubt):
      return Answer(
        outcome: .unreadable, raw: raw(), how: .options, location: location, doubt: doubt)
    }
  }

  /// Words that are struck through and none of the options.
  private func strikesWords(in area: Range<Int>, _ options: [Field.Option]) -> Bool {
    let struck = story.looks(in: area).filter { $0.look.contains(.struck) }
    guard !struck.isEmpty else { return false }
    let known = Set(options.flatMap { [$0.label] + $0.otherLabels }.flatMap { plainWords($0) })
    return struck.contains {
      !known.isSuperset(of: plainWords(string(story.text, $0.text.clamped(to: area))))
    }
  }

  private func plainWords(_ text: String) -> [[UInt8]] {
    folded(text.utf8).split { !isWordByte($0) && $0 < 0x80 }.map(Array.init)
  }

  private func value(of chosen: [Int], _ options: [Field.Option], _ field: ReadingField)
    -> AnswerValue
  {
    switch field.type {
    case .yesNo: .truth(chosen == [0])
    case .choices: .texts(chosen.map { options[$0].label })
    default: .text(options[chosen[0]].label)
    }
  }

  // MARK: Blank

  private func blank(_ label: FormLabel?) -> Answer {
    Answer(outcome: .blank, location: label.map { location(at: $0.occurrence.label) })
  }

  /// Nothing stands in the place; a comment or a note on it may hold the answer. (W29, W30)
  private func blankBesideNotes(_ label: FormLabel?, _ range: Range<Int>) -> Answer {
    let first = label?.occurrence.label ?? range
    let whole = first.lowerBound..<max(range.upperBound, first.upperBound)
    guard
      let anchor = story.anchors.first(where: {
        $0.text.lowerBound <= whole.upperBound && whole.lowerBound <= $0.text.upperBound
      })
    else { return blank(label) }
    let note = document.stories[anchor.story]
    let raw = string(note.text, trimmed(note.text.span, 0..<note.text.count))
    let place = document.location(story: anchor.story, paragraph: 0)
    return Answer(
      outcome: .unclear, raw: "", location: location(at: whole),
      candidates: [Candidate(value: nil, raw: raw, how: .sameCell, location: place)],
      doubt: .commentInsteadOfAnswer)
  }

  func unclear(
    _ doubt: Doubt, _ raw: String, _ area: Range<Int>, _ how: Evidence, others: [String] = []
  ) -> Answer {
    let location = location(at: area)
    return Answer(
      outcome: .unclear, raw: raw, how: how, location: location,
      candidates: ([raw] + others).map {
        Candidate(value: nil, raw: $0, how: how, location: location)
      }, doubt: doubt)
  }

  /// An answer in a place that is itself in doubt.
  private func doubted(_ answer: consuming Answer, _ place: Place) -> Answer {
    if let doubt = place.doubt { answer.doubt(doubt) }
    return answer
  }

  func location(at range: Range<Int>) -> DocumentLocation {
    document.location(
      story: reading.number,
      paragraph: reading.paragraph(at: range.lowerBound, near: firstParagraph))
  }

  private func looks(in area: Range<Int>) -> Look {
    var looks: Look = []
    for look in story.looks(in: area) { looks.formUnion(look.look) }
    return looks
  }
}

extension InlineObject.Kind {
  /// It may be what a person put there as the answer; a line or a logo's frame is not.
  var standsForAnswer: Bool {
    switch self {
    case .shape(let preset): !["line", "straightConnector1"].contains(preset)
    default: true
    }
  }

  var doubt: Doubt {
    switch self {
    case .activeX, .embeddedObject: .unreadableControl
    case .importedContent: .importedContent
    case .shape: .drawnMark
    default: .pictureInPlace
    }
  }
}
