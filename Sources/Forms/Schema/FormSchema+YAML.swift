package import YAML

/// Why a form schema, or a folder of them, was refused: every mistake, with file and line.
package typealias SchemaError = YAMLError

extension FormSchema {
  /// Reads a form as an office writes it: see `docs/forms.md`.
  ///
  /// `file` is its name as it was given. Refused with every mistake at once, each with file, line and
  /// what to do.
  package init(yaml: [UInt8], file: String) throws(SchemaError) {
    let mistakes = MistakeList(file: file)
    let node = try YAMLNode.parse(yaml, file: file)
    let schema = YAMLMapping(node, kind: "the form", keys: Self.keys, mistakes: mistakes)
      .map(Self.init(reading:))
    try mistakes.throwIfAny()
    guard let schema else { throw SchemaError([]) }  // no mapping: thrown above
    self = schema
  }

  /// Reads a form from text.
  package init(yaml: String, file: String) throws(SchemaError) {
    try self.init(yaml: Array(yaml.utf8), file: file)
  }

  static let keys = [
    "id", "version", "title", "other-titles", "reference-prefix", "sections", "goes-to",
    "decided-by", "steps", "urgent", "visible-to", "keep",
  ]

  /// Values stand in for what is missing: each is a mistake that keeps the schema from getting out.
  private init(reading form: YAMLMapping) {
    let parts = SectionReading.all(of: form)
    let hasVersion = form.requiredNode("version", hint: "Start with `version: 1`.") != nil
    self.init(
      id: form.identifier(
        "id", example: "lost-property", hint: "Name the form, such as `id: lost-property`.") ?? "",
      version: hasVersion ? form.wholeNumber("version", in: 1...9999) ?? 0 : 0,
      title: form.text("title", hint: "Write the title as printed at the head of the form.") ?? "",
      otherTitles: form.texts("other-titles").map(\.text),
      referencePrefix: Self.prefix(form) ?? "",
      sections: parts.map(\.section),
      routing: Routing(reading: form),
      retention: Retention(reading: form),
      visibleTo: form.roles("visible-to"))
    checkNames(of: parts, in: form)
    checkRouting(form)
  }

  private static func prefix(_ form: YAMLMapping) -> String? {
    let key = "reference-prefix"
    guard let prefix = form.text(key, hint: "Write two to four capital letters, such as `BCA`.")
    else { return nil }
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    if let use = Self.takenPrefixes[prefix] {
      form.wrong(
        key, "\"\(key)\" is \"\(prefix)\", which is docket's own for \(use).",
        hint: "Choose other letters, such as `BCA`.")
      return nil
    }
    if 2...4 ~= prefix.utf8.count, prefix.utf8.allSatisfy({ capitals ~= $0 }) { return prefix }
    form.wrong(
      key, "\"\(key)\" is \"\(prefix)\", which is not two to four capital letters.",
      hint: "Write letters A to Z only, such as `BCA`.")
    return nil
  }

  /// What docket itself counts: two things must never have the same reference.
  private static let takenPrefixes = [
    "CERT": "certificates", "DOC": "files whose form is not known",
  ]
}

extension FormSchema.Routing {
  fileprivate init(reading form: YAMLMapping) {
    let days = "Write the working days that the step may take, such as `working-days: 2`."
    self.init(
      handledBy: form.role("goes-to", hint: "Name the role that handles the form.") ?? "",
      decidedBy: form.node("decided-by") == nil ? nil : form.role("decided-by", hint: ""),
      steps: form.groups("steps", kind: "a step", keys: ["name", "role", "working-days"]) { step in
        let name = step.text("name", hint: "Say in a few words what is done.")
        let role = step.role("role", hint: "Name the role that does it.")
        let limit = step.requiredNode("working-days", hint: days)
          .flatMap { _ in step.wholeNumber("working-days", in: 1...366) }
        guard let name, let role, let limit else { return nil }
        return FormSchema.Step(name: name, role: role, workingDays: limit)
      },
      urgent: form.groups("urgent", kind: "an urgent rule", keys: ["field", "unless", "goes-to"]) {
        rule in
        let field = rule.text("field", hint: "Name the key of a yes-no field.")
        let unless = rule.requiredNode("unless", hint: "Write the harmless answer: `unless: no`.")
          .flatMap { _ in rule.flag("unless") }
        let role = rule.role("goes-to", hint: "Name the role that must know at once.")
        guard let field, let unless, let role else { return nil }
        return FormSchema.Urgency(field: field, unless: unless, role: role)
      })
  }
}

extension FormSchema.Retention {
  fileprivate init(reading form: YAMLMapping) {
    self.init(years: 6, from: .closing, review: true)
    guard
      let keep = form.group("keep", kind: "\"keep\"", keys: ["years", "from", "review"])
    else { return }
    years =
      keep.requiredNode("years", hint: "Write for how many years a case is kept.")
      .flatMap { _ in keep.wholeNumber("years", in: 1...100) } ?? years
    from = keep.word("from", of: [.closing, .received]) ?? from
    review = keep.flag("review") ?? review
  }
}
