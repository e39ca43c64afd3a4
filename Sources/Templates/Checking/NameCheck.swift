internal import YAML

/// Holds the names of a template against those of the data, in all branches, taken or not.
struct NameCheck {
  let template: Template
  private var scopes: [DataShape]
  /// Which of them has the names of the elements of all lists.
  private var guessed: Int?
  private(set) var findings: [TemplateFinding] = []
  private(set) var used: Set<String> = []
  /// What is gone through, innermost last; nil of what has no name of its own.
  private var lists: [String?] = []
  private(set) var goneThrough: Set<String> = []
  /// Where {{#each}} or its end is broken, nobody can tell which elements a name is asked of.
  let isOpen: Bool
  private var part: Template.Part?
  private let notes: [NoteID: (part: Template.Part, steps: [Code.Step])]
  /// Notes whose names were asked of what is gone through where they are referred to.
  private var checkedNotes: Set<NoteID> = []
  private var depth = 0
  /// The words of the tags that are wrong.
  let mistakenTags: [Set<Substring>]

  init(_ template: Template, _ shape: DataShape) {
    self.template = template
    notes = template.noteBodies
    mistakenTags = template.findings.filter { $0.severity == .error }.compactMap {
      $0.place?.tag.map(Self.words)
    }
    // Where {{#each}} or its end is broken, what stands in the template may be asked of the elements of any list.
    isOpen = template.parts.contains { $0.brokenTags.contains(where: \.isOfList) }
    scopes = [template.lacksDefaults ? .unknown : DataShape(template.defaults), shape]
    if isOpen { enter(shape.innerNames) }
    for part in template.parts {
      self.part = part
      check(part.code.steps)
      // A note may be referred to from within any list.
      let isOfNotes = !isOpen && !part.code.noteBodies.isEmpty
      if isOfNotes { enter(shape.innerNames) }
      for tag in part.brokenTags { check(tag, in: tag.lists[...]) }
      if isOfNotes { leave() }
    }
  }

  /// What may be meant for the elements of a list knows the names of them all.
  private mutating func enter(_ inner: Set<String>) {
    guessed = scopes.count
    scopes.append(.record(Dictionary(uniqueKeysWithValues: inner.map { ($0, .unknown) })))
    depth += 1
  }

  private mutating func leave() {
    guessed = nil
    scopes.removeLast()
    depth -= 1
  }

  private mutating func check(_ steps: [Code.Step]) {
    for step in steps { check(step) }
  }

  private mutating func check(_ step: Code.Step) {
    switch step {
    case .copy, .id, .name, .sameName, .noteID, .noteCopies, .sectionEnd: break
    case .note(let id):
      guard let note = notes[id], checkedNotes.insert(id).inserted else { return }
      let own = part
      part = note.part
      check(note.steps)
      part = own
    case .noteBody(let id, let body): if !checkedNotes.contains(id) { check(body) }
    case .value(let tag, _, let number):
      checkWritten(check(tag.value, number, isOptional: tag.hasDefault), tag, number)
    case .picture(let tag, _, let number): check(tag.value, number)
    case .choose(let branches, let number):
      for branch in branches {
        if let condition = branch.condition { check(condition, number) }
        check(branch.steps)
      }
    case .loop(let name, let body, let number): loop(name, body, number)
    case .paragraph(let body, _), .block(let body, _), .container(let body, _), .table(let body),
      .row(let body), .droppable(let body):
      check(body)
    case .control(let control):
      if let first = control.name.steps.first { used.insert(first) }
      check(control.otherwise)
    }
  }

  private mutating func loop(_ name: Name, _ body: [Code.Step], _ number: Int) {
    if name.steps == [Template.recordsName] {
      // Each record is what the names are asked of.
      return check(body)
    }
    within(name, element(of: name, number)) { $0.check(body) }
  }

  /// A tag with a mistake or of no block is asked where it stands.
  private mutating func check(_ broken: BrokenTag, in lists: ArraySlice<Name>) {
    if var list = lists.first {
      list.isOptional = true  // its own tag is told where there is none
      let shape = find(list, broken.index)
      let element = if case .list(let element)? = shape { element } else { DataShape.unknown }
      return within(list, element) { $0.check(broken, in: lists.dropFirst()) }
    }
    switch broken.meaning {
    case .each(let name): _ = element(of: name, broken.index)
    case .ifBegins(let condition), .elseBegins(let condition?): check(condition, broken.index)
    case .value(let tag): check(tag.value, broken.index, isOptional: tag.hasDefault)
    case .picture(let tag): check(tag.value, broken.index)
    case .elseBegins(nil), .eachEnds, .ifEnds, .remark: break
    }
  }

  /// What the elements of a list have; a finding where it is none.
  private mutating func element(of name: Name, _ number: Int) -> DataShape {
    switch find(name, number) {
    case .list(let shape)?: return shape
    case .value?, .record?:
      add(
        number, "template.not-a-list", "\"\(name.text)\" is no list in the data.",
        "{{#each}} goes through a list; write {{#if \(name.text)}} to ask whether there is one.")
    case .unknown?, nil: break
    }
    return .unknown
  }

  private mutating func within(
    _ name: Name, _ element: DataShape, _ body: (inout NameCheck) -> Void
  ) {
    scopes.append(element)
    lists.append(name.text)
    goneThrough.insert(name.text)
    depth += 1
    body(&self)
    depth -= 1
    lists.removeLast()
    scopes.removeLast()
  }

  private mutating func check(_ condition: Condition, _ number: Int) {
    switch condition {
    case .holds(let operand): check(operand, number)
    case .not(let inner): check(inner, number)
    case .and(let left, let right), .or(let left, let right):
      check(left, number)
      check(right, number)
    case .compares(let left, _, let right):
      check(left, number)
      check(right, number)
    }
  }

  /// A list or a group cannot be written as it is.
  private mutating func checkWritten(_ shape: DataShape?, _ tag: ValueTag, _ number: Int) {
    let takesList = tag.filters.contains { filter in
      switch filter {
      case .join, .count: true
      default: false
      }
    }
    switch shape {
    case .list? where !takesList:
      add(
        number, "template.not-a-value", "This is a list, and cannot be written as it is.",
        "Write {{#each}} … {{/each}} for its elements, or | join for all in one line.")
    case .record?:
      add(
        number, "template.not-a-value",
        "This is a group of values, and cannot be written as it is.",
        "Write which of its values is meant, such as {{ teacher.name }}.")
    default: break
    }
  }

  @discardableResult
  private mutating func check(
    _ operand: Operand, _ number: Int, isOptional: Bool = false
  ) -> DataShape? {
    switch operand {
    case .text, .truth: return .value
    case .element, .number:
      guard depth == 0 else { return nil }
      let word = operand == .number ? "@number" : "this"
      add(
        number, "template.outside-list", "\"\(word)\" means something only within {{#each}}.",
        "Write the name of a value.")
      return nil
    case .name(var name):
      name.isOptional = name.isOptional || isOptional
      return find(name, number)
    }
  }

  /// The shape under a name, the nearest first; a finding where there is none.
  private mutating func find(_ name: Name, _ number: Int) -> DataShape? {
    guard let first = name.steps.first else { return .unknown }
    if name.steps.count > 1 {
      for case .record(let shapes) in scopes.reversed() {
        guard let shape = shapes[name.text] else { continue }
        used.insert(name.text)
        return shape
      }
    }
    used.insert(first)
    var shape: DataShape?
    var isOpen = false
    for (index, scope) in scopes.enumerated().reversed() {
      switch scope {
      case .record(let shapes):
        shape = shapes[first]
        if shape != nil, index >= scopes.count - lists.count {
          lists[index - (scopes.count - lists.count)].map { _ = used.insert("\($0).\(first)") }
        }
      case .unknown: isOpen = true
      case .value, .list: break
      }
      if shape != nil { break }
    }
    if shape == nil, first == "today" { shape = .value }
    if shape == nil, name.ignoresCase {
      let near = scopes.flatMap(\.names).filter { $0.lowercased() == first.lowercased() }
      if Set(near).count == 1, let known = near.first {
        used.insert(known)
        return .value
      }
    }
    for step in name.steps.dropFirst() {
      guard let found = shape else { break }
      switch found {
      case .record(let shapes): shape = shapes[step]
      case .unknown: return .unknown
      case .value, .list: shape = nil
      }
    }
    shape = shape ?? template.provided.value(inGroup: name.steps).map { DataShape($0) }
    if shape == nil, !isOpen, !name.isOptional { addUnknown(name, number) }
    return shape
  }

  /// The part of a name that is a list: `users` of `users.0.name`.
  private func listBefore(_ name: Name) -> String? {
    for scope in scopes.reversed() {
      guard case .record(let shapes) = scope, var shape = shapes[name.steps[0]] else { continue }
      var path = [name.steps[0]]
      for step in name.steps.dropFirst() {
        if case .list = shape { return path.joined(separator: ".") }
        guard case .record(let inner) = shape, let next = inner[step] else { return nil }
        shape = next
        path.append(step)
      }
    }
    return nil
  }

  /// The group that lacks a part of a name, and what it has: `roles` of `roles.lead.name`.
  private func groupBefore(_ name: Name) -> (group: String, step: String, known: [String])? {
    for scope in scopes.reversed() + [DataShape(template.provided)] {
      guard case .record(let shapes) = scope, var shape = shapes[name.steps[0]] else { continue }
      var path = [name.steps[0]]
      for step in name.steps.dropFirst() {
        guard case .record(let inner) = shape else { break }
        guard let next = inner[step] else {
          return (path.joined(separator: "."), step, inner.keys.sorted())
        }
        shape = next
        path.append(step)
      }
    }
    return nil
  }

  private mutating func addUnknown(_ name: Name, _ number: Int) {
    var names = scopes.reversed().flatMap(\.names).unique
    // What only elements have is no name of the record.
    let own = scopes.indices.reversed().filter { $0 != guessed }.flatMap { scopes[$0].names }.unique
    if name.steps.count > 1 {
      names += scopes.flatMap { scope -> [String] in
        guard case .record(let shapes) = scope, let inner = shapes[name.steps[0]] else { return [] }
        return inner.names.map { "\(name.steps[0]).\($0)" }
      }
    }
    if let list = listBefore(name) {
      return add(
        number, "template.unknown-name",
        "\"\(list)\" is a list, whose elements have no names of their own.",
        "Write {{#each \(list)}} … {{/each}}, and in it the name alone.")
    }
    if let (group, step, known) = groupBefore(name) {
      return add(
        number, "template.unknown-name", "The data has no \"\(group).\(step)\".",
        step.nearest(of: known).map { "Did you mean \"\(group).\($0)\"?" }
          ?? "\"\(group)\" has \(known.listed).")
    }
    var near = name.text.nearest(of: names)
    if near == name.text { near = nil }
    if near == nil, name.steps.count > 1, let first = name.steps[0].nearest(of: names) {
      near = ([first] + name.steps.dropFirst()).joined(separator: ".")
    }
    if near == name.text {
      return add(
        number, "template.unknown-name",
        "The data has no \"\(name.text)\": \"\(name.steps[0])\" is a value, and has no parts.",
        "Write {{ \(name.steps[0]) }}, or make it a group of values in the data.")
    }
    add(
      number, "template.unknown-name", "The data has no \"\(name.text)\".",
      near.map { "Did you mean \"\($0)\"?" }
        ?? (own.isEmpty
          ? "Add it to the data, or write {{ \(name.text) ? }} where it may be missing."
          : "It has \(own.prefix(12).listed)\(own.count > 12 ? " and \(own.count - 12) more" : ""). Where it may be missing write {{ \(name.text) ? }}.")
    )
  }

  private mutating func add(_ tag: Int, _ code: String, _ message: String, _ hint: String) {
    let finding = TemplateFinding(
      code: code, severity: .error, place: part?.tags[tag], message: message, hint: hint)
    if !findings.contains(finding) { findings.append(finding) }
  }
}

extension Array<String> {
  /// Each once, in their order.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
