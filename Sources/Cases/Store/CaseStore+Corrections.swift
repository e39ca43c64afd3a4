import Crypto
package import Forms
import GRDB

extension CaseStore {
  /// What the copy of a case's form carries that is handed back by hand, so that its answer is known.
  ///
  /// Copies that go by mail have tokens of their own (``PlannedReply``). This one is drawn from the salt of the
  /// case's first event, which never leaves the store: it is the same each time, nobody can guess it, and once
  /// the case is erased no answer to it counts any more.
  ///
  /// - Parameter reference: of the case.
  /// - Returns: nil where the case was erased.
  /// - Throws: where there is no such case, or the store is damaged.
  package func correctionMark(of reference: CaseReference) throws(StoreError) -> CorrectionMark? {
    try read { db in
      guard let summary = try CaseSummary.find(reference, db) else {
        throw StoreError.noSuchCase(reference)
      }
      return try CorrectionMark(of: summary, db)
    }
  }
}

extension CorrectionMark {
  /// The mark of a case; nil where its first event was erased.
  init?(of summary: CaseSummary, _ db: Database) throws {
    let salt = try String.fetchOne(
      db.cachedStatement(sql: "SELECT salt FROM payloads WHERE number = ?"),
      arguments: [summary.id])
    guard let salt else { return nil }
    let text = "docket correction\n\(summary.reference)\n\(salt)"
    let token = SHA256.hash(data: Array(text.utf8)).prefix(16).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    self.init(reference: summary.reference.description, token: token)
  }
}
