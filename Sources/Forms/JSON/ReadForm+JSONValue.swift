package import JSON
internal import Word

extension ReadForm {
  /// Reads back what `ReadForm.json` wrote; nil where it is anything else.
  ///
  /// The JSON does not say the type of a text: one that is a day in ISO 8601 comes back as a date.
  package init?(_ json: JSONValue) {
    guard let file = json["file"]?.text, let record = json["record"]?.integer,
      let outcome = json["outcome"]?.text.flatMap(Outcome.init(rawValue:)),
      let members = json["answers"]?.members,
      let unassigned = json["unassigned"]?.all(UnassignedText.init(_:)),
      let findings = json["findings"]?.all(Finding.init(_:))
    else { return nil }
    var answers: [FieldAnswer] = []
    for member in members {
      guard let answer = Answer(member.value) else { return nil }
      answers.append(FieldAnswer(member.name, answer))
    }
    var form: FormIdentity?
    if let id = json["form"]?.text, let version = json["version"]?.integer {
      form = FormIdentity(id: id, version: version)
    }
    self.init(
      file: file, record: record, sha256: json["sha256"]?.text ?? "", form: form, outcome: outcome,
      answers: answers, unassigned: unassigned, findings: findings,
      refusal: json["reason"].flatMap(Refusal.init(_:)),
      correctionOf: json["correction-of"].flatMap(CorrectionMark.init(_:)),
      scans: json["scans"]?.all(UnassignedText.init(_:)) ?? [])
    wordsSHA256 = json["words-sha256"]?.text
  }
}

extension Answer {
  fileprivate init?(_ json: JSONValue) {
    guard let outcome = json["outcome"]?.text.flatMap(Outcome.init(rawValue:)),
      let raw = json["raw"]?.text, let candidates = json["candidates"]?.all(Candidate.init(_:))
    else { return nil }
    var doubt: Doubt?
    if let code = json["doubt"]?["code"]?.text, let reason = json["doubt"]?["reason"]?.text {
      doubt = Doubt(code: code, reason: reason)
      // Cases of an earlier docket have none.
      if let remedy = json["doubt"]?["remedy"]?.text { doubt?.remedy = remedy }
    }
    self.init(
      outcome: outcome, value: json["value"].flatMap(AnswerValue.init(_:)), raw: raw,
      how: json["how"]?.text.flatMap(Evidence.init(rawValue:)),
      location: json["where"]?.text.map(DocumentLocation.init(described:)), candidates: candidates,
      doubt: doubt)
  }
}

extension AnswerValue {
  fileprivate init?(_ json: JSONValue) {
    switch json {
    case .string(let text):
      self = CalendarDate(iso: text).map(AnswerValue.date) ?? .text(text)
    case .array(let elements): self = .texts(elements.compactMap(\.text))
    case .bool(let truth): self = .truth(truth)
    case .null, .number, .object: return nil
    }
  }
}

extension Candidate {
  fileprivate init?(_ json: JSONValue) {
    guard let raw = json["raw"]?.text,
      let how = json["how"]?.text.flatMap(Evidence.init(rawValue:)),
      let place = json["where"]?.text
    else { return nil }
    self.init(
      value: json["value"].flatMap(AnswerValue.init(_:)), raw: raw, how: how,
      location: DocumentLocation(described: place))
  }
}

extension UnassignedText {
  fileprivate init?(_ json: JSONValue) {
    guard let text = json["text"]?.text, let place = json["where"]?.text else { return nil }
    self.init(text: text, location: DocumentLocation(described: place))
  }
}

extension Finding {
  fileprivate init?(_ json: JSONValue) {
    guard let code = json["code"]?.text,
      let severity = json["severity"]?.text.flatMap(Severity.init(rawValue:)),
      let message = json["message"]?.text, let hint = json["hint"]?.text
    else { return nil }
    self.init(
      code: code, severity: severity, field: json["field"]?.text, message: message, hint: hint,
      location: json["where"]?.text.map(DocumentLocation.init(described:)))
  }
}

extension Refusal {
  init?(_ json: JSONValue) {
    guard let code = json["code"]?.text.flatMap(Code.init(rawValue:)),
      let message = json["message"]?.text, let hint = json["hint"]?.text
    else { return nil }
    self.init(code: code, message: message, hint: hint)
  }
}

extension CorrectionMark {
  fileprivate init?(_ json: JSONValue) {
    guard let reference = json["reference"]?.text, let token = json["token"]?.text else {
      return nil
    }
    self.init(reference: reference, token: token)
  }
}

extension JSONValue {
  /// All elements of an array, or nil where one is not what `read` reads.
  fileprivate func all<Element>(_ read: (JSONValue) -> Element?) -> [Element]? {
    guard let elements else { return nil }
    let read = elements.compactMap(read)
    return read.count == elements.count ? read : nil
  }
}
