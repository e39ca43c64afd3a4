import Forms
import JSON

extension RegisterEntry {
  /// The facts as they are kept: one JSON object.
  func write(to writer: inout JSONWriter) {
    writer.object {
      switch self {
      case .printed(let printing): printing.writeMembers(to: &$0)
      case .signed(let signature): signature.writeMembers(to: &$0)
      case .withdrawn(let withdrawal):
        $0.member("printing", withdrawal.printing)
        $0.member("role", withdrawal.role)
        $0.member("reason", withdrawal.reason)
      case .certified(let certificate): certificate.writeMembers(to: &$0)
      case .revoked(let revocation):
        $0.member("number", revocation.number.description)
        $0.member("reason", revocation.reason)
      }
    }
  }

  /// Nil where the JSON is not what ``write(to:)`` writes for this kind.
  init?(kind: EventKind, json: JSONValue) {
    switch kind {
    case .printed:
      guard let printing = Printing(json) else { return nil }
      self = .printed(printing)
    case .signed:
      guard let signature = Signature(json) else { return nil }
      self = .signed(signature)
    case .withdrawn:
      guard let printing = json["printing"]?.text, let role = json["role"]?.text,
        let reason = json["reason"]?.text
      else { return nil }
      self = .withdrawn(Withdrawal(printing: printing, role: role, reason: reason))
    case .certified:
      guard let certificate = Certificate(json) else { return nil }
      self = .certified(certificate)
    case .revoked:
      guard let number = json["number"]?.text.flatMap({ CertificateNumber($0) }),
        let reason = json["reason"]?.text
      else { return nil }
      self = .revoked(Revocation(number: number, reason: reason))
    case .received, .read, .assigned, .cameAgain, .closed, .corrected, .evidence, .noted,
      .answered, .confirmed, .mailed, .refused:
      return nil
    }
  }
}

extension Printing {
  fileprivate func writeMembers(to writer: inout JSONWriter) {
    writer.member("document", document.description)
    writer.member("title", title)
    writer.member("version", version)
    writer.member("day", day.description)
    writer.key("pages")
    writer.number(pages)
    writer.member("sha256", sha256)
    writer.member("words_sha256", wordsSHA256)
  }

  fileprivate init?(_ json: JSONValue) {
    guard let document = json["document"]?.text.flatMap({ DocumentName($0) }),
      let title = json["title"]?.text, let version = json["version"]?.text,
      let day = json["day"]?.text.flatMap({ CalendarDate(iso: $0) }),
      let pages = json["pages"]?.integer, let sha256 = json["sha256"]?.text,
      let words = json["words_sha256"]?.text
    else { return nil }
    self.init(
      document: document, title: title, version: version, day: day, pages: pages, sha256: sha256,
      wordsSHA256: words)
  }
}

extension Signature {
  fileprivate func writeMembers(to writer: inout JSONWriter) {
    writer.member("printing", printing)
    writer.member("role", role)
    writer.member("title", title)
    writer.member("name", name)
    writer.member("day", day.description)
  }

  fileprivate init?(_ json: JSONValue) {
    guard let printing = json["printing"]?.text, let role = json["role"]?.text,
      let title = json["title"]?.text, let name = json["name"]?.text,
      let day = json["day"]?.text.flatMap({ CalendarDate(iso: $0) })
    else { return nil }
    self.init(printing: printing, role: role, name: name, title: title, day: day)
  }
}

extension Certificate {
  fileprivate func writeMembers(to writer: inout JSONWriter) {
    writer.member("number", number.description)
    writer.member("name", facts.name)
    writer.member("course", facts.course)
    writer.member("kind", facts.kind.rawValue)
    writer.member("day", facts.day.description)
    writer.member("hours", facts.hours)
    writer.member("trainer", facts.trainer)
    writer.member("key", key)
    writer.member("signature", signature)
  }

  fileprivate init?(_ json: JSONValue) {
    guard let number = json["number"]?.text.flatMap({ CertificateNumber($0) }),
      let name = json["name"]?.text, let course = json["course"]?.text,
      let kind = json["kind"]?.text.flatMap(TrainingKind.init(rawValue:)),
      let day = json["day"]?.text.flatMap({ CalendarDate(iso: $0) }),
      let hours = json["hours"]?.text, let trainer = json["trainer"]?.text,
      let key = json["key"]?.text, let signature = json["signature"]?.text
    else { return nil }
    self.init(
      number: number,
      facts: CertifiedFacts(
        name: name, course: course, kind: kind, day: day, hours: hours, trainer: trainer),
      key: key, signature: signature)
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text)
  }
}
