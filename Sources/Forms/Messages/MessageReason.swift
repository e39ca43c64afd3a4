internal import Mail

/// Why a person must look at a message: a stable code, one sentence, and what to do next.
package struct MessageReason: Hashable, Sendable {
  /// Stable, for scripts: `mail.no-form`.
  package var code: String
  package var message: String
  package var hint: String
  /// The number of the part that it is about.
  package var place: String?

  package init(code: String, message: String, hint: String, place: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
    self.place = place
  }
}

extension MessageReason {
  /// For a reason whose words are not to be trusted.
  package static func unclear(_ code: String) -> MessageReason {
    let isCode = code.utf8.count <= 40 && code.utf8.allSatisfy { (45...122).contains($0) }
    return MessageReason(
      code: isCode ? code : "mail.unclear", message: "Something in the message needs a look.",
      hint: "Look at it in your mail program.")
  }

  static let noForm = MessageReason(
    code: "mail.no-form", message: "No form was found in the message.",
    hint: "Read it; if a form is meant, ask the sender to attach it as a Word file.")
  static let onlyPictures = MessageReason(
    code: "mail.only-pictures", message: "The message holds pictures and no form that can be read.",
    hint:
      "Look at the pictures; if one shows a form, type it up, or ask for the form as a Word file.")
  static let empty = MessageReason(
    code: "mail.empty", message: "The message is empty.",
    hint: "Ask the sender to send it again.")

  /// A field that may stand once stands several times: programs disagree which one counts. (W99)
  static func repeated(_ field: String) -> MessageReason {
    MessageReason(
      code: "mail.repeated-header",
      message:
        "The message has more than one \(field) field, so programs may show different things.",
      hint: "Do not trust what it says of itself; ask the sender in another way.")
  }

  static func outlookMessage(_ place: String) -> MessageReason {
    MessageReason(
      code: "mail.outlook-message",
      message: "A message in Outlook's own format (.msg) is attached, which docket cannot read.",
      hint: "Open it in Outlook and forward it, or ask for the form itself.", place: place)
  }

  init(_ wrapping: Wrapping) {
    switch wrapping.kind {
    case .outlook:
      self.init(
        code: "mail.winmail",
        message: "The message comes wrapped as winmail.dat, which only Outlook can open.",
        hint: "Ask the sender to send it as HTML or plain text, not as Rich Text.")
    case .smime:
      self.init(
        code: "mail.smime",
        message: "The message is encrypted or wrapped with S/MIME, which docket cannot open.",
        hint: "Open it in your mail program and hand in the form in it, or ask for it unencrypted.")
    case .pgp:
      self.init(
        code: "mail.pgp", message: "The message is encrypted with PGP, which docket cannot open.",
        hint: "Open it in your mail program and hand in the form in it, or ask for it unencrypted.")
    case .partial:
      self.init(
        code: "mail.partial", message: "The message is a piece of one that was cut up on its way.",
        hint: "Ask the sender to send it again, whole.")
    case .text:
      self.init(
        code: "mail.text-unreadable",
        message:
          "Text of the message cannot be read: it is too long, or holds bytes that are no text.",
        hint: "Look at it in your mail program; ask for the form as a Word file.")
    }
    place = wrapping.place
  }
}

extension Refusal {
  /// Why a message was not read.
  init(_ failure: MailFailure) {
    switch failure {
    case .tooLarge(let limit):
      self.init(
        code: .tooLarge, message: "The message is too large: it passes the limit of \(limit).",
        hint: "Ask for the form alone, in a message of its own.")
    case .noLibrary:
      self.init(
        code: .cannotOpen,
        message: "The message cannot be read, because GMime is missing on this machine.",
        hint:
          "Install it (on Debian and Ubuntu: apt-get install libgmime-3.0-0), then read it again.")
    }
  }

  /// An e-mail where a form is wanted.
  static let isMessage = Refusal(
    code: .message, message: "The file is an e-mail message, which is not taken in as a form.",
    hint:
      "Save the form that is attached to it, and hand that in; `docket read` shows what is in it.")
}
