internal import Archive
internal import Mail
internal import Word

extension FormReader {
  /// What is in an e-mail message: its forms, and what came with them.
  ///
  /// Attachments that are forms are read as such files are; the words of the message are a form only where no
  /// attachment is (W96). Of a message without a form, those within it are looked at (W102).
  ///
  /// - Parameters:
  ///   - bytes: the whole message.
  ///   - file: its name as it was given.
  ///   - servers: the names of the own mail servers, whose word on the sender counts. (W100)
  /// - Returns: what was read, or why it was refused.
  package mutating func read(
    message bytes: [UInt8], file: String, servers: [String] = []
  ) -> ReadMessage {
    let sha256 = FileHash.sha256(bytes)
    let message: MailMessage
    do throws(MailFailure) {
      message = try MailReader(limits: limits, servers: servers).read(bytes)
    } catch {
      return ReadMessage(file: file, sha256: sha256, Refusal(error))
    }
    var read = ReadMessage(
      file: file, sha256: sha256, outcome: .complete, headers: message.headers)
    read.attention = message.headers.repeated.map { .repeated($0) }
    guard message.headers.automation.isEmpty else {
      read.outcome = .automatic
      read.note = message.body?.text ?? ""
      read.evidence = message.parts.map { EvidenceFile($0) }
      return read
    }
    var desk = MessageDesk(limits: limits)
    desk.take(message, with: &self)
    guard desk.formCount <= limits.messageForms else {
      return ReadMessage(
        file: file, sha256: sha256,
        Refusal(MailFailure.tooLarge(limit: "\(limits.messageForms.grouped) forms in a message")))
    }
    desk.hand(over: message, to: &read)
    let isDone = read.attention.isEmpty && read.forms.allSatisfy { $0.outcome == .complete }
    read.outcome = isDone ? .complete : .needsReview
    return read
  }

  /// The forms of a file that came with a message.
  ///
  /// A message under the name of a Word file is refused, so that reading a message never comes to another one
  /// here.
  mutating func read(attachment bytes: [UInt8], name: String, sha256: String) -> [ReadForm] {
    do throws(Refusal) {
      return read(try document(bytes, name), name: name, sha256: sha256)
    } catch {
      return [ReadForm(refused: name, sha256: sha256, error)]
    }
  }

  /// The forms of a document that was made of a part.
  mutating func read(_ document: Document, name: String, sha256: String) -> [ReadForm] {
    let opened = OpenedFile(
      .document(document), name: name, sha256: sha256, index: catalogue.index)
    return read(opened.records, of: opened)
  }
}

extension ReadMessage {
  init(file: String, sha256: String, _ refusal: Refusal) {
    self.init(file: file, sha256: sha256, outcome: .refused)
    self.refusal = refusal
  }
}

extension EvidenceFile {
  init(_ part: MailPart) {
    self.init(
      name: part.name, place: part.place, type: part.type, content: part.bytes,
      sha256: FileHash.sha256(part.bytes))
  }
}

extension MailBody {
  /// As a person sees it, without blank lines at its ends.
  var text: String {
    let text = document.visibleText()
    return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
