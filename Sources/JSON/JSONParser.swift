/// Reads JSON byte by byte. (RFC 8259)
struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value(depth: 64)
    skipSpace()
    guard position == bytes.count else {
      throw error(
        "There is more behind the end of the value.", "Delete it, or put all in one list.")
    }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth > 0 else {
      throw error("Lists and groups are nested too deep.", "At most 64 may stand in one another.")
    }
    skipSpace()
    guard position < bytes.count else {
      throw error("A value is missing at the end.", "Was the file cut off? Save it again.")
    }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
    default:
      if take("true") { return .bool(true) }
      if take("false") { return .bool(false) }
      if take("null") { return .null }
      throw error(
        "A value should stand here.", "Put a text in double quotes, and delete a comma too many.")
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    let start = position
    position += 1
    var members: [JSONValue.Member] = []
    var names = NamesSeen()
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    repeat {
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw error(
          "The name of a value should stand here.",
          "Put names in double quotes, and delete a comma before }.")
      }
      let place = position
      let name = try string()
      guard names.insert(name, besides: members) else {
        throw error("A name is written twice in one group.", "Keep one.", at: place)
      }
      skipSpace()
      guard take(UInt8(ascii: ":")) else {
        throw error("A colon should stand here.", "Write \"name\": value.")
      }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth - 1)))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw unclosed("{", start) }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    let start = position
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    repeat {
      elements.append(try value(depth: depth - 1))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw unclosed("[", start) }
    return .array(elements)
  }

  private mutating func number() throws(JSONError) -> String {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    var isRight = whole > 0 && (whole == 1 || bytes[position - whole] != UInt8(ascii: "0"))
    if take(".") { isRight = digits() > 0 && isRight }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if !take("+") { _ = take("-") }
      isRight = digits() > 0 && isRight
    }
    guard isRight else {
      throw error(
        "This is not how a number is written.", "Put it in double quotes if it is a text.",
        at: start)
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = position
    while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
    return position - start
  }

  private mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    // Most strings hold no escape: they are made of the bytes as they stand.
    while position < bytes.count, Self.isPlain(bytes[position]) { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "\""),
      let string = String(validating: bytes[start + 1..<position], as: UTF8.self)
    {
      position += 1
      return string
    }
    var text = Array(bytes[start + 1..<position])
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw error(
            "A letter in this text is not UTF-8.", "Save the file with the encoding UTF-8.",
            at: start)
        }
        return string
      case UInt8(ascii: "\\"):
        let place = position
        position += 1
        guard let scalar = escape() else {
          throw error(
            "A backslash stands here that means nothing.", "Write \\\\ for a backslash.", at: place)
        }
        text.append(contentsOf: String(scalar).utf8)
      case 0x0A, 0x0D:
        throw error(
          "A text in quotes goes over the end of the line.", "Close the quote, or write \\n.",
          at: start)
      case 0..<0x20:
        throw error("A control character stands in a text.", "Write a tab as \\t.")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw error("A quote is opened here and never closed.", "Close it.", at: start)
  }

  /// Neither the end of a string, nor an escape, nor what a string may not hold.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal() else { return nil }
      guard (0xD800...0xDBFF).contains(unit) else { return Unicode.Scalar(unit) }
      guard take("\\u"), let low = hexadecimal(), (0xDC00...0xDFFF).contains(low) else {
        return nil
      }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    default: return nil
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    let digits = bytes[position..<position + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    position += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private mutating func take(_ text: String) -> Bool {
    let expected = text.utf8
    guard bytes[position...].starts(with: expected) else { return false }
    position += expected.count
    return true
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  // MARK: Errors

  private func unclosed(_ bracket: String, _ start: Int) -> JSONError {
    position < bytes.count
      ? error("A comma or the closing bracket should stand here.", "Values are parted by commas.")
      : error("A \(bracket) is opened here and never closed.", "Close it.", at: start)
  }

  private func error(_ message: String, _ hint: String, at place: Int? = nil) -> JSONError {
    let before = bytes[..<min(place ?? position, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONError(
      line: before.count { $0 == 0x0A } + 1, column: before.count - lineStart + 1,
      message: message, hint: hint)
  }
}

/// The names of an object so far: few are compared, many are kept in a set.
private struct NamesSeen {
  private var names: Set<String> = []

  private static let few = 16

  /// False where the name is among those of the members.
  mutating func insert(_ name: String, besides members: [JSONValue.Member]) -> Bool {
    if members.count < Self.few { return !members.contains { $0.name == name } }
    if names.isEmpty { names = Set(members.map(\.name)) }
    return names.insert(name).inserted
  }
}
