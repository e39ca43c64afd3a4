internal import Forms

/// What tags come to, at a place in a record.
struct Evaluator {
  var scope: Scope
  private let today: CalendarDate
  private let formats: Formats

  init(
    _ record: TemplateRecord, defaults: TemplateRecord = TemplateRecord([]),
    provided: TemplateRecord = TemplateRecord([]), today: CalendarDate, formats: Formats
  ) {
    scope = Scope(record, defaults: defaults, provided: provided, today: today.description)
    self.today = today
    self.formats = formats
  }

  // MARK: Values

  /// What a tag writes.
  func text(of tag: ValueTag) throws(TagError) -> String {
    var operand = tag.value
    // With a default a value may be missing.
    if case .name(var name) = operand, tag.filters.contains(where: \.isFallback) {
      name.isOptional = true
      operand = .name(name)
    }
    var value = try self.value(operand)
    for filter in tag.filters { value = try apply(filter, to: value) }
    if value == .nothing { return "" }
    guard let text = value.text else {
      throw TagError(
        code: "template.not-a-value",
        message: "This is \(value.kind), and cannot be written as it is.",
        hint: value.isList
          ? "Write {{#each}} … {{/each}} for its elements, or | join for all in one line."
          : "Write which of its values is meant, such as {{ teacher.name }}.")
    }
    return text
  }

  /// The elements of a list; none of nothing.
  func list(_ name: Name) throws(TagError) -> [TemplateValue] {
    let value = try self.value(.name(name))
    switch value {
    case .list(let elements): return elements
    case .nothing: return []
    case .text, .number, .truth, .record:
      throw TagError(
        code: "template.not-a-list", message: "\"\(name.text)\" is \(value.kind), no list.",
        hint:
          "{{#each}} goes through a list; of \(value.kind) write {{#if \(name.text)}} or {{ \(name.text) }}."
      )
    }
  }

  /// The text of a picture tag; nil where there is none.
  func picture(_ operand: Operand) throws(TagError) -> String? {
    let value = try self.value(operand)
    if value.isEmpty { return nil }
    guard let text = value.text else {
      throw TagError(
        code: "template.not-a-value", message: "This is \(value.kind), no picture.",
        hint: "A picture is the name of a file, a QR code a text.")
    }
    return text
  }

  /// What a control shows of a text: a day as it shows days, an entry of its list.
  func text(_ text: String, in control: Code.Control.ControlText) throws(TagError) -> String {
    if let format = control.dateFormat, let day = CalendarDate(reading: text, today: today),
      let pattern = Formats.datePattern(format)
    {
      return formats.date(day, pattern)
    }
    if let choice = control.choices.first(where: { $0.value == text || $0.shown == text }) {
      return choice.shown
    }
    guard !control.isClosed || control.choices.isEmpty || text.isEmpty else {
      throw TagError(
        code: "template.not-a-choice", message: "The value is not in the list of this control.",
        hint: "Write one of the entries of the list, or add it to the list in Word.")
    }
    return text
  }

  private func value(_ operand: Operand) throws(TagError) -> TemplateValue {
    switch operand {
    case .text(let text): return .text(text)
    case .truth(let truth): return .truth(truth)
    case .number: if let frame = scope.frames.last { return .number(String(frame.number)) }
    case .element: if let frame = scope.frames.last { return frame.element }
    case .name(let name):
      if let value = scope.value(name) { return value }
      if name.isOptional { return .nothing }
      throw TagError(
        code: "template.missing-value", message: "There is no value \"\(name.text)\" here.",
        hint: "Add it to the data, or write {{ \(name.text) ? }} where it may be missing.")
    }
    throw TagError(
      code: "template.outside-list", message: "This means something only within {{#each}}.",
      hint: "Write the name of a value.")
  }

  // MARK: Filters

  private func apply(_ filter: Filter, to value: TemplateValue) throws(TagError) -> TemplateValue {
    switch filter {
    case .upper: return value.text.map { .text($0.uppercased()) } ?? value
    case .lower: return value.text.map { .text($0.lowercased()) } ?? value
    case .firstCapital:
      return value.text.map { .text($0.prefix(1).uppercased() + $0.dropFirst()) } ?? value
    case .title: return value.text.map { .text(titleCase($0)) } ?? value
    case .fallback(let text): return value.isEmpty ? .text(text) : value
    case .format(let pattern): return try format(value, pattern)
    case .join(let separator, let last):
      guard case .list(let elements) = value else { return value }
      return .text(join(elements.compactMap(\.text), separator, last))
    case .count:
      switch value {
      case .list(let elements): return .number(String(elements.count))
      case .nothing: return .number("0")
      case .text, .number, .truth, .record:
        throw TagError(
          code: "template.not-a-list", message: "This is \(value.kind): there is nothing to count.",
          hint: "Use count for a list.")
      }
    }
  }

  private func join(_ texts: [String], _ separator: String, _ last: String?) -> String {
    guard let last, let end = texts.last, texts.count > 1 else {
      return texts.joined(separator: separator)
    }
    return texts.dropLast().joined(separator: separator) + last + end
  }

  private func format(_ value: TemplateValue, _ pattern: String) throws(TagError) -> TemplateValue {
    guard !value.isEmpty else { return .nothing }
    if Formats.isDatePattern(pattern) {
      guard let text = value.text, let day = CalendarDate(reading: text, today: today) else {
        throw TagError(
          code: "template.not-a-date", message: "The value is no date.",
          hint: "Write dates in the data as 2026-03-02, 02/03/2026 or 2 March 2026.")
      }
      return .text(formats.date(day, pattern))
    }
    guard let decimal = value.decimal else {
      throw TagError(
        code: "template.not-a-number", message: "The value is no number.",
        hint: "Write numbers in the data as 1234.5, without a currency.")
    }
    return .text(formats.number(decimal, pattern))
  }

  // MARK: Conditions

  /// The first branch whose condition holds; nil for none.
  func branch(of branches: [(condition: Condition?, steps: [Code.Step])]) throws(TagError) -> Int? {
    for (index, branch) in branches.enumerated() {
      guard let condition = branch.condition else { return index }
      if try holds(condition) { return index }
    }
    return nil
  }

  private func holds(_ condition: Condition) throws(TagError) -> Bool {
    switch condition {
    case .holds(let operand): return try value(operand).holds
    case .not(let inner): return try !holds(inner)
    // Both sides are looked at: a name that is wrong in either is told.
    case .and(let left, let right):
      let first = try holds(left)
      return try holds(right) && first
    case .or(let left, let right):
      let first = try holds(left)
      return try holds(right) || first
    case .compares(let left, let comparison, let right):
      return Comparing(today: today).compare(try value(left), comparison, try value(right))
    }
  }
}

extension Filter {
  fileprivate var isFallback: Bool { if case .fallback = self { true } else { false } }
}

extension TemplateValue {
  fileprivate var isList: Bool { if case .list = self { true } else { false } }
}
