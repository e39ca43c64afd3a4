import Forms
import JSON

extension EventPayload {
  /// The facts as they are kept: one JSON object; of `read` the line of `docket read --json`.
  func write(to writer: inout JSONWriter) {
    switch self {
    case .received(let facts), .cameAgain(let facts):
      writer.object { facts.writeMembers(to: &$0) }
    case .corrected(let facts): facts.write(to: &writer)
    case .evidence(let facts): facts.write(to: &writer)
    case .noted(let facts): facts.write(to: &writer)
    case .answered(let facts): facts.write(to: &writer)
    case .mailed(let facts): facts.write(to: &writer)
    case .read(let form):
      writer.form(form)
    case .assigned(let assignment):
      writer.object {
        $0.key("role")
        $0.string(assignment.role)
        $0.key("cause")
        $0.string(assignment.cause.rawValue)
        $0.key("field")
        $0.string(assignment.field)
      }
    case .closed(let closing):
      writer.object {
        $0.key("by")
        $0.string(closing.by)
        $0.key("role")
        $0.string(closing.role)
        $0.key("reason")
        $0.string(closing.reason)
      }
    case .confirmed(let facts): facts.write(to: &writer)
    case .refused(let facts):
      writer.object {
        $0.key("file")
        $0.string(facts.file)
        $0.key("sha256")
        $0.string(facts.sha256)
        $0.key("record")
        $0.number(facts.record)
        $0.key("code")
        $0.string(facts.code.rawValue)
      }
    case .registered(let entry):
      entry.write(to: &writer)
    }
  }

  /// Nil where the JSON is not what ``write(to:)`` writes for this kind.
  init?(kind: EventKind, json: JSONValue) {
    switch kind {
    case .received, .cameAgain:
      guard let facts = ArrivalFacts(json) else { return nil }
      self = kind == .received ? .received(facts) : .cameAgain(facts)
    case .corrected:
      guard let facts = CorrectionFacts(json) else { return nil }
      self = .corrected(facts)
    case .evidence:
      guard let facts = EvidenceFacts(json) else { return nil }
      self = .evidence(facts)
    case .noted:
      guard let facts = NoteFacts(json) else { return nil }
      self = .noted(facts)
    case .answered:
      guard let facts = AnswerFacts(json) else { return nil }
      self = .answered(facts)
    case .mailed:
      guard let facts = MailFacts(json) else { return nil }
      self = .mailed(facts)
    case .read:
      guard let form = ReadForm(json) else { return nil }
      self = .read(form)
    case .assigned:
      guard let role = json["role"]?.text,
        let cause = json["cause"]?.text.flatMap(Assignment.Cause.init(rawValue:))
      else { return nil }
      self = .assigned(Assignment(role: role, cause: cause, field: json["field"]?.text))
    case .closed:
      guard let by = json["by"]?.text, let role = json["role"]?.text,
        let reason = json["reason"]?.text
      else { return nil }
      self = .closed(Closing(by: by, role: role, reason: reason))
    case .confirmed:
      guard let facts = Confirmation(json) else { return nil }
      self = .confirmed(facts)
    case .refused:
      guard let file = json["file"]?.text, let sha256 = json["sha256"]?.text,
        let record = json["record"]?.integer,
        let code = json["code"]?.text.flatMap(Refusal.Code.init(rawValue:))
      else { return nil }
      self = .refused(RefusalFacts(file: file, sha256: sha256, record: record, code: code))
    case .printed, .signed, .withdrawn, .certified, .revoked:
      guard let entry = RegisterEntry(kind: kind, json: json) else { return nil }
      self = .registered(entry)
    }
  }
}

extension ArrivalFacts {
  func writeMembers(to object: inout JSONWriter) {
    object.key("file")
    object.string(file)
    object.key("sender")
    object.string(sender)
    object.key("sha256")
    object.string(sha256)
    object.key("record")
    object.number(record)
    // What came in before docket read mail says nothing of messages.
    if let message {
      object.key("message")
      object.string(message)
    }
    // And what was not typed up nothing of typings.
    guard let typings else { return }
    object.key("typings")
    object.number(typings)
  }

  init?(_ json: JSONValue) {
    guard let file = json["file"]?.text, let sha256 = json["sha256"]?.text,
      let record = json["record"]?.integer
    else { return nil }
    self.init(
      file: file, sender: json["sender"]?.text, sha256: sha256, record: record,
      message: json["message"]?.text, typings: json["typings"]?.integer)
  }
}

extension Confirmation {
  func write(to writer: inout JSONWriter) {
    writer.object {
      $0.key("by")
      $0.string(by)
      $0.key("role")
      $0.string(role)
      $0.key("confirmed")
      $0.bool(isConfirmed)
      $0.key("sha256")
      $0.string(sha256)
      $0.key("record")
      $0.number(record)
    }
  }

  init?(_ json: JSONValue) {
    guard let by = json["by"]?.text, let role = json["role"]?.text,
      case .bool(let isConfirmed)? = json["confirmed"], let sha256 = json["sha256"]?.text,
      let record = json["record"]?.integer
    else { return nil }
    self.init(by: by, role: role, isConfirmed: isConfirmed, sha256: sha256, record: record)
  }
}
