internal import Mail
internal import Word

/// What an attachment may be, which decides whether anybody looks into it. (W103)
enum PartKind: Equatable {
  /// It says that it is a Word file: where it cannot be read, a person must know.
  case word
  /// It says nothing, and begins as a Word file does.
  case perhapsWord
  case text([UInt8])
  case outlookMessage
  case other

  init(_ part: MailPart) {
    let ending = part.name.map(Self.ending) ?? ""
    if Self.wordEndings.contains(ending) {
      self = .word
    } else if ending == "msg" || part.type == "application/vnd.ms-outlook" {
      self = .outlookMessage
    } else if Self.wordTypes.contains(part.type),
      ending.isEmpty || !Self.otherEndings.contains(ending)
    {
      self = .word
    } else if let text = part.text, ["", "txt", "text", "asc"].contains(ending) {
      self = .text(text.bytes)
    } else if ["txt", "text"].contains(ending), part.type == "application/octet-stream" {
      let text = DecodedText(part.bytes)
      self = text.oddity == nil ? .text(text.bytes) : .other
    } else if ending.isEmpty, part.type == "application/octet-stream",
      part.bytes.starts(with: [0x50, 0x4B])
    {
      self = .perhapsWord
    } else {
      self = .other
    }
  }

  private static func ending(of name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return String(name[name.index(after: dot)...]).lowercased()
      .trimmingSuffix { $0.isWhitespace || $0 == "\"" }
  }

  private static let wordEndings: Set<String> = ["docx", "docm", "dotx", "dotm", "doc", "dot"]
  private static let otherEndings: Set<String> = [
    "pdf", "zip", "xlsx", "xls", "pptx", "png", "jpg",
  ]
  private static let wordTypes: Set<String> = [
    "application/msword", "application/vnd.ms-word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    "application/vnd.ms-word.document.macroenabled.12",
    "application/vnd.ms-word.template.macroenabled.12",
  ]
}

extension String {
  fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> String {
    String(reversed().drop(while: isTrimmed).reversed())
  }
}
