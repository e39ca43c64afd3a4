/// Reads objects and keywords from bytes. (ISO 32000-1, 7.2 "Lexical Conventions")
struct PDFScanner {
  enum Token: Hashable {
    case object(PDFObject)
    /// What is no object: `obj`, `stream`, `xref`, or an operator of a content stream.
    case keyword(String)
    case end
  }

  let bytes: [UInt8]
  var offset: Int
  /// Whether `1 0 R` is one object; within content streams it is not.
  let readsReferences: Bool
  /// Keys that a dictionary has more than once, which leaves open which of them counts.
  private(set) var repeatedKeys: [String] = []

  init(_ bytes: [UInt8], at offset: Int = 0, readsReferences: Bool = true) {
    self.bytes = bytes
    self.offset = offset
    self.readsReferences = readsReferences
  }

  var current: UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

  /// Moves past white space and comments.
  mutating func skipSpace() {
    while let byte = current {
      if byte == UInt8(ascii: "%") {
        while let byte = current, byte != 10, byte != 13 { offset += 1 }
      } else if PDFScanner.isSpace(byte) {
        offset += 1
      } else {
        return
      }
    }
  }

  mutating func next(depth: Int = 0) throws(PDFFailure) -> Token {
    skipSpace()
    guard depth < 100 else { throw failure("Objects are nested too deeply") }
    guard let byte = current else { return .end }
    switch byte {
    case UInt8(ascii: "/"):
      offset += 1
      return .object(.name(name()))
    case UInt8(ascii: "("): return .object(.string(try literalString()))
    case UInt8(ascii: "<"):
      if offset + 1 < bytes.count, bytes[offset + 1] == byte {
        offset += 2
        return .object(.dictionary(try dictionary(depth: depth)))
      }
      return .object(.string(try hexString()))
    case UInt8(ascii: "["):
      offset += 1
      return .object(.array(try array(depth: depth)))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return .object(try number())
    case UInt8(ascii: "]"):
      offset += 1
      return .keyword("]")
    case UInt8(ascii: ">"):
      guard offset + 1 < bytes.count, bytes[offset + 1] == byte else {
        throw failure("A lone '>'")
      }
      offset += 2
      return .keyword(">>")
    case UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      throw failure("A stray '\(Character(Unicode.Scalar(byte)))'")
    default: return word()
    }
  }

  /// The next token, which must be an object.
  mutating func object(depth: Int = 0) throws(PDFFailure) -> PDFObject {
    let start = offset
    guard case .object(let object) = try next(depth: depth) else {
      offset = start
      throw failure("An object is missing")
    }
    return object
  }

  func failure(_ what: String) -> PDFFailure { PDFFailure(message: "\(what) at byte \(offset).") }

  private mutating func word() -> Token {
    let start = offset
    while let byte = current, PDFScanner.isRegular(byte) { offset += 1 }
    switch String(decoding: bytes[start..<offset], as: UTF8.self) {
    case "null": return .object(.null)
    case "true": return .object(.bool(true))
    case "false": return .object(.bool(false))
    case let keyword: return .keyword(keyword)
    }
  }

  private mutating func name() -> String {
    var text: [UInt8] = []
    while let byte = current, PDFScanner.isRegular(byte) {
      offset += 1
      if byte == UInt8(ascii: "#"), offset + 1 < bytes.count,
        let high = hexValue(bytes[offset]), let low = hexValue(bytes[offset + 1])
      {
        text.append(high << 4 | low)
        offset += 2
      } else {
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func number() throws(PDFFailure) -> PDFObject {
    let start = offset
    while let byte = current, PDFScanner.isRegular(byte) { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard let value = Int(text) else {
      // Double reads "1e5" too, which PDF does not have.
      let allowed = text.utf8.allSatisfy { !(65...122).contains($0) }
      guard allowed, let value = Double(text) ?? Double("\(text)0") else {
        offset = start
        throw failure("'\(text)' is no number")
      }
      return .real(value)
    }
    return readsReferences && value >= 0 ? reference(to: value) ?? .int(value) : .int(value)
  }

  /// The reference that starts with a number just read, where one does.
  private mutating func reference(to number: Int) -> PDFObject? {
    let start = offset
    skipSpace()
    var generation = 0
    let digits = offset
    while let byte = current, (48...57).contains(byte), offset - digits < 6 {
      generation = generation * 10 + Int(byte - 48)
      offset += 1
    }
    let hasDigits = offset > digits
    skipSpace()
    if hasDigits, current == UInt8(ascii: "R"),
      offset + 1 >= bytes.count || !PDFScanner.isRegular(bytes[offset + 1])
    {
      offset += 1
      return .reference(PDFReference(number: number, generation: generation))
    }
    offset = start
    return nil
  }

  private mutating func array(depth: Int) throws(PDFFailure) -> [PDFObject] {
    var elements: [PDFObject] = []
    while true {
      switch try next(depth: depth + 1) {
      case .object(let object): elements.append(object)
      case .keyword("]"): return elements
      case .keyword(let word): throw failure("'\(word)' within an array")
      case .end: throw failure("An array does not end")
      }
    }
  }

  private mutating func dictionary(depth: Int) throws(PDFFailure) -> [String: PDFObject] {
    var entries: [String: PDFObject] = [:]
    while true {
      switch try next(depth: depth + 1) {
      case .object(.name(let key)):
        if entries[key] != nil { repeatedKeys.append(key) }
        entries[key] = try object(depth: depth + 1)
      case .keyword(">>"): return entries
      case .end: throw failure("A dictionary does not end")
      default: throw failure("A dictionary's key is no name")
      }
    }
  }
}

// Which bytes are which. (ISO 32000-1, 7.2.2 "Character Set")
extension PDFScanner {
  static func isSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32: true
    default: false
    }
  }

  static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32: false
    case 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: false
    default: true
    }
  }
}

func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
