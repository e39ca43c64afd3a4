internal import CGMime

/// What the fields of a header say, through GMime. (W99)
extension GMimeLibrary {
  /// Text with its encoded words decoded, on one line. (RFC 2047)
  func text(_ value: [UInt8]) -> String {
    unsafe withCString(value) { value in
      unsafe string(takingOver: late_g_mime_utils_header_decode_text(options, value))
    }
  }

  /// The addresses of a field, those in groups among them. (RFC 5322, "Address Specification")
  func addresses(_ value: [UInt8]) -> [MailAddress] {
    unsafe withCString(value) { value in
      let parsed = unsafe late_internet_address_list_parse(options, value)
      guard let list = unsafe GObjectReference(parsed) else { return [] }
      return unsafe list.withObject { unsafe Self.addresses(in: $0, depth: 0) }
    }
  }

  /// Seconds since 1970; nil where the field holds no date.
  func date(_ value: [UInt8]) -> Int? {
    unsafe withCString(value) { value in
      guard let date = unsafe late_g_mime_utils_header_decode_date(value) else { return nil }
      defer { unsafe late_g_date_time_unref(date) }
      return unsafe Int(late_g_date_time_to_unix(date))
    }
  }

  private static func addresses(in list: OpaquePointer, depth: Int) -> [MailAddress] {
    var found: [MailAddress] = []
    let count = unsafe late_internet_address_list_length(list)
    for index in 0..<max(0, count) {
      guard let entry = unsafe late_internet_address_list_get_address(list, index) else { continue }
      let isMailbox = unsafe late_g_type_check_instance_is_a(
        UnsafeRawPointer(entry), late_internet_address_mailbox_get_type())
      if isMailbox != 0 {
        guard let address = unsafe late_internet_address_mailbox_get_addr(entry) else { continue }
        let name = unsafe late_internet_address_get_name(entry).map { unsafe String(cString: $0) }
        found.append(
          unsafe MailAddress(
            name: name.map(\.onOneLine).flatMap { $0.isEmpty ? nil : $0 },
            address: String(cString: address).onOneLine))
      } else if depth < 4, let members = unsafe late_internet_address_group_get_members(entry) {
        unsafe found += addresses(in: members, depth: depth + 1)
      }
    }
    return found
  }

  /// A field as C takes it: it ends at a zero byte, so none may stand in it.
  private func withCString<Result>(
    _ value: [UInt8], _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    let text = value.map { $0 == 0 ? CChar(0x3F) : CChar(bitPattern: $0) } + [0]
    return unsafe body(text)
  }

  private func string(takingOver text: UnsafeMutablePointer<CChar>?) -> String {
    guard let text = unsafe text else { return "" }
    defer { unsafe late_g_free(UnsafeMutableRawPointer(text)) }
    return unsafe String(cString: text).onOneLine
  }
}

extension String {
  /// Without line breaks and other control characters, which an encoded word can hold; white space at the ends is off.
  ///
  /// A header is a line: what would begin a second one ends as a space.
  var onOneLine: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isControl =
        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029
      if isControl || scalar == " " {
        if let last = text.last, last != " " { text.append(" ") }
      } else {
        text.append(scalar)
      }
    }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
