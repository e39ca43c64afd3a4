internal import YAML

extension Field {
  /// The options of a field: words, or groups with `label` and `other-labels`.
  static func options(_ field: YAMLMapping, of kind: Kind?) -> [Option] {
    guard let node = field.node("options") else {
      if let kind, [.choice, .choices].contains(kind) {
        field.wrong(
          "options", "A field of type \(kind.rawValue) needs \"options\".",
          hint: "List the words to choose from under `options:`, each with `- `.")
      }
      return []
    }
    guard case .sequence(let items) = node.content else {
      field.wrong(
        "options", "\"options\" must be a list, not \(node.kind).",
        hint: "Start each option with `- ` on a line of its own.")
      return []
    }
    if let kind { check(items, field, of: kind) }
    return items.compactMap { option($0, of: field) }
  }

  private static func option(_ node: YAMLNode, of field: YAMLMapping) -> Option? {
    var group = node
    if case .scalar = node.content {
      let label = YAMLNode.Entry(key: "label", line: node.line, value: node)
      group = YAMLNode(content: .mapping([label]), line: node.line)
    }
    let keys = ["label", "other-labels"]
    guard
      let place = YAMLMapping(group, kind: "an option", keys: keys, mistakes: field.mistakes),
      let label = place.text("label", hint: "Write the word as it is printed on the form.")
    else { return nil }
    return Option(label: label, otherLabels: place.texts("other-labels").map(\.text))
  }

  private static func check(_ items: [YAMLNode], _ field: YAMLMapping, of kind: Kind) {
    switch kind {
    case .choice, .choices:
      guard items.count < 2 else { return }
      field.wrong(
        "options", "One option is no choice.", hint: "List at least two under `options:`.")
    case .yesNo:
      // Nobody would see that a form has its answers the wrong way round.
      let first: String? = if case .scalar(let word, _) = items.first?.content { word } else { nil }
      guard items.count != 2 || ["no", "n", "false"].contains(first?.lowercased()) else { return }
      field.wrong(
        "options", "A yes-no field has two options, the yes first.",
        hint: "Write them such as `options: [\"Yes\", \"No\"]`, or leave them out.")
    default:
      field.wrong(
        "options", "\"options\" belong to a choice, but the type is \(kind.rawValue).",
        hint: "Delete them, or write `type: choice` or `type: choices`.")
    }
  }
}
