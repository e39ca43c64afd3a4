import Forms
import Foundation
import GRDB

/// Which cases to list; what is nil does not matter.
package struct CaseFilter: Hashable, Sendable {
  package var form: String?
  package var status: CaseStatus?
  package var assigned: String?
  package var since: Moment?
  /// Sent to another role at once by an answer, such as a safeguarding issue.
  package var isUrgent: Bool?

  package init(
    form: String? = nil, status: CaseStatus? = nil, assigned: String? = nil, since: Moment? = nil,
    isUrgent: Bool? = nil
  ) {
    self.form = form
    self.status = status
    self.assigned = assigned
    self.since = since
    self.isUrgent = isUrgent
  }
}

extension CaseStore {
  /// The cases that the filter lets through, oldest first.
  package func cases(_ filter: CaseFilter = CaseFilter()) throws(StoreError) -> [CaseSummary] {
    var cases: [CaseSummary] = []
    try forEachCase(filter) { cases.append($0) }
    return cases
  }

  /// Calls `body` with each case that the filter lets through, oldest first, one at a time in memory.
  ///
  /// `body` must not call the store: it would wait for itself.
  package func forEachCase(
    _ filter: CaseFilter = CaseFilter(), _ body: (CaseSummary) throws(StoreError) -> Void
  ) throws(StoreError) {
    try read { db in
      let (condition, arguments) = filter.sql
      let rows = try Row.fetchCursor(
        db, sql: "\(CaseSummary.select) \(condition) ORDER BY id", arguments: arguments)
      while let row = try rows.next() { try body(try CaseSummary(row)) }
    }
  }

  /// All that is kept of a case but the bytes of its file.
  package func detail(_ reference: CaseReference) throws(StoreError) -> CaseDetail {
    try read { db in
      guard let summary = try CaseSummary.find(reference, db) else {
        throw StoreError.noSuchCase(reference)
      }
      return try CaseDetail(summary, db)
    }
  }

  /// The file that the answers of a case are from, byte for byte, under the name that it came in with.
  ///
  /// - Parameter reference: the case.
  /// - Returns: the file that opened it, or the last that corrected it.
  /// - Throws: `StoreError` where there is no such case, or the file is missing.
  package func original(_ reference: CaseReference) throws(StoreError) -> Original {
    let facts = try detail(reference).readFrom
    return try read { db in try Original.find(facts, of: reference, db) }
  }

  /// Whether the bytes with this SHA-256 came in before.
  package func exists(sha256: String) throws(StoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM originals WHERE sha256 = ?)"),
        arguments: [sha256]) ?? false
    }
  }

  /// Whether a file came in as such, so that its forms are cases: not typed up from paper, form by form.
  package func isTakenAsFile(sha256: String) throws(StoreError) -> Bool {
    try read { db in
      let references = try String.fetchAll(
        db, sql: "SELECT reference FROM cases WHERE sha256 = ? LIMIT 2", arguments: [sha256])
      guard references.count == 1 else { return !references.isEmpty }
      let first = try CaseEvent.all(of: references[0], db).first?.payload
      if case .received(let facts)? = first { return facts.typings == nil }
      return false
    }
  }

  /// The end of the event chain.
  package func head() throws(StoreError) -> ChainHead {
    try read { db in try EventLog.head(db) }
  }
}

extension CaseDetail {
  init(_ summary: CaseSummary, _ db: Database) throws {
    let events = try CaseEvent.all(of: summary.reference.description, db)
    var form: ReadForm?
    var arrivals: [CaseArrival] = []
    for event in events {
      switch event.payload {
      case .received(let facts), .cameAgain(let facts):
        arrivals.append(CaseArrival(at: event.at, facts: facts))
      case .corrected(let facts):
        arrivals.append(CaseArrival(at: event.at, facts: facts.arrival))
      case .read(let read): form = read
      case .assigned, .closed, .evidence, .noted, .answered, .confirmed, .mailed, .refused,
        .registered:
        break
      }
    }
    guard let form else { throw StoreError.damaged("case \(summary.reference) was never read") }
    self.init(summary: summary, form: form, arrivals: arrivals, events: events)
  }
}

extension CaseFilter {
  fileprivate var sql: (condition: String, arguments: StatementArguments) {
    var conditions: [String] = []
    var arguments = StatementArguments()
    func add(_ condition: String, _ value: (some DatabaseValueConvertible)?) {
      guard let value else { return }
      conditions.append(condition)
      arguments += [value]
    }
    add("form = ?", form)
    add("status = ?", status?.rawValue)
    add("assigned = ?", assigned)
    add("received_at >= ?", since?.milliseconds)
    add("urgent = ?", isUrgent)
    let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
    return (condition, arguments)
  }
}

extension Original {
  static func find(
    _ facts: ArrivalFacts, of reference: CaseReference, _ db: Database
  ) throws -> Original {
    let bytes = try Data.fetchOne(
      db, sql: "SELECT bytes FROM originals WHERE sha256 = ?", arguments: [facts.sha256])
    guard let bytes else {
      throw StoreError.damaged("the file of case \(reference) is missing")
    }
    return Original(name: facts.file, bytes: Array(bytes), sha256: facts.sha256)
  }
}
