/// Which names data has, and what stands under them; all records together.
package indirect enum DataShape: Hashable, Sendable {
  /// Nothing is known of it: a list without elements has such ones.
  case unknown
  case value
  case list(DataShape)
  case record([String: DataShape])

  /// The shape of one value.
  package init(_ value: TemplateValue) {
    switch value {
    case .nothing: self = .unknown
    case .text, .number, .truth: self = .value
    case .list(let elements):
      self = .list(elements.reduce(.unknown) { $0.merged(with: DataShape($1)) })
    case .record(let record): self.init(record)
    }
  }

  package init(_ record: TemplateRecord) {
    var shapes: [String: DataShape] = [:]
    for (name, value) in zip(record.names, record.values) { shapes[name] = DataShape(value) }
    self = .record(shapes)
  }

  /// What either has; where they contradict each other, nothing is known.
  package func merged(with other: DataShape) -> DataShape {
    switch (self, other) {
    case (.unknown, let known), (let known, .unknown): known
    case (.value, .value): .value
    case (.list(let one), .list(let two)): .list(one.merged(with: two))
    case (.record(let one), .record(let two)):
      .record(one.merging(two) { $0.merged(with: $1) })
    default: .unknown
    }
  }

  /// The names within lists and groups, however deep.
  var innerNames: Set<String> {
    switch self {
    case .unknown, .value: []
    case .list(let element): Set(element.names).union(element.innerNames)
    case .record(let shapes):
      shapes.values.reduce(into: []) { $0.formUnion(Set($1.names).union($1.innerNames)) }
    }
  }

  var names: [String] { if case .record(let shapes) = self { shapes.keys.sorted() } else { [] } }
}
