extension Refusal {
  /// What a code means, without anything of the file: where the words of whoever read it are not to be trusted.
  package init(general code: Code) {
    let again = "Ask the sender to save it again in Word and send it once more."
    let (message, hint) =
      switch code {
      case .encrypted:
        ("The file is protected by a password.", "Ask the sender to remove the password in Word.")
      case .legacyDoc:
        (
          "The file is a Word 97–2003 document (.doc).",
          "Open it in Word, save it as Word Document (.docx), and send that."
        )
      case .notAFormFile:
        (
          "The file is not a Word document.",
          "Ask for the form as a Word file (.docx) or as plain text."
        )
      case .damaged: ("The file is damaged.", again)
      case .tooLarge:
        (
          "The file is too large.",
          "Ask for the form alone, without pictures or other documents in it."
        )
      case .unsafe:
        (
          "The file is not safe to read.",
          "Do not open it. Ask the sender for a new copy of the form."
        )
      case .empty: ("The file holds no document.", "Ask for it to be sent again.")
      case .unreadableEncoding: ("The letters in the file cannot be told.", again)
      case .cannotOpen: ("The file could not be opened.", again)
      case .message:
        (
          "The file is an e-mail message.",
          "Save the form that is attached to it, and hand that in."
        )
      case .unrecognised:
        ("No form was recognised in the file.", "Look at it, and say which form it is.")
      }
    self.init(code: code, message: message, hint: hint)
  }
}
