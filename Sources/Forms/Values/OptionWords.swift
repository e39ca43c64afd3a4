/// The options of a question as words to look for in an answer.
struct OptionWords {
  /// Folded: the label of each option and its other labels.
  let words: [[[UInt8]]]
  private let labels: [String]

  init(_ options: [Field.Option]) {
    words = options.map { option in
      ([option.label] + option.otherLabels).map { PlainWords($0).bytes }.filter { !$0.isEmpty }
    }
    labels = options.map(\.label)
  }

  init(words: [[[UInt8]]]) {
    self.words = words
    labels = []
  }

  /// The longest option that stands at `index` and ends there as a word.
  func match(at index: Int, of text: [UInt8]) -> (option: Int, end: Int)? {
    var best: (option: Int, end: Int)?
    for (option, words) in words.enumerated() {
      for word in words where text[index...].starts(with: word) {
        let end = index + word.count
        if end < text.count, text[end].isLetter || text[end].isDigit { continue }
        if end > best?.end ?? -1 { best = (option, end) }
      }
    }
    return best
  }

  /// An answer that is nothing but options and what stands between them.
  struct List {
    var options: [Int] = []
    /// Only marks and words that say "or" stand between them, as on the blank form: `Yes / No`.
    var areAlternatives = true
  }

  func list(in text: [UInt8]) -> List? {
    var list = List()
    var index = Self.afterOpening(of: text)
    while let (option, end) = match(at: index, of: text) {
      list.options.append(option)
      guard let separator = Self.separator(at: end, of: text) else { return nil }
      index = separator.end
      if index == text.count { return list }
      if !separator.saysOr { list.areAlternatives = false }
    }
    return nil
  }

  /// What the text chooses; nil where it names no option.
  func reading(of text: Span<UInt8>, allowsSeveral: Bool) -> TypedReading? {
    guard text.count <= 1000 else { return nil }
    let text = PlainWords(text).bytes
    if let list = list(in: text) {
      let chosen = Set(list.options).sorted()
      if chosen.count == 1 { return value(chosen, allowsSeveral: allowsSeveral) }
      // Every option once with "/" between them is the line of the blank form. (W56)
      if list.areAlternatives, list.options == Array(words.indices) { return .blank }
      if allowsSeveral { return value(chosen, allowsSeveral: true) }
      return .unclear(.severalOptions, chosen.map { .text(labels[$0]) })
    }
    guard let (option, end) = match(at: Self.afterOpening(of: text), of: text) else { return nil }
    guard let remark = Remark(after: end, of: text) else { return nil }
    let others = remark.clauses(naming: self, in: text).filter { $0 != option }
    guard others.isEmpty else {
      return .unclear(.severalOptions, ([option] + others).map { .text(labels[$0]) })
    }
    if remark.isHedge(in: text) { return .unclear(.hedgedAnswer, [.text(labels[option])]) }
    return value([option], allowsSeveral: allowsSeveral)
  }

  private func value(_ chosen: [Int], allowsSeveral: Bool) -> TypedReading {
    allowsSeveral
      ? .value(.texts(chosen.map { labels[$0] })) : .value(.text(labels[chosen[0]]))
  }

  /// Behind a bracket, a quote or a bullet.
  static func afterOpening(of text: [UInt8]) -> Int {
    guard let first = text.first else { return 0 }
    switch first {
    case UInt8(ascii: "("), UInt8(ascii: "["), .quote, .apostrophe: return 1
    case UInt8(ascii: "*"), .hyphen: return text.count > 1 && text[1] == .space ? 2 : 0
    default: return 0
    }
  }

  /// The end of what parts two options, or of the text; `saysOr` for `/ | \`, breaks, tabs and "or".
  private static func separator(at start: Int, of text: [UInt8]) -> (end: Int, saysOr: Bool)? {
    var index = start
    var marks = 0
    var saysOr = true
    while index < text.count {
      switch text[index] {
      case .space: index += 1
      case UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: "\\"), .lineBreak, .tab:
        (index, marks) = (index + 1, marks + 1)
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "+"):
        (index, marks, saysOr) = (index + 1, marks + 1, false)
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: ")"), UInt8(ascii: "]"), .quote,
        .apostrophe:
        index += 1
      // A bullet at the head of the next line.
      case UInt8(ascii: "*"), .hyphen:
        guard marks > 0, text[index - 1] == .lineBreak, index + 1 < text.count,
          text[index + 1] == .space
        else { return nil }
        index += 1
      default:
        if text[index - 1] <= .space, text[index...].starts(with: "and ".utf8) {
          (index, marks, saysOr) = (index + 4, marks + 1, false)
        } else if text[index - 1] <= .space, text[index...].starts(with: "or ".utf8) {
          (index, marks) = (index + 3, marks + 1)
        } else {
          return marks > 0 ? (index, saysOr) : nil
        }
      }
    }
    return (index, saysOr)
  }
}
