internal import Archive
internal import Mail

extension ReadMessage {
  /// The message as `docket read --json` prints it, one object without a line end.
  ///
  /// - Parameter contents: whether the bytes of the files in it are written, too, in base64: then the whole
  ///   value can be read back, and not only what was said of them.
  /// - Returns: JSON.
  package func json(contents: Bool = false) -> [UInt8] {
    var writer = JSONWriter()
    writer.message(self, contents: contents)
    return writer.bytes
  }
}

extension JSONWriter {
  /// Writes a message as `docket read --json` prints it; `docs/json-output.md` is the contract.
  package mutating func message(_ message: ReadMessage, contents: Bool = false) {
    object {
      $0.key("file")
      $0.string(message.file)
      $0.key("sha256")
      $0.string(message.sha256.isEmpty ? nil : message.sha256)
      $0.key("outcome")
      $0.string(message.outcome.rawValue)
      $0.key("message")
      if message.refusal == nil { $0.headers(message.headers) } else { $0.null() }
      $0.key("forwarded")
      $0.array { for inner in message.forwarded { $0.forwarded(inner) } }
      $0.key("submissions")
      $0.array { for submission in message.submissions { $0.submission(submission, contents) } }
      $0.key("evidence")
      $0.array { for file in message.evidence { $0.evidence(file, contents) } }
      $0.key("note")
      $0.string(message.note)
      $0.key("attention")
      $0.array { for reason in message.attention { $0.attention(reason) } }
      $0.key("reason")
      $0.refusal(message.refusal)
    }
  }

  private mutating func headers(_ headers: MailHeaders) {
    object {
      $0.key("from")
      $0.addresses(headers.from)
      $0.key("sender")
      if let sender = headers.sender { $0.address(sender) } else { $0.null() }
      $0.key("reply-to")
      $0.addresses(headers.replyTo)
      $0.key("to")
      $0.addresses(headers.to)
      $0.key("cc")
      $0.addresses(headers.copied)
      $0.key("subject")
      $0.string(headers.subject)
      $0.key("message-id")
      $0.string(headers.messageID)
      $0.key("answers")
      $0.array { for id in headers.answers { $0.string(id) } }
      $0.key("date")
      $0.number(headers.date)
      $0.key("repeated")
      $0.array { for name in headers.repeated { $0.string(name) } }
      $0.key("automation")
      $0.array { for sign in headers.automation { $0.string(sign.rawValue) } }
      $0.key("verified-by")
      $0.string(headers.trust.method)
      $0.key("not-verified")
      $0.string(headers.trust.reason?.rawValue)
    }
  }

  private mutating func addresses(_ addresses: [MailAddress]) {
    array { for address in addresses { $0.address(address) } }
  }

  private mutating func address(_ address: MailAddress) {
    object {
      $0.key("name")
      $0.string(address.name)
      $0.key("address")
      $0.string(address.address)
    }
  }

  private mutating func forwarded(_ forwarded: ReadMessage.Forwarded) {
    object {
      $0.key("place")
      $0.string(forwarded.place)
      $0.key("message")
      $0.headers(forwarded.headers)
      $0.key("note")
      $0.string(forwarded.note)
    }
  }

  private mutating func submission(_ submission: Submission, _ contents: Bool) {
    object {
      $0.file(
        submission.name, submission.place, submission.type, submission.content, submission.sha256,
        contents)
      $0.key("copies")
      $0.array { for place in submission.copies { $0.string(place) } }
      $0.key("forms")
      $0.array { for form in submission.forms { $0.form(form) } }
    }
  }

  private mutating func evidence(_ file: EvidenceFile, _ contents: Bool) {
    object { $0.file(file.name, file.place, file.type, file.content, file.sha256, contents) }
  }

  private mutating func file(
    _ name: String?, _ place: String, _ type: String, _ content: [UInt8], _ sha256: String,
    _ contents: Bool
  ) {
    key("name")
    string(name)
    key("place")
    string(place)
    key("type")
    string(type)
    key("bytes")
    number(content.count)
    key("sha256")
    string(sha256)
    if contents {
      key("content")
      string(String(decoding: Base64.encode(content), as: UTF8.self))
    }
  }

  private mutating func attention(_ reason: MessageReason) {
    object {
      $0.key("code")
      $0.string(reason.code)
      $0.key("message")
      $0.string(reason.message)
      $0.key("hint")
      $0.string(reason.hint)
      $0.key("place")
      $0.string(reason.place)
    }
  }
}

extension SenderTrust {
  fileprivate var method: String? { if case .verified(let method) = self { method } else { nil } }
  fileprivate var reason: Reason? {
    if case .notVerified(let reason) = self { reason } else { nil }
  }
}
