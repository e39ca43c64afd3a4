import Forms
import JSON

extension ReplyItem {
  static func json(_ items: [ReplyItem]) -> String {
    var writer = JSONWriter()
    writer.array { array in
      for item in items {
        array.object { object in
          object.key("kind")
          object.string(item.kind.rawValue)
          object.key("file")
          object.string(item.file)
          object.key("record")
          object.number(item.record)
          object.key("reference")
          object.string(item.reference?.description)
          object.key("reading")
          object.number(item.reading.map { Int($0) })
          object.key("token")
          object.string(item.token)
          object.key("refusal")
          object.string(item.refusal?.code.rawValue)
          object.key("message")
          object.string(item.refusal?.message)
          object.key("hint")
          object.string(item.refusal?.hint)
        }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Nil where the text is not what ``json(_:)`` writes.
  static func items(_ text: String) -> [ReplyItem]? {
    guard let elements = (try? JSONValue(Array(text.utf8)))?.elements else { return nil }
    let items = elements.compactMap { ReplyItem($0) }
    return items.count == elements.count ? items : nil
  }

  private init?(_ json: JSONValue) {
    guard let kind = json["kind"]?.text.flatMap(Receipt.Kind.init(rawValue:)),
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
