/// Whether a text is a number as people and programs write one: `1`, `-1.5`, `1,234.5`, `1e6`.
///
/// By hand: the conditions of a template ask it of each record, and a `Regex` is understood anew each time.
struct NumberSyntax {
  private var rest: Substring.UTF8View

  static func matches(_ text: some StringProtocol) -> Bool {
    var syntax = NumberSyntax(rest: Substring(text).utf8)
    return syntax.takeNumber() && syntax.rest.isEmpty
  }

  private mutating func takeNumber() -> Bool {
    _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
    let first = takeDigits()
    guard first > 0 else { return false }
    while take(UInt8(ascii: ",")) {
      guard first <= 3, takeDigits() == 3 else { return false }
    }
    if take(UInt8(ascii: ".")), takeDigits() == 0 { return false }
    guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return true }
    _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
    return (1...3).contains(takeDigits())
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  /// How many there were.
  private mutating func takeDigits() -> Int {
    var count = 0
    while let byte = rest.first, byte &- UInt8(ascii: "0") < 10 {
      rest.removeFirst()
      count += 1
    }
    return count
  }
}
