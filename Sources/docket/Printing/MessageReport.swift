internal import Forms
internal import Mail

/// A message as a clerk reads it: whom it is from, its forms, what came with them, why to look at it.
extension FormReport {
  func print(_ message: ReadMessage) -> [UInt8] {
    var lines = head(message)
    if let refusal = message.refusal {
      lines += indented([refusal.message, "hint: " + refusal.hint])
    } else {
      lines += envelope(message.headers, indent: 2)
      lines += words(message.note, indent: 2)
      for inner in message.forwarded {
        lines +=
          ["", "  Forwarded message, part \(inner.place):"] + envelope(inner.headers, indent: 4)
        lines += words(inner.note, indent: 4)
      }
      lines += evidence(message)
      for reason in message.attention { lines += self.reason(reason) }
    }
    var text = lines.map { $0 + "\n" }.joined() + "\n"
    for submission in message.submissions {
      text += wrapped(heading(of: submission)).map { $0 + "\n" }.joined() + "\n"
      text += String(decoding: print(submission.forms), as: UTF8.self)
    }
    return Array(text.utf8)
  }

  private func head(_ message: ReadMessage) -> [String] {
    let forms = message.forms.count
    let found = forms == 1 ? "1 form" : "\(forms) forms"
    let verdict =
      switch message.outcome {
      case .refused: "refused (\(message.refusal?.code.rawValue ?? ""))"
      case .automatic: "written by a program; not read as a form"
      case .complete: found
      case .needsReview: forms == 0 ? "no form; a person must look" : "\(found), needs review"
      }
    return wrapped("E-mail message")
      + wrapped("\(Visible.line(message.file)): \(verdict)", indent: 2)
      + (message.refusal == nil ? [""] : [])
  }

  private func envelope(_ headers: MailHeaders, indent: Int) -> [String] {
    var rows: [(String, String)] = []
    let from = headers.from.map(\.shown).joined(separator: ", ")
    rows.append(("From", (from.isEmpty ? "(nobody)" : from) + " (\(Self.words(headers.trust)))"))
    if let sender = headers.sender { rows.append(("Sender", sender.shown)) }
    if !headers.replyTo.isEmpty {
      rows.append(("Reply to", headers.replyTo.map(\.shown).joined(separator: ", ")))
    }
    if !headers.to.isEmpty { rows.append(("To", headers.to.map(\.shown).joined(separator: ", "))) }
    rows.append(("Subject", headers.subject.isEmpty ? "(none)" : headers.subject))
    if !headers.automation.isEmpty {
      rows.append(("Signs", headers.automation.map(\.rawValue).joined(separator: ", ")))
    }
    return rows.flatMap { name, value in
      wrapped(Wrapping.cell(name, width: 8) + "  " + value, indent: indent, hanging: 10)
    }
  }

  private static func words(_ trust: SenderTrust) -> String {
    switch trust {
    case .verified(let method): "verified by \(method)"
    case .notVerified: "not verified"
    }
  }

  private func words(_ note: String, indent: Int) -> [String] {
    guard !note.isEmpty else { return [] }
    let lines = Wrapping.lines(note, width: columns - indent - 2)
    return ["", String(repeating: " ", count: indent) + "Its own words:"]
      + lines.map { $0.isEmpty ? "" : String(repeating: " ", count: indent + 2) + $0 }
  }

  private func evidence(_ message: ReadMessage) -> [String] {
    guard !message.evidence.isEmpty else { return [] }
    return ["", "  Not opened:"]
      + message.evidence.flatMap { file in
        wrapped(
          "• part \(file.place): \(Visible.line(file.name ?? "(no name)")), \(file.type), \(file.content.count) bytes",
          indent: 4, hanging: 2)
      }
  }

  private func reason(_ reason: MessageReason) -> [String] {
    let place = reason.place.map { wrapped("--> part \($0)", indent: 4) } ?? []
    return [""] + wrapped("attention: \(reason.message)", indent: 2) + place
      + wrapped("hint: " + reason.hint, indent: 2)
  }

  private func heading(of submission: Submission) -> String {
    let places = ([submission.place] + submission.copies).joined(separator: ", ")
    let part = submission.copies.isEmpty ? "Part \(places)" : "Parts \(places)"
    return "\(part): \(submission.name.map { Visible.line($0) } ?? "the words of the message")"
  }

  private func indented(_ texts: [String]) -> [String] { texts.flatMap { wrapped($0, indent: 2) } }
}
