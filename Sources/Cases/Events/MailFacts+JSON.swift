import Forms
import JSON

extension CorrectionFacts {
  func write(to writer: inout JSONWriter) {
    writer.object { object in
      arrival.writeMembers(to: &object)
      object.key("sign")
      object.string(sign.rawValue)
    }
  }

  init?(_ json: JSONValue) {
    guard let arrival = ArrivalFacts(json),
      let sign = json["sign"]?.text.flatMap(Sign.init(rawValue:))
    else { return nil }
    self.init(arrival: arrival, sign: sign)
  }
}

extension EvidenceFacts {
  func write(to writer: inout JSONWriter) {
    writer.object { object in
      object.key("name")
      object.string(name)
      object.key("type")
      object.string(type)
      object.key("sha256")
      object.string(sha256)
      object.key("bytes")
      object.number(bytes)
      object.key("message")
      object.string(message)
    }
  }

  init?(_ json: JSONValue) {
    guard let name = json["name"]?.text, let type = json["type"]?.text,
      let sha256 = json["sha256"]?.text, let bytes = json["bytes"]?.integer
    else { return nil }
    self.init(
      name: name, type: type, sha256: sha256, bytes: bytes, message: json["message"]?.text)
  }
}

extension NoteFacts {
  func write(to writer: inout JSONWriter) {
    writer.object { object in
      object.key("text")
      object.string(text)
      object.key("message")
      object.string(message)
    }
  }

  init?(_ json: JSONValue) {
    guard let text = json["text"]?.text else { return nil }
    self.init(text: text, message: json["message"]?.text)
  }
}

extension AnswerFacts {
  func write(to writer: inout JSONWriter) {
    writer.object { object in
      object.key("message-id")
      object.string(messageID)
      object.key("address")
      object.string(address)
      object.key("token")
      object.string(token)
    }
  }

  init?(_ json: JSONValue) {
    guard let messageID = json["message-id"]?.text, let address = json["address"]?.text else {
      return nil
    }
    self.init(messageID: messageID, address: address, token: json["token"]?.text)
  }
}

extension MailFacts {
  func write(to writer: inout JSONWriter) {
    writer.object { object in
      object.key("kind")
      object.string(kind.rawValue)
      object.key("sha256")
      object.string(sha256)
      object.key("file")
      object.string(file)
      object.key("message-id")
      object.string(messageID)
      object.key("sender")
      object.string(sender)
      object.key("verified")
      object.bool(isVerified)
    }
  }

  init?(_ json: JSONValue) {
    guard let kind = json["kind"]?.text.flatMap(Kind.init(rawValue:)),
      let sha256 = json["sha256"]?.text, let file = json["file"]?.text,
      case .bool(let isVerified)? = json["verified"]
    else { return nil }
    self.init(
      kind: kind, sha256: sha256, file: file, messageID: json["message-id"]?.text,
      sender: json["sender"]?.text, isVerified: isVerified)
  }
}
