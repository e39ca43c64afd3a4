internal import YAML

extension FormSchema {
  /// Refuses names that would make an answer belong to two fields.
  func checkNames(of sections: [SectionReading], in form: YAMLMapping) {
    checkTitles(form)
    checkSectionTitles(sections, in: form)
    let fields = sections.flatMap(\.fields)
    var keys = NameRegister(
      what: "key", hint: "Give each field a key of its own.", mistakes: form.mistakes)
    var controls = NameRegister(
      what: "control name", hint: "Give each control one field; a key is a control name too.",
      mistakes: form.mistakes)
    for (field, place) in fields.map({ ($0.field, $0.place) }) where !field.key.isEmpty {
      keys.add(field.key, line: place.line(of: "key"), owner: place.line)
      controls.take(field.key, line: place.line(of: "key"), owner: place.line)
    }
    for place in fields.map(\.place) {
      for name in place.texts("controls") {
        controls.add(name.text, line: name.line, owner: place.line)
      }
      checkOptions(place)
    }
    checkLabels(sections, in: form)
  }

  private func checkTitles(_ form: YAMLMapping) {
    var titles = NameRegister(
      what: "title",
      hint: "Delete it: capitals, spaces and a colon at the end make no other title.",
      mistakes: form.mistakes)
    if !title.isEmpty { titles.add(title, line: form.line(of: "title"), owner: 0) }
    for (index, other) in form.texts("other-titles").enumerated() {
      titles.add(other.text, line: other.line, owner: index + 1)
    }
  }

  private func checkSectionTitles(_ sections: [SectionReading], in form: YAMLMapping) {
    var titles = NameRegister(
      what: "section title", hint: "Give each section the heading that is printed above it.",
      mistakes: form.mistakes)
    for part in sections {
      guard let title = part.section.title else { continue }
      titles.add(title, line: part.place.line(of: "title"), owner: part.place.line)
    }
  }

  private func checkLabels(_ sections: [SectionReading], in form: YAMLMapping) {
    var labels = NameRegister(
      what: "label",
      hint:
        "Change one, or put the fields in sections that each have the title printed above them.",
      mistakes: form.mistakes)
    for part in sections {
      for (field, place) in part.fields.map({ ($0.field, $0.place) }) {
        let label = field.label.isEmpty ? [] : [(text: field.label, line: place.line(of: "label"))]
        for name in label + place.texts("other-labels") {
          labels.add(name.text, line: name.line, owner: place.line, section: part.section.title)
        }
      }
    }
  }

  private func checkOptions(_ field: YAMLMapping) {
    guard case .sequence(let items) = field.node("options")?.content else { return }
    var options = NameRegister(
      what: "option", hint: "Write each option once, without words of the others.",
      mistakes: field.mistakes)
    for (index, item) in items.enumerated() {
      switch item.content {
      case .scalar(let text, _): options.add(text, line: item.line, owner: index)
      case .mapping(let entries):
        let words = entries.flatMap { entry -> [YAMLNode] in
          if case .sequence(let others) = entry.value.content { return others }
          return [entry.value]
        }
        for word in words {
          guard case .scalar(let text, _) = word.content else { continue }
          options.add(text, line: word.line, owner: index)
        }
      case .sequence: break
      }
    }
  }
}
