internal import YAML

extension FormSchema {
  /// Refuses a route that leads nowhere.
  func checkRouting(_ form: YAMLMapping) {
    checkDecision(form)
    checkUrgency(form)
  }

  /// The roles that a case of this form may go to or be seen by: all must be in school.yaml.
  package var roles: Set<String> {
    var roles: Set<String> = [routing.handledBy]
    roles.formUnion(visibleTo)
    roles.formUnion(routing.steps.map(\.role))
    roles.formUnion(routing.urgent.map(\.role))
    if let decider = routing.decidedBy { roles.insert(decider) }
    for case .role(let role) in sections.map(\.filledBy) { roles.insert(role) }
    return roles
  }

  /// The rule that sends a case of a form to a role at once; nil where none does.
  package func urgency(in form: ReadForm) -> Urgency? {
    routing.urgent.first { urgency in
      let answer = form.answer(urgency.field)
      return answer?.outcome != .value || answer?.value != .truth(urgency.unless)
    }
  }

  /// The field with the decision that somebody has written on a form, in the part of whoever decides; nil where
  /// nothing is decided there.
  package func decision(in form: ReadForm) -> Field? {
    guard let decider = routing.decidedBy else { return nil }
    let fields = sections.filter { $0.filledBy == .role(decider) }.flatMap(\.fields)
    return fields.first { field in
      [.yesNo, .choice].contains(field.type)
        && form.answer(field.key).map { $0.outcome != .blank } ?? false
    }
  }

  private func checkDecision(_ form: YAMLMapping) {
    guard let decider = routing.decidedBy, !decider.isEmpty else { return }
    let decisions = sections.filter { $0.filledBy == .role(decider) }.flatMap(\.fields)
    let canDecide = decisions.contains { [.yesNo, .choice].contains($0.type) }
    guard !canDecide else { return }
    form.wrong(
      "decided-by",
      "\"decided-by\" is \(decider), who has no yes-no or choice field to decide in.",
      hint: "Add a section `filled-by: \(decider)` with such a field, or delete `decided-by`.")
  }

  private func checkUrgency(_ form: YAMLMapping) {
    guard case .sequence(let rules) = form.node("urgent")?.content else { return }
    let yesNo = fields.filter { $0.type == .yesNo }.map(\.key)
    for case .mapping(let entries) in rules.map(\.content) {
      guard let entry = entries.first(where: { $0.key == "field" }), !entry.value.isEmpty,
        case .scalar(let name, _) = entry.value.content, !yesNo.contains(name)
      else { continue }
      let known = fields.contains { $0.key == name }
      form.mistakes.add(
        line: entry.value.line,
        known
          ? "The urgent rule names \"\(name)\", which is no yes-no field."
          : "The urgent rule names \"\(name)\", which is no field of this form.",
        hint: yesNo.isEmpty
          ? "Give the form a field of type yes-no, or delete the rule."
          : name.nearest(of: yesNo).map { "Did you mean \"\($0)\"?" }
            ?? "The yes-no fields are \(yesNo.listed).")
    }
  }
}
