internal import Cases
internal import Forms

extension ExportedRecord {
  /// The line of `docket export --json`, with a line end; nil of an original, which is a file.
  var jsonLine: [UInt8]? {
    guard let kind else { return nil }
    var writer = JSONWriter()
    writer.object {
      $0.key("kind")
      $0.string(kind)
      writeMembers(to: &$0)
    }
    writer.endLine()
    return writer.bytes
  }

  private var kind: String? {
    switch self {
    case .case: "case"
    case .refusal: "refusal"
    case .printing: "printing"
    case .signature: "signature"
    case .withdrawal: "withdrawal"
    case .certificate: "certificate"
    case .original: nil
    case .end: "end"
    }
  }

  private func writeMembers(to writer: inout JSONWriter) {
    switch self {
    case .case(let detail): detail.writeMembers(to: &writer)
    case .certificate(let certificate): certificate.writeMembers(to: &writer)
    case .refusal(let facts, let place):
      writer.place(place)
      writer.member("file", facts.file)
      writer.member("sha256", facts.sha256.isEmpty ? nil : facts.sha256)
      writer.key("record")
      writer.number(facts.record)
      writer.member("code", facts.code.rawValue)
    case .printing(let registered):
      writer.place(EventPlace(number: registered.id, at: registered.at))
      writer.printing(registered.printing)
      writer.member("date", registered.printing.day.description)
      writer.key("pages")
      writer.number(registered.printing.pages)
      writer.member("words_sha256", registered.printing.wordsSHA256)
    case .signature(let signature, let printing, let place):
      writer.place(place)
      writer.printing(printing)
      writer.member("role", signature.role)
      writer.member("role_title", signature.title)
      writer.member("name", signature.name)
      writer.member("date", signature.day.description)
    case .withdrawal(let withdrawal, let printing, let place):
      writer.place(place)
      writer.printing(printing)
      writer.member("role", withdrawal.role)
      writer.member("reason", withdrawal.reason)
    case .end(let head, let cases):
      writer.key("cases")
      writer.number(cases)
      writer.member("head", head.description)
    case .original: break
    }
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, _ text: String?) {
    key(name)
    string(text)
  }

  fileprivate mutating func place(_ place: EventPlace) {
    key("number")
    number(Int(place.number))
    member("at", place.at.description)
  }

  fileprivate mutating func printing(_ printing: Printing) {
    member("document", printing.document.description)
    member("title", printing.title)
    member("version", printing.version)
    member("sha256", printing.sha256)
  }
}
