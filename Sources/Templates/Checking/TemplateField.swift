/// A value that a template asks for.
package struct TemplateField: Hashable, Sendable {
  package var name: String
  /// It may be missing.
  package var isOptional: Bool
  /// Its elements are gone through.
  package var isList: Bool
  /// Of a list, what its elements are asked for.
  package var inner: [TemplateField]
  var ignoresCase = false
}

extension Template {
  /// The values that it asks the data for, in the order in which it does; of a control only where it has a tag.
  package var fields: [TemplateField] {
    var list = FieldList(notes: noteBodies.mapValues(\.steps))
    for part in parts { list.add(part.code.steps) }
    return list.fields.compactMap(unprovided)
  }

  /// A field without what is provided of it; nil where all of it is.
  private func unprovided(_ field: TemplateField) -> TemplateField? {
    var field = field
    let steps = field.name.split(separator: ".").map(String.init)
    guard provided.value(inGroup: steps) == nil else { return nil }
    field.inner = field.inner.compactMap(unprovided)
    return field
  }
}

/// Gathers fields; names within a list are asked of its elements first.
private struct FieldList {
  let notes: [NoteID: [Code.Step]]
  var fields: [TemplateField] = []
  private var knownNotes: Set<NoteID> = []

  init(notes: [NoteID: [Code.Step]]) {
    self.notes = notes
  }

  mutating func add(_ steps: [Code.Step]) {
    for step in steps { add(step) }
  }

  private mutating func add(_ step: Code.Step) {
    switch step {
    case .copy, .id, .name, .sameName, .noteID, .noteCopies, .sectionEnd: break
    case .note(let id):
      if knownNotes.insert(id).inserted, let steps = notes[id] { add(steps) }
    case .noteBody(let id, let body): if !knownNotes.contains(id) { add(body) }
    case .value(let tag, _, _):
      add(tag.value, isOptional: tag.hasDefault)
    case .picture(let tag, _, _): add(tag.value)
    case .choose(let branches, _):
      for branch in branches {
        if let condition = branch.condition { add(condition) }
        add(branch.steps)
      }
    case .loop(let name, let body, _):
      var inner = FieldList(notes: notes)
      inner.knownNotes = knownNotes
      inner.add(body)
      knownNotes = inner.knownNotes
      if name.steps == [Template.recordsName] {
        for field in inner.fields { add(field) }
      } else {
        add(
          TemplateField(
            name: name.text, isOptional: name.isOptional, isList: true, inner: inner.fields))
      }
    case .paragraph(let body, _), .block(let body, _), .container(let body, _), .table(let body),
      .row(let body), .droppable(let body):
      add(body)
    case .control(let control):
      add(TemplateField(name: control.name.text, isOptional: true, isList: false, inner: []))
      add(control.otherwise)
    }
  }

  private mutating func add(_ condition: Condition) {
    switch condition {
    case .holds(let operand): add(operand)
    case .not(let inner): add(inner)
    case .and(let left, let right), .or(let left, let right):
      add(left)
      add(right)
    case .compares(let left, _, let right):
      add(left)
      add(right)
    }
  }

  private mutating func add(_ operand: Operand, isOptional: Bool = false) {
    guard case .name(let name) = operand, name.steps != ["today"], !name.steps.isEmpty else {
      return
    }
    add(
      TemplateField(
        name: name.text, isOptional: name.isOptional || isOptional, isList: false, inner: [],
        ignoresCase: name.ignoresCase))
  }

  private mutating func add(_ field: TemplateField) {
    // Word's merge fields do not tell capitals from small letters.
    guard
      let index = fields.firstIndex(where: { $0.name == field.name })
        ?? (field.ignoresCase
          ? fields.firstIndex { $0.name.lowercased() == field.name.lowercased() } : nil)
    else {
      return fields.append(field)
    }
    fields[index].isOptional = fields[index].isOptional && field.isOptional
    fields[index].isList = fields[index].isList || field.isList
    for inner in field.inner where !fields[index].inner.contains(where: { $0.name == inner.name }) {
      fields[index].inner.append(inner)
    }
  }
}
