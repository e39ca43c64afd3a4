internal import Cases
internal import Forms
internal import Mail

extension MailArrival {
  /// What the store keeps of a message.
  ///
  /// - Parameters:
  ///   - message: as it was read.
  ///   - bytes: the whole message.
  ///   - moment: when it came in.
  ///   - senders: whose word is taken without that of the mail server.
  init(_ message: ReadMessage, bytes: [UInt8], at moment: Moment, listed senders: ListedSenders) {
    let headers = message.headers
    let sender = headers.oneSender
    let isKnown = headers.trust.isVerified || sender.map(senders.contains) ?? false
    self.init(
      kind: message.outcome == .automatic ? .machine : .forms, messageID: headers.messageID,
      sender: sender, isVerified: headers.trust.isVerified, answered: headers.answers,
      named: CaseReference.all(in: headers.subject),
      files: message.submissions.map { file in
        Arrival(
          file: file.name ?? "message text", bytes: file.content, sha256: file.sha256,
          received: moment,
          forms: file.forms.map { $0.flagged(message.attention, isKnown: isKnown) })
      },
      evidence: message.outcome == .automatic ? [] : message.evidence,
      note: ([message.note] + message.forwarded.map(\.note)).filter { !$0.isEmpty }
        .joined(separator: "\n\n"))
    guard kind == .forms, files.isEmpty else { return }
    // Nobody knows what it is, so a person must look: a case of its own, with all that came.
    files = [
      Arrival(
        file: message.file, bytes: bytes, sha256: message.sha256, received: moment,
        forms: [ReadForm(unreadable: message)])
    ]
  }
}

extension MailHeaders {
  /// The address that it says it is from, in small letters; nil where it names none or several.
  var oneSender: String? {
    guard from.count == 1, !repeated.contains("From") else { return nil }
    return from[0].address.lowercased()
  }
}

extension ReadForm {
  /// A message without a form that could be read.
  fileprivate init(unreadable message: ReadMessage) {
    self.init(
      file: message.file, record: 1, sha256: message.sha256,
      outcome: message.refusal == nil ? .unrecognised : .refused,
      refusal: message.refusal
        ?? message.attention.first.map {
          Refusal(code: .unrecognised, message: $0.message, hint: $0.hint)
        } ?? Refusal(general: .unrecognised))
  }

  /// With what is to be said of the message that it came in.
  fileprivate func flagged(_ attention: [MessageReason], isKnown: Bool) -> ReadForm {
    guard outcome != .refused else { return self }
    var form = self
    for reason in attention {
      form.findings.append(
        Finding(
          code: reason.code, severity: .error, message: reason.message, hint: reason.hint))
    }
    if !attention.isEmpty, outcome == .complete { form.outcome = .needsReview }
    if !isKnown {
      form.findings.append(
        Finding(
          code: "mail.sender-not-verified", severity: .warning,
          message: "Nobody vouches for the sender of the message.",
          hint: "Where it matters who asked, ask them in another way."))
    }
    return form
  }
}

extension CaseReference {
  /// The references that stand in a text, each once.
  static func all(in text: String) -> [CaseReference] {
    var found: [CaseReference] = []
    for word in text.matches(of: /[A-Za-z]{2,4}-[0-9]{4}-[0-9]{4,}-[A-Za-z]/) {
      if let reference = CaseReference(text[word.range]), !found.contains(reference) {
        found.append(reference)
      }
    }
    return found
  }
}
