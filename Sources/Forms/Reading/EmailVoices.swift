internal import Folding

/// Tells the sender's own lines of a plain-text e-mail from quoted ones and from signatures. (W97, W98)
struct EmailVoices {
  /// Everything from here on is quoted ("Original Message") or no answer (a signature).
  private var rest: Line.Voice?
  /// The line before may be the first of a From, Sent, To, Subject block.
  private var isAfterFrom = false

  /// Whose words a line holds; `start` moves behind its `>` marks.
  mutating func voice(of line: Range<Int>, _ text: borrowing Span<UInt8>, _ start: inout Int)
    -> Line.Voice
  {
    let first = text[line.lowerBound]
    defer { isAfterFrom = first == UInt8(ascii: "F") && begins(text, line, with: "from: ") }
    if first == UInt8(ascii: ">") {
      while start < line.upperBound, text[start] == UInt8(ascii: ">") || text[start] == 0x20 {
        start += 1
      }
      return .quoted
    }
    switch first {
    case UInt8(ascii: "-"):
      // The space is often lost on the way.
      if isSignatureMark(text, line) || line.count == 2 && text[line.lowerBound + 1] == first {
        rest = .aside
      } else if isOriginalMessage(text, line) {
        rest = .quoted
        return .aside
      }
    case UInt8(ascii: "O") where ends(text, line, with: "wrote:"): return .aside
    case UInt8(ascii: "S") where begins(text, line, with: "sent from my "): rest = .aside
    case UInt8(ascii: "S") where isAfterFrom && begins(text, line, with: "sent: "),
      UInt8(ascii: "D") where isAfterFrom && begins(text, line, with: "date: "):
      rest = .quoted
      return .aside
    default: break
    }
    return rest ?? .own
  }

  private func isOriginalMessage(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
    let words = folded(text, line)
    return words.starts(with: "-----".utf8)
      && (words.contains("original message") || words.contains("forwarded message"))
  }

  private func begins(
    _ text: borrowing Span<UInt8>, _ line: Range<Int>, with words: String
  ) -> Bool {
    // Most lines part ways at the second letter and need no folding.
    guard line.count >= 2 else { return false }
    let second = text[line.lowerBound + 1]
    guard second >= 0x7F || second | 0x20 == words.utf8.dropFirst().first else { return false }
    return folded(text, line.lowerBound..<min(line.upperBound, line.lowerBound + 40))
      .starts(with: words.utf8)
  }

  private func ends(_ text: borrowing Span<UInt8>, _ line: Range<Int>, with words: String) -> Bool {
    folded(text, max(line.lowerBound, line.upperBound - 20)..<line.upperBound)
      .suffix(words.utf8.count).elementsEqual(words.utf8)
  }
}

extension [UInt8] {
  fileprivate func contains(_ words: String) -> Bool {
    let wanted = Array(words.utf8)
    guard count >= wanted.count else { return false }
    return (0...count - wanted.count).contains {
      self[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
