package import Forms
import Foundation
import GRDB

extension CaseStore {
  /// Takes files in, all in one transaction.
  ///
  /// A form is known by the SHA-256 of its file and its record number: a new one opens a case, a known
  /// one is a further arrival of its case. (G6) When this returns, all of it is committed and synced;
  /// when it throws, nothing of it happened.
  ///
  /// - Parameters:
  ///   - group: A hundred files or so: each call costs one sync.
  ///   - forms: Where cases of a form go. Forms that are not among them go to the office.
  /// - Returns: A receipt for each form, in order.
  /// - Throws: `StoreError` when it could not be written.
  package func intake(_ group: [Arrival], forms: [FormSchema]) throws(StoreError) -> [Receipt] {
    try intake(group.map { ($0, nil) }, forms: forms).flatMap(\.self)
  }

  /// Takes files in, messages among them, all in one transaction.
  ///
  /// - Parameters:
  ///   - group: each file with what was read in it where it is a message; its arrival has no forms then.
  ///   - forms: where cases of a form go.
  /// - Returns: for each file a receipt for each form in it.
  /// - Throws: `StoreError` when it could not be written.
  package func intake(
    _ group: [(arrival: Arrival, mail: MailArrival?)], forms: [FormSchema]
  ) throws(StoreError) -> [[Receipt]] {
    try write { db in
      var intake = try StoreIntake(db, forms: forms)
      return try group.map { file in
        let before = intake.receipts.count
        try intake.take(file.arrival, file.mail)
        return Array(intake.receipts[before...])
      }
    }
  }
}

/// Taking a group in, within its transaction.
struct StoreIntake {
  let db: Database
  private let forms: [FormSchema]
  private var log: EventLog
  private let rows: MailRows
  private(set) var receipts: [Receipt] = []
  /// The last number in use, by prefix and year.
  private var lastNumbers: [String: Int] = [:]

  init(_ db: Database, forms: [FormSchema]) throws {
    self.db = db
    self.forms = forms
    log = try EventLog(db)
    rows = MailRows(db)
  }

  /// Takes a file in, or a message with the files in it.
  mutating func take(_ arrival: Arrival, _ mail: MailArrival?) throws {
    if let mail { try take(mail, of: arrival) } else { try take(arrival) }
  }

  /// Takes the forms of a file in.
  ///
  /// - Parameters:
  ///   - arrival: the file.
  ///   - mail: the message that carried it, which may tell whose case a form corrects.
  /// - Throws: what the database says, or `StoreError`.
  mutating func take(_ arrival: Arrival, in mail: MailArrival? = nil) throws {
    if arrival.forms.contains(where: { $0.outcome != .refused }) {
      guard arrival.sha256.utf8.count == 64 else {
        throw StoreError(
          code: .invalidArrival, message: "A file came in without the SHA-256 of its bytes.",
          hint: "This is a mistake in docket: please report it.")
      }
    }
    let copied = try fileCopied(by: arrival)
    let before = receipts.count
    for var form in arrival.forms {
      let words = form.wordsSHA256.take()
      if form.outcome == .refused {
        try refuse(form, of: arrival)
      } else if let known = try known(form, words, of: arrival) ?? unchanged(form, of: copied) {
        try takeAgain(known, form, of: arrival)
      } else if let (corrected, sign) = try correctedCase(form, in: mail) {
        try keep(arrival.bytes, sha256: arrival.sha256)
        try correct(corrected, form, of: arrival, by: sign)
      } else {
        try keep(arrival.bytes, sha256: arrival.sha256)
        try open(form, of: arrival)
      }
    }
    for reference in references(of: receipts[before...]) where !arrival.evidence.isEmpty {
      try add(arrival.evidence, message: arrival.message, to: reference, at: arrival.received)
    }
  }

  private func known(
    _ form: ReadForm, _ words: String?, of arrival: Arrival
  ) throws -> CaseSummary? {
    try CaseSummary.find(sha256: arrival.sha256, record: form.record, db)
      ?? KeptFile.corrected(sha256: arrival.sha256, record: form.record, db)
      ?? typedUp(words, of: arrival)
  }

  /// The case of the same words where they were typed up from paper before, form by form.
  private func typedUp(_ words: String?, of arrival: Arrival) throws -> CaseSummary? {
    guard arrival.typings == nil, let words,
      let known = try CaseSummary.find(sha256: words, record: 1, db),
      case .received(let facts)? = try CaseEvent.all(of: known.reference.description, db).first?
        .payload, facts.typings != nil
    else { return nil }
    return known
  }

  /// Keeps the bytes of a file, once.
  func keep(_ bytes: [UInt8], sha256: String) throws {
    try db.cachedStatement(
      sql: "INSERT INTO originals (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING"
    )
    .execute(arguments: [sha256, Data(bytes)])
  }

  /// Writes an event down, and the rows that follow from it but for those of a case.
  mutating func append(_ payload: EventPayload, to reference: String, at moment: Moment) throws {
    let number = log.nextNumber
    try log.append(payload, to: reference, at: moment)
    try rows.apply(payload, to: reference, of: number)
  }
}

// MARK: - Cases

extension StoreIntake {
  private mutating func open(_ form: ReadForm, of arrival: Arrival) throws {
    let schema = schema(of: form)
    let reference = try nextReference(prefix: schema?.referencePrefix, year: arrival.received.year)
    let text = reference.description
    let first = CaseEvent(
      number: log.nextNumber, at: arrival.received,
      payload: .received(facts(of: form, in: arrival)))
    var projection = try CaseProjection(opening: reference, event: first)
    try append(first.payload, to: text, at: first.at)
    let assignment = assignment(of: form, in: arrival, by: schema)
    for payload in [.read(form), .assigned(assignment)] as [EventPayload] {
      try append(payload, to: text, at: first.at)
      projection.apply(payload)
    }
    try projection.insert(db)
    receipts.append(
      Receipt(
        kind: .opened, file: arrival.file, record: form.record, summary: projection.summary,
        assignment: assignment))
  }

  /// Takes other answers in for a case, from whoever sent the first ones.
  private mutating func correct(
    _ known: CaseSummary, _ form: ReadForm, of arrival: Arrival, by sign: CorrectionFacts.Sign
  ) throws {
    let reference = known.reference.description
    var projection = try CaseProjection(of: reference, db)
    let facts = CorrectionFacts(arrival: facts(of: form, in: arrival), sign: sign)
    let assignment = assignment(of: form, in: arrival, by: schema(of: form))
    for payload in [.corrected(facts), .read(form), .assigned(assignment)] as [EventPayload] {
      try append(payload, to: reference, at: arrival.received)
      projection.apply(payload)
    }
    try projection.update(db)
    receipts.append(
      Receipt(
        kind: .corrected, file: arrival.file, record: form.record, summary: projection.summary,
        assignment: assignment))
  }

  private mutating func takeAgain(_ known: CaseSummary, _ form: ReadForm, of arrival: Arrival)
    throws
  {
    let facts = facts(of: form, in: arrival)
    let wasClosed = known.status == .closed
    var payloads: [EventPayload] = [wasClosed ? .cameAgain(facts) : .received(facts)]
    let assignment =
      wasClosed ? assignment(of: form, in: arrival, by: schema(of: form)) : nil
    payloads += [assignment].compactMap { $0.map(EventPayload.assigned) }
    var summary = known
    for payload in payloads {
      try append(payload, to: known.reference.description, at: arrival.received)
      summary.apply(payload)
    }
    try summary.update(db)
    receipts.append(
      Receipt(
        kind: wasClosed ? .cameAgain : .arrivedAgain, file: arrival.file, record: form.record,
        summary: summary, assignment: assignment))
  }

  private func facts(of form: ReadForm, in arrival: Arrival) -> ArrivalFacts {
    ArrivalFacts(
      file: arrival.file, sender: arrival.sender, sha256: arrival.sha256, record: form.record,
      message: arrival.message, typings: arrival.typings)
  }

  private func schema(of form: ReadForm) -> FormSchema? {
    guard let identity = form.form else { return nil }
    return forms.first { $0.id == identity.id && $0.version == identity.version }
  }

  /// An urgent answer goes first, then a decision on paper that is to be confirmed; then the form's handler; without
  /// a form, the office.
  private func assignment(
    of form: ReadForm, in arrival: Arrival, by schema: FormSchema?
  ) -> Assignment {
    guard let schema else {
      return Assignment(
        role: CaseSummary.officeRole, cause: form.form == nil ? .unrecognised : .unknownForm)
    }
    if let urgency = schema.urgency(in: form) {
      return Assignment(role: urgency.role, cause: .urgent, field: urgency.field)
    }
    if arrival.typings != nil, let decider = schema.routing.decidedBy,
      let decision = schema.decision(in: form)
    {
      return Assignment(role: decider, cause: .toConfirm, field: decision.key)
    }
    return Assignment(role: schema.routing.handledBy, cause: .handler)
  }

  private mutating func nextReference(prefix: String?, year: Int) throws -> CaseReference {
    let prefix = prefix ?? Self.prefixWithoutForm
    let key = "\(prefix)-\(year)"
    let last =
      try lastNumbers[key] ?? Int.fetchOne(
        db.cachedStatement(sql: "SELECT max(number) FROM cases WHERE prefix = ? AND year = ?"),
        arguments: [prefix, year]) ?? 0
    guard let reference = CaseReference(prefix: prefix, year: year, number: last + 1) else {
      throw StoreError(
        code: .invalidArrival,
        message: "No reference can be made of the prefix \"\(prefix)\" and the year \(year).",
        hint: "Check the form's reference prefix (two to four letters A to Z) and the clock.")
    }
    lastNumbers[key] = last + 1
    return reference
  }

  /// Before the references of cases whose form is not known.
  private static let prefixWithoutForm = "DOC"
}

// MARK: - Refusals

extension StoreIntake {
  /// Writes down once that a file was refused; the same file refused for the same reason adds nothing.
  private mutating func refuse(_ form: ReadForm, of arrival: Arrival) throws {
    let refusal =
      form.refusal
      ?? Refusal(code: .cannotOpen, message: "The file could not be read.", hint: "Send it again.")
    receipts.append(
      Receipt(kind: .refused, file: arrival.file, record: form.record, refusal: refusal))
    let facts = RefusalFacts(
      file: arrival.file, sha256: arrival.sha256, record: form.record, code: refusal.code)
    guard try !facts.isKnown(db) else { return }
    let number = log.nextNumber
    try append(.refused(facts), to: "", at: arrival.received)
    try facts.insert(number: number, at: arrival.received, db)
  }
}

extension RefusalFacts {
  /// Files whose bytes could not be read are told apart by their names.
  fileprivate func isKnown(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM refusals
          WHERE sha256 = ? AND record = ? AND code = ? AND (sha256 <> '' OR file = ?))
          """), arguments: [sha256, record, code.rawValue, file]) ?? false
  }

  func insert(number: Int64, at moment: Moment, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO refusals (id, sha256, record, code, file, at, zone)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    )
    .execute(arguments: [
      number, sha256, record, code.rawValue, file, moment.milliseconds, moment.zoneMinutes,
    ])
  }
}
