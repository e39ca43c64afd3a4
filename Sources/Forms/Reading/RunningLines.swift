internal import Folding
internal import Word

/// What stands at the head or foot of every page of a form, and is nobody's answer.
extension FormReader {
  /// Whether words in a header or footer are nothing but what forms have printed there: the school's name,
  /// the form's title, its version, the number of the page.
  func isRunning(_ text: UnassignedText, _ form: ReadingForm, _ document: Document) -> Bool {
    guard let part = text.location.part,
      let story = document.stories.first(where: { $0.part == part }),
      story.kind == .header || story.kind == .footer
    else { return false }
    return text.text.split(whereSeparator: { $0 == "\t" || $0.isNewline }).allSatisfy { piece in
      let words = folded(piece.utf8)
      return words.isEmpty || catalogue.letterhead.contains(words) || form.isTitle(words)
        || isPageNumber(words) || words == folded("Version \(form.identity.version)".utf8)
    }
  }
}

extension ReadingForm {
  fileprivate func isTitle(_ words: [UInt8]) -> Bool {
    ([schema.title] + schema.otherTitles).contains { labelCore($0) == words }
  }
}

/// `Page 1` or `Page 1 of 2`.
private func isPageNumber(_ folded: [UInt8]) -> Bool {
  var words = folded.split(separator: UInt8(ascii: " "))
  guard words.first.map({ $0.elementsEqual("page".utf8) }) == true else { return false }
  words.removeFirst()
  if words.count == 3, words[1].elementsEqual("of".utf8) { words.remove(at: 1) }
  return (1...2).contains(words.count)
    && words.allSatisfy { $0.allSatisfy { $0 &- 0x30 < 10 } }
}
