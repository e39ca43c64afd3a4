import Forms
import GRDB

/// A printed version in the register.
package struct RegisteredPrinting: Hashable, Sendable {
  /// The number of its event.
  package var id: Int64
  package var printing: Printing
  /// When it was first printed.
  package var at: Moment

  package init(id: Int64, printing: Printing, at: Moment) {
    self.id = id
    self.printing = printing
    self.at = at
  }
}

extension CaseStore {
  /// Writes a printed version into the register, once for the same bytes.
  ///
  /// - Returns: whether it is new.
  /// - Throws: `StoreError` when it could not be written.
  @discardableResult package func register(
    _ printing: Printing, at moment: Moment
  ) throws(StoreError) -> Bool {
    try write { db in
      guard try RegisteredPrinting.find(printing.sha256, db) == nil else { return false }
      var log = try RegisterLog(db, at: moment)
      try log.append(.printed(printing))
      return true
    }
  }

  /// The printed versions of a document, or of all, oldest first.
  package func printings(of document: DocumentName? = nil) throws(StoreError)
    -> [RegisteredPrinting]
  {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          \(RegisteredPrinting.select)
          \(document == nil ? "" : "WHERE document = ?") ORDER BY id
          """, arguments: document.map { [$0.description] } ?? [])
      var printings: [RegisteredPrinting] = []
      while let row = try rows.next() { printings.append(try RegisteredPrinting(row)) }
      return printings
    }
  }
}

extension RegisteredPrinting {
  static let select = """
    SELECT id, document, title, version, day, pages, sha256, words_sha256, at, zone FROM printings
    """

  /// The printing with these bytes.
  static func find(_ sha256: String, _ db: Database) throws -> RegisteredPrinting? {
    try Row.fetchOne(
      db.cachedStatement(sql: "\(select) WHERE sha256 = ?"), arguments: [sha256]
    ).map { try RegisteredPrinting($0) }
  }

  /// - Parameters:
  ///   - row: with the columns of ``select``.
  ///   - first: which of its columns is the first of them.
  /// - Throws: where a value is not what docket writes.
  init(_ row: Row, from first: Int = 0) throws(StoreError) {
    guard let document = DocumentName(try row.value(first + 1) as String),
      let day = CalendarDate(iso: try row.value(first + 4) as String)
    else { throw .damaged("a printed version cannot be read") }
    self.init(
      id: try row.value(first),
      printing: Printing(
        document: document, title: try row.value(first + 2), version: try row.value(first + 3),
        day: day, pages: try row.value(first + 5), sha256: try row.value(first + 6),
        wordsSHA256: try row.value(first + 7)),
      at: Moment(
        milliseconds: try row.value(first + 8), zoneMinutes: try row.value(first + 9)))
  }
}
