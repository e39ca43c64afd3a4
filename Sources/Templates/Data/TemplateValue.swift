/// A value that goes into a document.
package indirect enum TemplateValue: Hashable, Sendable {
  /// Text; of YAML and CSV everything is.
  case text(String)
  /// A number as it is written in JSON.
  case number(String)
  case truth(Bool)
  case list([TemplateValue])
  case record(TemplateRecord)
  /// `null` of JSON.
  case nothing
}

/// Values by name, in the order in which they stand.
package struct TemplateRecord: Hashable, Sendable {
  /// The names, shared by all rows of a table.
  private let keys: Keys
  package private(set) var values: [TemplateValue]

  package init(keys: Keys, values: [TemplateValue]) {
    self.keys = keys
    self.values = values
  }

  package init(_ entries: [(name: String, value: TemplateValue)]) {
    keys = Keys(entries.map(\.name))
    values = entries.map(\.value)
  }

  package var names: [String] { keys.names }

  package subscript(name: String) -> TemplateValue? {
    guard let index = keys.indices[name], index < values.count else { return nil }
    return values[index]
  }

  /// The names of a record.
  ///
  /// A class, because ten thousand rows have the same.
  package final class Keys: Hashable, Sendable {
    package let names: [String]
    fileprivate let indices: [String: Int]

    /// - Parameter names: as they stand; a tag asks for them without the signs that no tag has.
    package init(_ names: [String]) {
      self.names = names.map { FieldName.key($0) }
      indices = Dictionary(
        self.names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { one, _ in one }
      )
    }

    package static func == (left: Keys, right: Keys) -> Bool { left.names == right.names }
    package func hash(into hasher: inout Hasher) { hasher.combine(names) }
  }
}

extension TemplateValue {
  /// What stands under some names, each in the group of the one before; nil where there is none.
  func value(at steps: ArraySlice<String>) -> TemplateValue? {
    guard let first = steps.first else { return self }
    guard case .record(let record) = self else { return nil }
    return record[first]?.value(at: steps.dropFirst())
  }
}

extension TemplateRecord {
  /// What stands under some names, of which the first is a group.
  func value(inGroup steps: [String]) -> TemplateValue? {
    steps.count > 1 ? TemplateValue.record(self).value(at: steps[...]) : nil
  }
}
