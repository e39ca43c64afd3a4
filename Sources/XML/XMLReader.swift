package import Archive

/// Reads XML with libxml2's SAX2 interface, names interned once for all parts.
///
/// No DTD, no entity, no network: a DOCTYPE ends the reading. One a thread.
@usableFromInline package struct XMLReader: ~Copyable {
  private let vocabulary: XMLVocabulary
  private let limits: ReadingLimits
  /// The parser, kept from one part to the next; nil before the first and after a failure.
  private var parser: XMLParserHandle?
  /// The part as UTF-8 with a zero byte behind it, as libxml2 wants it; kept to spare the allocation.
  private var buffer: [UInt8] = []

  package init(vocabulary: XMLVocabulary, limits: ReadingLimits) {
    self.vocabulary = vocabulary
    self.limits = limits
  }

  /// Reads a part from its first byte to its last, calling `handler` on the way.
  ///
  /// What the handler was told before a failure is worth nothing.
  @inlinable @inline(__always)
  package mutating func read<Handler: XMLHandler>(_ bytes: [UInt8], into handler: inout Handler)
    throws(XMLFailure)
  {
    let failure = unsafe withUnsafeMutablePointer(to: &handler) { handler in
      unsafe parse(bytes, XMLCalls(handler))
    }
    if let failure { throw failure }
    if let failure = handler.failure { throw failure }
  }

  /// Everything that does not depend on the handler's type.
  @usableFromInline mutating func parse(_ bytes: [UInt8], _ calls: XMLCalls) -> XMLFailure? {
    guard bytes.count <= limits.partBytes else {
      return .tooLarge(limit: "a part of \(limits.partBytes.inMebibytes)")
    }
    do {
      try XMLEncoding.decode(bytes, into: &buffer)
    } catch {
      return error
    }
    guard !XMLTagSize.exceeds(limits.attributes, in: buffer) else {
      return .tooLarge(limit: "\(limits.attributes) attributes of one element")
    }
    buffer.append(0)
    guard let parser = parser.take() ?? XMLParserHandle(vocabulary: vocabulary, limits: limits)
    else { return .outOfMemory }
    let failure = parser.parse(buffer, calls)
    // After a failure the parser stopped anywhere: the next part gets a new one.
    if failure == nil && !parser.isSwollen { self.parser = consume parser }
    return failure
  }
}
