internal import YAML

extension TemplateValue {
  /// The value of a YAML file, in which every value is text.
  init(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, let isQuoted):
      self = !isQuoted && (text == "null" || text == "~" || text.isEmpty) ? .nothing : .text(text)
    case .sequence(let nodes): self = .list(nodes.map(TemplateValue.init))
    case .mapping(let entries):
      self = .record(TemplateRecord(entries.map { ($0.key, TemplateValue($0.value)) }))
    }
  }
}
