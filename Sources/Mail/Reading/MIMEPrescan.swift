internal import Archive

/// Holds a message against limits before GMime sees it.
///
/// GMime calls itself for each multipart in a multipart and looks for the boundaries of all that are open at
/// each line that begins with `--`, so it takes time by their product.
enum MIMEPrescan {
  static func check(_ message: [UInt8], limits: ReadingLimits) throws(MailFailure) {
    let bytes = message.span
    var multiparts = 0
    var marks = 0
    var start = 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: 0x0A, in: start..<bytes.count) ?? bytes.count
      if end - start > 2 {
        if bytes[start] == UInt8(ascii: "-"), bytes[start + 1] == UInt8(ascii: "-") { marks += 1 }
        if isFieldOfPart(bytes, start..<end) {
          let field = start..<endOfField(bytes, from: end)
          guard field.count <= limits.headerBytes else {
            throw .tooLarge(limit: "\(limits.headerBytes.inBytes) of headers")
          }
          if holdsMultipart(bytes, field) { multiparts += 1 }
        }
      }
      start = end + 1
    }
    // A multipart is a part itself.
    guard multiparts <= limits.messageParts, marks * (multiparts + 1) <= mostComparisons else {
      throw .tooLarge(limit: "\(limits.messageParts.grouped) parts")
    }
  }

  /// Comparisons with boundaries: some seconds of them.
  private static var mostComparisons: Int { 200_000_000 }

  private static let names = ["content-type", "content-disposition"].map { Array($0.utf8) }
  private static let multipart = Array("multipart".utf8)

  /// `Content-Type:` or `Content-Disposition:`, whose parameters GMime takes apart.
  private static func isFieldOfPart(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    guard bytes[line.lowerBound] | 0x20 == UInt8(ascii: "c") else { return false }
    return names.contains { begins(bytes, line, $0) }
  }

  private static func begins(_ bytes: Span<UInt8>, _ range: Range<Int>, _ word: [UInt8]) -> Bool {
    guard range.count >= word.count else { return false }
    return word.indices.allSatisfy { bytes[range.lowerBound + $0] | 0x20 == word[$0] | 0x20 }
  }

  /// A field goes on while lines begin with white space.
  private static func endOfField(_ bytes: Span<UInt8>, from lineEnd: Int) -> Int {
    var end = lineEnd
    while end + 1 < bytes.count, bytes[end + 1] == 0x20 || bytes[end + 1] == 0x09 {
      end = bytes.firstIndex(of: 0x0A, in: end + 1..<bytes.count) ?? bytes.count
    }
    return end
  }

  private static func holdsMultipart(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Bool {
    for index in field
    where bytes[index] | 0x20 == UInt8(ascii: "m")
      && begins(bytes, index..<field.upperBound, multipart)
    {
      return true
    }
    return false
  }
}

extension Int {
  /// As a number of bytes that is mostly a whole number of kibibytes: "100 KiB".
  var inBytes: String {
    self >= 1024 && self % 1024 == 0 ? "\((self >> 10).grouped) KiB" : "\(grouped) bytes"
  }
}
