/// A node of a message's tree, its content decoded. (RFC 2045, RFC 2046)
struct MIMEEntity {
  enum Content {
    case parts([MIMEEntity])
    case bytes([UInt8])
  }

  /// `text/plain`, in small letters.
  var type: String
  /// The parameter `charset`, and those of `format=flowed`.
  var charset: String?
  var isFlowed = false
  var deletesSpaces = false
  /// `attachment`, `inline`; nil where nothing is said.
  var disposition: String?
  /// As a person would see it.
  var name: String?
  var content: Content

  var isMultipart: Bool { if case .parts = content { true } else { false } }

  /// The bytes of a leaf.
  var bytes: [UInt8] { if case .bytes(let bytes) = content { bytes } else { [] } }
}
