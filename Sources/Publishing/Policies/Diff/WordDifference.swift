/// Words that stayed, went or came.
package struct DifferencePiece: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case same, deleted, added }

  package var kind: Kind
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// How many words it has; punctuation is none.
  package var words: Int {
    text.split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
  }
}

/// Compares two texts word by word.
struct WordDifference {
  /// A word, or a sign beside one.
  private struct Token {
    var text: String
    /// A space stands before it.
    var isSpaced: Bool
  }

  static func pieces(_ old: String, _ new: String) -> [DifferencePiece] {
    if old == new { return old.isEmpty ? [] : [DifferencePiece(.same, old)] }
    let (oldTokens, newTokens) = (tokens(old), tokens(new))
    var numbers = TextNumbers()
    let oldNumbers = oldTokens.map { numbers[$0.text] }
    let newNumbers = newTokens.map { numbers[$0.text] }
    let matches = SequenceDiff.matches(oldNumbers, newNumbers)
    var runs = runs(matches, oldTokens.count, newTokens.count)
    joinAcrossIslands(&runs, newTokens)
    var pieces: [DifferencePiece] = []
    for (index, run) in runs.enumerated() {
      func add(_ kind: DifferencePiece.Kind, _ tokens: ArraySlice<Token>) {
        guard !tokens.isEmpty else { return }
        let text = text(tokens)
        pieces.append(DifferencePiece(kind, index == 0 ? String(text.drop { $0 == " " }) : text))
      }
      switch run {
      case .same(_, let new): add(.same, newTokens[new])
      case .changed(let old, let new):
        add(.deleted, oldTokens[old])
        add(.added, newTokens[new])
      }
    }
    return pieces
  }

  private enum Run {
    case same(old: Range<Int>, new: Range<Int>)
    case changed(old: Range<Int>, new: Range<Int>)
  }

  private static func runs(_ matches: [(old: Int, new: Int)], _ old: Int, _ new: Int) -> [Run] {
    var runs: [Run] = []
    var (i, j) = (0, 0)
    var index = 0
    while index < matches.count {
      let start = matches[index]
      if start.old > i || start.new > j {
        runs.append(.changed(old: i..<start.old, new: j..<start.new))
      }
      var count = 1
      while index + count < matches.count, matches[index + count].old == start.old + count,
        matches[index + count].new == start.new + count
      {
        count += 1
      }
      runs.append(.same(old: start.old..<start.old + count, new: start.new..<start.new + count))
      (i, j) = (start.old + count, start.new + count)
      index += count
    }
    if i < old || j < new { runs.append(.changed(old: i..<old, new: j..<new)) }
    return runs
  }

  /// A word or two that stayed between longer changes make them harder to read, not easier.
  private static func joinAcrossIslands(_ runs: inout [Run], _ tokens: [Token]) {
    var joined: [Run] = []
    for run in runs {
      guard case .changed(let old, let new) = run, joined.count >= 2,
        case .same(let island, _) = joined[joined.count - 1],
        case .changed(let firstOld, let firstNew) = joined[joined.count - 2]
      else {
        joined.append(run)
        continue
      }
      let around = min(firstOld.count + firstNew.count, old.count + new.count)
      guard island.count <= 2, around > 2 * island.count else {
        joined.append(run)
        continue
      }
      joined.removeLast(2)
      joined.append(
        .changed(
          old: firstOld.lowerBound..<old.upperBound, new: firstNew.lowerBound..<new.upperBound))
    }
    runs = joined
  }

  private static func tokens(_ text: String) -> [Token] {
    var tokens: [Token] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      // Signs at the ends of a word are compared by themselves.
      let start = word.prefix { !isInWord($0) }
      var rest = word[start.endIndex...]
      var end: Substring = ""
      if let last = rest.lastIndex(where: isInWord) {
        end = rest[rest.index(after: last)...]
        rest = rest[...last]
      }
      var isSpaced = true
      for part in [start, rest, end] where !part.isEmpty {
        tokens.append(Token(text: String(part), isSpaced: isSpaced))
        isSpaced = false
      }
    }
    return tokens
  }

  private static func isInWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  private static func text(_ tokens: ArraySlice<Token>) -> String {
    // The space before the first one is put in where pieces are put together.
    tokens.enumerated().map { ($0.element.isSpaced ? " " : "") + $0.element.text }.joined()
  }
}
