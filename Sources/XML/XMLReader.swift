package import Archive

/// Reads XML with libxml2's SAX2 interface, names interned once for all parts.
///
/// No DTD, no entity, no network: a DOCTYPE ends the reading. One a thread.
@usableFromInline package struct XMLReader: ~Copyable {
  private let vocabulary: XMLVocabulary
  private let limits: ReadingLimits
  /// The parser, kept from one part to the next; nil before the first and after a failure.
  private var parser: XMLParserHandle?

  package init(vocabulary: XMLVocabulary, limits: ReadingLimits) {
    self.vocabulary = vocabulary
    self.limits = limits
  }

  /// Reads a part from its first byte to its last, calling `handler` on the way.
  ///
  /// What the handler was told before a failure is worth nothing.
  @inlinable @inline(__always)
  package mutating func read<Handler: XMLHandler>(
    _ bytes: consuming [UInt8], into handler: inout Handler
  )
    throws(XMLFailure)
  {
    let text = try prepared(bytes)
    let failure = unsafe withUnsafeMutablePointer(to: &handler) { handler in
      unsafe parse(text, XMLCalls(handler))
    }
    if let failure { throw failure }
    if let failure = handler.failure { throw failure }
  }

  /// A part within limits as libxml2 wants it: UTF-8, and a zero byte behind it.
  @usableFromInline func prepared(_ bytes: consuming [UInt8]) throws(XMLFailure) -> [UInt8] {
    guard bytes.count <= limits.partBytes else {
      throw .tooLarge(limit: "a part of \(limits.partBytes.inMebibytes)")
    }
    var text = try XMLEncoding.decode(bytes)
    guard !XMLTagSize.exceeds(limits.attributes, in: text) else {
      throw .tooLarge(limit: "\(limits.attributes) attributes of one element")
    }
    // Whoever unpacked the part left room for it.
    text.append(0)
    return text
  }

  /// Everything that does not depend on the handler's type.
  @usableFromInline mutating func parse(_ text: [UInt8], _ calls: XMLCalls) -> XMLFailure? {
    guard let parser = parser.take() ?? XMLParserHandle(vocabulary: vocabulary, limits: limits)
    else { return .outOfMemory }
    let failure = parser.parse(text, calls)
    // After a failure the parser stopped anywhere: the next part gets a new one.
    if failure == nil && !parser.isSwollen { self.parser = consume parser }
    return failure
  }
}
