package import Forms
import GRDB

// MARK: - Planning

extension StoreIntake {
  /// Writes down what is to be told to the sender of a message, once a message.
  ///
  /// - Parameters:
  ///   - replies: the messages, one a form.
  ///   - mail: the one that they answer.
  ///   - receipts: what became of the forms in it.
  /// - Throws: what the database says.
  mutating func plan(_ replies: [PlannedReply], to mail: Arrival, _ receipts: [Receipt]) throws {
    let isPlanned = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM replies WHERE mail = ?)"),
      arguments: [mail.sha256])
    guard isPlanned != true else { return }
    for reply in replies { try plan(reply, to: mail, receipts[reply.receipt]) }
  }

  private mutating func plan(
    _ planned: PlannedReply, to mail: Arrival, _ receipt: Receipt
  ) throws {
    let reference = receipt.summary?.reference
    let item = ReplyItem(
      kind: receipt.kind, file: receipt.file, record: receipt.record, reference: reference,
      reading: try reference.flatMap { try latestReading(of: $0) }, token: planned.token,
      refusal: receipt.refusal)
    let sent = try countSince(mail.received.earlier(byDays: 1), to: planned.address)
    let state: Reply.State = sent < Reply.mostADay ? .due : .withheld
    if state == .due, let reference {
      let facts = AnswerFacts(
        messageID: planned.messageID, address: planned.address, token: planned.token)
      try append(.answered(facts), to: reference.description, at: mail.received)
    }
    try db.cachedStatement(sql: "INSERT INTO replies VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)")
      .execute(arguments: [
        planned.messageID, mail.sha256, planned.address, item.json, mail.received.milliseconds,
        mail.received.zoneMinutes, state.rawValue, mail.received.milliseconds,
      ])
  }

  private func latestReading(of reference: CaseReference) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT max(number) FROM events WHERE reference = ? AND kind = ?"),
      arguments: [reference.description, EventKind.read.rawValue])
  }

  private func countSince(_ moment: Moment, to address: String) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT count(*) FROM replies WHERE address = ? AND at > ? AND state <> ?"),
      arguments: [address, moment.milliseconds, Reply.State.withheld.rawValue]) ?? 0
  }
}

extension Reply {
  /// So that two machines that answer each other come to an end. (PROMISES, mail)
  static let mostADay = 5
}

// MARK: - Handing over

extension CaseStore {
  /// The replies that are to be handed over by now, oldest first.
  ///
  /// - Parameters:
  ///   - moment: those that are due then.
  ///   - limit: how many at most.
  /// - Returns: the replies.
  /// - Throws: `StoreError`.
  package func dueReplies(at moment: Moment, limit: Int = 100) throws(StoreError) -> [Reply] {
    try read { db in
      try Row.fetchAll(
        db, sql: "\(Reply.select) WHERE state = ? AND due <= ? ORDER BY at, message_id LIMIT ?",
        arguments: [Reply.State.due.rawValue, moment.milliseconds, limit]
      ).map { try Reply($0) }
    }
  }

  /// When the next reply is due; nil where none is.
  package func nextReply() throws(StoreError) -> Moment? {
    try read { db in
      try Int64.fetchOne(
        db, sql: "SELECT min(due) FROM replies WHERE state = ?",
        arguments: [Reply.State.due.rawValue]
      ).map { Moment(milliseconds: $0, zoneMinutes: 0) }
    }
  }

  /// Writes down that a reply was handed over to whoever sends it.
  package func replyWasHandedOver(_ messageID: String) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE replies SET state = ? WHERE message_id = ?",
        arguments: [Reply.State.handed.rawValue, messageID])
    }
  }

  /// Writes down that a reply could not be handed over, and when it is tried again.
  package func postponeReply(_ messageID: String, until moment: Moment) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE replies SET attempts = attempts + 1, due = ? WHERE message_id = ?",
        arguments: [moment.milliseconds, messageID])
    }
  }

  /// How many replies there are in each state, ever.
  package func replyCounts() throws(StoreError) -> [Reply.State: Int] {
    try read { db in
      var counts: [Reply.State: Int] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT state, count(*) FROM replies GROUP BY state") {
        guard let state = Reply.State(rawValue: try row.value(0)) else {
          throw StoreError.damaged("a reply cannot be read")
        }
        counts[state] = try row.value(1)
      }
      return counts
    }
  }

  /// How many replies are still due though they were tried more often than a number.
  package func replies(triedMoreThan attempts: Int) throws(StoreError) -> Int {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM replies WHERE state = ? AND attempts > ?",
        arguments: [Reply.State.due.rawValue, attempts]) ?? 0
    }
  }

  /// What is known of a message that came in, by the SHA-256 of its bytes.
  package func mail(_ sha256: String) throws(StoreError) -> MailFacts? {
    try read { db in try MailFacts.find(sha256, db) }
  }

  /// What was read in the file of a case at an event, and that file.
  ///
  /// - Parameters:
  ///   - reference: the case.
  ///   - number: the number of the event.
  /// - Returns: the answers, and the file that they are from.
  /// - Throws: `StoreError` where there is no such event, or the file is missing.
  package func reading(
    of reference: CaseReference, at number: Int64
  ) throws(StoreError) -> (form: ReadForm, file: Original) {
    try read { db in
      var facts: ArrivalFacts?
      for event in try CaseEvent.all(of: reference.description, db) {
        switch event.payload {
        case .received(let arrival) where facts == nil: facts = arrival
        case .corrected(let correction): facts = correction.arrival
        case .read(let form) where event.number == number:
          guard let facts else { break }
          return (form, try Original.find(facts, of: reference, db))
        default: continue
        }
      }
      throw StoreError.damaged("case \(reference) was not read at event \(number)")
    }
  }
}

extension MailFacts {
  /// What is known of the message with this SHA-256.
  static func find(_ sha256: String, _ db: Database) throws -> MailFacts? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          \(CaseEvent.select) WHERE e.reference = ? AND e.kind = '\(EventKind.mailed.rawValue)'
          """), arguments: [sha256])
    guard case .mailed(let facts)? = try row.map({ try CaseEvent($0) })?.payload else { return nil }
    return facts
  }
}

extension Reply {
  fileprivate static let select = """
    SELECT message_id, mail, address, plan, at, zone, state, attempts FROM replies
    """

  fileprivate init(_ row: Row) throws {
    guard let item = ReplyItem(try row.value(3) as String),
      let state = State(rawValue: try row.value(6))
    else { throw StoreError.damaged("a reply cannot be read") }
    self.init(
      messageID: try row.value(0), mail: try row.value(1), address: try row.value(2),
      item: item, at: Moment(milliseconds: try row.value(4), zoneMinutes: try row.value(5)),
      state: state, attempts: try row.value(7))
  }
}
