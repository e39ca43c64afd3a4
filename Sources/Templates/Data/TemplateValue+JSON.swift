package import JSON

extension TemplateValue {
  /// The value of a JSON file.
  package init(_ json: JSONValue) {
    switch json {
    case .null: self = .nothing
    case .bool(let truth): self = .truth(truth)
    case .number(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .array(let elements): self = .list(elements.map(TemplateValue.init))
    case .object(let members):
      self = .record(TemplateRecord(members.map { ($0.name, TemplateValue($0.value)) }))
    }
  }
}
