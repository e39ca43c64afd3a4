package import Word

extension Refusal {
  /// What a broken or foreign file means to the person who sent it.
  package init(_ error: PackageError) {
    switch error {
    case .encrypted:
      self.init(
        code: .encrypted, message: "The file is protected by a password.",
        hint:
          "Ask the sender to remove the password in Word (File, Info, Protect Document) and send it again."
      )
    case .legacyDoc:
      self.init(
        code: .legacyDoc, message: "The file is a Word 97–2003 document (.doc).",
        hint: "Open it in Word, save it as Word Document (.docx), and send that.")
    case .outlookMessage:
      self.init(
        code: .notAFormFile,
        message: "The file is a message in Outlook's own format (.msg), which docket cannot read.",
        hint: "Open it in Outlook, save the form that is attached to it, and hand that in.")
    case .notAWordFile(let kind):
      self.init(
        code: .notAFormFile, message: "The file is not a Word document: it is \(kind).",
        hint: "Ask for the form as a Word file (.docx) or as plain text.")
    case .damaged(let part, let reason):
      self.init(
        code: .damaged,
        message: "The file is damaged\(part.map { " (\($0))" } ?? ""): \(reason)",
        hint: "Ask the sender to save it again in Word and send it once more.")
    case .tooLarge(let limit): self = .tooLarge(limit)
    case .unsafe(let reason):
      self.init(
        code: .unsafe, message: "The file is not safe to read: \(reason)",
        hint: "Do not open it. Ask the sender for a new copy of the form.")
    case .empty:
      self.init(
        code: .empty, message: "The file holds no document.", hint: "Ask for it to be sent again.")
    case .unreadableEncoding(let name):
      self.init(
        code: .damaged,
        message: "The file is written in an encoding that Word does not use: \(name).",
        hint: "Open it in Word, save it again, and send that.")
    }
  }

  /// A limit was passed; `limit` names it in words.
  static func tooLarge(_ limit: String) -> Refusal {
    Refusal(
      code: .tooLarge, message: "The file is too large: it passes the limit of \(limit).",
      hint: "Ask for the form alone, without pictures or other documents in it.")
  }
}
