import Forms
import GRDB

// MARK: - Messages

extension StoreIntake {
  /// Takes a message in: its forms, and with each case of them its other files and its words.
  ///
  /// - Parameters:
  ///   - mail: what was read in it.
  ///   - message: the message itself.
  /// - Throws: what the database says, or `StoreError`.
  mutating func take(_ mail: MailArrival, of message: Arrival) throws {
    let isNew = try !KeptFile.exists(
      .message, sha256: message.sha256, of: message.sha256, db)
    if isNew {
      try keep(message.bytes, sha256: message.sha256)
      let facts = MailFacts(
        kind: mail.kind, sha256: message.sha256, file: message.file, messageID: mail.messageID,
        sender: mail.sender, isVerified: mail.isVerified)
      try append(.mailed(facts), to: message.sha256, at: message.received)
    }
    let before = receipts.count
    for var file in mail.files {
      (file.sender, file.message) = (mail.sender, message.sha256)
      try take(file, in: mail)
    }
    guard isNew else { return }
    for reference in references(of: receipts[before...]) {
      try add(mail, of: message, to: reference)
    }
  }

  /// The cases of some receipts, each once.
  func references(of receipts: ArraySlice<Receipt>) -> [String] {
    var references: [String] = []
    for receipt in receipts {
      guard let reference = receipt.summary?.reference.description else { continue }
      if !references.contains(reference) { references.append(reference) }
    }
    return references
  }

  /// Adds files to a case, each once.
  mutating func add(
    _ evidence: [EvidenceFile], message: String?, to reference: String, at moment: Moment
  ) throws {
    for file in evidence
    where try !KeptFile.exists(.evidence, sha256: file.sha256, of: reference, db) {
      try keep(file.content, sha256: file.sha256)
      let facts = EvidenceFacts(
        name: file.name ?? "part \(file.place)", type: file.type, sha256: file.sha256,
        bytes: file.content.count, message: message)
      try append(.evidence(facts), to: reference, at: moment)
    }
  }

  private mutating func add(_ mail: MailArrival, of message: Arrival, to reference: String) throws {
    try add(mail.evidence, message: message.sha256, to: reference, at: message.received)
    if !mail.note.isEmpty {
      try append(
        .noted(NoteFacts(text: mail.note, message: message.sha256)), to: reference,
        at: message.received)
    }
  }
}

// MARK: - Corrections

extension StoreIntake {
  /// The case that a form corrects, and what shows it; nil of a form that stands for itself.
  ///
  /// The token of a mark and the Message-ID of an answer were drawn at random and sent to one person. A reference is
  /// written on notes and said on the telephone: it counts only from whoever sent the form before.
  func correctedCase(
    _ form: ReadForm, in mail: MailArrival?
  ) throws -> (CaseSummary, CorrectionFacts.Sign)? {
    if let marked = try markedCase(form) { return (marked, .mark) }
    // Of several forms, nothing in the message tells which it speaks of.
    guard form.form != nil, let mail, mail.formCount == 1 else { return nil }
    func fits(_ summary: CaseSummary) -> Bool { form.fits(summary) }
    let answered = try cases(answeredBy: "message_id", mail.answered).filter(fits)
    if answered.count == 1 { return (answered[0], .thread) }
    let own = try casesAskedAbout(mail.answered, from: mail.sender).filter(fits)
    if answered.isEmpty, own.count == 1 { return (own[0], .thread) }
    let references =
      mail.named + [form.correctionOf.flatMap { CaseReference($0.reference) }].compactMap(\.self)
    let named = try Set(references).compactMap { try CaseSummary.find($0, db) }
      .filter { try fits($0) && isFrom(mail.sender, $0) }
    return named.count == 1 ? (named[0], .reference) : nil
  }

  /// The case that the mark of a form names, where docket made that mark.
  func markedCase(_ form: ReadForm) throws -> CaseSummary? {
    guard let mark = form.correctionOf else { return nil }
    if let marked = try cases(answeredBy: "token", [mark.token]).first, form.fits(marked) {
      return marked
    }
    // A copy that was handed back by hand.
    guard let reference = CaseReference(mark.reference),
      let marked = try CaseSummary.find(reference, db), form.fits(marked),
      try CorrectionMark(of: marked, db) == mark
    else { return nil }
    return marked
  }

  /// The cases that docket wrote about, each once.
  private func cases(answeredBy column: String, _ values: [String]) throws -> [CaseSummary] {
    var references: [String] = []
    for value in values {
      references += try String.fetchAll(
        db.cachedStatement(sql: "SELECT reference FROM answers WHERE \(column) = ? ORDER BY id"),
        arguments: [value])
    }
    return try Set(references).sorted().compactMap { CaseReference($0) }.compactMap {
      try CaseSummary.find($0, db)
    }
  }

  /// The cases of which the sender's own messages told, where docket has written that something is to be mended.
  ///
  /// Some people answer not what they were asked, but what they had sent. Where nothing was asked, another form is
  /// another request.
  private func casesAskedAbout(
    _ messages: [String], from sender: String?
  ) throws -> [CaseSummary] {
    guard let sender, !messages.isEmpty else { return [] }
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT mail, plan FROM replies WHERE address = ? ORDER BY at DESC LIMIT 100"),
      arguments: [sender])
    var references: Set<CaseReference> = []
    for row in rows {
      guard let reference = ReplyItem(try row.value(1) as String)?.reference,
        let message = try MailFacts.find(row.value(0), db)?.messageID, messages.contains(message)
      else { continue }
      references.insert(reference)
    }
    return try references.compactMap { try CaseSummary.find($0, db) }
      .filter { $0.outcome != .complete }
  }

  /// Whether somebody sent the form of a case, or what corrected it.
  private func isFrom(_ sender: String?, _ summary: CaseSummary) throws -> Bool {
    guard let sender else { return false }
    return try CaseEvent.all(of: summary.reference.description, db).contains { event in
      switch event.payload {
      case .received(let facts), .cameAgain(let facts): facts.sender == sender
      case .corrected(let facts): facts.arrival.sender == sender
      default: false
      }
    }
  }
}

extension ReadForm {
  /// A form of another kind is never a correction; of a case without one, any form is.
  fileprivate func fits(_ summary: CaseSummary) -> Bool {
    guard let form else { return false }
    return summary.form == nil || summary.form?.id == form.id
  }
}
