/// What a case is called on paper and on the telephone: `BCA-2026-0042-K`.
///
/// A prefix of the form, the year it came in, a running number within both, and a check letter. The
/// check letter is that of ISO 7064 MOD 11-2 over all characters before it, with letters in place of
/// its eleven symbols: it catches every single wrong digit and every swap of two neighbouring digits.
package struct CaseReference: Hashable, Sendable, CustomStringConvertible {
  /// Two to four capital letters.
  package let prefix: String
  package let year: Int
  /// Counted from 1 within the prefix and year.
  package let number: Int

  /// Nil where the prefix is not two to four letters from A to Z, or a number cannot be.
  package init?(prefix: String, year: Int, number: Int) {
    guard (2...4).contains(prefix.utf8.count), prefix.utf8.allSatisfy(Self.isCapital),
      Self.years.contains(year), (1...Self.lastNumber).contains(number)
    else { return nil }
    self.prefix = prefix
    self.year = year
    self.number = number
  }

  package var description: String { "\(prefix)-\(year)-\(Self.padded(number))-\(checkLetter)" }

  package var checkLetter: Character {
    var remainder = 0
    for byte in "\(prefix)\(year)\(Self.padded(number))".utf8 {
      remainder = (remainder + Self.weight(of: byte)) * 2 % 11
    }
    return Self.checkLetters[(12 - remainder) % 11]
  }
}

extension CaseReference {
  /// Reads a reference as people type and say it; nil where its check letter is wrong.
  ///
  /// Small letters, missing or other hyphens and spaces do no harm, and neither do O for 0, I or L for
  /// 1, and the other way round.
  package init?(_ typed: some StringProtocol) {
    var characters: [UInt8] = []
    for scalar in typed.unicodeScalars {
      guard !Self.isSeparator(scalar) else { continue }
      guard scalar.isASCII, let byte = UInt8(exactly: scalar.value), characters.count < 24
      else { return nil }
      characters.append(Self.isSmall(byte) ? byte - 32 : byte)
    }
    guard let letter = characters.popLast() else { return nil }
    for prefixLength in 2...4 where characters.count >= prefixLength + 8 {
      guard let prefix = Self.letters(characters[..<prefixLength]),
        let digits = Self.digits(characters[prefixLength...]),
        let year = Int(digits.prefix(4)), let number = Int(digits.dropFirst(4)),
        let reference = CaseReference(prefix: prefix, year: year, number: number),
        Self.padded(number).utf8.count == digits.utf8.count - 4,
        reference.checkLetter.asciiValue == letter
      else { continue }
      self = reference
      return
    }
    return nil
  }
}

extension CaseReference {
  /// Eleven letters that are not taken for a digit or for each other: no A (4), B (8), C, D, O and Q
  /// (0), E, G (6), I and L (1), N (M), S (5), U and V (each other), Z (2).
  static let checkLetters: [Character] = ["F", "H", "J", "K", "M", "P", "R", "T", "W", "X", "Y"]
  private static let years = 1900...2999
  private static let lastNumber = 999_999_999

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Digits count as themselves, letters from A = 0; both modulo 11.
  private static func weight(of byte: UInt8) -> Int {
    isCapital(byte) ? Int(byte - UInt8(ascii: "A")) : Int(byte) - Int(UInt8(ascii: "0"))
  }

  private static func letters(_ bytes: ArraySlice<UInt8>) -> String? {
    let letters = bytes.map { byte in
      switch byte {
      case UInt8(ascii: "0"): UInt8(ascii: "O")
      case UInt8(ascii: "1"): UInt8(ascii: "I")
      default: byte
      }
    }
    return letters.allSatisfy(isCapital) ? String(decoding: letters, as: UTF8.self) : nil
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> String? {
    let digits = bytes.map { byte in
      switch byte {
      case UInt8(ascii: "O"): UInt8(ascii: "0")
      case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
      default: byte
      }
    }
    let isNumber = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return isNumber ? String(decoding: digits, as: UTF8.self) : nil
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  /// Spaces, hyphens and dashes of all kinds, dots, slashes and underscores.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .dashPunctuation, .spaceSeparator, .control, .format, .connectorPunctuation: true
    default: scalar == "." || scalar == "/" || scalar == "\u{2212}"
    }
  }
}
