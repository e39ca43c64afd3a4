internal import Archive
internal import CLibxml2

/// The one owner of a `xmlParserCtxt`, of its dictionary and of the names learnt from that dictionary.
@safe struct XMLParserHandle: ~Copyable {
  private let parser: xmlParserCtxtPtr
  private let names: UnsafeMutablePointer<XMLNames>
  private let open: UnsafeMutableBufferPointer<XMLName>
  private let limits: ReadingLimits

  /// libxml2 asks for this once, before threads.
  private static let isPrepared: Void = xmlInitParser()

  init?(vocabulary: XMLVocabulary, limits: ReadingLimits) {
    Self.isPrepared
    guard let parser = unsafe xmlNewParserCtxt() else { return nil }
    unsafe self.parser = parser
    unsafe names = .allocate(capacity: 1)
    unsafe names.initialize(to: XMLNames(vocabulary))
    unsafe open = .allocate(capacity: max(limits.elementDepth, 0))
    self.limits = limits
    unsafe installCallbacks(parser)
    unsafe _ = xmlCtxtUseOptions(parser, Self.options)
  }

  deinit {
    unsafe xmlFreeParserCtxt(parser)
    unsafe names.deinitialize(count: 1)
    unsafe names.deallocate()
    unsafe open.deallocate()
  }

  /// How libxml2 parses.
  ///
  /// What is left out matters as much: DTDLOAD, DTDATTR and DTDVALID would read a DTD, RECOVER would mend
  /// in silence.
  private static let options = Int32(
    // Nothing is ever fetched, whatever a document names.
    XML_PARSE_NONET.rawValue
      // XMLEncoding has already turned every part into UTF-8, whatever it declares.
      | XML_PARSE_IGNORE_ENC.rawValue
      // Without it `&amp;` in an attribute comes as `&#38;`, for a tree builder to resolve. No other entity
      // can stand there: declaring one takes a DOCTYPE, and that has ended the reading by then.
      | XML_PARSE_NOENT.rawValue
      // Lifts libxml2's own limits (10 million characters a value, 256 deep), which it reports as if the
      // XML were broken. Sound because ours hold: the size of a part, depth, nodes, attributes; and
      // without a DOCTYPE nothing expands.
      | XML_PARSE_HUGE.rawValue)

  /// Whether the names of the parts so far have made the dictionary large; honest ones are some hundreds.
  var isSwollen: Bool {
    unsafe xmlDictGetUsage(parser.pointee.dict) > 1 << 20
      || Int(xmlDictSize(parser.pointee.dict)) > limits.differentNames / 5
  }

  /// Parses UTF-8 that ends in a zero byte, which is not part of the document.
  func parse(_ bytes: [UInt8], _ calls: XMLCalls) -> XMLFailure? {
    unsafe xmlCtxtReset(parser)
    unsafe parser.pointee.nsNr = 0
    var reading = unsafe XMLReading(
      calls: calls, limits: limits, names: names, parser: parser, open: open)
    return unsafe bytes.withUnsafeBufferPointer { bytes -> XMLFailure? in
      guard let input = unsafe xmlNewInputStream(parser) else { return .outOfMemory }
      unsafe input.pointee.base = bytes.baseAddress
      unsafe input.pointee.cur = bytes.baseAddress
      unsafe input.pointee.end = bytes.baseAddress?.advanced(by: bytes.count - 1)
      guard unsafe inputPush(parser, input) >= 0 else {
        unsafe xmlFreeInputStream(input)
        return .outOfMemory
      }
      return unsafe withUnsafeMutablePointer(to: &reading) { reading in
        unsafe parser.pointee.userData = UnsafeMutableRawPointer(reading)
        defer {
          // The bytes and the reading end with this call: nothing may point at them.
          unsafe parser.pointee.userData = UnsafeMutableRawPointer(parser)
          while let input = unsafe inputPop(parser) { unsafe xmlFreeInputStream(input) }
        }
        let result = unsafe xmlParseDocument(parser)
        if let failure = unsafe reading.pointee.failure { return failure }
        guard result == 0, unsafe parser.pointee.wellFormed != 0 else {
          return .malformed(reason: "it is not well formed", line: 1)
        }
        // libxml2 takes a zero byte behind the root element for the end.
        if let input = unsafe parser.pointee.input, unsafe input.pointee.cur < input.pointee.end {
          return unsafe .malformed(reason: XMLFailure.badCharacter, line: Int(input.pointee.line))
        }
        return nil
      }
    }
  }
}

extension XMLFailure {
  /// No memory is left; so rare that it has no case of its own.
  static let outOfMemory = XMLFailure.tooLarge(limit: "the memory of this machine")
}

/// Takes out libxml2's tree builder and puts in the callbacks; what stays nil is not told to anyone.
private func installCallbacks(_ parser: xmlParserCtxtPtr) {
  guard let sax = unsafe parser.pointee.sax else { return }
  unsafe sax.pointee = xmlSAXHandler()
  unsafe sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
  unsafe sax.pointee.startElementNs = { data, local, prefix, uri, _, _, count, _, values in
    guard let reading = unsafe data?.assumingMemoryBound(to: XMLReading.self) else { return }
    let names = unsafe reading.pointee.names
    unsafe reading.pointee.start(
      names.pointee.name(local, uri),
      XMLAttributes(
        values, count: Int(count),
        element: XMLElementPointers(local: local, prefix: prefix, namespace: uri), names: names))
  }
  unsafe sax.pointee.endElementNs = { data, _, _, _ in
    unsafe data?.assumingMemoryBound(to: XMLReading.self).pointee.end()
  }
  let text: charactersSAXFunc = { data, bytes, count in
    unsafe data?.assumingMemoryBound(to: XMLReading.self).pointee.text(
      UnsafeBufferPointer(start: bytes, count: Int(count)))
  }
  unsafe sax.pointee.characters = text
  // White space is text like any other. That both are the same function spares libxml2 a guess.
  unsafe sax.pointee.ignorableWhitespace = text
  unsafe sax.pointee.internalSubset = { data, _, _, _ in
    unsafe data?.assumingMemoryBound(to: XMLReading.self).pointee.stop(.doctype)
  }
  // With this one in place nothing is ever printed.
  unsafe sax.pointee.serror = { data, error in
    guard let error = unsafe error?.pointee, let failure = unsafe XMLFailure(error) else { return }
    unsafe data?.assumingMemoryBound(to: XMLReading.self).pointee.stop(failure)
  }
}
