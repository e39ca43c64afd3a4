internal import Cases
internal import Forms

extension CaseSummary {
  /// The case as `docket cases --json` prints it, with a line end.
  var jsonLine: [UInt8] {
    var writer = JSONWriter()
    writer.object { writeMembers(to: &$0) }
    writer.endLine()
    return writer.bytes
  }

  fileprivate func writeMembers(to writer: inout JSONWriter) {
    writer.key("reference")
    writer.string(reference.description)
    writer.key("form")
    writer.string(form?.id)
    writer.key("version")
    writer.number(form?.version)
    writer.key("outcome")
    writer.string(outcome.rawValue)
    writer.key("status")
    writer.string(status.rawValue)
    writer.key("assigned")
    writer.string(assigned)
    writer.key("urgent")
    writer.bool(isUrgent)
    writer.key("received")
    writer.string(received.description)
    writer.key("arrivals")
    writer.number(arrivals)
    writer.key("corrections")
    writer.number(corrections)
    writer.key("sha256")
    writer.string(sha256)
    writer.key("record")
    writer.number(record)
  }
}

extension Receipt {
  /// What became of a form as `docket ingest --json` prints it, with a line end.
  var jsonLine: [UInt8] {
    var writer = JSONWriter()
    writer.object { writeMembers(to: &$0) }
    writer.endLine()
    return writer.bytes
  }

  func writeMembers(to writer: inout JSONWriter) {
    writer.key("file")
    writer.string(file)
    writer.key("record")
    writer.number(record)
    writer.key("receipt")
    writer.string(kind.rawValue)
    writer.key("case")
    if let summary { writer.object { summary.writeMembers(to: &$0) } } else { writer.null() }
    writer.key("reason")
    writer.reason(refusal)
  }
}

extension CaseDetail {
  /// The case as `docket show --json` prints it, with a line end.
  var jsonLine: [UInt8] {
    var writer = JSONWriter()
    writer.object { writeMembers(to: &$0) }
    writer.endLine()
    return writer.bytes
  }

  func writeMembers(to writer: inout JSONWriter) {
    summary.writeMembers(to: &writer)
    writer.key("read")
    writer.form(form)
    writer.key("changes")
    writer.array { for change in latestChanges { $0.change(change) } }
    writer.key("history")
    writer.array { for event in events { $0.event(event) } }
  }
}

extension JSONWriter {
  fileprivate mutating func reason(_ refusal: Refusal?) {
    guard let refusal else { return null() }
    object {
      $0.key("code")
      $0.string(refusal.code.rawValue)
      $0.key("message")
      $0.string(refusal.message)
      $0.key("hint")
      $0.string(refusal.hint)
    }
  }

  fileprivate mutating func event(_ event: CaseEvent) {
    object {
      $0.key("number")
      $0.number(Int(event.number))
      $0.key("at")
      $0.string(event.at.description)
      $0.key("event")
      $0.string(event.payload.kind.rawValue)
      switch event.payload {
      case .received(let facts), .cameAgain(let facts):
        $0.arrival(facts)
      case .corrected(let facts):
        $0.arrival(facts.arrival)
        $0.key("sign")
        $0.string(facts.sign.rawValue)
      case .evidence(let facts):
        $0.key("name")
        $0.string(facts.name)
        $0.key("type")
        $0.string(facts.type)
        $0.key("bytes")
        $0.number(facts.bytes)
        $0.key("sha256")
        $0.string(facts.sha256)
      case .noted(let facts):
        $0.key("text")
        $0.string(facts.text)
      case .answered(let facts):
        $0.key("message-id")
        $0.string(facts.messageID)
        $0.key("address")
        $0.string(facts.address)
      case .assigned(let assignment):
        $0.key("role")
        $0.string(assignment.role)
        $0.key("cause")
        $0.string(assignment.cause.rawValue)
        $0.key("field")
        $0.string(assignment.field)
      case .closed(let closing):
        $0.key("by")
        $0.string(closing.by)
        $0.key("role")
        $0.string(closing.role)
        $0.key("reason")
        $0.string(closing.reason)
      case .confirmed(let facts):
        $0.key("by")
        $0.string(facts.by)
        $0.key("role")
        $0.string(facts.role)
        $0.key("confirmed")
        $0.bool(facts.isConfirmed)
      case .read, .mailed, .refused, .registered: break
      }
    }
  }

  private mutating func arrival(_ facts: ArrivalFacts) {
    key("file")
    string(facts.file)
    key("sender")
    string(facts.sender)
    key("message")
    string(facts.message)
    guard let typings = facts.typings else { return }
    key("typings")
    number(typings)
  }

  fileprivate mutating func change(_ change: AnswerChange) {
    object {
      $0.key("key")
      $0.string(change.key)
      $0.key("before")
      $0.string(change.before?.raw)
      $0.key("after")
      $0.string(change.after?.raw)
    }
  }
}
