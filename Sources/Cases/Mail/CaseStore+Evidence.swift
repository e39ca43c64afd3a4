import Foundation
import GRDB

extension CaseDetail {
  /// The files that came with its forms and are none, the oldest first.
  package var evidence: [EvidenceFacts] {
    events.compactMap { event in
      if case .evidence(let facts) = event.payload { facts } else { nil }
    }
  }
}

extension CaseStore {
  /// The bytes of a file that came with a form, as nobody has opened them.
  ///
  /// - Parameters:
  ///   - facts: which file.
  ///   - reference: of its case.
  /// - Returns: bytes that are those that came in, by their SHA-256.
  /// - Throws: `StoreError` where they are missing, or others.
  package func evidence(
    _ facts: EvidenceFacts, of reference: CaseReference
  ) throws(StoreError) -> [UInt8] {
    try read { db in
      let bytes = try Data.fetchOne(
        db, sql: "SELECT bytes FROM originals WHERE sha256 = ?", arguments: [facts.sha256]
      ).map { Array($0) }
      guard let bytes else {
        throw StoreError.damaged("evidence of case \(reference) is missing")
      }
      guard EventChain.sha256(bytes) == facts.sha256 else {
        throw StoreError.damaged("evidence of case \(reference) is not what came in")
      }
      return bytes
    }
  }
}
