/// A font whose characters are pictures: what its codes show. (W17, W18)
package enum SymbolFont: UInt8, Sendable {
  case wingdings, wingdings2, wingdings3, webdings, symbol

  /// Nil for a font of letters.
  package init?(name: String) {
    switch name.lowercased() {
    case "wingdings": self = .wingdings
    case "wingdings 2": self = .wingdings2
    case "wingdings 3": self = .wingdings3
    case "webdings": self = .webdings
    case "symbol": self = .symbol
    default: return nil
    }
  }

  var name: String {
    switch self {
    case .wingdings: "Wingdings"
    case .wingdings2: "Wingdings 2"
    case .wingdings3: "Wingdings 3"
    case .webdings: "Webdings"
    case .symbol: "Symbol"
    }
  }

  /// What a code shows, with or without the F000 of the private use area; nil where no table knows it.
  package func character(_ code: UInt32) -> Unicode.Scalar? {
    let code = code & 0xF000 == 0xF000 ? code & 0xFF : code
    if code == 0x20 || code == 0xA0 || code == 0x09 { return " " }
    return switch self {
    case .wingdings: Self.wingdingsCodes[code]
    case .wingdings2: Self.wingdings2Codes[code]
    case .wingdings3: Self.wingdings3Codes[code]
    case .webdings: Self.webdingsCodes[code]
    case .symbol: Self.symbol(code)
    }
  }

  private static let wingdingsCodes: [UInt32: Unicode.Scalar] = [
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x6C: "●", 0x6D: "❍", 0x6E: "■",
    0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•",
    0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑", 0x78: "☒", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹",
  ]

  private static let wingdings2Codes: [UInt32: Unicode.Scalar] = [
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "●", 0x97: "●",
    0x98: "•", 0xA3: "☐", 0x99: "○", 0x9A: "○",
  ]

  private static let wingdings3Codes: [UInt32: Unicode.Scalar] = [
    0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x7D: "▶",
  ]

  private static let webdingsCodes: [UInt32: Unicode.Scalar] = [
    0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x33: "◀", 0x34: "▶",
  ]

  /// The Symbol font: Greek letters in the places of Latin ones, ASCII signs in their own.
  private static func symbol(_ code: UInt32) -> Unicode.Scalar? {
    if let sign = signs[code] { return sign }
    if let letter = greek[code] { return letter }
    // Digits and the usual punctuation stand where ASCII has them.
    return (0x21...0x3F).contains(code) || [0x5B, 0x5D, 0x5F, 0x7B, 0x7C, 0x7D].contains(code)
      ? Unicode.Scalar(code) : nil
  }

  private static let signs: [UInt32: Unicode.Scalar] = [
    0xA3: "≤", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xAB: "↔", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBC: "…", 0xD6: "√", 0xA5: "∞",
    0xD2: "®", 0xD3: "©", 0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0x2D: "−",
  ]

  private static let greek: [UInt32: Unicode.Scalar] = {
    let latin = "ABCDEFGHIKLMNOPQRSTUWXYZabcdefghiklmnopqrstuwxyz".unicodeScalars
    let greek = "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηικλμνοπθρστυωξψζ".unicodeScalars
    return Dictionary(
      zip(latin, greek).map { ($0.0.value, $0.1) }, uniquingKeysWith: { first, _ in first })
  }()
}
