internal import Forms

/// Brings two typings of the same papers together, in their order, though one may lack papers that the other
/// has.
///
/// Only so many forms are looked ahead, so that batches of any length cost little memory: where one typing lacks
/// more papers in a row, those are taken for forms that the other one lacks.
struct TypingPairs {
  enum Pair: Sendable {
    case both(ReadFile, ReadFile)
    case first(ReadFile)
    case second(ReadFile)
  }

  /// A form that waits for its other typing, with its answers made alike.
  private struct Waiting {
    var file: ReadFile
    var answers: [TypedAnswer]

    init(_ file: ReadFile) {
      self.file = file
      answers = file.forms.count == 1 ? file.forms[0].answers.map { TypedAnswer($0.answer) } : []
    }
  }

  private var first: [Waiting] = []
  private var second: [Waiting] = []

  static let reach = 32
  /// How many forms of both are looked at together.
  private static let window = 3 * reach
  /// How many wait at most: one typing may lack a whole pile of papers.
  private static let most = 16 * reach

  /// Takes the next form of a typing.
  ///
  /// - Parameter file: a form of a batch.
  /// - Returns: the pairs that are certain now.
  mutating func add(_ file: ReadFile) -> [Pair] {
    if file.record?.typing == .second {
      second.append(Waiting(file))
    } else {
      first.append(Waiting(file))
    }
    var pairs: [Pair] = []
    while min(first.count, second.count) >= Self.window { pairs += take(isLast: false) }
    while max(first.count, second.count) >= Self.most { pairs += take(isLast: false) }
    return pairs
  }

  /// The pairs that are left.
  mutating func end() -> [Pair] {
    var pairs: [Pair] = []
    while !first.isEmpty || !second.isEmpty { pairs += take(isLast: true) }
    return pairs
  }

  // MARK: Aligning

  /// What becomes of a form in an alignment.
  private enum Step { case both, first, second }

  /// Decides about the forms at the head: of all ways to bring the next ones together in their order, the one with
  /// the most answers that are the same.
  private mutating func take(isLast: Bool) -> [Pair] {
    // Nearly always: one paper, typed alike.
    if let one = first.first, let other = second.first, likeness(one, other) == 1 {
      return [.both(first.removeFirst().file, second.removeFirst().file)]
    }
    let steps = alignment(min(first.count, Self.window), min(second.count, Self.window))
    if !steps.contains(.both), let pile = pile() { return pile }
    // Near its end an alignment may turn out otherwise when more is known.
    let isWhole = isLast && max(first.count, second.count) <= Self.window
    var sure = (firsts: isWhole ? .max : Self.reach, seconds: isWhole ? .max : Self.reach)
    return steps.prefix { step in
      if step != .second { sure.firsts -= 1 }
      if step != .first { sure.seconds -= 1 }
      return sure.firsts >= 0 && sure.seconds >= 0
    }.map { step in
      switch step {
      case .both: .both(first.removeFirst().file, second.removeFirst().file)
      case .first: .first(first.removeFirst().file)
      case .second: .second(second.removeFirst().file)
      }
    }
  }

  /// What one typing has before the next paper that both have, where that is out of reach; nil where there is none.
  private mutating func pile() -> [Pair]? {
    func place(of form: Waiting, in others: [Waiting]) -> Int? {
      others.firstIndex { likeness(form, $0) >= Self.surelyAlike }
    }
    if let number = first.first.flatMap({ place(of: $0, in: second) }) {
      return (0..<number).map { _ in .second(second.removeFirst().file) }
    }
    if let number = second.first.flatMap({ place(of: $0, in: first) }) {
      return (0..<number).map { _ in .first(first.removeFirst().file) }
    }
    return nil
  }

  private static let surelyAlike = 0.75

  /// The best alignment of the first forms of both queues.
  private func alignment(_ firsts: Int, _ seconds: Int) -> [Step] {
    // scores[i][j]: of the forms from i and from j on.
    var scores = [[Double]](
      repeating: [Double](repeating: 0, count: seconds + 1), count: firsts + 1)
    var pairs = [[Double]](repeating: [Double](repeating: 0, count: seconds), count: firsts)
    for i in stride(from: firsts - 1, through: 0, by: -1) {
      for j in stride(from: seconds - 1, through: 0, by: -1) {
        let isInReach = abs(i - j) <= Self.reach
        pairs[i][j] = isInReach ? likeness(first[i], second[j]) : 0
        let both = pairs[i][j] >= Self.leastLikeness ? pairs[i][j] + scores[i + 1][j + 1] : 0
        scores[i][j] = max(both, scores[i + 1][j], scores[i][j + 1])
      }
    }
    var steps: [Step] = []
    var (i, j) = (0, 0)
    while i < firsts || j < seconds {
      if i < firsts, j < seconds, pairs[i][j] >= Self.leastLikeness,
        scores[i][j] == pairs[i][j] + scores[i + 1][j + 1]
      {
        steps.append(.both)
        (i, j) = (i + 1, j + 1)
      } else if j == seconds || i < firsts && scores[i][j] == scores[i + 1][j] {
        steps.append(.first)
        i += 1
      } else {
        steps.append(.second)
        j += 1
      }
    }
    return steps
  }

  /// Two forms with less in common are two papers: both are kept.
  private static let leastLikeness = 0.51

  /// The share of the answers that are the same, from 0 to 1.
  private func likeness(_ one: Waiting, _ other: Waiting) -> Double {
    guard one.file.forms.map(\.form) == other.file.forms.map(\.form),
      one.answers.count == other.answers.count, !one.answers.isEmpty
    else { return one.file.record?.content == other.file.record?.content ? 1 : 0 }
    var (answered, same) = (0, 0)
    for index in one.answers.indices {
      guard !one.answers[index].isBlank || !other.answers[index].isBlank else { continue }
      answered += 1
      if one.answers[index] == other.answers[index] { same += 1 }
    }
    return answered == 0 ? 1 : Double(same) / Double(answered)
  }
}
