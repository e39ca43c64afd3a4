/// What a word means within or beside a date.
enum DateWord: Hashable {
  /// 1 is January.
  case month(Int)
  /// 1 is Monday.
  case weekday(Int)
  /// "of", "the": within a date they mean nothing.
  case filler
  /// "and", "to": they join a date to another.
  case joiner
  /// "not", "maybe": with one of these anywhere the date may not be the answer.
  case qualifier
  /// "by", "from": right before a date they change what it says.
  case preposition
  /// "yesterday": a day that depends on when it was written.
  case relative
  /// "am", "hrs".
  case hour
  /// "at", "t": before a time of day.
  case time
}

/// The words of dates in one language; another language is another value.
struct DateLanguage {
  /// For each month from January, its names and abbreviations.
  var months: [String]
  /// For each day from Monday.
  var weekdays: [String]
  /// What is written right behind the number of a day.
  var ordinals: String
  var fillers: String
  var joiners: String
  var qualifiers: String
  var prepositions: String
  var relatives: String
  var hours: String
  var times: String

  static let english = DateLanguage(
    months: [
      "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
      "august aug", "september sept sep", "october oct", "november nov", "december dec",
    ],
    weekdays: [
      "monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu",
      "friday fri", "saturday sat", "sunday sun",
    ],
    ordinals: "st nd rd th",
    fillers: "of the day on",
    joiners: "and to or until till",
    qualifiers: """
      not never before after until till unless or between approx approximately circa maybe perhaps \
      possibly probably unsure think except instead wrong pending due planned expected will should \
      would could if no longer earliest latest roughly or commencing beginning ending ends starting \
      estimate estimated provisional tbc ago don't didn't isn't wasn't hasn't won't can't cannot
      """,
    prepositions: "by from since about around ca c early late mid start end week w wc",
    relatives: """
      yesterday today tomorrow now week weekend month year term last next previous
      """,
    hours: "am pm h hr hrs hours o'clock noon z utc gmt bst",
    times: "at t")
}

/// The words of all languages that docket reads dates in, looked up in lower case.
enum DateWords {
  static func meaning(of word: PackedWord) -> DateWord? { word.isTooLong ? nil : table[word] }

  static func isOrdinal(_ suffix: PackedWord) -> Bool { ordinals.contains(suffix) }

  private static let languages = [DateLanguage.english]

  private static let ordinals = languages.reduce(into: Set<PackedWord>()) {
    $0.formUnion(PackedWord.words(of: $1.ordinals))
  }

  private static let table: [PackedWord: DateWord] = {
    var table: [PackedWord: DateWord] = [:]
    for language in languages {
      for (index, names) in language.months.enumerated() {
        for name in PackedWord.words(of: names) { table[name] = .month(index + 1) }
      }
      for (index, names) in language.weekdays.enumerated() {
        for name in PackedWord.words(of: names) { table[name] = .weekday(index + 1) }
      }
      // A word of two meanings takes the one that asks for a person.
      let meanings: [(String, DateWord)] = [
        (language.fillers, .filler), (language.times, .time), (language.hours, .hour),
        (language.joiners, .joiner), (language.relatives, .relative),
        (language.prepositions, .preposition), (language.qualifiers, .qualifier),
      ]
      for (names, meaning) in meanings {
        for name in PackedWord.words(of: names) { table[name] = meaning }
      }
    }
    return table
  }()
}
