internal import Cases
internal import Forms
internal import JSON

/// What a copy of a form is made with that goes back to its sender.
struct CopyOrder: Sendable, Hashable {
  /// As it was read when the copy was planned.
  var form: ReadForm
  /// Which case it answers when it comes back.
  var mark: CorrectionMark?
  /// When the comments are written.
  var at: Moment

  init(form: ReadForm, mark: CorrectionMark?, at moment: Moment) {
    self.form = form
    self.mark = mark
    at = moment
  }

  func write(to writer: inout JSONWriter) {
    writer.object { object in
      object.key("form")
      object.form(form)
      object.key("mark")
      object.string(mark?.property)
      object.key("milliseconds")
      object.number(Int(at.milliseconds))
      object.key("zone")
      object.number(at.zoneMinutes)
    }
  }

  /// Nil where the JSON is not what ``write(to:)`` writes.
  init?(_ json: JSONValue) {
    guard let form = json["form"].flatMap({ ReadForm($0) }),
      let milliseconds = json["milliseconds"]?.integer, let zone = json["zone"]?.integer
    else { return nil }
    self.init(
      form: form, mark: json["mark"]?.text.flatMap { CorrectionMark(property: $0) },
      at: Moment(milliseconds: Int64(milliseconds), zoneMinutes: zone))
  }
}

extension JSONWriter {
  /// A copy as a worker hands it over, or why there is none.
  mutating func copy(_ copy: Result<CorrectionCopy, Refusal>) {
    object { object in
      object.key("copy")
      switch copy {
      case .success(let copy):
        object.object {
          $0.key("kind")
          $0.string(copy.kind.word)
          $0.key("content")
          $0.string(String(decoding: Base64.encode(copy.bytes), as: UTF8.self))
        }
      case .failure: object.null()
      }
    }
  }
}

extension CorrectionCopy {
  /// A copy as a worker hands it over: one of a file of the same kind, and with macros only where that has some.
  ///
  /// Nil where it is anything else.
  init?(_ json: JSONValue, of file: [UInt8], upTo limit: Int) {
    guard let kind = json["kind"]?.text.flatMap(Kind.init(word:)),
      let bytes = json["content"]?.text.flatMap(Base64.decode), bytes.count <= limit
    else { return nil }
    let isWord = file.starts(with: Self.zip)
    switch kind {
    case .text: guard !isWord, String(validating: bytes, as: UTF8.self) != nil else { return nil }
    case .word(let hasMacros):
      guard isWord, bytes.starts(with: Self.zip) else { return nil }
      if hasMacros, file.firstRange(of: Array("vbaProject".utf8)) == nil { return nil }
    }
    self.init(kind: kind, bytes: bytes)
  }

  private static let zip: [UInt8] = [0x50, 0x4B]
}

extension CorrectionCopy.Kind {
  fileprivate var word: String {
    switch self {
    case .word(let hasMacros): hasMacros ? "macros" : "word"
    case .text: "text"
    }
  }

  fileprivate init?(word: String) {
    switch word {
    case "word": self = .word(hasMacros: false)
    case "macros": self = .word(hasMacros: true)
    case "text": self = .text
    default: return nil
    }
  }
}
