internal import Crypto

/// What a file is known by. (G6)
package enum FileHash {
  /// The SHA-256 of bytes, 64 lower-case hexadecimal digits.
  package static func sha256(_ bytes: [UInt8]) -> String {
    text(of: SHA256.hash(data: bytes))
  }

  /// The SHA-256 of bytes that come part by part.
  ///
  /// - Parameter next: gives the next part, nil at the end.
  /// - Returns: 64 lower-case hexadecimal digits.
  /// - Throws: what `next` throws.
  package static func sha256<Failure: Error>(
    parts next: () throws(Failure) -> [UInt8]?
  ) throws(Failure) -> String {
    var hash = SHA256()
    while let part = try next() { hash.update(data: part) }
    return text(of: hash.finalize())
  }

  private static func text(of digest: SHA256Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
