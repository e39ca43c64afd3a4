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
    switch encoding {
    case GMIME_CONTENT_ENCODING_BASE64, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE,
      GMIME_CONTENT_ENCODING_UUENCODE:
      break
    default: return Array(message[range])
    }
    var state = GMimeEncoding()
    unsafe late_g_mime_encoding_init_decode(&state, encoding)
    let room = unsafe late_g_mime_encoding_outlen(&state, range.count)
    return unsafe [UInt8](unsafeUninitializedCapacity: room + 8) { decoded, count in
      unsafe message.withUnsafeBytes { bytes in
        guard let source = bytes.baseAddress, let target = decoded.baseAddress else {
          return
        }
        unsafe count = late_g_mime_encoding_flush(
          &state, source.advanced(by: range.lowerBound).assumingMemoryBound(to: CChar.self),
          range.count, UnsafeMutableRawPointer(target).assumingMemoryBound(to: CChar.self))
      }
    }
  }
}
