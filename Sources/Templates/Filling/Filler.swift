internal import Archive
internal import Forms
internal import Word
internal import XML

/// Fills the parts of a template from one record.
struct Filler {
  private let template: Template
  /// The day that `today` is.
  private let today: CalendarDate
  let formats: Formats
  private var scope: Scope
  private var findings: [TemplateFinding] = []
  private var known: Set<TemplateFinding> = []
  private var names = CopiedNames()
  var pictures: PicturePlacer

  // The part that is filled.
  private var part: Template.Part
  private var output: [UInt8] = []
  /// Something is on the page since this was last cleared.
  private var isVisible = false
  /// The last thing in what is filled is a paragraph.
  private var endsInParagraph = false
  private var hasRows = false

  init(
    _ template: Template, _ record: TemplateRecord, today: CalendarDate, formats: Formats,
    pictures: PictureSource
  ) {
    self.template = template
    self.today = today
    self.formats = formats
    self.pictures = PicturePlacer(pictures)
    scope = Scope(record, today: today.description)
    part = template.parts.first ?? Template.Part.none
  }

  /// The changes that fill the template.
  mutating func fill() throws(TemplateErrors) -> WordChanges {
    var changes = WordChanges()
    names = CopiedNames(
      drawing: template.parts.map(\.code.largestIDs.drawing).max() ?? 0,
      bookmark: template.parts.map(\.code.largestIDs.bookmark).max() ?? 0)
    for part in template.parts {
      self.part = part
      output = []
      output.reserveCapacity(part.code.bytes.count + 1024)
      pictures.begin(part.name, relationships: part.relationships)
      run(part.code.steps)
      changes.set(part.name, to: output)
      pictures.end(part.name, &changes)
    }
    guard findings.isEmpty else { throw TemplateErrors(findings: findings) }
    pictures.finish(contentTypes: template.contentTypes, &changes)
    return changes
  }

  // MARK: Steps

  private mutating func run(_ steps: [Code.Step]) {
    for index in steps.indices { run(steps[index]) }
  }

  private mutating func run(_ step: Code.Step) {
    switch step {
    case .copy(let bytes, let isVisible):
      copy(bytes)
      if isVisible { self.isVisible = true }
    case .value(let tag, let site, let number):
      if let text = text(of: tag, number) { write(text, site) }
    case .picture(let tag, let site, let number): write(tag, site, number)
    case .choose(let branches, let number):
      if let branch = branches.first(where: { $0.condition.map { holds($0, number) } ?? true }) {
        run(branch.steps)
      }
    case .loop(let name, let body, let number): loop(name, body, number)
    case .paragraph(let body, let isDroppable): paragraph(body, isDroppable)
    case .block(let body):
      let start = output.count
      run(body)
      if output.count > start { endsInParagraph = false }
    case .container(let body, let paragraph): container(body, paragraph)
    case .table(let body): table(body)
    case .row(let body):
      run(body)
      hasRows = true
    case .id(let kind, let original): append(number: names.id(kind, original))
    case .name(let original): escape(names.name(original))
    case .control(let control): self.control(control)
    case .sectionEnd(let bytes): copy(bytes)
    }
  }

  private mutating func copy(_ bytes: Code.Bytes) {
    let code = part.code.bytes
    output.append(code.span, bytes)
  }

  private mutating func loop(_ name: Name, _ body: [Code.Step], _ tag: Int) {
    guard let value = value(.name(name), tag) else { return }
    guard case .list(let elements) = value else {
      if value == .nothing { return }
      return fail(
        tag, "template.not-a-list", "\"\(name.text)\" is \(value.kind), no list.",
        "{{#each}} goes through a list; of \(value.kind) write {{#if \(name.text)}} or {{ \(name.text) }}."
      )
    }
    for (index, element) in elements.enumerated() {
      scope.enter(element, number: index + 1)
      run(body)
      scope.leave()
    }
  }

  private mutating func paragraph(_ body: [Code.Step], _ isDroppable: Bool) {
    let start = output.count
    let wasVisible = isVisible
    isVisible = false
    run(body)
    if isDroppable, !isVisible {
      output.removeSubrange(start...)
      isVisible = wasVisible
      return
    }
    endsInParagraph = true
    isVisible = isVisible || wasVisible
  }

  private mutating func container(_ body: [Code.Step], _ paragraph: Code.Bytes) {
    let endedInParagraph = endsInParagraph
    endsInParagraph = false
    run(body)
    if !endsInParagraph { copy(paragraph) }
    endsInParagraph = endedInParagraph
  }

  private mutating func table(_ body: [Code.Step]) {
    let start = output.count
    let hadRows = hasRows
    hasRows = false
    run(body)
    if hasRows {
      endsInParagraph = false
      isVisible = true
    } else {
      output.removeSubrange(start...)
    }
    hasRows = hadRows
  }

  private mutating func control(_ control: Code.Control) {
    guard let value = scope.value(control.name), let text = value.text else {
      return run(control.otherwise)
    }
    isVisible = true
    switch control.kind {
    case .checkBox(let on, let off): copy(value.holds ? on : off)
    case .text(let before, let site, let after):
      copy(before)
      write(text, site)
      copy(after)
    }
  }

  // MARK: Values

  /// A value that is asked for; nil, and a finding, where there is none.
  private mutating func value(_ operand: Operand, _ tag: Int) -> TemplateValue? {
    switch operand {
    case .text(let text): return .text(text)
    case .truth(let truth): return .truth(truth)
    case .number: return scope.frames.last.map { .number(String($0.number)) }
    case .element: return scope.frames.last?.element
    case .name(let name):
      if let value = scope.value(name) { return value }
      if name.isOptional { return .nothing }
      fail(
        tag, "template.missing-value", "There is no value \"\(name.text)\" here.",
        "Add it to the data, or write {{ \(name.text) ? }} where it may be missing.")
      return nil
    }
  }

  /// What a tag writes; nil where it cannot be told.
  private mutating func text(of tag: ValueTag, _ number: Int) -> String? {
    var operand = tag.value
    // With a default a value may be missing.
    if case .name(var name) = operand, tag.filters.contains(where: \.isFallback) {
      name.isOptional = true
      operand = .name(name)
    }
    guard var value = value(operand, number) else { return nil }
    for filter in tag.filters {
      guard let result = apply(filter, to: value, tag, number) else { return nil }
      value = result
    }
    if value == .nothing { return "" }
    guard let text = value.text else {
      fail(
        number, "template.not-a-value", "This is \(value.kind), and cannot be written as it is.",
        value.kind == "a list"
          ? "Write {{#each}} … {{/each}} for its elements, or | join for all in one line."
          : "Write which of its values is meant, such as {{ teacher.name }}.")
      return nil
    }
    return text
  }

  private mutating func apply(
    _ filter: Filter, to value: TemplateValue, _ tag: ValueTag, _ number: Int
  ) -> TemplateValue? {
    switch filter {
    case .upper: return value.text.map { .text($0.uppercased()) } ?? value
    case .lower: return value.text.map { .text($0.lowercased()) } ?? value
    case .title: return value.text.map { .text(titleCase($0)) } ?? value
    case .fallback(let text): return value.isEmpty ? .text(text) : value
    case .count:
      switch value {
      case .list(let elements): return .number(String(elements.count))
      case .nothing: return .number("0")
      default:
        fail(
          number, "template.not-a-list", "This is \(value.kind): there is nothing to count.",
          "Use count for a list.")
        return nil
      }
    case .join(let separator, let last):
      guard case .list(let elements) = value else { return value }
      return .text(join(elements.compactMap(\.text), separator, last))
    case .format(let pattern): return format(value, pattern, number)
    }
  }

  private func join(_ texts: [String], _ separator: String, _ last: String?) -> String {
    guard let last, texts.count > 1 else { return texts.joined(separator: separator) }
    return texts.dropLast().joined(separator: separator) + last + texts[texts.count - 1]
  }

  private mutating func format(_ value: TemplateValue, _ pattern: String, _ number: Int)
    -> TemplateValue?
  {
    guard !value.isEmpty else { return .nothing }
    if Formats.isDatePattern(pattern) {
      guard let text = value.text, let day = CalendarDate(reading: text, today: today) else {
        fail(
          number, "template.not-a-date", "The value is no date.",
          "Write dates in the data as 2026-03-02, 02/03/2026 or 2 March 2026.")
        return nil
      }
      return .text(formats.date(day, pattern))
    }
    guard Formats.isNumberPattern(pattern) else {
      fail(
        number, "template.unknown-format", "This is a format of neither dates nor numbers.",
        "Write \"d MMMM yyyy\" for 2 March 2026, \"#,##0.00\" for 1,234.50.")
      return nil
    }
    guard let decimal = value.decimal else {
      fail(
        number, "template.not-a-number", "The value is no number.",
        "Write numbers in the data as 1234.5, without a currency.")
      return nil
    }
    return .text(formats.number(decimal, pattern))
  }

  // MARK: Conditions

  private mutating func holds(_ condition: Condition, _ tag: Int) -> Bool {
    switch condition {
    case .holds(let operand): return value(operand, tag)?.holds ?? false
    case .not(let inner): return !holds(inner, tag)
    // Both sides are looked at: a name that is wrong in either is told.
    case .and(let left, let right):
      let first = holds(left, tag)
      return holds(right, tag) && first
    case .or(let left, let right):
      let first = holds(left, tag)
      return holds(right, tag) || first
    case .compares(let left, let comparison, let right):
      guard let left = value(left, tag), let right = value(right, tag) else { return false }
      return Comparing(today: today).compare(left, comparison, right)
    }
  }

  // MARK: Writing

  private mutating func write(_ text: String, _ site: Code.Site) {
    if text.contains(where: { !$0.isWhitespace }) { isVisible = true }
    var writer = ValueWriter(site: site, newParagraph: part.code.bytes[site.newParagraph])
    writer.write(text, to: &output)
  }

  private mutating func write(_ tag: PictureTag, _ site: Code.Site, _ number: Int) {
    guard let value = value(tag.value, number), !value.isEmpty else { return }
    guard let text = value.text else {
      return fail(
        number, "template.not-a-value", "This is \(value.kind), no picture.",
        "A picture is the name of a file, a QR code a text.")
    }
    do throws(TagError) {
      try pictures.write(tag, text, prefix: site.prefix, id: names.newDrawing(), to: &output)
      isVisible = true
    } catch {
      fail(number, error.code, error.message, error.hint)
    }
  }

  private mutating func append(number: Int) { output += Array(String(number).utf8) }

  private mutating func escape(_ text: String) {
    output.appendEscaped(text.utf8Span.span, inAttribute: true)
  }

  private mutating func fail(_ tag: Int, _ code: String, _ message: String, _ hint: String) {
    let finding = TemplateFinding(
      code: code, severity: .error, place: part.tags[tag], message: message, hint: hint)
    if known.insert(finding).inserted { findings.append(finding) }
  }
}

extension Filter {
  fileprivate var isFallback: Bool { if case .fallback = self { true } else { false } }
}

extension Template.Part {
  /// Of a template without tags.
  fileprivate static let none = Template.Part(
    name: PartName.contentTypes, index: 0, code: Code(), tags: [], relationships: nil)
}
