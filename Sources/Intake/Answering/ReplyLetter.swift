package import Cases
package import Forms
package import School

/// What whoever sent a form is told: subject, text and what goes with it.
///
/// It holds no answer of the form; its subject holds the reference and the name of the form and nothing else.
package struct ReplyLetter: Hashable, Sendable {
  package var subject: String
  /// At most 72 characters each.
  package var lines: [String]
  package var attachments: [OutgoingMail.Attachment]

  package init(subject: String, lines: [String], attachments: [OutgoingMail.Attachment] = []) {
    self.subject = subject
    self.lines = lines
    self.attachments = attachments
  }

  /// What came in.
  package enum Occasion: Hashable, Sendable {
    case opened, arrivedAgain, cameAgain
    /// The answer to a correction copy.
    case corrected

    package init?(_ kind: Receipt.Kind) {
      switch kind {
      case .opened: self = .opened
      case .arrivedAgain: self = .arrivedAgain
      case .cameAgain: self = .cameAgain
      case .corrected: self = .corrected
      case .refused: return nil
      }
    }
  }

  /// The reply about a case.
  ///
  /// - Parameters:
  ///   - summary: of the case as it stands now.
  ///   - occasion: what came in.
  ///   - form: the schema that it was read with; nil where no form was recognised.
  ///   - school: gives roles their titles, and days by when.
  ///   - corrections: what is to be mended; nothing makes it a receipt.
  ///   - officeParts: whose parts of the form came filled in, by the titles of the roles.
  ///   - copy: goes with it where something is to be mended.
  package init(
    about summary: CaseSummary, _ occasion: Occasion, form: FormSchema?, school: School,
    corrections: [Correction] = [], officeParts: [String] = [], copy: CorrectionCopy? = nil
  ) {
    let reference = summary.reference.description
    var text = ReplyText()
    subject = [reference, form?.title].compactMap { $0 }.joined(separator: " ")
    attachments = []
    let facts = CaseFacts(of: summary, form, school)
    if form == nil {
      text.paragraph(
        "Thank you. Your file has arrived, but we could not tell which form it is. Somebody in the office will look at it and write to you."
      )
      text.facts(facts.rows)
    } else if corrections.isEmpty {
      text.paragraph(occasion.receipt(facts))
      for title in officeParts {
        text.paragraph(
          "The part for the \(title) to fill in does not count as it came: the \(title) fills it in. You need not send the form again."
        )
      }
      text.facts(facts.rows)
      text.steps(facts.steps)
      text.paragraph(
        "There is nothing that you need to do now. If you have a question or something changes, just answer this e-mail."
      )
    } else {
      text.paragraph(occasion.request(corrections.count))
      text.list(corrections.map(\.sentence))
      text.heading("What to do")
      text.paragraph(copy.instruction)
      text.paragraph("If anything is unclear, just answer this e-mail and ask.")
      text.facts(facts.waitingRows)
      attachments = copy.map { [OutgoingMail.Attachment($0, named: reference)] } ?? []
    }
    text.close(school)
    lines = text.lines
  }

  /// The reply about a file that could not be read, and of which there is no case.
  package init(refusing refusal: Refusal, school: School) {
    var text = ReplyText()
    subject = "Your form could not be read"
    attachments = []
    text.paragraph(
      "Thank you for your e-mail. We could not read the file that came with it, so it has not been dealt with."
    )
    text.paragraph(refusal.code.request)
    text.paragraph("If anything is unclear, just answer this e-mail and ask.")
    text.close(school)
    lines = text.lines
  }
}

extension ReplyLetter.Occasion {
  fileprivate func receipt(_ facts: CaseFacts) -> String {
    switch self {
    case .opened: "Thank you. Your form has arrived, and nothing is missing."
    case .corrected: "Thank you for your corrections. Your form is complete now."
    case .arrivedAgain:
      "Thank you. We have this form already, since \(facts.received), and are dealing with it. Nothing more was opened."
    case .cameAgain:
      "Thank you. This form was with us before, since \(facts.received), and had been closed. We are looking at it again."
    }
  }

  fileprivate func request(_ count: Int) -> String {
    let things = count == 1 ? "one thing" : "\(count) things"
    return switch self {
    case .opened, .cameAgain:
      "Thank you. Your form has arrived. Before we can deal with it, we need your help with \(things):"
    case .arrivedAgain:
      "Thank you. This is the form that we have already. Before we can deal with it, we need your help with \(things):"
    case .corrected:
      "Thank you for your corrections. Before we can deal with your form, there is still \(things) to mend:"
    }
  }
}

extension CorrectionCopy? {
  fileprivate var instruction: String {
    let ending = "Everything else is as you wrote it."
    return switch self?.kind {
    case .word:
      "Open the attached copy of your form. A comment marks each of these places. Mend them, save the file, and send it back by answering this e-mail. \(ending) You can leave the comments in."
    case .text:
      "Open the attached copy of your form. Lines that begin with >> stand above each of these places. Mend them, save the file, and send it back by answering this e-mail. \(ending) You can leave those lines in."
    case nil:
      "Mend these in your form, save it, and send it by answering this e-mail."
    }
  }
}

extension Refusal.Code {
  /// What whoever sent the file can do.
  fileprivate var request: String {
    switch self {
    case .encrypted:
      "It is protected by a password. Please take the password off (in Word: File, Info, Protect Document) and send the file again."
    case .legacyDoc:
      "It is in an old format of Word (.doc). Please open it in Word, save it as Word Document (.docx), and send that file."
    case .notAFormFile, .unreadableEncoding:
      "It is not a Word document. Please fill in the form as a Word document (.docx) and send that file."
    case .empty:
      "It is empty. Please look whether you have saved the form, and send it again."
    case .tooLarge:
      "It is too large. Please take pictures and other large things out of it and send it again."
    case .message:
      "It is an e-mail message. Please save the form that is attached to it, and send that file."
    case .damaged, .unsafe, .cannotOpen, .unrecognised:
      "It is damaged. Please open the form in Word, save it under a new name, and send that file."
    }
  }
}
