internal import Folding
internal import Word

extension FieldReader {
  /// The answer that a content control holds. (W41–W51)
  func answer(inControl number: Int, to field: ReadingField, _ how: Evidence) -> Answer {
    let control = reading.story.controls[number]
    let location = document.location(story: reading.number, control: number)
    let raw = reading.text(control.text)
    func unclear(_ doubt: Doubt, _ others: [String] = []) -> Answer {
      Answer(
        outcome: .unclear, raw: raw, how: how, location: location,
        candidates: ([raw] + others).map {
          Candidate(value: nil, raw: $0, how: how, location: location)
        }, doubt: doubt)
    }
    if case .checkBox(let isChecked, let checked, let unchecked) = control.kind {
      // Another program may replace the character and leave the state. (W47)
      if let shown = raw.first.map(String.init), shown == (isChecked ? unchecked : checked),
        checked != unchecked
      {
        return unclear(.boxContradicts)
      }
      return answer(inBox: isChecked, raw, location)
    }
    if let doubt = control.kind == .picture ? .pictureInPlace : objectDoubt(control.text) {
      return Answer(outcome: .unreadable, raw: raw, how: how, location: location, doubt: doubt)
    }
    let isPrompt =
      reading.prompts.states[number] == .prompt
      || field.prints(raw)
    if let stored = control.binding?.storedText, !control.shows(stored, as: isPrompt ? "" : raw) {
      return unclear(.bindingDiffers, [stored])
    }
    if isPrompt { return Answer(outcome: .blank, location: location) }
    if reading.prompts.states[number] == .doubtful { return unclear(.placeholderDiffers) }
    if case .date(let fullDate, let format, _) = control.kind, case .date(let rule) = field.type {
      return dateAnswer(fullDate, format, raw, field, rule, how, location)
    }
    if control.kind.isText {
      let area = reading.words(in: control.text)
      var answer = richAnswer(control.text, area, field, how, nil)
      answer.location = location
      return answer
    }
    var answer = answer(toText: raw, field, how, location)
    if let items = control.kind.listItems { map(&answer, raw, items, field) }
    return answer
  }

  /// The answer that a field of Word 97 holds. (W37–W39)
  func answer(inLegacyField number: Int, to field: ReadingField) -> Answer {
    let legacy = reading.story.legacyFields[number]
    let location = document.location(story: reading.number, paragraph: legacy.paragraph)
    let raw = reading.text(legacy.text)
    if case .checkBox(let isChecked) = legacy.kind {
      return answer(inBox: isChecked, raw, location)
    }
    let form = reading.prompts.ranges(in: legacy.text, countingDefaults: field.countsDefault)
    let area = reading.words(in: legacy.text)
    guard form.isEmpty, !area.isEmpty else { return Answer(outcome: .blank, location: location) }
    return answer(toText: raw, field, .legacyName, location)
  }

  private func answer(
    toText raw: String, _ field: ReadingField, _ how: Evidence, _ location: DocumentLocation
  ) -> Answer {
    switch field.reading(of: raw, today: today) {
    case .value(let value):
      return Answer(outcome: .value, value: value, raw: raw, how: how, location: location)
    case .blank: return Answer(outcome: .blank, location: location)
    case .unclear(let doubt, let values):
      return Answer(
        outcome: .unclear, raw: raw, how: how, location: location,
        candidates: (values.isEmpty ? [nil] : values.map(Optional.some)).map {
          Candidate(value: $0, raw: raw, how: how, location: location)
        }, doubt: doubt)
    }
  }

  /// A box alone says yes; one that nobody ticked says nothing, as the untouched words "Yes / No" do.
  private func answer(inBox isChecked: Bool, _ raw: String, _ location: DocumentLocation) -> Answer
  {
    isChecked
      ? Answer(outcome: .value, value: .truth(true), raw: raw, how: .mark, location: location)
      : Answer(outcome: .blank, location: location)
  }

  /// The answer of the lines on which boxes with the field's name stand, each beside its option. (W47)
  func answer(inBoxes area: Range<Int>, to field: ReadingField) -> Answer {
    optionAnswer(area, field) ?? unclear(.markWithoutOption, reading.text(area), area, .options)
  }

  /// A date control holds the day twice: as it is shown, and in its properties. (W46)
  private func dateAnswer(
    _ fullDate: String?, _ format: String?, _ raw: String, _ field: ReadingField, _ rule: DateRule,
    _ how: Evidence, _ location: DocumentLocation
  ) -> Answer {
    guard let fullDate else {
      // Nothing but the order of the form's dates says which figure is the month; the control's may differ.
      let answer = answer(toText: raw, field, how, location)
      let other = dateReading(of: raw, field, rule, format)
      guard case .value(let otherDay) = other, answer.outcome == .value, otherDay != answer.value
      else { return answer }
      return Answer(
        outcome: .unclear, raw: raw, how: how, location: location,
        candidates: [answer.value, otherDay].map {
          Candidate(value: $0, raw: raw, how: how, location: location)
        }, doubt: .dateOrder)
    }
    let digits = fullDate.prefix(10).split(separator: "-").compactMap { Int($0) }
    let stored =
      digits.count == 3 ? CalendarDate(year: digits[0], month: digits[1], day: digits[2]) : nil
    let shown = dateReading(of: raw, field, rule, format)
    if let stored, shown == .value(.date(stored)) {
      return Answer(
        outcome: .value, value: .date(stored), raw: raw, how: how, location: location)
    }
    var candidates = [Candidate(value: nil, raw: raw, how: how, location: location)]
    if case .value(let value) = shown { candidates[0].value = value }
    if let stored {
      candidates.append(
        Candidate(value: .date(stored), raw: fullDate, how: how, location: location))
    }
    return Answer(
      outcome: .unclear, raw: raw, how: how, location: location, candidates: candidates,
      doubt: .overtypedDate)
  }

  /// What a date control shows, read in the order in which its format writes a date.
  private func dateReading(
    of raw: String, _ field: ReadingField, _ rule: DateRule, _ format: String?
  )
    -> TypedReading
  {
    var field = field.field
    if let order = format.flatMap(DateRule.Order.init(format:)) {
      var rule = rule
      rule.order = order
      field.type = .date(rule)
    }
    return field.reading(of: raw, today: today)
  }

  /// The stored value of the shown entry is another name for an option. (W45)
  private func map(
    _ answer: inout Answer, _ raw: String, _ items: [ListItem], _ field: ReadingField
  ) {
    guard answer.outcome == .unclear, field.type.isOptions,
      let item = items.first(where: { $0.display == raw }), let value = item.value
    else { return }
    if case .value(let mapped) = field.reading(of: value, today: today) {
      answer.outcome = .value
      answer.value = mapped
      answer.candidates = []
      answer.doubt = nil
    }
  }

  private func objectDoubt(_ range: Range<Int>) -> Doubt? {
    reading.story.objects.first { range.contains($0.offset) && $0.kind.standsForAnswer }?.kind.doubt
  }

  /// A control in the range has the name of another field than its label. (W44)
  func holdsControl(ofOtherThan field: Int, in range: Range<Int>) -> Bool {
    reading.story.controls.contains {
      guard $0.text.overlaps(range), let named = names.field(of: $0) else { return false }
      return named.field != field
    }
  }

  /// The one control that may hold an answer in a range; nil where there are none or several.
  func soleControl(in range: Range<Int>) -> Int? {
    var found: Int?
    for (index, control) in reading.story.controls.enumerated()
    where range.lowerBound <= control.text.lowerBound && control.text.upperBound <= range.upperBound
    {
      switch control.kind {
      case .group, .repeatingSection, .repeatingSectionItem: continue
      case .checkBox: return nil
      default: break
      }
      if let outer = found, control.parent == outer { continue }
      if found != nil { return nil }
      found = index
    }
    return found
  }

  /// What is stored behind a bound control in the range that shows something else. (W48)
  func differingBinding(in range: Range<Int>) -> String? {
    for (index, control) in reading.story.controls.enumerated()
    where control.text.overlaps(range) {
      guard let stored = control.binding?.storedText else { continue }
      let shown = reading.prompts.states[index] == .prompt ? "" : reading.text(control.text)
      if !control.shows(stored, as: shown) { return stored }
    }
    return nil
  }

  func isDoubtfulControl(in range: Range<Int>) -> Bool {
    reading.story.controls.indices.contains {
      reading.prompts.states[$0] == .doubtful && reading.story.controls[$0].text.overlaps(range)
    }
  }

  /// An e-mail address behind words that are none, or another than the one shown. (W36)
  func linkedEmail(in range: Range<Int>, _ words: String, _ field: ReadingField) -> String? {
    guard field.type == .email else { return nil }
    for link in reading.story.links where link.text.overlaps(range) {
      guard link.target.lowercased().hasPrefix("mailto:") else { continue }
      let target = link.target.dropFirst(7).prefix { $0 != "?" }
      if folded(target.utf8) != folded(words.utf8) { return String(target) }
    }
    return nil
  }
}

extension ContentControl {
  /// Whether `shown` is how the control shows the data behind it: a list stores the value of the entry, a
  /// date control the day. (W48)
  fileprivate func shows(_ stored: String, as shown: String) -> Bool {
    if folded(stored.utf8) == folded(shown.utf8) { return true }
    switch kind {
    case .dropDownList(let items), .comboBox(let items):
      return items.contains { $0.display == shown && $0.value == stored }
    case .date(let fullDate?, _, _):
      return !shown.isEmpty && stored.count >= 10 && fullDate.prefix(10) == stored.prefix(10)
    default: return false
    }
  }
}

extension DateRule.Order {
  /// The order in which a format such as `dddd, d MMMM yyyy` writes the parts of a date.
  fileprivate init?(format: String) {
    var rest = Substring(format)
    while let letter = rest.first {
      let run = rest.prefix { $0 == letter }
      rest = rest.dropFirst(run.count)
      switch letter {
      case "d" where run.count <= 2: self = .dayFirst
      case "M": self = .monthFirst
      case "y": self = .yearFirst
      default: continue
      }
      return
    }
    return nil
  }
}

extension ContentControl.Kind {
  /// It holds whatever somebody types into it, strikes and boxes included.
  fileprivate var isText: Bool {
    switch self {
    case .richText, .plainText, .group, .repeatingSection, .repeatingSectionItem, .other: true
    case .picture, .date, .dropDownList, .comboBox, .checkBox: false
    }
  }
}
