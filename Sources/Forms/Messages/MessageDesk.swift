internal import Archive
internal import Mail
internal import Word

/// Goes through a message and sorts what it holds into forms, evidence and words. (W96, W102, W103)
struct MessageDesk {
  let limits: ReadingLimits
  private var submissions: [Submission] = []
  /// Files that should be forms and could not be read as one.
  private var failed: [Submission] = []
  private var evidence: [EvidenceFile] = []
  private var forwarded: [ReadMessage.Forwarded] = []
  private var attention: [MessageReason] = []
  private var note = ""

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  var formCount: Int { (submissions + failed).reduce(0) { $0 + $1.forms.count } }

  private var hasForms: Bool { !submissions.isEmpty }

  mutating func take(_ message: MailMessage, with reader: inout FormReader) {
    note = take(partsOf: message, with: &reader) ?? ""
  }

  /// Reads a message and, where it has no form, those within it.
  ///
  /// - Returns: its own words, where they are no form.
  private mutating func take(partsOf message: MailMessage, with reader: inout FormReader) -> String?
  {
    attention += message.wrappings.map { MessageReason($0) }
    let before = submissions.count
    for part in message.parts where part.message == nil { take(part, with: &reader) }
    let isCovered = submissions.count > before
    let isForm = !isCovered && takeBody(of: message, with: &reader)
    for part in message.parts {
      guard let inner = part.message else { continue }
      if isCovered || isForm {
        evidence.append(EvidenceFile(part))
        forwarded.append(
          ReadMessage.Forwarded(
            place: part.place, headers: inner.headers, note: inner.body?.text ?? ""))
        continue
      }
      let place = forwarded.count
      forwarded.append(ReadMessage.Forwarded(place: part.place, headers: inner.headers, note: ""))
      let formsBefore = submissions.count + failed.count
      forwarded[place].note = take(partsOf: inner, with: &reader) ?? ""
      if submissions.count + failed.count == formsBefore { evidence.append(EvidenceFile(part)) }
    }
    return isForm ? nil : message.body?.text
  }

  private mutating func take(_ part: MailPart, with reader: inout FormReader) {
    let hash = FileHash.sha256(part.bytes)
    // The same bytes twice are one. (W96)
    for index in submissions.indices where submissions[index].sha256 == hash {
      return submissions[index].copies.append(part.place)
    }
    for index in failed.indices where failed[index].sha256 == hash {
      return failed[index].copies.append(part.place)
    }
    let kind = PartKind(part)
    let forms: [ReadForm]
    switch kind {
    case .word, .perhapsWord:
      forms = reader.read(attachment: part.bytes, name: part.shownName, sha256: hash)
    case .text(let text):
      forms = reader.read(Document(plainText: text), name: part.shownName, sha256: hash)
    case .outlookMessage:
      attention.append(.outlookMessage(part.place))
      return evidence.append(EvidenceFile(part))
    case .other: return evidence.append(EvidenceFile(part))
    }
    let submission = Submission(
      name: part.name, place: part.place, type: part.type, content: part.bytes, sha256: hash,
      forms: forms)
    if forms.contains(where: \.isRecognised) {
      submissions.append(submission)
    } else if kind == .word {
      failed.append(submission)
    } else {
      evidence.append(EvidenceFile(part))
    }
  }

  /// Whether the words of the message are a form.
  private mutating func takeBody(of message: MailMessage, with reader: inout FormReader) -> Bool {
    guard let body = message.body, let place = body.places.first else { return false }
    let hash = FileHash.sha256(body.content)
    let forms = reader.read(body.document, name: "message text", sha256: hash)
    guard forms.contains(where: \.isRecognised) else { return false }
    if let known = submissions.firstIndex(where: { $0.sha256 == hash }) {
      submissions[known].copies.append(place)
    } else {
      submissions.append(
        Submission(
          name: nil, place: place, type: body.isHTML ? "text/html" : "text/plain",
          content: body.content, sha256: hash, forms: forms))
    }
    return true
  }

  /// Puts what was found into the message that was read.
  consuming func hand(over message: MailMessage, to read: inout ReadMessage) {
    // A letter beside a form is no failed form.
    for submission in failed {
      let isLetter = submission.forms.allSatisfy { $0.outcome == .unrecognised }
      if isLetter, hasForms {
        // Each with the name that it has there.
        for place in [submission.place] + submission.copies {
          if let part = message.part(at: place) { evidence.append(EvidenceFile(part)) }
        }
      } else {
        submissions.append(submission)
      }
    }
    submissions.sort { $0.place.isPlace(before: $1.place) }
    evidence.sort { $0.place.isPlace(before: $1.place) }
    read.submissions = submissions
    read.evidence = evidence
    read.forwarded = forwarded
    read.note = note
    read.attention += attention
    guard submissions.isEmpty, attention.isEmpty else { return }
    let pictures = evidence.count { $0.type.hasPrefix("image/") }
    if evidence.isEmpty, note.isEmpty, forwarded.isEmpty {
      read.attention.append(.empty)
    } else if pictures > 0, pictures == evidence.count, note.isEmpty {
      read.attention.append(.onlyPictures)
    } else {
      read.attention.append(.noForm)
    }
  }
}

extension ReadForm {
  /// It is one of the known forms, whatever is wrong with its answers.
  fileprivate var isRecognised: Bool { outcome == .complete || outcome == .needsReview }
}

extension MailMessage {
  /// The part of a number, in the messages within it, too.
  fileprivate func part(at place: String) -> MailPart? {
    for part in parts {
      if part.place == place { return part }
      if let found = part.message?.part(at: place) { return found }
    }
    return nil
  }
}

extension MailPart {
  /// What a reader is told that it is called.
  fileprivate var shownName: String { name ?? "part \(place)" }
}

extension String {
  /// Whether one part's number comes before another's.
  fileprivate func isPlace(before other: String) -> Bool {
    let numbers = split(separator: ".").map { Int($0) ?? 0 }
    return numbers.lexicographicallyPrecedes(other.split(separator: ".").map { Int($0) ?? 0 })
  }
}
