import Forms
import GRDB

/// What a case has become by its events: a pure fold, used by intake, rebuild and verify alike.
struct CaseProjection: Hashable {
  var summary: CaseSummary
  /// What a search finds it by.
  var words: String

  /// The state after the first event of a case, which is that its file was received.
  init(opening reference: CaseReference, event: CaseEvent) throws(StoreError) {
    guard case .received(let facts) = event.payload else {
      throw .damaged("event \(event.number) is the first of its case but no arrival")
    }
    summary = CaseSummary(
      id: event.number, reference: reference, sha256: facts.sha256, record: facts.record,
      received: event.at, form: nil, outcome: .unrecognised, status: .open,
      assigned: CaseSummary.officeRole, isUrgent: false, arrivals: 1)
    words = ""
  }

  init(reference: CaseReference, events: [CaseEvent]) throws(StoreError) {
    guard let first = events.first else { throw .noSuchCase(reference) }
    try self.init(opening: reference, event: first)
    for event in events.dropFirst() { apply(event.payload) }
  }

  mutating func apply(_ payload: EventPayload) {
    summary.apply(payload)
    if case .read(let form) = payload { words = Self.words(of: form) }
  }

  /// All that stands in the form: answers as written, and as understood where that is more, and what no field took.
  private static func words(of form: ReadForm) -> String {
    var words: [String] = []
    for answer in form.answers.lazy.map(\.answer) {
      words.append(answer.raw)
      switch answer.value {
      case .text(let text) where text != answer.raw: words.append(text)
      case .texts(let texts): words += texts
      case .date(let date): words.append(date.description)
      case .text, .truth, nil: break
      }
      words += answer.candidates.map(\.raw)
    }
    words += form.unassigned.map(\.text)
    let text = words.filter { !$0.isEmpty }.joined(separator: "\n")
    // SQLite's texts end at a NUL, and what stands behind it must be found too.
    return text.utf8.contains(0) ? text.replacing("\0", with: " ") : text
  }
}

extension CaseSummary {
  mutating func apply(_ payload: EventPayload) {
    switch payload {
    case .received:
      arrivals += 1
    case .read(let form):
      self.form = form.form
      outcome = form.outcome
      // What corrects a closed case shows as come again, whatever it says.
      guard status != .cameAgain else { break }
      status = form.form == nil ? .needsAttention : .open
    case .assigned(let assignment):
      assigned = assignment.role
      isUrgent = assignment.cause == .urgent
    case .cameAgain:
      arrivals += 1
      status = .cameAgain
    case .closed:
      status = .closed
    case .corrected:
      arrivals += 1
      corrections += 1
      if status == .closed { status = .cameAgain }
    case .evidence, .noted, .answered, .confirmed:
      break  // They change nothing of where it stands.
    case .refused, .registered, .mailed:
      break  // No case.
    }
  }
}

// MARK: - Rows

extension CaseSummary {
  /// The columns of `cases`, in the order of ``values``.
  static let columns = [
    "id", "reference", "prefix", "year", "number", "sha256", "record", "received_at",
    "received_zone", "form", "version", "outcome", "status", "assigned", "urgent", "arrivals",
    "corrections",
  ]

  var values: [DatabaseValue] {
    [
      id.databaseValue, reference.description.databaseValue, reference.prefix.databaseValue,
      reference.year.databaseValue, reference.number.databaseValue, sha256.databaseValue,
      record.databaseValue, received.milliseconds.databaseValue,
      received.zoneMinutes.databaseValue, form?.id.databaseValue ?? .null,
      form?.version.databaseValue ?? .null, outcome.rawValue.databaseValue,
      status.rawValue.databaseValue, assigned.databaseValue, isUrgent.databaseValue,
      arrivals.databaseValue, corrections.databaseValue,
    ]
  }

  static let select = "SELECT \(columns.joined(separator: ", ")) FROM cases"

  init(_ row: Row) throws(StoreError) {
    guard
      let reference = CaseReference(
        prefix: try row.value(2), year: try row.value(3), number: try row.value(4)),
      let outcome = ReadForm.Outcome(rawValue: try row.value(11)),
      let status = CaseStatus(rawValue: try row.value(12))
    else { throw .damaged("a case cannot be read") }
    var form: FormIdentity?
    if let id: String = try row.optional(9) {
      form = FormIdentity(id: id, version: try row.value(10))
    }
    self.init(
      id: try row.value(0), reference: reference, sha256: try row.value(5),
      record: try row.value(6),
      received: Moment(milliseconds: try row.value(7), zoneMinutes: try row.value(8)), form: form,
      outcome: outcome, status: status, assigned: try row.value(13), isUrgent: try row.value(14),
      arrivals: try row.value(15), corrections: try row.value(16))
  }
}

extension CaseProjection {
  /// Writes what can change of a case that was read anew.
  func update(_ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE cases SET form = ?, version = ?, outcome = ?, corrections = ? WHERE id = ?"
    )
    .execute(arguments: [
      summary.form?.id, summary.form?.version, summary.outcome.rawValue, summary.corrections,
      summary.id,
    ])
    try db.cachedStatement(sql: "UPDATE search SET words = ? WHERE rowid = ?")
      .execute(arguments: [words, summary.id])
    try summary.update(db)
  }

  /// Writes the rows of a new case.
  func insert(_ db: Database) throws {
    let places = CaseSummary.columns.map { _ in "?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "INSERT INTO cases VALUES (\(places))")
      .execute(arguments: StatementArguments(summary.values))
    try db.cachedStatement(sql: "INSERT INTO search (rowid, reference, words) VALUES (?, ?, ?)")
      .execute(arguments: [summary.id, summary.reference.description, words])
  }
}

extension CaseSummary {
  /// Writes what can change of a case.
  func update(_ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE cases SET status = ?, assigned = ?, urgent = ?, arrivals = ? WHERE id = ?"
    )
    .execute(arguments: [status.rawValue, assigned, isUrgent, arrivals, id])
  }

  static func find(_ reference: CaseReference, _ db: Database) throws -> CaseSummary? {
    try find(
      db.cachedStatement(sql: "\(select) WHERE prefix = ? AND year = ? AND number = ?"),
      [reference.prefix, reference.year, reference.number])
  }

  static func find(sha256: String, record: Int, _ db: Database) throws -> CaseSummary? {
    try find(
      db.cachedStatement(sql: "\(select) WHERE sha256 = ? AND record = ?"), [sha256, record])
  }

  private static func find(_ statement: Statement, _ arguments: StatementArguments) throws
    -> CaseSummary?
  {
    try Row.fetchOne(statement, arguments: arguments).map { try CaseSummary($0) }
  }
}
