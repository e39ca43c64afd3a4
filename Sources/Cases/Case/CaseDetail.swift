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

extension CaseDetail {
  /// How the file came in that the answers are from.
  package var readFrom: ArrivalFacts {
    for event in events.reversed() {
      switch event.payload {
      case .corrected(let facts): return facts.arrival
      default: continue
      }
    }
    return arrivals[0].facts
  }

  /// What the last correction changed; empty where there was none.
  package var latestChanges: [AnswerChange] {
    let readings = readings
    guard readings.count > 1 else { return [] }
    return readings[readings.count - 1].form.changes(since: readings[readings.count - 2].form)
  }

  /// What the answers were, each time that they were read, oldest first.
  package var readings: [(at: Moment, form: ReadForm)] {
    events.compactMap { event in
      if case .read(let form) = event.payload { (event.at, form) } else { nil }
    }
  }
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
