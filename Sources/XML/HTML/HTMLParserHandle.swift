internal import Archive
internal import CLibxml2

/// One reading as libxml2's callbacks see it: whom to call, what was counted, why it ended.
@safe struct HTMLReading {
  let limits: ReadingLimits
  let hear: (HTMLEvent) -> XMLFailure?
  /// The parser that is at work, to be stopped.
  private var parser: htmlParserCtxtPtr?
  private var depth = 0
  private var nodes = 0
  private(set) var failure: XMLFailure?

  init(limits: ReadingLimits, hear: @escaping (HTMLEvent) -> XMLFailure?) {
    self.limits = limits
    self.hear = hear
  }

  /// Says whom to stop where the reading ends early.
  mutating func begin(_ parser: htmlParserCtxtPtr) { unsafe self.parser = parser }

  /// Ends the reading: libxml2 makes no further call of consequence.
  private mutating func stop(_ reason: XMLFailure) {
    failure = reason
    if let parser = unsafe parser { unsafe xmlStopParser(parser) }
  }

  mutating func start(
    _ name: UnsafePointer<xmlChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard failure == nil else { return }
    depth += 1
    guard depth <= limits.elementDepth else {
      return stop(.tooLarge(limit: "elements nested \(limits.elementDepth) deep"))
    }
    var found: [HTMLAttribute] = []
    if var pair = unsafe attributes {
      // Names and values in turn, and nothing behind the last.
      while let name = unsafe pair.pointee {
        let value = unsafe pair.advanced(by: 1).pointee
        unsafe found.append(
          HTMLAttribute(
            name: String(cString: name).lowercased(),
            value: value.map { unsafe String(cString: $0) } ?? ""))
        unsafe pair = pair.advanced(by: 2)
      }
    }
    unsafe tell(.start(String(cString: name), found))
  }

  mutating func end(_ name: UnsafePointer<xmlChar>) {
    guard failure == nil else { return }
    depth -= 1
    unsafe tell(.end(String(cString: name)))
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard failure == nil else { return }
    unsafe tell(.text(Array(bytes)))
  }

  private mutating func tell(_ event: HTMLEvent) {
    nodes += 1
    guard nodes <= limits.nodes else {
      return stop(.tooLarge(limit: "\(limits.nodes.grouped) elements and texts"))
    }
    if let reason = hear(event) { stop(reason) }
  }
}

/// The one owner of an `htmlParserCtxt`.
@safe struct HTMLParserHandle: ~Copyable {
  private let parser: htmlParserCtxtPtr

  /// libxml2 asks for this once, before threads.
  private static let isPrepared: Void = xmlInitParser()

  init?() {
    Self.isPrepared
    guard let parser = unsafe htmlNewParserCtxt() else { return nil }
    unsafe self.parser = parser
    unsafe installCallbacks(parser)
    // No network; no message printed; what a page says of its encoding does not matter, for it was decoded.
    unsafe _ = htmlCtxtUseOptions(
      parser,
      Int32(
        HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
          | HTML_PARSE_IGNORE_ENC.rawValue))
    // Else it looks at the first bytes beyond ASCII and guesses.
    unsafe parser.pointee.charset = XML_CHAR_ENCODING_UTF8.rawValue
  }

  deinit { unsafe htmlFreeParserCtxt(parser) }

  /// Parses UTF-8 that ends in a zero byte, which is not part of the page.
  func parse(_ bytes: [UInt8], _ reading: HTMLReading) -> XMLFailure? {
    var reading = reading
    let parser = unsafe parser
    return unsafe bytes.withUnsafeBufferPointer { bytes -> XMLFailure? in
      guard let input = unsafe xmlNewInputStream(parser) else { return .outOfMemory }
      unsafe input.pointee.base = bytes.baseAddress
      unsafe input.pointee.cur = bytes.baseAddress
      unsafe input.pointee.end = bytes.baseAddress?.advanced(by: bytes.count - 1)
      guard unsafe inputPush(parser, input) >= 0 else {
        unsafe xmlFreeInputStream(input)
        return .outOfMemory
      }
      unsafe reading.begin(parser)
      return unsafe withUnsafeMutablePointer(to: &reading) { reading in
        unsafe parser.pointee.userData = UnsafeMutableRawPointer(reading)
        defer {
          // The bytes and the reading end with this call: nothing may point at them.
          unsafe parser.pointee.userData = UnsafeMutableRawPointer(parser)
          while let input = unsafe inputPop(parser) { unsafe xmlFreeInputStream(input) }
        }
        unsafe _ = htmlParseDocument(parser)
        return unsafe reading.pointee.failure
      }
    }
  }
}

/// Takes out libxml2's tree builder and puts in the callbacks; what stays nil is not told to anyone.
private func installCallbacks(_ parser: htmlParserCtxtPtr) {
  guard let sax = unsafe parser.pointee.sax else { return }
  unsafe sax.pointee = xmlSAXHandler()
  unsafe sax.pointee.startElement = { data, name, attributes in
    guard let reading = unsafe data?.assumingMemoryBound(to: HTMLReading.self),
      let name = unsafe name
    else { return }
    unsafe reading.pointee.start(name, attributes)
  }
  unsafe sax.pointee.endElement = { data, name in
    guard let reading = unsafe data?.assumingMemoryBound(to: HTMLReading.self),
      let name = unsafe name
    else { return }
    unsafe reading.pointee.end(name)
  }
  let text: charactersSAXFunc = { data, bytes, count in
    guard let reading = unsafe data?.assumingMemoryBound(to: HTMLReading.self) else { return }
    unsafe reading.pointee.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }
  unsafe sax.pointee.characters = text
  unsafe sax.pointee.ignorableWhitespace = text
  // The text of scripts and styles.
  unsafe sax.pointee.cdataBlock = text
}
