/// The names of ZIP entries: which are safe, and which are the same to OPC.
enum ZipName {
  /// What makes a name one that a program could follow out of its folder; nil for a safe one.
  ///
  /// A trailing slash marks a folder entry and is fine.
  static func danger(in name: Span<UInt8>) -> String? {
    if name.isEmpty { return "is empty" }
    if name[0] == UInt8(ascii: "/") { return "begins with a slash" }
    if name.count > 1 && name[1] == UInt8(ascii: ":") { return "begins with a drive letter" }
    var step = 0
    var dots = 0
    for index in name.indices {
      let byte = name[index]
      switch byte {
      case UInt8(ascii: "/"):
        if step == 0 { return "has an empty step" }
        if step == dots && dots <= 2 { return "has a step of dots" }
        (step, dots) = (0, 0)
      case UInt8(ascii: "\\"): return "has a backslash"
      case 0..<0x20, 0x7F: return "has a control character"
      default:
        step += 1
        if byte == UInt8(ascii: ".") { dots += 1 }
      }
    }
    return step > 0 && step == dots && dots <= 2 ? "has a step of dots" : nil
  }

  /// A hash that is the same for names equal but for the case of ASCII letters (FNV-1a).
  static func hash(_ name: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in name.indices {
      hash = (hash ^ UInt64(lowercased(name[index]))) &* 0x100_0000_01b3
    }
    return hash
  }

  /// Whether OPC takes two names for one. (ECMA-376 Part 2, "Part Name Equivalence")
  static func areSame(_ one: String, _ other: String) -> Bool {
    let (one, other) = (one.utf8.span, other.utf8.span)
    guard one.count == other.count else { return false }
    for index in one.indices where lowercased(one[index]) != lowercased(other[index]) {
      return false
    }
    return true
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }
}
