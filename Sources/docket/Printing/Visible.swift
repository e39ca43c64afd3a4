/// Text that a person typed, made safe to show on a terminal.
///
/// An escape sequence in an answer or a file name could move the cursor, rewrite what stands on the
/// screen or set the window's title; a bidirectional override could show an address as another one.
enum Visible {
  /// One line: breaks and tabs are shown as `\n`, `\r`, `\t`.
  static func line(_ text: String) -> String {
    isPlain(text) ? text : escaped(text)
  }

  /// Several lines: breaks stay, all else is shown.
  static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { part in
      line(part.replacing(character: "\t", with: "    "))
    }
  }

  /// Printable ASCII needs no second look.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let scalar where isHidden(scalar):
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Controls, and marks that change the direction or the order of what stands around them.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }
}

extension StringProtocol {
  fileprivate func replacing(character: Character, with replacement: String) -> String {
    contains(character)
      ? split(separator: character, omittingEmptySubsequences: false)
        .joined(separator: replacement) : String(self)
  }
}
