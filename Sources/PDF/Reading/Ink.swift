internal import XML

/// A colour as Word files say it. (ECMA-376 Part 1, §17.18.38)
enum Ink: Hashable, Sendable {
  /// Black on light, white on dark.
  case automatic
  case colour(Colour)

  /// Nil where it is no colour.
  init?(_ text: String) {
    if text == "auto" {
      self = .automatic
    } else if let colour = Colour(hex: text) {
      self = .colour(colour)
    } else {
      return nil
    }
  }

  /// As it is drawn on a ground of a colour.
  func colour(on ground: Colour?) -> Colour {
    switch self {
    case .colour(let colour): colour
    case .automatic: (ground?.brightness ?? 1) < 0.25 ? .white : .black
    }
  }
}

extension Colour {
  /// Of six hexadecimal digits, with or without a `#` before them; nil for anything else.
  init?(hex text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, let number = UInt32(digits, radix: 16) else { return nil }
    self.init(number)
  }

  init(_ number: UInt32) {
    self.init(
      red: UInt8(number >> 16 & 255), green: UInt8(number >> 8 & 255), blue: UInt8(number & 255))
  }

  /// Nearer to white by a share, 0 to 1.
  func tinted(_ share: Double) -> Colour { mixed(with: .white, share) }

  /// Nearer to black by a share, 0 to 1.
  func shaded(_ share: Double) -> Colour { mixed(with: .black, share) }

  /// A share of another colour in it, 0 to 1.
  func mixed(with other: Colour, _ share: Double) -> Colour {
    func mix(_ one: UInt8, _ two: UInt8) -> UInt8 {
      UInt8(min(max(Double(one) + (Double(two) - Double(one)) * share, 0), 255).rounded())
    }
    return Colour(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// The colours of `w:highlight`. (ECMA-376 Part 1, §17.18.40)
  static func highlight(_ name: String) -> Colour? {
    let number: UInt32? =
      switch name {
      case "black": 0x000000
      case "blue": 0x0000FF
      case "cyan": 0x00FFFF
      case "green": 0x00FF00
      case "magenta": 0xFF00FF
      case "red": 0xFF0000
      case "yellow": 0xFFFF00
      case "white": 0xFFFFFF
      case "darkBlue": 0x000080
      case "darkCyan": 0x008080
      case "darkGreen": 0x008000
      case "darkMagenta": 0x800080
      case "darkRed": 0x800000
      case "darkYellow": 0x808000
      case "darkGray": 0x808080
      case "lightGray": 0xC0C0C0
      default: nil
      }
    return number.map { Colour($0) }
  }
}

/// What a paragraph, cell or run stands on: a `w:shd`. (ECMA-376 Part 1, §17.3.5)
extension XMLElement {
  /// The colour that a shading comes to; `.some(nil)` where it says that there is none.
  func shading(_ theme: Theme) -> Colour?? {
    guard let pattern = val else { return nil }
    if pattern == "nil" { return .some(nil) }
    let fill = theme.colour(word(.themeFill), self) ?? word(.fill).flatMap { Colour(hex: $0) }
    let share: Double? =
      switch pattern {
      case "clear": 0
      case "solid": 1
      default:
        pattern.hasPrefix("pct") ? Measure.number(pattern.dropFirst(3)).map { $0 / 100 } : 0.5
      }
    guard let share, share > 0 else { return .some(fill) }
    let front = word(.color).flatMap { Colour(hex: $0) } ?? .black
    return .some((fill ?? .white).mixed(with: front, share))
  }
}
