/// Reads a day out of an answer; never guesses one. (W81)
///
/// Exactly one complete date is the answer, with a remark or a time of day beside it or not. What
/// lacks a part, cannot be, stands twice or is taken back by the words beside it is unclear.
struct DateReader {
  let rule: DateRule
  let today: CalendarDate

  func reading(of text: Span<UInt8>) -> TypedReading {
    // A day is said in few words; prose of pages is a mistake of place.
    guard text.count <= 2000 else { return .unclear(.notADate, []) }
    let tokens = DateToken.tokens(of: text)
    let pattern = DatePattern(tokens: tokens, rule: rule)
    // Nearly every answer is a date and nothing else.
    if let first = tokens.first, first.word == nil, let (match, end) = pattern.match(at: 0),
      end == tokens.count, case .day(let day) = match
    {
      return reading(of: day)
    }
    var found = Found(tokens: tokens)
    var index = 0
    while index < tokens.count {
      if let (match, end) = pattern.match(at: index) {
        found.take(match, index..<end)
        index = found.end
      } else {
        index += 1
      }
    }
    return reading(of: found)
  }

  private func reading(of found: Found) -> TypedReading {
    let candidates = found.days.map { AnswerValue.date($0) }
    if let impossible = found.impossible {
      return impossible.isEmpty
        ? .unclear(.impossibleDate, candidates)
        : .unclear(.dateOrder, candidates + impossible.map { .date($0) })
    }
    guard let day = found.days.first else {
      return .unclear(found.hasParts ? .partialDate : .notADate, [])
    }
    guard found.days.count == 1, !found.hasOtherDay else {
      return .unclear(.severalDates, candidates)
    }
    guard !found.hasWrongWeekday else { return .unclear(.weekdayDiffers, candidates) }
    guard !found.isQualified else { return .unclear(.qualifiedDate, candidates) }
    return reading(of: day)
  }

  private func reading(of day: CalendarDate) -> TypedReading {
    guard !rule.isBirthDate || day.isLikelyBirth(on: today) else {
      return .unclear(.unlikelyDate, [.date(day)])
    }
    return .value(.date(day))
  }
}

/// The dates of an answer and what stands beside them.
private struct Found {
  let tokens: [DateToken]
  /// Each day once, in the order of the text.
  private(set) var days: [CalendarDate] = []
  /// Set where a date cannot be; holds the days that another order gives.
  private(set) var impossible: [CalendarDate]?
  private(set) var hasWrongWeekday = false
  /// Behind the last date and its time.
  private(set) var end = 0
  private var hasPartial = false
  private var taken: [Bool]
  private var starts: [Int] = []
  private var ends: [Int] = []

  init(tokens: [DateToken]) {
    self.tokens = tokens
    taken = Array(repeating: false, count: tokens.count)
  }

  mutating func take(_ match: DatePattern.Match, _ range: Range<Int>) {
    end = range.upperBound
    switch match {
    case .partial: hasPartial = true
    case .impossible(let other): impossible = (impossible ?? []) + (other.map { [$0] } ?? [])
    case .otherOrder(let days): impossible = (impossible ?? []) + days
    case .day(let day):
      if !days.contains(day) { days.append(day) }
      var start = range.lowerBound
      if let weekday = weekday(before: start) {
        if tokens[weekday].weekday != day.weekday { hasWrongWeekday = true }
        start = weekday
      }
      if let weekday = weekday(after: end) {
        if tokens[weekday].weekday != day.weekday { hasWrongWeekday = true }
        end = weekday + 1
      }
      if let time = time(after: end) { end = time }
      starts.append(start)
      ends.append(end)
      for index in start..<end { taken[index] = true }
    }
  }

  private var rest: [Int] { tokens.indices.filter { !taken[$0] } }

  /// A part of a date stands there, such as a month.
  var hasParts: Bool {
    hasPartial
      || tokens.contains {
        $0.number != nil || $0.month != nil || $0.weekday != nil || $0.word == .relative
      }
  }

  /// Another day stands beside the date, if only in part: "2 and 3 March 2026".
  var hasOtherDay: Bool {
    hasPartial
      || rest.contains { index in
        let token = tokens[index]
        // "may" and "march" are verbs too, but only the first is a common one.
        return token.isOrdinal || token.weekday != nil || token.word == .relative
          || token.month.map { $0 != 5 } ?? false
      }
      || starts.contains { isJoined(to: $0 - 2, by: $0 - 1) }
      || ends.contains { isJoined(to: $0 + 1, by: $0) }
  }

  /// Words beside the date may change what it says: "not before", "by", "?".
  var isQualified: Bool {
    rest.contains { index in
      tokens[index].word == .qualifier
        || tokens[index].isMark(
          UInt8(ascii: "?"), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"))
    }
      || starts.contains { start in
        var before = start - 1
        while before >= 0,
          tokens[before].word == .filler || tokens[before].isMark(UInt8(ascii: "."))
        {
          before -= 1
        }
        return before >= 0 && tokens[before].word == .preposition
      }
  }

  /// Whether a number stands at `index` and belongs to the date, such as the 2 of "2-3 March 2026".
  private func isJoined(to index: Int, by joiner: Int) -> Bool {
    guard tokens.indices.contains(index), tokens.indices.contains(joiner), !taken[index],
      tokens[index].number != nil, tokens[index].digits <= 2
    else { return false }
    return tokens[joiner].word == .joiner
      || tokens[joiner].isMark(
        .hyphen, UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: ","))
  }

  private func weekday(before index: Int) -> Int? {
    var index = index - 1
    while index >= 0,
      tokens[index].isMark(UInt8(ascii: ","), UInt8(ascii: ".")) || tokens[index].word == .filler
    { index -= 1 }
    return index >= 0 && tokens[index].weekday != nil ? index : nil
  }

  private func weekday(after index: Int) -> Int? {
    var index = index
    while index < tokens.count, tokens[index].isMark(UInt8(ascii: ","), UInt8(ascii: "(")) {
      index += 1
    }
    return index < tokens.count && tokens[index].weekday != nil ? index : nil
  }

  /// Behind the time of day that follows a date: `16:07`, `at 4 pm`, `T00:00:00Z`.
  private func time(after start: Int) -> Int? {
    var index = start
    while index < tokens.count,
      tokens[index].word == .time
        || tokens[index].isMark(
          UInt8(ascii: ","), .hyphen, UInt8(ascii: "@"), UInt8(ascii: "("), UInt8(ascii: ")"))
    { index += 1 }
    guard index < tokens.count, tokens[index].digits > 0, !tokens[index].isOrdinal else {
      return nil
    }
    var hasMinutes = false
    index += 1
    while index + 1 < tokens.count, tokens[index].isMark(UInt8(ascii: ":"), UInt8(ascii: ".")),
      !tokens[index + 1].isApart, tokens[index + 1].number != nil
    {
      hasMinutes = true
      index += 2
    }
    let hasHour = index < tokens.count && tokens[index].word == .hour
    guard hasMinutes || hasHour else { return nil }
    return hasHour ? index + 1 : index
  }
}

extension CalendarDate {
  /// 1 is Monday, 7 is Sunday.
  package var weekday: Int {
    // Sakamoto's method, counted from Sunday.
    let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]
    let year = month < 3 ? year - 1 : year
    let sunday = (year + year / 4 - year / 100 + year / 400 + shift + day) % 7
    return sunday == 0 ? 7 : sunday
  }

  /// The day so many days later; the last of the year 9999 where that is behind it.
  package func adding(days: Int) -> CalendarDate {
    var (year, month, day) = (year, month, day + days)
    while true {
      guard
        let last = (28...31).last(where: { CalendarDate(year: year, month: month, day: $0) != nil })
      else { return CalendarDate(year: 9999, month: 12, day: 31) ?? self }
      if day <= last { return CalendarDate(year: year, month: month, day: day) ?? self }
      day -= last
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
  }

  /// Neither in the future nor over 120 years ago.
  fileprivate func isLikelyBirth(on today: Self) -> Bool {
    let isTooOld = (year + 120, month, day) < (today.year, today.month, today.day)
    return self <= today && !isTooOld
  }
}
