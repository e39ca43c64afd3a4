package import Forms

/// All that is kept of a case but the bytes of its file.
package struct CaseDetail: Hashable, Sendable {
  package var summary: CaseSummary
  /// What was read: answers with their evidence, unassigned text, findings.
  ///
  /// It comes back from its JSON, so a text answer that looks like `2026-03-02` comes back as a date.
  package var form: ReadForm
  /// The first one opened the case.
  package var arrivals: [CaseArrival]
  package var events: [CaseEvent]
}

/// One time that the file of a case came in.
package struct CaseArrival: Hashable, Sendable {
  package var at: Moment
  package var facts: ArrivalFacts
}

/// What happened to a case, as it was written down.
package struct CaseEvent: Hashable, Sendable {
  /// Counted from 1 over all cases, without gaps.
  package var number: Int64
  package var at: Moment
  package var payload: EventPayload
}

/// The file of a case, byte for byte.
package struct Original: Hashable, Sendable {
  /// As its sender called it.
  package var name: String
  package var bytes: [UInt8]
  package var sha256: String
}
