internal import Archive

/// Writes JSON as UTF-8 bytes, compact, with the keys in the order in which they are given. (RFC 8259)
///
///     var writer = JSONWriter()
///     writer.object {
///       $0.key("record")
///       $0.number(1)
///     }
///     writer.bytes  // {"record":1}
///
/// The writer puts the commas; that keys stand in objects only is the caller's care.
package struct JSONWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// - Parameter capacity: how many bytes will be written, as far as is known.
  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Forgets what was written and keeps the room for it.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends a line of JSON Lines; the next value starts anew.
  package mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }
}

// MARK: - Objects and arrays

extension JSONWriter {
  package mutating func object<Failure: Error>(
    _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open(UInt8(ascii: "{"))
    try members(&self)
    close(UInt8(ascii: "}"))
  }

  package mutating func array<Failure: Error>(
    _ elements: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open(UInt8(ascii: "["))
    try elements(&self)
    close(UInt8(ascii: "]"))
  }

  /// The name of the member whose value is written next.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }
}

// MARK: - Values

extension JSONWriter {
  package mutating func string(_ text: String) {
    separate()
    quote(text)
  }

  /// The text, or `null`.
  package mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  /// A string in pieces, each written with `piece`.
  package mutating func string(pieces: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    pieces(&self)
    bytes.append(UInt8(ascii: "\""))
  }

  /// A piece of the string that is being written.
  package mutating func piece(_ text: String) { escape(text) }

  /// A piece that needs no escape.
  mutating func piece(literal text: StaticString) { bytes.append(text) }

  /// A number in the string that is being written.
  package mutating func piece(_ number: Int) { digits(number) }

  package mutating func number(_ number: Int) {
    separate()
    digits(number)
  }

  /// The number, or `null`.
  package mutating func number(_ number: Int?) {
    if let number { self.number(number) } else { null() }
  }

  package mutating func bool(_ truth: Bool) {
    separate()
    bytes.append(truth ? "true" : "false" as StaticString)
  }

  package mutating func null() {
    separate()
    bytes.append("null" as StaticString)
  }

  /// A value that is JSON already.
  package mutating func json(_ value: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: value)
  }
}

// MARK: - Literals

extension JSONWriter {
  /// The beginning of a value, as JSON: several keys and values that are always the same, in one copy.
  mutating func begin(literal json: StaticString) {
    separate()
    bytes.append(json)
    needsComma = false
  }

  /// A part of a value, as JSON with its commas, up to where the next value goes.
  mutating func part(literal json: StaticString) {
    bytes.append(json)
    needsComma = false
  }

  /// A value that was written before, at this place.
  mutating func again(_ value: Range<Int>) {
    bytes.appendCopy(of: value)
    needsComma = true
  }

  /// The end of a value, as JSON.
  mutating func end(literal json: StaticString) {
    bytes.append(json)
    needsComma = true
  }
}

// MARK: - Bytes

extension JSONWriter {
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    escape(text)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Most strings need no escape and are copied as a whole, the others stretch by stretch.
  private mutating func escape(_ text: String) {
    let utf8 = text.utf8Span.span
    var copied = 0
    while let index = Self.firstEscaped(utf8, from: copied) {
      bytes.append(utf8, copied..<index)
      if utf8[index] == 0xE2 {
        escapeTurn(utf8[index + 1], utf8[index + 2])
        copied = index + 3
      } else if utf8[index] == 0xC2 {
        escape(utf8[index + 1])
        copied = index + 2
      } else {
        escape(utf8[index])
        copied = index + 1
      }
    }
    bytes.append(utf8, copied..<utf8.count)
  }

  /// The first byte from an offset on that JSON or a terminal would misunderstand.
  private static func firstEscaped(_ utf8: Span<UInt8>, from start: Int) -> Int? {
    var offset = start
    while offset + 8 <= utf8.count {
      if isOdd(utf8.eightBytes(at: offset)) {
        for index in offset..<offset + 8 where isEscaped(utf8, at: index) { return index }
      }
      offset += 8
    }
    // What is left, with some that was looked at before.
    if utf8.count >= 8, !isOdd(utf8.eightBytes(at: utf8.count - 8)) { return nil }
    while offset < utf8.count {
      if isEscaped(utf8, at: offset) { return offset }
      offset += 1
    }
    return nil
  }

  /// Whether one of eight bytes may need an escape.
  @inline(__always)
  private static func isOdd(_ eight: EightBytes) -> Bool {
    eight.less(than: 0x20) | eight.equal(to: UInt8(ascii: "\"")) | eight.equal(to: 0x7F)
      | eight.equal(to: UInt8(ascii: "\\")) | eight.beyondASCII != 0
  }

  private mutating func escapeTurn(_ second: UInt8, _ third: UInt8) {
    bytes.append("\\u20" as StaticString)
    let low = (second & 0x3F) << 6 | third & 0x3F
    bytes.append(Self.hexadecimal(low >> 4))
    bytes.append(Self.hexadecimal(low & 0x0F))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      bytes.append("u00" as StaticString)
      bytes.append(Self.hexadecimal(byte >> 4))
      bytes.append(Self.hexadecimal(byte & 0x0F))
    }
  }

  /// Quotes, backslashes and control characters, among them DEL and U+0080 to U+009F, which can move a
  /// terminal's cursor; and the signs that turn the writing round.
  @inline(__always)
  private static func isEscaped(_ utf8: borrowing Span<UInt8>, at index: Int) -> Bool {
    let byte = utf8[index]
    return byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
      || byte == 0xE2 && isTurn(utf8, at: index)
      || byte == 0xC2 && index + 1 < utf8.count && utf8[index + 1] < 0xA0
  }

  /// U+202A to U+202E and U+2066 to U+2069: with these a line on a screen no longer shows what it says.
  private static func isTurn(_ utf8: borrowing Span<UInt8>, at index: Int) -> Bool {
    guard index + 2 < utf8.count else { return false }
    return switch (utf8[index + 1], utf8[index + 2]) {
    case (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): true
    default: false
    }
  }

  private static func hexadecimal(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
  }

  private mutating func digits(_ number: Int) {
    guard (0..<10_000).contains(number) else {
      return bytes.append(contentsOf: String(number).utf8)
    }
    if number >= 1_000 { bytes.append(UInt8(ascii: "0") + UInt8(number / 1_000)) }
    if number >= 100 { bytes.append(UInt8(ascii: "0") + UInt8(number / 100 % 10)) }
    if number >= 10 { bytes.append(UInt8(ascii: "0") + UInt8(number / 10 % 10)) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
