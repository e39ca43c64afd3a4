package import Forms

extension CaseStore {
  /// Writes down what whoever decides says of the decision on the paper; the case then goes to its handler.
  ///
  /// - Parameters:
  ///   - reference: of a case that was typed up from paper.
  ///   - isConfirmed: whether the decision is theirs.
  ///   - name: of the person, as it is now.
  ///   - seen: the file whose answers they were shown.
  ///   - schema: of the form as the case was read with.
  ///   - moment: when.
  /// - Returns: the case as it stands then.
  /// - Throws: `StoreError` where there is no such decision, or it was confirmed before.
  package func confirm(
    _ reference: CaseReference, _ isConfirmed: Bool, by name: String, on seen: ArrivalFacts,
    schema: FormSchema, at moment: Moment
  ) throws(StoreError) -> CaseSummary {
    try write { db in
      guard var summary = try CaseSummary.find(reference, db) else {
        throw StoreError.noSuchCase(reference)
      }
      let detail = try CaseDetail(summary, db)
      guard let decision = detail.paperDecision(schema),
        !isConfirmed || detail.form.answer(decision.field.key)?.outcome == .value
      else { throw StoreError.nothingToConfirm(reference) }
      guard detail.readFrom == seen else {
        throw StoreError(
          code: .nothingToConfirm, message: "Case \(reference) has changed meanwhile.",
          hint: "Look at it once more, and confirm what it says now.")
      }
      let confirmation = Confirmation(
        by: name, role: decision.role, isConfirmed: isConfirmed, sha256: detail.readFrom.sha256,
        record: detail.readFrom.record)
      var payloads: [EventPayload] = [.confirmed(confirmation)]
      // An urgent case stays with whoever looks after it.
      if detail.latestAssignment?.cause == .toConfirm {
        payloads.append(.assigned(Assignment(role: schema.routing.handledBy, cause: .handler)))
      }
      var log = try EventLog(db)
      for payload in payloads {
        try log.append(payload, to: reference.description, at: moment)
        summary.apply(payload)
      }
      try summary.update(db)
      return summary
    }
  }
}

extension StoreError {
  /// No decision was typed up, it is unclear, or somebody has confirmed it.
  package static func nothingToConfirm(_ reference: CaseReference) -> StoreError {
    StoreError(
      code: .nothingToConfirm,
      message: "Case \(reference) has no clear decision from paper that waits to be confirmed.",
      hint: "`docket show \(reference)` says what stands on it and what happened to it.")
  }
}

extension CaseDetail {
  /// What was said of the decision on the paper since the form was read last; nil where nothing was.
  package var confirmation: Confirmation? {
    for event in events.reversed() {
      switch event.payload {
      case .confirmed(let confirmation): return confirmation
      case .read: return nil
      default: continue
      }
    }
    return nil
  }

  /// To which role the case went last, and why.
  package var latestAssignment: Assignment? {
    for event in events.reversed() {
      if case .assigned(let assignment) = event.payload { return assignment }
    }
    return nil
  }

  /// The decision that was typed up from paper and waits for its role to confirm it; nil where none does.
  package func paperDecision(_ schema: FormSchema) -> (field: Field, role: String)? {
    guard readFrom.typings != nil, let role = schema.routing.decidedBy,
      let field = schema.decision(in: form), confirmation == nil
    else { return nil }
    return (field, role)
  }
}
