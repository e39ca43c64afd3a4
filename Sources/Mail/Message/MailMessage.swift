package import Word

/// What an e-mail message holds, as a value: nothing in it was opened, fetched or run.
package struct MailMessage: Sendable {
  package var headers: MailHeaders
  /// Everything in it but the message's own words, in order; files, and messages within it.
  package var parts: [MailPart]
  /// Its own words, as far as there are any.
  package var body: MailBody?
  /// What stands in it that cannot be read. (W102)
  package var wrappings: [Wrapping]
}

/// A file or message within a message.
package struct MailPart: Sendable {
  /// Its number, as IMAP counts: `2`, `1.2`; `2.1` is the first part of the message that is part 2.
  package var place: String
  /// `image/png`, as the message says; what it is, its bytes say.
  package var type: String
  /// What a person would see as its name, and never a path.
  package var name: String?
  package var bytes: [UInt8]
  /// The message that it is. (W102)
  package var message: MailMessage? {
    get { inner.first }
    set { inner = newValue.map { [$0] } ?? [] }
  }
  // A message holds parts: one of the two is behind a list.
  private var inner: [MailMessage] = []
  /// Its text, of a part that says that it is plain text and is.
  package var text: DecodedText?

  init(place: String, type: String, name: String?, bytes: [UInt8]) {
    self.place = place
    self.type = type
    self.name = name
    self.bytes = bytes
  }
}

/// The words of a message itself, of all its text parts that are no files. (W93–W95)
package struct MailBody: Sendable {
  /// The numbers of the parts that it was read from.
  package var places: [String]
  /// As a person sees it, with tables on their grid and quoted paragraphs marked.
  package var document: Document
  /// The decoded bytes of those parts, one behind the other.
  package var content: [UInt8] = []
  package var isHTML = false
}

/// Content that docket cannot read, whatever its sender meant. (W102)
package struct Wrapping: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// `winmail.dat`: Outlook's own format.
    case outlook = "winmail"
    /// `application/pkcs7-mime`: S/MIME.
    case smime
    case pgp
    /// `message/partial`: a piece of a message that was cut up.
    case partial
    /// Text with NUL bytes, or more of it than is read.
    case text
  }

  package var kind: Kind
  /// The number of the part.
  package var place: String
}
