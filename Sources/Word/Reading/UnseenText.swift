internal import Archive

/// Text that does not show on the page, until it becomes a note. (R2)
struct UnseenText {
  var deleted: [UInt8] = []
  var hidden: [UInt8] = []
  var covered: [UInt8] = []

  /// The text of one kind, which is then empty; nil where it is blank.
  static func take(_ bytes: inout [UInt8]) -> String? {
    defer { bytes.removeAll(keepingCapacity: true) }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    let text = bytes.drop { $0 <= 0x20 }
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }
}

extension DocumentHandler {
  mutating func appendUnseen(_ byte: UInt8) {
    characters += 1
    if characters > limits.characters {
      overrun = "\(limits.characters.grouped) characters of text"
    } else if deleted > 0 {
      unseenText.deleted.append(byte)
    } else if covered > 0 {
      unseenText.covered.append(byte)
    } else {
      unseenText.hidden.append(byte)
    }
  }

  mutating func noteDeletedText() {
    if let text = UnseenText.take(&unseenText.deleted) {
      note(.deletedText(author: deletedBy, text: text))
    }
  }

  mutating func noteHiddenText() {
    guard !unseenText.hidden.isEmpty, let text = UnseenText.take(&unseenText.hidden) else { return }
    note(.hiddenText(text))
    current.story.hidden.append(HiddenText(offset: current.story.text.count, text: text))
  }

  mutating func noteCoveredText() {
    if let text = UnseenText.take(&unseenText.covered) { note(.coveredText(text)) }
  }
}
