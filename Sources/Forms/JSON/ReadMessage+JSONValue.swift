package import Archive
package import JSON
internal import Mail

extension ReadMessage {
  /// Reads back what `json(contents: true)` wrote; nil where it is anything else.
  ///
  /// Whoever reads this believes nothing: the bytes of each file must have the length and the hash that are
  /// written beside them, and there may be no more of anything than a message may hold.
  ///
  /// - Parameters:
  ///   - json: one object.
  ///   - limits: those that the message was read with.
  package init?(_ json: JSONValue, limits: ReadingLimits = ReadingLimits()) {
    guard let file = json["file"]?.text, let sha256 = json["sha256"]?.text,
      let outcome = json["outcome"]?.text.flatMap(Outcome.init(rawValue:)),
      let forwarded = json["forwarded"]?.all(atMost: limits.messageParts, Forwarded.init(_:)),
      let submissions = json["submissions"]?.all(
        atMost: limits.messageForms, { Submission($0, limits) }),
      let evidence = json["evidence"]?.all(atMost: limits.messageParts, EvidenceFile.init(_:)),
      let note = json["note"]?.text,
      let attention = json["attention"]?.all(
        atMost: 2 * limits.messageParts, MessageReason.init(_:))
    else { return nil }
    self.init(file: file, sha256: sha256, outcome: outcome)
    if outcome == .refused {
      guard let refusal = json["reason"].flatMap(Refusal.init(_:)) else { return nil }
      self.refusal = refusal
    } else {
      guard let headers = json["message"].flatMap(MailHeaders.init(_:)) else { return nil }
      self.headers = headers
    }
    self.forwarded = forwarded
    self.submissions = submissions
    self.evidence = evidence
    self.note = note
    self.attention = attention
    let bytes =
      submissions.reduce(0) { $0 + $1.content.count }
      + evidence.reduce(0) { $0 + $1.content.count }
    // A file within a forwarded message counts with that message, too.
    guard forms.count <= limits.messageForms,
      bytes <= limits.messageBytes * (limits.messageDepth + 1)
    else { return nil }
  }
}

extension ReadMessage.Forwarded {
  fileprivate init?(_ json: JSONValue) {
    guard let place = json["place"]?.text, let note = json["note"]?.text,
      let headers = json["message"].flatMap(MailHeaders.init(_:))
    else { return nil }
    self.init(place: place, headers: headers, note: note)
  }
}

extension MailHeaders {
  fileprivate init?(_ json: JSONValue) {
    self.init()
    guard let from = json["from"]?.all(atMost: 10_000, MailAddress.init(_:)),
      let replyTo = json["reply-to"]?.all(atMost: 10_000, MailAddress.init(_:)),
      let to = json["to"]?.all(atMost: 10_000, MailAddress.init(_:)),
      let copied = json["cc"]?.all(atMost: 10_000, MailAddress.init(_:)),
      let subject = json["subject"]?.text,
      let answers = json["answers"]?.all(atMost: 100, \.text),
      let repeated = json["repeated"]?.all(atMost: 10, \.text),
      let automation = json["automation"]?.all(
        atMost: 10, { $0.text.flatMap(AutomationSign.init(rawValue:)) })
    else { return nil }
    self.from = from
    self.replyTo = replyTo
    self.to = to
    self.copied = copied
    self.subject = subject
    self.answers = answers
    self.repeated = repeated
    self.automation = automation
    sender = json["sender"].flatMap(MailAddress.init(_:))
    messageID = json["message-id"]?.text
    date = json["date"]?.integer
    if let method = json["verified-by"]?.text {
      trust = .verified(by: method)
    } else {
      guard let reason = json["not-verified"]?.text.flatMap(SenderTrust.Reason.init(rawValue:))
      else { return nil }
      trust = .notVerified(reason)
    }
  }
}

extension MailAddress {
  fileprivate init?(_ json: JSONValue) {
    guard let address = json["address"]?.text else { return nil }
    self.init(name: json["name"]?.text, address: address)
  }
}

extension EvidenceFile {
  fileprivate init?(_ json: JSONValue) {
    guard let place = json["place"]?.text, let type = json["type"]?.text,
      let count = json["bytes"]?.integer, let sha256 = json["sha256"]?.text,
      let content = json["content"]?.text.flatMap(Base64.decode), content.count == count,
      FileHash.sha256(content) == sha256
    else { return nil }
    self.init(
      name: json["name"]?.text, place: place, type: type, content: content, sha256: sha256)
  }
}

extension Submission {
  fileprivate init?(_ json: JSONValue, _ limits: ReadingLimits) {
    guard let file = EvidenceFile(json),
      let copies = json["copies"]?.all(atMost: limits.messageParts, \.text),
      let forms = json["forms"]?.all(atMost: limits.messageForms, ReadForm.init(_:)), !forms.isEmpty
    else { return nil }
    self.init(
      name: file.name, place: file.place, type: file.type, content: file.content,
      sha256: file.sha256, copies: copies, forms: forms)
  }
}

extension MessageReason {
  fileprivate init?(_ json: JSONValue) {
    guard let code = json["code"]?.text, let message = json["message"]?.text,
      let hint = json["hint"]?.text
    else { return nil }
    self.init(code: code, message: message, hint: hint, place: json["place"]?.text)
  }
}

extension JSONValue {
  /// All elements of an array of at most so many, or nil where one is not what `read` reads.
  fileprivate func all<Element>(
    atMost most: Int, _ read: (JSONValue) -> Element?
  ) -> [Element]? {
    guard let elements, elements.count <= most else { return nil }
    let read = elements.compactMap(read)
    return read.count == elements.count ? read : nil
  }
}
