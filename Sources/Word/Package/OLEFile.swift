/// A compound file of Word 97 and of encrypted documents: the names in its directory. ([MS-CFB] §2.6)
///
/// Directory entries are 128 bytes long and lie on multiples of 128. So they are looked for there,
/// without following the file's allocation tables: a file that is cut short gives what it still has.
struct OLEFile {
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  let isEncryptedPackage: Bool
  let isWorkbook: Bool
  let isPresentation: Bool
  let isWordDocument: Bool
  let isOutlookMessage: Bool

  init(_ bytes: [UInt8]) {
    isEncryptedPackage = Self.has("EncryptedPackage", bytes)
    isOutlookMessage = Self.has("__properties_version1.0", bytes)
    isWordDocument = Self.has("WordDocument", bytes)
    isWorkbook = Self.has("Workbook", bytes) || Self.has("Book", bytes)
    isPresentation = Self.has("PowerPoint Document", bytes)
  }

  /// Whether a directory entry has this name: UTF-16, then from byte 64 its length with the closing zero.
  ///
  /// Names are compared without case. ([MS-CFB] §2.6.4)
  private static func has(_ name: String, _ bytes: [UInt8]) -> Bool {
    let wide: [UInt8] = Array(name.lowercased().utf8.map { [$0, 0] }.joined())
    for entry in stride(from: 512, through: bytes.count - wide.count, by: 128)
    where wide.indices.allSatisfy({ lowercase(bytes[entry + $0]) == wide[$0] }) {
      guard entry + 66 <= bytes.count else { return true }
      if Int(bytes[entry + 64]) == wide.count + 2, bytes[entry + 65] == 0 { return true }
    }
    return false
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
