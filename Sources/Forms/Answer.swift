package import Word

/// What came back for a field, and why docket thinks so. (R1, R3)
package struct Answer: Hashable, Sendable {
  /// R1: *blank* is a claim, made only where nothing was seen; in doubt an answer is *unclear*.
  package enum Outcome: String, Hashable, Sendable { case value, blank, unclear, unreadable }

  package var outcome: Outcome
  /// Set if and only if the outcome is `value`.
  package var value: AnswerValue?
  /// The text as it stands, label off, breaks as `\n`.
  package var raw: String
  package var how: Evidence?
  package var location: DocumentLocation?
  /// What it could be, where the outcome is `unclear`.
  package var candidates: [Candidate]
  /// Why a person must look, of `unclear` and `unreadable`.
  package var doubt: Doubt?

  // An initialiser that is called copies what it made into its place.
  @inline(__always)
  package init(
    outcome: Outcome, value: AnswerValue? = nil, raw: String = "", how: Evidence? = nil,
    location: DocumentLocation? = nil, candidates: [Candidate] = [], doubt: Doubt? = nil
  ) {
    self.outcome = outcome
    self.value = value
    self.raw = raw
    self.how = how
    self.location = location
    self.candidates = candidates
    self.doubt = doubt
  }

  package static let blank = Answer(outcome: .blank)

  /// Makes a value what a person must look at; anything else stays as it is.
  mutating func doubt(_ doubt: Doubt) {
    guard outcome == .value else { return }
    if let how, let location {
      candidates = [Candidate(value: value, raw: raw, how: how, location: location)]
    }
    outcome = .unclear
    value = nil
    self.doubt = doubt
  }
}

/// One reading of a field, of several that contradict each other.
package struct Candidate: Hashable, Sendable {
  package var value: AnswerValue?
  package var raw: String
  package var how: Evidence
  package var location: DocumentLocation

  package init(value: AnswerValue?, raw: String, how: Evidence, location: DocumentLocation) {
    self.value = value
    self.raw = raw
    self.how = how
    self.location = location
  }
}

/// The rule that chose an answer.
package enum Evidence: String, Hashable, Sendable, CaseIterable {
  case mark, tag, alias
  case legacyName = "legacy-name"
  case binding
  case sameCell = "same-cell"
  case right, below, colon, options
  /// A column of a table that is named for the field.
  case column
}

/// An answer in the type of its field.
package enum AnswerValue: Hashable, Sendable {
  case text(String)
  case texts([String])
  case truth(Bool)
  case date(CalendarDate)

  /// The parts of an answer that has several.
  package var texts: [String]? {
    if case .texts(let texts) = self { texts } else { nil }
  }
}

/// A day of the Gregorian calendar, without a time and without a zone.
package struct CalendarDate: Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil where there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// As ISO 8601 writes it: `2026-03-02`.
  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Nil unless the text is exactly a day as `2026-03-02`.
  package init?(iso text: some StringProtocol) {
    guard text.utf8.count == 10 else { return nil }
    // Year, month and day, as far as they were read.
    var parts = [0, 0, 0]
    var part = 0
    for (place, byte) in text.utf8.enumerated() {
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        part += 1
      } else {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        parts[part] = parts[part] * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    default: 31
    }
  }
}

/// Why a person must look at an answer: a stable code and one sentence, without the value.
///
/// Those that docket has stand in `Doubt+Catalogue.swift`.
package struct Doubt: Hashable, Sendable {
  /// Stable, for scripts: `two-answers`, `partial-date`.
  package var code: String
  /// One sentence.
  package var reason: String
  /// What the sender can do, up to the label: `Leave one answer in`.
  package var remedy: String

  package init(code: String, reason: String, remedy: String = "Write one clear answer in") {
    self.code = code
    self.reason = reason
    self.remedy = remedy
  }
}
