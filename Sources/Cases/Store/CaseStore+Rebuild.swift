import GRDB

extension CaseStore {
  /// Makes the current state of all cases, the list of refusals and the search index anew from the events.
  package func rebuild() throws(StoreError) {
    try write { db in
      for table in ["cases", "refusals", "search"] { try db.execute(sql: "DELETE FROM \(table)") }
      for reference in try CaseProjection.references(db) {
        try CaseProjection(of: reference, db).insert(db)
      }
      try CaseEvent.forEachRefusal(db) { event, facts in
        try facts.insert(number: event.number, at: event.at, db)
      }
    }
  }
}

extension CaseProjection {
  /// The references of all cases, in the order in which they were opened.
  static func references(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT reference FROM events WHERE reference <> ''
        GROUP BY reference ORDER BY min(number)
        """)
  }

  /// What the events say that a case has become.
  init(of reference: String, _ db: Database) throws {
    guard let parsed = CaseReference(reference), parsed.description == reference else {
      throw StoreError.damaged("an event has a reference that docket did not make")
    }
    try self.init(reference: parsed, events: CaseEvent.all(of: reference, db))
  }
}

extension CaseEvent {
  static func forEachRefusal(_ db: Database, _ body: (CaseEvent, RefusalFacts) throws -> Void)
    throws
  {
    let rows = try Row.fetchCursor(
      db, sql: "\(select) WHERE e.reference = '' ORDER BY e.number")
    while let row = try rows.next() {
      let event = try CaseEvent(row)
      guard case .refused(let facts) = event.payload else {
        throw StoreError.damaged("event \(event.number) belongs to no case")
      }
      try body(event, facts)
    }
  }
}
