/// Finds the date that begins at a token: `02/03/2026`, `2nd March 2026`, `March 2, 2026`, `2026-03-02`.
struct DatePattern {
  let tokens: [DateToken]
  let rule: DateRule

  /// What stands there: a day, or what only looks like one.
  enum Match: Equatable {
    case day(CalendarDate)
    /// No such day; the day that another order of day and month gives, where there is one.
    case impossible(CalendarDate?)
    /// The order is not the form's, and both readings are days.
    case otherOrder([CalendarDate])
    case partial
  }

  /// The match that begins at `index`, and the token behind it.
  func match(at index: Int) -> (match: Match, end: Int)? {
    if tokens[index].month != nil { return monthFirst(at: index) }
    guard tokens[index].number != nil else { return nil }
    return figures(at: index) ?? dayFirst(at: index) ?? yearFirst(at: index)
  }

  // MARK: 02/03/2026

  private func figures(at index: Int) -> (match: Match, end: Int)? {
    var numbers = [index]
    var mark: UInt8?
    var isMixed = false
    var end = index + 1
    while end + 1 < tokens.count, case .mark(let next) = tokens[end].kind, Self.parts(next),
      tokens[end + 1].number != nil,
      // "5. 3 pupils": a full stop ends a sentence.
      next != UInt8(ascii: ".") || !tokens[end + 1].isApart,
      // "02/03/2026 - 16:07": a dash between a date and its time.
      numbers.count < 3 || !tokens[end].isApart
    {
      if let mark, mark != next { isMixed = true }
      mark = next
      numbers.append(end + 1)
      end += 2
    }
    if numbers.count == 1, let spaced = spacedFigures(at: index) { return spaced }
    guard numbers.count > 1 else { return nil }
    guard numbers.count == 3, !isMixed else {
      // "2-3 March 2026", "16.07pm": the second number is the date's, or it is a time.
      if numbers.count == 2, end < tokens.count {
        if tokens[end].month != nil || tokens[end].word == .hour { return nil }
      }
      return (.partial, end)
    }
    return (match(figures: numbers), end)
  }

  // 02 03 2026
  private func spacedFigures(at index: Int) -> (match: Match, end: Int)? {
    guard index + 2 < tokens.count else { return nil }
    let numbers = [index, index + 1, index + 2]
    guard tokens[index].digits <= 2, tokens[index + 1].digits.isOne(of: 1, 2),
      tokens[index + 2].digits == 4, numbers.allSatisfy({ !tokens[$0].isOrdinal })
    else { return nil }
    return (match(figures: numbers), index + 3)
  }

  private func match(figures: [Int]) -> Match {
    let numbers = figures.map { tokens[$0].number ?? 0 }
    let digits = figures.map { tokens[$0].digits }
    guard figures.allSatisfy({ !tokens[$0].isOrdinal }) else { return .partial }
    if digits[0] == 4 {
      guard digits[1] <= 2, digits[2] <= 2 else { return .impossible(nil) }
      return day(numbers[0], numbers[1], numbers[2])
    }
    switch rule.order {
    case .yearFirst where digits[2] != 4:
      guard digits[0] == 2, digits[1] <= 2, digits[2] <= 2 else { return .impossible(nil) }
      return day(year(numbers[0], digits: 2), numbers[1], numbers[2])
    case .dayFirst, .monthFirst, .yearFirst:
      guard digits[0] <= 2, digits[1] <= 2, digits[2].isOne(of: 2, 4) else {
        return .impossible(nil)
      }
      let year = year(numbers[2], digits: digits[2])
      let dayFirst = CalendarDate(year: year, month: numbers[1], day: numbers[0])
      let monthFirst = CalendarDate(year: year, month: numbers[0], day: numbers[1])
      let (own, other) = rule.order == .monthFirst ? (monthFirst, dayFirst) : (dayFirst, monthFirst)
      guard rule.order != .yearFirst else {
        return .otherOrder([own, other].compactMap { $0 })
      }
      return own.map { .day($0) } ?? .impossible(other)
    }
  }

  // MARK: 2nd March 2026

  private func dayFirst(at index: Int) -> (match: Match, end: Int)? {
    guard tokens[index].digits <= 2, let day = tokens[index].number else { return nil }
    var next = index + 1
    while next < tokens.count, isLink(next) { next += 1 }
    guard next < tokens.count, let month = tokens[next].month else {
      return tokens[index].isOrdinal ? (.partial, index + 1) : nil
    }
    guard let (year, end) = year(after: next + 1) else { return (.partial, next + 1) }
    return (self.day(year, month, day), end)
  }

  // MARK: March 2, 2026

  private func monthFirst(at index: Int) -> (match: Match, end: Int)? {
    guard let month = tokens[index].month else { return nil }
    var next = index + 1
    while next < tokens.count, isLink(next) { next += 1 }
    guard next < tokens.count, let day = tokens[next].number else { return nil }
    guard tokens[next].digits <= 2, let (year, end) = year(after: next + 1) else {
      return (.partial, next + 1)
    }
    return (self.day(year, month, day), end)
  }

  // MARK: 2026 March 2

  private func yearFirst(at index: Int) -> (match: Match, end: Int)? {
    guard tokens[index].digits == 4, let year = tokens[index].number else { return nil }
    var next = index + 1
    while next < tokens.count, isLink(next) { next += 1 }
    guard next + 1 < tokens.count, let month = tokens[next].month else { return nil }
    next += 1
    while next < tokens.count, isLink(next) { next += 1 }
    guard next < tokens.count, tokens[next].digits.isOne(of: 1, 2), let day = tokens[next].number
    else { return nil }
    return (self.day(year, month, day), next + 1)
  }

  // MARK: Parts of a date

  /// The year behind a month or a day: four figures, or two where nothing but the year can be meant.
  private func year(after index: Int) -> (year: Int, end: Int)? {
    var next = index
    var isJoined = false
    while next < tokens.count, isLink(next) || tokens[next].isMark(.apostrophe) {
      isJoined = tokens[next].isMark(.apostrophe, .hyphen, UInt8(ascii: "/"), UInt8(ascii: "."))
      next += 1
    }
    guard next < tokens.count, let number = tokens[next].number, !tokens[next].isOrdinal else {
      return nil
    }
    let end = next + 1
    // "2 March 10:30" ends in a time.
    let isTime =
      end + 1 < tokens.count && tokens[end].isMark(UInt8(ascii: ":")) && !tokens[end].isApart
    guard !isTime else { return nil }
    switch tokens[next].digits {
    case 4: return (number, end)
    case 2:
      // "2 March 26 pupils" counts pupils.
      let isLast = end == tokens.count || !tokens[end].isApart && tokens[end].word == nil
      guard isLast || isJoined && !tokens[next].isApart else { return nil }
      return (year(number, digits: 2), end)
    default: return nil
    }
  }

  private func year(_ number: Int, digits: Int) -> Int {
    guard digits == 2 else { return number }
    let pivot = rule.twoDigitPivot
    let year = pivot - pivot % 100 + number
    return year < pivot ? year + 100 : year
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> Match {
    CalendarDate(year: year, month: month, day: day).map { .day($0) } ?? .impossible(nil)
  }

  /// What may stand between the parts of a date with a month's name.
  private func isLink(_ index: Int) -> Bool {
    tokens[index].isMark(.hyphen, UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ","))
      || tokens[index].word == .filler
  }

  private static func parts(_ mark: UInt8) -> Bool {
    mark == UInt8(ascii: "/") || mark == .hyphen || mark == UInt8(ascii: ".")
  }
}

extension Int {
  fileprivate func isOne(of numbers: Int...) -> Bool { numbers.contains(self) }
}
