internal import Archive
internal import CLibxml2

/// What a handler is, once its type is known: plain functions over a pointer to it.
///
/// C cannot call generic functions. These closures capture nothing and are made where the handler's type is
/// known, so that they are compiled for it; a C callback then costs one indirect call more.
@safe @usableFromInline struct XMLCalls {
  @usableFromInline let handler: UnsafeMutableRawPointer
  @usableFromInline let start: (UnsafeMutableRawPointer, XMLName, XMLAttributes) -> Void
  @usableFromInline let end: (UnsafeMutableRawPointer, XMLName) -> Void
  @usableFromInline let text: (UnsafeMutableRawPointer, UnsafeBufferPointer<UInt8>) -> Void
  @usableFromInline let failure: (UnsafeMutableRawPointer) -> XMLFailure?

  @inlinable @inline(__always)
  init<Handler: XMLHandler>(_ handler: UnsafeMutablePointer<Handler>) {
    unsafe self.handler = UnsafeMutableRawPointer(handler)
    unsafe start = { unsafe $0.assumingMemoryBound(to: Handler.self).pointee.start($1, $2) }
    unsafe end = { unsafe $0.assumingMemoryBound(to: Handler.self).pointee.end($1) }
    unsafe text = { unsafe $0.assumingMemoryBound(to: Handler.self).pointee.text($1.span) }
    unsafe failure = { unsafe $0.assumingMemoryBound(to: Handler.self).pointee.failure }
  }
}

/// One reading as libxml2's callbacks see it: whom to call, what was counted, why it ended.
@safe struct XMLReading {
  let calls: XMLCalls
  let limits: ReadingLimits
  let names: UnsafeMutablePointer<XMLNames>
  let parser: xmlParserCtxtPtr
  /// The names of the open elements, outermost first; room for as many as may nest.
  let open: UnsafeMutableBufferPointer<XMLName>
  var depth = 0
  var nodes = 0
  var isInText = false
  var failure: XMLFailure?

  init(
    calls: XMLCalls, limits: ReadingLimits, names: UnsafeMutablePointer<XMLNames>,
    parser: xmlParserCtxtPtr,
    open: UnsafeMutableBufferPointer<XMLName>
  ) {
    self.calls = calls
    self.limits = limits
    unsafe self.names = names
    unsafe self.parser = parser
    unsafe self.open = open
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard failure == nil else { return }
    guard unsafe depth < open.count else {
      return stop(.tooLarge(limit: "elements nested \(limits.elementDepth) deep"))
    }
    unsafe open[depth] = name
    depth += 1
    isInText = false
    unsafe calls.start(calls.handler, name, attributes)
    countNode()
  }

  mutating func end() {
    guard failure == nil, depth > 0 else { return }
    depth -= 1
    isInText = false
    unsafe calls.end(calls.handler, open[depth])
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard failure == nil else { return }
    unsafe calls.text(calls.handler, bytes)
    guard !isInText else { return }
    isInText = true
    countNode()
  }

  /// Ends the reading: libxml2 makes no further call of consequence.
  mutating func stop(_ reason: XMLFailure) {
    if failure == nil { failure = reason }
    unsafe xmlStopParser(parser)
  }

  /// Counts an element or a text.
  @inline(__always)
  private mutating func countNode() {
    nodes += 1
    if nodes & 63 == 0 || nodes > limits.nodes { checkNowAndThen() }
  }

  /// What need not be known at once: the handler's own failure, and how many names there are.
  @inline(never)
  private mutating func checkNowAndThen() {
    guard nodes <= limits.nodes else {
      return stop(.tooLarge(limit: "\(limits.nodes.grouped) elements and texts"))
    }
    if let failure = unsafe calls.failure(calls.handler) { return stop(failure) }
    if unsafe Int(xmlDictSize(parser.pointee.dict)) > limits.differentNames {
      stop(.tooLarge(limit: "\(limits.differentNames.grouped) different names"))
    }
  }
}
