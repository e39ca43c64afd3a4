extension String {
  /// With spaces for line ends and tabs, and U+FFFD for what XML forbids. (XML 1.0, §2.2)
  var inOneLine: String {
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: if line.last != " " { line.append(" ") }
      case 0..<0x20, 0xFFFE, 0xFFFF: line.append("\u{FFFD}")
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  /// With U+FFFD for what XML forbids. (XML 1.0, §2.2)
  var withoutForbidden: String {
    func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0..<0x20, 0xFFFE, 0xFFFF: true
      default: false
      }
    }
    guard unicodeScalars.contains(where: isForbidden) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(isForbidden(scalar) ? "\u{FFFD}" : scalar) }
    return String(text)
  }

  /// As words stand between quotes in the instruction of a field. (ECMA-376 Part 1, §17.16.1)
  var asFieldWords: String {
    replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  /// As a piece of an address may be written; what parts an address stays, but for the pieces of a query.
  func asAddress(isQuery: Bool, isInField: Bool) -> String {
    // The way to a file of Windows keeps its strokes, which are doubled in the instruction of a field.
    let address = inOneLine.split(separator: "\\", omittingEmptySubsequences: false)
      .map { String($0).asAddress }.joined(separator: isInField ? "\\\\" : "\\")
    guard isQuery else { return address }
    return ["&": "%26", "+": "%2B", "#": "%23", "=": "%3D"].reduce(address) { address, sign in
      address.replacing(sign.key, with: sign.value)
    }
  }

  /// The address as a URI may be written. (RFC 3986, §2)
  var asAddress: String {
    let bytes = Array(utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isMeant =
        byte != UInt8(ascii: "%")
        || UInt8(String(decoding: bytes[(index + 1)...].prefix(2), as: UTF8.self), radix: 16) != nil
          && index + 2 < bytes.count
      if byte > 0x20, byte != 0x7F, isMeant, !"\"<>\\^`{|}".utf8.contains(byte) {
        result.append(byte)
      } else {
        result += "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".utf8
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
