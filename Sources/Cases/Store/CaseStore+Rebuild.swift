import GRDB

extension CaseStore {
  /// Makes the current state of all cases, the list of refusals, the search index and the registers anew from
  /// the events.
  package func rebuild() throws(StoreError) {
    try write { db in
      for table in ["cases", "refusals", "search"] + MailRows.tables
        + RegisterRows.tables.reversed()
      {
        try db.execute(sql: "DELETE FROM \(table)")
      }
      for reference in try CaseProjection.references(db) {
        try CaseProjection(of: reference, db).insert(db)
      }
      try CaseEvent.forEachRefusal(db) { event, facts in
        try facts.insert(number: event.number, at: event.at, db)
      }
      try CaseEvent.forEachKept(db) { reference, event in
        try MailRows(db).apply(event.payload, to: reference, of: event.number)
      }
      try CaseEvent.forEachEntry(db) { event, entry in
        try RegisterRows(db).apply(entry, of: event.number, at: event.at)
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
        SELECT reference FROM events WHERE kind IN (\(EventKind.list(of: .case)))
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
      db,
      sql: """
        \(select)
        WHERE e.reference = '' OR e.kind IN (\(EventKind.list(of: .refusal))) ORDER BY e.number
        """)
    while let row = try rows.next() {
      let event = try CaseEvent(row)
      guard case .refused(let facts) = event.payload else {
        throw StoreError.damaged("event \(event.number) belongs to no case")
      }
      try body(event, facts)
    }
  }

  /// Calls `body` with what happened to documents and certificates, oldest first.
  static func forEachEntry(_ db: Database, _ body: (CaseEvent, RegisterEntry) throws -> Void)
    throws
  {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        \(select)
        WHERE e.kind IN (\(EventKind.list(of: .document, .certificate))) ORDER BY e.number
        """)
    while let row = try rows.next() {
      let event = try CaseEvent(row)
      guard case .registered(let entry) = event.payload else { continue }
      try body(event, entry)
    }
  }
}
