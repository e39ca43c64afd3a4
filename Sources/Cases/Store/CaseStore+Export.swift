import Foundation
import GRDB

/// One thing that the record has, as an export goes through it.
package enum ExportedRecord: Hashable, Sendable {
  case `case`(CaseDetail)
  case refusal(RefusalFacts, EventPlace)
  case printing(RegisteredPrinting)
  /// What was signed stands beside it; a signature that was withdrawn later is told as it was.
  case signature(Signature, on: Printing, EventPlace)
  case withdrawal(Withdrawal, on: Printing, EventPlace)
  /// With its revocation, where there is one.
  case certificate(RegisteredCertificate)
  case original(Original)
  /// The last: the end of the chain, and how many cases there were.
  case end(ChainHead, cases: Int)
}

/// Where in the chain something happened.
package struct EventPlace: Hashable, Sendable {
  package var number: Int64
  package var at: Moment

  package init(number: Int64, at: Moment) {
    self.number = number
    self.at = at
  }
}

extension CaseStore {
  /// Calls `body` with all that the record has, of one unchanging state, one thing at a time in memory.
  ///
  /// First the cases, then refusals, then the registers, each oldest first; then the originals. `body` must not
  /// call the store: it would wait for itself.
  ///
  /// - Parameters:
  ///   - withOriginals: the bytes of the files, too.
  ///   - body: what it throws ends the export.
  /// - Throws: `StoreError`, or what `body` throws.
  package func export(withOriginals: Bool, _ body: (ExportedRecord) throws -> Void) throws {
    var failure: (any Error)?
    do {
      try read { db in
        try Export(db: db).run(withOriginals: withOriginals) { record in
          do {
            try body(record)
          } catch {
            failure = error
            throw error
          }
        }
      }
    } catch {
      throw failure ?? error
    }
  }
}

/// An export, within its transaction.
private struct Export {
  let db: Database

  func run(withOriginals: Bool, _ body: (ExportedRecord) throws -> Void) throws {
    var cases = 0
    let rows = try Row.fetchCursor(db, sql: "\(CaseSummary.select) ORDER BY id")
    while let row = try rows.next() {
      cases += 1
      try body(.case(CaseDetail(CaseSummary(row), db)))
    }
    try CaseEvent.forEachRefusal(db) { event, facts in
      try body(.refusal(facts, EventPlace(number: event.number, at: event.at)))
    }
    try CaseEvent.forEachEntry(db) { event, entry in
      if let record = try record(of: entry, event) { try body(record) }
    }
    if withOriginals { try forEachOriginal { try body(.original($0)) } }
    try body(.end(EventLog.head(db), cases: cases))
  }

  /// Nil of what is told with something else.
  private func record(of entry: RegisterEntry, _ event: CaseEvent) throws -> ExportedRecord? {
    let place = EventPlace(number: event.number, at: event.at)
    switch entry {
    case .printed(let printing):
      return .printing(RegisteredPrinting(id: event.number, printing: printing, at: event.at))
    case .signed(let signature):
      return .signature(signature, on: try printing(signature.printing), place)
    case .withdrawn(let withdrawal):
      return .withdrawal(withdrawal, on: try printing(withdrawal.printing), place)
    case .certified(let certificate):
      guard let registered = try RegisteredCertificate.find(certificate.number, db) else {
        throw StoreError.damaged("certificate \(certificate.number) is missing")
      }
      return .certificate(registered)
    case .revoked: return nil
    }
  }

  private func printing(_ sha256: String) throws -> Printing {
    guard let found = try RegisteredPrinting.find(sha256, db) else {
      throw StoreError.damaged("a signature is on nothing that was printed")
    }
    return found.printing
  }

  /// Each once, under the name that it first came in with.
  private func forEachOriginal(_ body: (Original) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT o.sha256, o.bytes, min(k.id) FROM originals o
        JOIN (SELECT id, sha256 FROM cases UNION ALL SELECT id, sha256 FROM files) k
        ON k.sha256 = o.sha256 GROUP BY o.id ORDER BY o.id
        """)
    while let row = try rows.next() {
      let first: Int64 = try row.value(2)
      let event = try Row.fetchOne(
        db.cachedStatement(sql: "\(CaseEvent.select) WHERE e.number = ?"), arguments: [first]
      ).map { try CaseEvent($0) }
      guard let name = event?.payload.fileName else {
        throw StoreError.damaged("event \(first) is the first of its file but no arrival")
      }
      let bytes: Data = try row.value(1)
      try body(Original(name: name, bytes: Array(bytes), sha256: try row.value(0)))
    }
  }
}
