/// The name of an element: numbers of a ``XMLVocabulary``, so that comparing costs nothing.
///
/// Namespaces are matched by URI and never by prefix. (Namespaces in XML 1.0, §6)
@usableFromInline package struct XMLName: Hashable, Sendable {
  /// The number of the namespace in the vocabulary; ``unknown`` for one that is not listed there.
  @usableFromInline package let namespace: UInt8
  /// The number of the local name in the vocabulary; ``unknownLocal`` for one that is not listed there.
  @usableFromInline package let local: UInt16

  package static let unknown: UInt8 = .max
  package static let unknownLocal: UInt16 = .max
  /// The namespace of a name that is in none: attributes without a prefix are.
  ///
  /// A vocabulary gives no namespace this number. (Namespaces in XML 1.0, §6.2)
  package static let noNamespace: UInt8 = .max - 1
  /// A name that is not in the vocabulary at all.
  package static let unlisted = XMLName(namespace: unknown, local: unknownLocal)

  @inlinable package init(namespace: UInt8, local: UInt16) {
    self.namespace = namespace
    self.local = local
  }
}

/// The names that a reader wants to tell apart, each with its number.
package struct XMLVocabulary: Sendable {
  private let locals: [String: UInt16]
  private let namespaces: [String: UInt8]

  /// A local name's number is its index; several URIs may share one (the transitional and the strict family).
  ///
  /// A later name of the same text changes nothing.
  package init(locals: [String], namespaces: [(uri: String, number: UInt8)]) {
    self.locals = Dictionary(
      locals.enumerated().map { ($0.element, UInt16($0.offset)) },
      uniquingKeysWith: { one, _ in one })
    self.namespaces = Dictionary(
      namespaces.map { ($0.uri, $0.number) }, uniquingKeysWith: { one, _ in one })
  }

  func number(ofLocal name: String) -> UInt16 { locals[name] ?? XMLName.unknownLocal }

  func number(ofNamespace uri: String) -> UInt8 { namespaces[uri] ?? XMLName.unknown }
}
