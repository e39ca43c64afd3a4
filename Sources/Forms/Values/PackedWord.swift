/// A word of up to 16 bytes as one number, so that looking it up costs no memory.
struct PackedWord: Hashable {
  private var bytes: UInt128 = 0
  private var count = 0

  init() {}

  /// - Parameter word: in lower case.
  init(_ word: some StringProtocol) {
    for byte in word.utf8 { append(byte) }
  }

  /// A longer word is equal to none.
  var isTooLong: Bool { count > 16 }

  mutating func append(_ byte: UInt8) {
    bytes = bytes << 8 | UInt128(byte)
    count += 1
  }

  /// The words of a list that white space parts.
  static func words(of list: String) -> Set<PackedWord> {
    Set(list.split(whereSeparator: \.isWhitespace).map { PackedWord($0) })
  }
}
