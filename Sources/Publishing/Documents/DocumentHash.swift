internal import Crypto
internal import Word

/// The SHA-256 of bytes, as people compare it.
package struct DocumentHash: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  package let description: String

  package init(of bytes: [UInt8]) {
    var digits: [UInt8] = []
    for byte in SHA256.hash(data: bytes) {
      for nibble in [byte >> 4, byte & 15] {
        digits.append(Array("0123456789abcdef".utf8)[Int(nibble)])
      }
    }
    description = String(decoding: digits, as: UTF8.self)
  }

  /// Of the words that a person sees in a Word file.
  ///
  /// A new look, another program that saves the file and a newer docket leave it as it is; a word that changes
  /// changes it. `docket text FILE | sha256sum` gives it, too.
  ///
  /// - Parameter file: a Word file that docket has made.
  /// - Throws: where it cannot be read.
  package init(ofWordsIn file: [UInt8]) throws {
    var reader = WordReader()
    self.init(of: Array(try reader.read(file).visibleText().utf8))
  }

  /// The first 16 digits in groups of four, as they stand on paper: `3f9a 0c21 77be 41d0`.
  package static func short(_ hash: String) -> String {
    var groups: [Substring] = []
    var rest = hash.prefix(16)
    while !rest.isEmpty {
      groups.append(rest.prefix(4))
      rest = rest.dropFirst(4)
    }
    return groups.joined(separator: " ")
  }
}
