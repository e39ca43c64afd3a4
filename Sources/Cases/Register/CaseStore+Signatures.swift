import Forms
import GRDB

/// A signature in the register, and what it stands on.
package struct RegisteredSignature: Hashable, Sendable {
  /// The number of its event.
  package var id: Int64
  package var signature: Signature
  package var on: RegisteredPrinting

  package init(id: Int64, signature: Signature, on printing: RegisteredPrinting) {
    self.id = id
    self.signature = signature
    on = printing
  }
}

extension CaseStore {
  /// Writes down that somebody signed a printed version.
  ///
  /// - Throws: `StoreError` where nothing was printed with these bytes, or where somebody signed it in this
  ///   role already.
  package func record(_ signature: Signature, at moment: Moment) throws(StoreError) {
    try write { db in
      let printing = try Self.printing(signature.printing, db)
      guard try !Self.isSigned(signature.printing, signature.role, db) else {
        throw StoreError(
          code: .signedAlready,
          message:
            "Version \(printing.printing.version) of \(printing.printing.document) is signed in this role "
            + "already: \(signature.role).",
          hint: "`docket signatures list \(printing.printing.document)` shows by whom and when; "
            + "`docket signatures withdraw` takes back what was recorded by mistake.")
      }
      var log = try RegisterLog(db, at: moment)
      try log.append(.signed(signature), document: printing.printing.document)
    }
  }

  /// Takes back a signature that was recorded by mistake; the record keeps both.
  ///
  /// - Throws: `StoreError` where there is none.
  package func withdraw(_ withdrawal: Withdrawal, at moment: Moment) throws(StoreError) {
    try write { db in
      let printing = try Self.printing(withdrawal.printing, db)
      guard try Self.isSigned(withdrawal.printing, withdrawal.role, db) else {
        throw StoreError(
          code: .noSuchSignature,
          message:
            "Version \(printing.printing.version) of \(printing.printing.document) is not signed in this "
            + "role: \(withdrawal.role).",
          hint:
            "`docket signatures list \(printing.printing.document)` lists those that are recorded.")
      }
      var log = try RegisterLog(db, at: moment)
      try log.append(.withdrawn(withdrawal), document: printing.printing.document)
    }
  }

  /// The signatures on all versions of a document, or of all documents, oldest first.
  package func signatures(on document: DocumentName? = nil) throws(StoreError)
    -> [RegisteredSignature]
  {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT s.id, s.role, s.title, s.name, s.day,
            p.id, p.document, p.title, p.version, p.day, p.pages, p.sha256, p.words_sha256, p.at, p.zone
          FROM signatures s JOIN printings p ON p.id = s.printing
          \(document == nil ? "" : "WHERE p.document = ?") ORDER BY s.id
          """, arguments: document.map { [$0.description] } ?? [])
      var signatures: [RegisteredSignature] = []
      while let row = try rows.next() { signatures.append(try RegisteredSignature(row)) }
      return signatures
    }
  }

  private static func printing(_ sha256: String, _ db: Database) throws -> RegisteredPrinting {
    guard let printing = try RegisteredPrinting.find(sha256, db) else {
      throw StoreError(
        code: .noSuchPrinting, message: "No version with this hash was printed.",
        hint: "`docket policy show` lists the printed versions and their hashes.")
    }
    return printing
  }

  private static func isSigned(_ printing: String, _ role: String, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM signatures WHERE role = ?
            AND printing = (SELECT id FROM printings WHERE sha256 = ?))
        """, arguments: [role, printing]) ?? false
  }
}

extension RegisteredSignature {
  fileprivate init(_ row: Row) throws(StoreError) {
    guard let day = CalendarDate(iso: try row.value(4) as String) else {
      throw .damaged("a signature cannot be read")
    }
    let printing = try RegisteredPrinting(row, from: 5)
    self.init(
      id: try row.value(0),
      signature: Signature(
        printing: printing.printing.sha256, role: try row.value(1), name: try row.value(3),
        title: try row.value(2), day: day),
      on: printing)
  }
}
