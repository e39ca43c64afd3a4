import Forms
import JSON

extension ReplyItem {
  var json: String {
    var writer = JSONWriter()
    writer.object { object in
      object.key("kind")
      object.string(kind.rawValue)
      object.key("file")
      object.string(file)
      object.key("record")
      object.number(record)
      object.key("reference")
      object.string(reference?.description)
      object.key("reading")
      object.number(reading.map { Int($0) })
      object.key("token")
      object.string(token)
      object.key("refusal")
      object.string(refusal?.code.rawValue)
      object.key("message")
      object.string(refusal?.message)
      object.key("hint")
      object.string(refusal?.hint)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Nil where the text is not what ``json`` is.
  init?(_ text: String) {
    // Why it is no JSON is nothing that a person could act on.
    guard let json = try? JSONValue(Array(text.utf8)),
      let kind = json["kind"]?.text.flatMap(Receipt.Kind.init(rawValue:)),
      let file = json["file"]?.text, let record = json["record"]?.integer
    else { return nil }
    self.init(
      kind: kind, file: file, record: record,
      reference: json["reference"]?.text.flatMap { CaseReference($0) },
      reading: json["reading"]?.integer.map { Int64($0) }, token: json["token"]?.text)
    if let code = json["refusal"]?.text.flatMap(Refusal.Code.init(rawValue:)),
      let message = json["message"]?.text, let hint = json["hint"]?.text
    {
      refusal = Refusal(code: code, message: message, hint: hint)
    }
  }
}
