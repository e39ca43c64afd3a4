internal import Folding

/// Tells the sender's own lines of an e-mail from quoted ones and from signatures. (W97, W98)
struct EmailVoices {
  /// Everything from here on is quoted ("Original Message") or no answer (a signature, a disclaimer).
  private var rest: Line.Voice?
  /// The line before may be the first of a From, Sent, To, Subject block.
  private var isAfterFrom = false
  /// Lines still to come of the sentence that says who wrote what is quoted.
  private var attribution = 0
  /// That sentence has ended, and nothing has come after it yet.
  private var isAfterAttribution = false

  /// Whose words a line holds.
  ///
  /// - Parameters:
  ///   - number: an index in `lines` of a line that is not empty.
  ///   - lines: all lines of the story.
  ///   - text: the story's text.
  ///   - isQuoted: the line stands in a quotation already, such as one of HTML.
  ///   - start: where its words begin, which moves behind its `>` marks.
  /// - Returns: the voice of the line.
  mutating func voice(
    of number: Int, in lines: [Line], _ text: borrowing Span<UInt8>, isQuoted: Bool,
    _ start: inout Int
  ) -> Line.Voice {
    let line = lines[number].text
    if attribution > 0 {
      attribution -= 1
      isAfterAttribution = attribution == 0
      return .aside
    }
    let follows = isAfterAttribution
    let voice = voice(of: line, number, lines, text, isQuoted: isQuoted, &start)
    guard follows, !isBlank(text, line) else { return voice }
    isAfterAttribution = false
    // What was written follows without a mark: programs of telephones leave it out.
    guard voice == .own else { return voice }
    rest = .quoted
    return .quoted
  }

  private mutating func voice(
    of line: Range<Int>, _ number: Int, _ lines: [Line], _ text: borrowing Span<UInt8>,
    isQuoted: Bool, _ start: inout Int
  ) -> Line.Voice {
    let first = text[line.lowerBound]
    defer { isAfterFrom = first == UInt8(ascii: "F") && begins(text, line, with: "from: ") }
    if first == UInt8(ascii: ">") {
      while start < line.upperBound, text[start] == UInt8(ascii: ">") || text[start] == 0x20 {
        start += 1
      }
      return .quoted
    }
    if isQuoted { return .quoted }
    switch first {
    case UInt8(ascii: "-"):
      // The space is often lost on the way.
      if isSignatureMark(text, line) || line.count == 2 && text[line.lowerBound + 1] == first {
        rest = .aside
      } else if isOriginalMessage(text, line) {
        rest = .quoted
        return .aside
      }
    case UInt8(ascii: "O") where rest == nil && begins(text, line, with: "on "):
      guard let more = linesOfAttribution(from: number, lines, text) else { break }
      attribution = more
      isAfterAttribution = more == 0
      return .aside
    case UInt8(ascii: "S") where begins(text, line, with: "sent from my "): rest = .aside
    case UInt8(ascii: "G") where begins(text, line, with: "get outlook for "): rest = .aside
    case UInt8(ascii: "S") where isAfterFrom && begins(text, line, with: "sent: "),
      UInt8(ascii: "D") where isAfterFrom && begins(text, line, with: "date: "):
      rest = .quoted
      return .aside
    case _ where rest == nil && isDisclaimer(text, line): rest = .aside
    default: break
    }
    return rest ?? .own
  }

  /// How many lines follow that belong to the sentence that says who wrote what; nil where it is none.
  ///
  ///     On Monday, 2 March 2026 at 09:00, Ann Lee <ann@example.org> wrote:
  ///
  /// Programs cut it where a line is full, mostly before the address.
  private func linesOfAttribution(
    from number: Int, _ lines: [Line], _ text: borrowing Span<UInt8>
  ) -> Int? {
    for more in 0..<3 where number + more < lines.count {
      let line = lines[number + more].text
      if isBlank(text, line) || more > 0 && text[line.lowerBound] == UInt8(ascii: ">") {
        return nil
      }
      if ends(text, line, with: "wrote:") { return more }
      // A sentence of the sender's own.
      if ends(text, line, with: ".") { return nil }
    }
    return nil
  }

  private func isBlank(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
    skipSpace(text, line.lowerBound, line.upperBound) >= line.upperBound
  }

  /// The first line of what mail servers write below every message.
  private func isDisclaimer(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
    // Few lines begin so, and need folding.
    guard line.count >= 20, isOneOf(Self.beginnings, text, line) else { return false }
    let words = folded(text, line.lowerBound..<min(line.upperBound, line.lowerBound + 120))
    return Self.disclaimers.contains { words.starts(with: $0.utf8) }
  }

  private func isOneOf(
    _ beginnings: [[UInt8]], _ text: borrowing Span<UInt8>, _ line: Range<Int>
  ) -> Bool {
    for beginning in beginnings {
      var length = 0
      while length < beginning.count,
        text[line.lowerBound + length] | 0x20 == beginning[length]
      {
        length += 1
      }
      if length == beginning.count { return true }
    }
    return false
  }

  private static let beginnings = [
    "this e", "this m", "this c", "the in", "the co", "discla", "confid",
  ].map { Array($0.utf8) }

  private static let disclaimers = [
    "this e-mail and any", "this email and any", "this message and any", "this e-mail, and any",
    "this email, and any", "this e-mail (and any", "this email (and any",
    "this e-mail is confidential", "this email is confidential", "this message is confidential",
    "this e-mail is intended", "this email is intended", "this message is intended",
    "this communication is confidential", "this e-mail has been scanned",
    "this email has been scanned", "the information in this e-mail",
    "the information in this email",
    "the information contained in this e", "the contents of this e-mail",
    "the contents of this email", "disclaimer:", "confidentiality notice",
    "confidentiality: this",
  ]

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
