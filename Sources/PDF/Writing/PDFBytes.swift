internal import Archive

/// The syntax of PDF, into bytes. (ISO 32000-1, 7.2 and 7.3)
struct PDFBytes: Sendable {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  init() {}

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Leaves nothing, but the room.
  mutating func empty() { bytes.removeAll(keepingCapacity: true) }

  mutating func write(_ text: StaticString) { bytes.append(text) }
  mutating func write(_ more: [UInt8]) { bytes.append(contentsOf: more) }
  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A whole number.
  mutating func write(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    write(digits: number.magnitude)
  }

  /// A number with at most three places, which is a hundredth of what an eye sees on paper.
  mutating func write(_ number: Double) {
    // No file of any program gets here with a number that is none; one that did would end the program.
    let thousandths = number.isNaN ? 0 : Int((min(max(number, -1e9), 1e9) * 1000).rounded())
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    if thousandths < 0 { bytes.append(UInt8(ascii: "-")) }
    if whole > 0 || rest == 0 { write(digits: whole) }
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 100))
    guard rest % 100 > 0 else { return }
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 10 % 10))
    if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  /// Numbers, a space behind each.
  mutating func write(numbers: Double...) {
    for number in numbers {
      write(number)
      write(" ")
    }
  }

  /// A whole number in as many digits, zeros before it.
  mutating func write(_ number: Int, digits: Int) {
    let text = String(number)
    for _ in text.utf8.count..<max(digits, text.utf8.count) { bytes.append(UInt8(ascii: "0")) }
    write(text)
  }

  private mutating func write(digits number: UInt) {
    if number < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(number))
      return
    }
    var divisor: UInt = 10
    while number / divisor >= 10 { divisor *= 10 }
    var rest = number
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// Another object. (7.3.10)
  mutating func write(_ reference: PDFReference) {
    write(reference.number)
    write(" 0 R")
  }

  /// A glyph or another number of two bytes, in hexadecimal digits.
  mutating func write(hex number: UInt16) {
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(number >> shift & 15)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") - 10 + digit)
    }
  }

  /// A number of one byte, in hexadecimal digits.
  mutating func write(hexByte number: UInt8) {
    for digit in [number >> 4, number & 15] {
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") - 10 + digit)
    }
  }

  /// A name. (7.3.5)
  mutating func write(name: String) {
    bytes.append(UInt8(ascii: "/"))
    for byte in name.utf8 {
      if byte > 0x20, byte < 0x7F, !Self.delimiters.contains(byte) {
        bytes.append(byte)
      } else {
        write("#")
        let digits = Array(String(byte, radix: 16, uppercase: true).utf8)
        bytes.append(contentsOf: digits.count == 1 ? [UInt8(ascii: "0")] + digits : digits)
      }
    }
  }

  private static let delimiters = Array("()<>[]{}/%#".utf8)

  /// A text for a person: as it stands where it is ASCII, in UTF-16 with a mark where not. (7.9.2.2)
  mutating func write(text: String) {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      bytes.append(UInt8(ascii: "("))
      for byte in text.utf8 {
        if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "\\") {
          bytes.append(UInt8(ascii: "\\"))
        }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: ")"))
    } else {
      write("<FEFF")
      for unit in text.utf16 { write(hex: unit) }
      write(">")
    }
  }
}

/// Names an object of a file.
struct PDFReference: Hashable, Sendable {
  let number: Int
}
