extension CaseStore {
  /// Closes a case, in the name and role that the person has now.
  package func close(
    _ reference: CaseReference, by name: String, role: String, reason: String, at moment: Moment
  ) throws(StoreError) -> CaseSummary {
    try write { db in
      guard var summary = try CaseSummary.find(reference, db) else {
        throw StoreError.noSuchCase(reference)
      }
      guard summary.status != .closed else {
        throw StoreError(
          code: .alreadyClosed, message: "Case \(reference) is closed already.",
          hint: "`docket show \(reference)` says by whom and when.")
      }
      let payload = EventPayload.closed(Closing(by: name, role: role, reason: reason))
      var log = try EventLog(db)
      try log.append(payload, to: reference.description, at: moment)
      summary.apply(payload)
      try summary.update(db)
      return summary
    }
  }
}
