package import Cases
internal import Forms

/// A mail to one address as docket hands it on: a text, and files that go with it. (RFC 5322, RFC 2045)
///
/// All of it comes in, the time and the identifier, too, so that the same mail is the same bytes each time.
package struct OutgoingMail: Hashable, Sendable {
  package struct Mailbox: Hashable, Sendable {
    /// What is shown for the address; nil shows the address alone.
    package var name: String?
    /// `office@school.example`.
    package var address: String

    package init(name: String? = nil, address: String) {
      self.name = name
      self.address = address
    }

    /// What stands behind the `@`.
    package var domain: String { String(address.split(separator: "@").last ?? "") }
  }

  /// A file that goes with a mail.
  package struct Attachment: Hashable, Sendable {
    package var name: String
    /// `application/pdf`.
    package var type: String
    package var bytes: [UInt8]

    package init(name: String, type: String, bytes: [UInt8]) {
      self.name = name
      self.type = type
      self.bytes = bytes
    }
  }

  package var from: Mailbox
  /// The one address that it goes to.
  package var to: String
  package var date: Moment
  /// With its angle brackets: `<bca-2026-0042-k.1@school.example>`.
  package var messageID: String
  /// The message that it answers, as its `Message-ID` has it; nil where that has none.
  package var inReplyTo: String?
  /// The messages before it in its thread, the oldest first, that which it answers last.
  package var references: [String]
  package var reply: ReplyLetter

  package init(
    _ reply: ReplyLetter, from: Mailbox, to: String, date: Moment, messageID: String,
    inReplyTo: String? = nil, references: [String] = []
  ) {
    self.reply = reply
    self.from = from
    self.to = to
    self.date = date
    self.messageID = messageID
    self.inReplyTo = inReplyTo
    self.references = references
  }

  /// The mail as it is handed on, each line ended by CR and LF.
  ///
  /// - Returns: ASCII, whatever the words are in.
  /// - Throws: ``Fault`` where something could not stand in a header; there is no such mail then.
  package func rendered() throws(Fault) -> [UInt8] {
    var text = MailText()
    text.header("From", try MailWords.mailbox(from))
    text.header("To", try MailWords.address(to, .to))
    text.header("Subject", try MailWords.text(reply.subject, .subject, behind: "Subject"))
    text.header("Date", [dateWords])
    text.header("Message-ID", [try MailWords.messageID(messageID, .messageID)])
    if let inReplyTo {
      text.header("In-Reply-To", [try MailWords.messageID(inReplyTo, .inReplyTo)])
    }
    var thread: [String] = []
    for reference in references { thread.append(try MailWords.messageID(reference, .references)) }
    // Mail programs thread by the first and the last ones; a line of them has no end otherwise.
    if thread.count > 20 { thread = [thread[0]] + thread.suffix(19) }
    if !thread.isEmpty { text.header("References", thread) }
    text.header("Auto-Submitted", ["auto-replied"])
    text.header("MIME-Version", ["1.0"])
    guard !reply.attachments.isEmpty else {
      text.part(reply.lines)
      return text.bytes
    }
    // In quoted-printable and base64 there is no "=_".
    let boundary = "=_docket_\(FileHash.sha256(Array(messageID.utf8)).prefix(24))"
    text.header("Content-Type", ["multipart/mixed;", "boundary=\"\(boundary)\""])
    text.line("")
    text.line("--\(boundary)")
    // The line end before a boundary belongs to the boundary.
    text.part(reply.lines + [""])
    for attachment in reply.attachments {
      text.line("--\(boundary)")
      text.header("Content-Type", [try MailWords.mediaType(attachment.type)])
      text.header("Content-Transfer-Encoding", ["base64"])
      text.header(
        "Content-Disposition",
        ["attachment;"] + (try MailWords.parameter("filename", attachment.name, .attachmentName)))
      text.line("")
      text.base64(attachment.bytes)
    }
    text.line("--\(boundary)--")
    return text.bytes
  }

  /// `Thu, 3 Sep 2026 09:41:04 +0100`. (RFC 5322, §3.3)
  private var dateWords: String {
    let iso = date.description
    let zone = iso.suffix(6).replacing(":", with: "")
    return "\(date.date?.inHeader ?? "Thu, 1 Jan 1970") \(iso.dropFirst(11).prefix(8)) \(zone)"
  }

  /// Why there is no such mail; it does not say what was to stand there.
  package enum Fault: Error, Hashable, Sendable {
    /// What a header is made of.
    package enum Source: String, Hashable, Sendable, CaseIterable {
      case fromName = "the sender's name"
      case fromAddress = "the sender's address"
      case to = "the address it goes to"
      case subject = "the subject"
      case messageID = "the Message-ID"
      case inReplyTo = "the Message-ID that it answers"
      case references = "the Message-IDs of its thread"
      case attachmentName = "the name of an attachment"
      case attachmentType = "the type of an attachment"
    }

    /// A line break, NUL or another control character, which could make a header of its own.
    case controlCharacter(Source)
    case malformed(Source)

    package var message: String {
      switch self {
      case .controlCharacter(let source):
        "The mail was not written: a control character stands in \(source.rawValue)."
      case .malformed(let source):
        "The mail was not written: \(source.rawValue) is not one that mail knows."
      }
    }
  }

  /// Whether a text is one address that mail can go to or come from.
  package static func isAddress(_ text: String) -> Bool {
    (try? MailWords.address(text, .fromAddress)) != nil
  }

  /// Whether a text can stand as a `Message-ID`, for those of mails that came in.
  package static func isMessageID(_ text: String) -> Bool {
    (try? MailWords.messageID(text, .messageID)) != nil
  }
}

extension OutgoingMail.Attachment {
  /// The copy of a form under a name that says nothing of anybody.
  package init(_ copy: CorrectionCopy, named reference: String) {
    self.init(
      name: "\(reference).\(copy.kind.ending)", type: copy.kind.mediaType, bytes: copy.bytes)
  }
}

extension CorrectionCopy.Kind {
  /// What the names of such files end in.
  package var ending: String {
    switch self {
    case .word(let hasMacros): hasMacros ? "docm" : "docx"
    case .text: "txt"
    }
  }

  fileprivate var mediaType: String {
    switch self {
    case .word(hasMacros: false):
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .word(hasMacros: true): "application/vnd.ms-word.document.macroEnabled.12"
    case .text: "text/plain; charset=utf-8"
    }
  }
}
