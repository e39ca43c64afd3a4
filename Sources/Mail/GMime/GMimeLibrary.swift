internal import CGMime

/// GMime, found and set up when the first message is read. (Decision 18)
@safe struct GMimeLibrary {
  /// How names and addresses in headers are read.
  let options: OpaquePointer
  /// Holds the tables of charsets for as long as the program runs.
  private let converters: [UnsafeMutableRawPointer?]

  /// Nil where GMime is not installed.
  static let shared = GMimeLibrary()

  private init?() {
    guard docket_has_gmime() else { return nil }
    // Counted by GMime itself; a second call would do nothing. This line runs once, before any other thread
    // gets past `shared`.
    late_g_mime_init()
    // A message within a message is read by docket itself, from its very bytes: so its place is known, its
    // depth is counted, and one in base64 is read too.
    for type in ["rfc822", "rfc2822", "global", "news", "external-body", "partial"] {
      unsafe late_g_mime_object_register_type("message", type, late_g_mime_part_get_type())
    }
    guard let options = unsafe late_g_mime_parser_options_new() else { return nil }
    unsafe self.options = options
    // Raw bytes in a header: what they mostly are, and never what the machine's locale says.
    unsafe Self.withFallbacks {
      unsafe late_g_mime_parser_options_set_fallback_charsets(options, $0)
    }
    unsafe converters = Charset.loadUsual()
  }

  private static func withFallbacks(_ body: (UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Void) {
    unsafe "utf-8".withCString { first in
      unsafe "windows-1252".withCString { second in
        // GMime copies them.
        var names: [UnsafePointer<CChar>?] = unsafe [first, second, nil]
        unsafe names.withUnsafeMutableBufferPointer { buffer in
          if let start = buffer.baseAddress { unsafe body(start) }
        }
      }
    }
  }
}

// After `init` nothing writes to the options, and GMime only reads them.
extension GMimeLibrary: @unchecked Sendable {}
