import Crypto
package import Forms
import GRDB

extension CaseStore {
  /// What the copy of a case's form carries, so that its answer is known when it comes back.
  ///
  /// Its token is drawn from the salt of the case's first event, which never leaves the store: it is the same
  /// each time, nobody can guess it, and once the case is erased no answer to it counts any more.
  ///
  /// - Parameter reference: of the case.
  /// - Returns: nil where the case was erased.
  /// - Throws: where there is no such case, or the store is damaged.
  package func correctionMark(of reference: CaseReference) throws(StoreError) -> CorrectionMark? {
    let salt: String? = try read { db in
      guard let summary = try CaseSummary.find(reference, db) else {
        throw StoreError.noSuchCase(reference)
      }
      return try String.fetchOne(
        db, sql: "SELECT salt FROM payloads WHERE number = ?", arguments: [summary.id])
    }
    guard let salt else { return nil }
    let hash = SHA256.hash(data: Array("docket correction\n\(reference)\n\(salt)".utf8))
    let token = hash.prefix(16).map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
    return CorrectionMark(reference: reference.description, token: token)
  }
}
