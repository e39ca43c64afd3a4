/// Reads a number; its value is the text as it was typed, with nothing added. (W82)
enum NumberWords {
  static func reading(of text: Span<UInt8>) -> TypedReading {
    guard text.count <= 100 else { return .unclear(.notANumber, []) }
    var words = PlainWords(text).bytes
    if words.last == UInt8(ascii: ".") { words.removeLast() }
    if isSpelt(words) { return .value(.text(typed(text))) }
    guard let figure = Figure(words) else {
      return .unclear(numbers(in: words) > 1 ? .severalNumbers : .notANumber, [])
    }
    return switch figure.meaning {
    case .plain: .value(.text(typed(text)))
    case .ambiguous(let readings): .unclear(.ambiguousNumber, readings.map { .text($0) })
    case .wrong: .unclear(.notANumber, [])
    }
  }

  /// What was typed, without what cannot be seen and without a full stop behind it.
  private static func typed(_ text: Span<UInt8>) -> String {
    var typed = VisibleText(text).bytes
    if typed.last == UInt8(ascii: ".") { typed.removeLast() }
    return String(decoding: typed, as: UTF8.self)
  }

  private static func numbers(in words: [UInt8]) -> Int {
    words.split { !$0.isDigit && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") }
      .count { $0.contains(where: \.isDigit) }
  }

  /// "six", "twenty-five", "a hundred".
  private static func isSpelt(_ words: [UInt8]) -> Bool {
    let parts = words.split { $0 == .space || $0 == .hyphen }.map { Array($0) }
    switch parts.count {
    case 1: return small.contains(parts[0]) || tens.contains(parts[0])
    case 2:
      return tens.contains(parts[0]) && digits.contains(parts[1])
        || (parts[0] == Array("a".utf8) || digits.contains(parts[0])) && large.contains(parts[1])
    default: return false
    }
  }

  private static let digits = words("one two three four five six seven eight nine")
  private static let small = digits.union(
    words(
      """
      zero ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen hundred \
      thousand
      """))
  private static let tens = words("twenty thirty forty fifty sixty seventy eighty ninety")
  private static let large = words("hundred thousand")

  private static func words(_ words: String) -> Set<[UInt8]> {
    Set(words.split(separator: " ").map { Array($0.utf8) })
  }
}

/// A number in figures, with a sign, a currency or a per cent mark round it.
private struct Figure {
  enum Meaning {
    case plain
    /// `1,200` is 1200 or 1.2.
    case ambiguous([String])
    /// Figures, but not grouped as a number is.
    case wrong
  }

  let meaning: Meaning

  /// Nil where there is more than one number, or anything else.
  init?(_ words: [UInt8]) {
    var figures = words[...]
    var isMoney = false
    if let first = figures.first, first == .hyphen || first == UInt8(ascii: "+") {
      figures = figures.dropFirst()
    }
    for mark in Self.currencies {
      if figures.starts(with: mark) {
        (figures, isMoney) = (figures.dropFirst(mark.count), true)
      } else if figures.reversed().starts(with: mark.reversed()) {
        (figures, isMoney) = (figures.dropLast(mark.count), true)
      }
    }
    if figures.last == UInt8(ascii: "%") { figures.removeLast() }
    while figures.first == .space { figures.removeFirst() }
    while figures.last == .space { figures.removeLast() }
    guard let first = figures.first, let last = figures.last, first.isDigit || first == Self.point,
      last.isDigit
    else { return nil }

    // Groups of digits and the marks between them: "1 200,50" has 1, 200 and 50 with " " and ",".
    var groups = [0]
    var marks: [UInt8] = []
    for byte in figures {
      if byte.isDigit {
        groups[groups.count - 1] += 1
      } else if [Self.point, Self.comma, .space, .apostrophe].contains(byte) {
        marks.append(byte)
        groups.append(0)
      } else {
        return nil
      }
    }
    meaning = Self.meaning(
      groups: groups, marks: marks, isMoney: isMoney, digits: figures.filter(\.isDigit),
      startsWithZero: first == UInt8(ascii: "0"))
  }

  private static func meaning(
    groups: [Int], marks: [UInt8], isMoney: Bool, digits: [UInt8], startsWithZero: Bool
  ) -> Meaning {
    guard let last = marks.last else { return .plain }
    guard !groups.dropFirst().contains(0) else { return .wrong }
    let grouped = { (groups: ArraySlice<Int>) in
      (1...3).contains(groups.first ?? 0) && groups.dropFirst().allSatisfy { $0 == 3 }
    }
    let isDecimalMark = last == point || last == comma
    if marks.count == 1 {
      guard isDecimalMark else { return grouped(groups[...]) ? .plain : .wrong }
      let couldGroup = grouped(groups[...]) && !startsWithZero
      // Nobody writes money to the thousandth: £1,200 is twelve hundred pounds.
      guard couldGroup, !isMoney else { return .plain }
      let text = String(decoding: digits, as: UTF8.self)
      return .ambiguous([text, "\(text.dropLast(3)).\(text.suffix(3))"])
    }
    guard let mark = marks.first, marks.dropLast().allSatisfy({ $0 == mark }) else { return .wrong }
    if mark == last { return grouped(groups[...]) ? .plain : .wrong }
    return isDecimalMark && grouped(groups.dropLast()) ? .plain : .wrong
  }

  private static let point = UInt8(ascii: ".")
  private static let comma = UInt8(ascii: ",")
  private static let currencies = ["£", "€", "$", "gbp", "eur", "usd"].map { Array($0.utf8) }
}
