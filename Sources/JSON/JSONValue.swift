/// A JSON value with the members of its objects in the order in which they stand. (RFC 8259)
///
/// Foundation's decoders lose that order and what a number looked like, and both can be seen: the order
/// of a form's answers, the price `3.50`.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number as it is written.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  package var text: String? { if case .string(let text) = self { text } else { nil } }
  /// The number, where it is a whole one.
  package var integer: Int? { if case .number(let number) = self { Int(number) } else { nil } }
  package var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }
  package var members: [Member]? { if case .object(let members) = self { members } else { nil } }
  package var isNull: Bool { self == .null }

  /// Reads one JSON value that nests at most 64 deep.
  package init(_ bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }
}

/// Why bytes are not JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// Counted from 1.
  package var line: Int
  /// Counted from 1, in bytes.
  package var column: Int
  /// One sentence, without what stands there.
  package var message: String
  /// What to do about it.
  package var hint: String
}
