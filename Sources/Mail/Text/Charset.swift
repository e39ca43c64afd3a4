internal import Archive
internal import CGMime
internal import Word

/// The characters of a text part. (W92)
enum Charset {
  /// Tries, in this order: a byte order mark, the charset that is named if all bytes have a character in
  /// it, UTF-8, Windows-1252.
  static func decode(_ bytes: [UInt8], named name: String?) -> DecodedText {
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
    guard let name, !marks.contains(where: { bytes.starts(with: $0) }) else {
      return DecodedText(bytes)
    }
    switch name.lowercased() {
    // Its zero bytes tell which half of a unit of UTF-16 comes first; the name does not.
    case "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "utf-16": break
    // Programs that write Windows-1252 call it Latin-1; the signs in which they differ are no text there.
    case "iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252":
      if !bytes.contains(0) { return DecodedText(windows1252: bytes) }
    default:
      if let text = converted(bytes, from: name) { return DecodedText(utf8: text) }
    }
    return DecodedText(bytes)
  }

  /// Nil where there is no such charset, or a byte has no character in it.
  private static func converted(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    var written = 0
    let text = unsafe bytes.withUnsafeBytes { bytes in
      unsafe late_g_convert(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, "UTF-8", name, nil,
        &written, nil)
    }
    guard let text = unsafe text else { return nil }
    defer { unsafe late_g_free(UnsafeMutableRawPointer(text)) }
    let utf8 = unsafe Array(UnsafeRawBufferPointer(start: text, count: written))
    return utf8.isValidUTF8 ? utf8 : nil
  }

  /// Has the tables of the usual charsets read from the disk and kept.
  ///
  /// A process that may open no file could not read them later. (Decision 15)
  ///
  /// - Returns: what keeps them: converters that nobody closes.
  static func loadUsual() -> [UnsafeMutableRawPointer?] {
    unsafe usual.map { unsafe late_g_iconv_open("UTF-8", $0) }
  }

  private static let usual = [
    "ISO-8859-1", "ISO-8859-2", "ISO-8859-5", "ISO-8859-7", "ISO-8859-9", "ISO-8859-15",
    "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1256",
    "KOI8-R", "GB18030", "BIG5", "SHIFT_JIS", "ISO-2022-JP", "EUC-KR",
  ]
}
