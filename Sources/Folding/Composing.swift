internal import CUtf8proc

/// The text with each letter and its accents as one character where there is one (NFC).
///
/// Files from a Mac hold them in pieces, which look the same and compare as different.
package func composed(_ text: String) -> String {
  let options = utf8proc_option_t(
    rawValue: UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
  var text = text
  return text.withUTF8 { utf8 in
    // Two bytes become three characters at most (U+0390), three become four (U+1F82).
    let room = utf8.count * 2 + 1
    return unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: room) { buffer in
      let count = unsafe utf8proc_decompose(
        utf8.baseAddress, utf8.count, buffer.baseAddress, room, options)
      guard (0..<room).contains(count) else { return unsafe String(decoding: utf8, as: UTF8.self) }
      let length = unsafe utf8proc_reencode(buffer.baseAddress, count, options)
      guard length >= 0 else { return unsafe String(decoding: utf8, as: UTF8.self) }
      let bytes = unsafe UnsafeRawBufferPointer(buffer).prefix(length)
      return unsafe String(decoding: bytes, as: UTF8.self)
    }
  }
}
