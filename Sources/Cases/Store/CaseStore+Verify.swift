import GRDB

/// What a check of the whole store found.
package struct VerifyReport: Hashable, Sendable {
  /// One thing that is wrong.
  package struct Fault: Hashable, Sendable {
    /// Stable, for scripts: `event-hash`.
    package var code: String
    /// One sentence, without anything that anybody wrote.
    package var message: String
  }

  package var events = 0
  package var cases = 0
  package var originals = 0
  /// The end of the chain, as far as it is whole: the thing to write down elsewhere.
  package var head = ChainHead.empty
  /// Of the chain the first bad event only, for those after it hang on it.
  package var faults: [Fault] = []

  package var isSound: Bool { faults.isEmpty }
}

extension CaseStore {
  /// Checks the file, the event chain, every payload and original, and that the current state follows.
  ///
  /// - Parameter exported: The end of the chain as it was written down once: shows a chain cut shorter.
  /// - Returns: A report without faults if every byte of the record is as it was written.
  /// - Throws: `StoreError` when the store is locked or the disk fails, not for faults of its contents.
  package func verify(against exported: ChainHead? = nil) throws(StoreError) -> VerifyReport {
    var report = VerifyReport()
    do {
      report = try read { db in
        var verification = Verification(db)
        try verification.run(exported: exported)
        return verification.report
      }
      guard report.isSound else { return report }
      // SQLite takes this check for a write, so it comes last and alone: intake waits for nothing else.
      try write { db in try Verification.checkSearch(db) }
    } catch {
      guard error.code == .damaged else { throw error }
      report.faults.append(
        VerifyReport.Fault(code: "unreadable", message: "A part of the database file is damaged."))
    }
    return report
  }
}
