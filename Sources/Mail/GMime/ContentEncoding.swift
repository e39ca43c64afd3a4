internal import Archive
internal import CGMime

/// How the bytes of a part are written into a message. (RFC 2045, "Content-Transfer-Encoding")
enum ContentEncoding {
  /// The bytes of a part.
  ///
  /// What is no base64 between base64 is passed over, as mail programs do; a part that is cut short gives
  /// what there is.
  static func decode(
    _ message: [UInt8], _ range: Range<Int>, _ encoding: GMimeContentEncoding
  ) -> [UInt8] {
    var range = range
    var padding = 0
    var state = GMimeEncoding()
    unsafe late_g_mime_encoding_init_decode(&state, encoding)
    switch encoding {
    case GMIME_CONTENT_ENCODING_BASE64: padding = missingPadding(message.span, range)
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE: break
    case GMIME_CONTENT_ENCODING_UUENCODE:
      guard let start = startOfUuencode(message.span, range) else { return Array(message[range]) }
      range = start..<range.upperBound
      state.state |= GMIME_UUDECODE_STATE_BEGIN
    default: return Array(message[range])
    }
    let room = unsafe late_g_mime_encoding_outlen(&state, range.count)
    return unsafe [UInt8](unsafeUninitializedCapacity: room + 8) { decoded, count in
      unsafe message.withUnsafeBytes { bytes in
        guard let source = bytes.baseAddress, let target = decoded.baseAddress else {
          return
        }
        let out = unsafe UnsafeMutableRawPointer(target).assumingMemoryBound(to: CChar.self)
        unsafe count = late_g_mime_encoding_step(
          &state, source.advanced(by: range.lowerBound).assumingMemoryBound(to: CChar.self),
          range.count, out)
        unsafe count += late_g_mime_encoding_flush(&state, "==", padding, out.advanced(by: count))
      }
    }
  }

  /// How many `=` are left out at the end: without them GMime keeps the last bytes to itself.
  private static func missingPadding(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var digits = 0
    for index in range {
      switch bytes[index] {
      case 0x41...0x5A, 0x61...0x7A, 0x2F...0x39, 0x2B: digits += 1
      case UInt8(ascii: "="): return 0
      default: break
      }
    }
    return switch digits % 4 {
    case 2: 2
    case 3: 1
    default: 0
    }
  }

  /// Behind the line `begin 644 name`.
  private static func startOfUuencode(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let mark = Array("begin ".utf8)
    var start = range.lowerBound
    while start < range.upperBound {
      let end = bytes.firstIndex(of: 0x0A, in: start..<range.upperBound) ?? range.upperBound
      if end - start > mark.count, mark.indices.allSatisfy({ bytes[start + $0] == mark[$0] }) {
        return min(end + 1, range.upperBound)
      }
      start = end + 1
    }
    return nil
  }
}
