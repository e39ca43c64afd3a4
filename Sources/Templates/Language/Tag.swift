/// What stands between `{{` and `}}`, understood.
enum Tag: Hashable, Sendable {
  /// `{{ name | upper }}`
  case value(ValueTag)
  /// `{{#each people}}`
  case each(Name)
  /// `{{#if approved == "yes"}}`
  case ifBegins(Condition)
  /// `{{else if late}}`; nil for `{{else}}`.
  case elseBegins(Condition?)
  /// `{{/each}}`
  case eachEnds
  /// `{{/if}}`
  case ifEnds
  /// `{{image logo width: 30mm}}`, `{{qr url}}`
  case picture(PictureTag)
  /// `{{! a remark }}`, which leaves nothing.
  case remark

  /// Whether it opens, parts or closes a block.
  var isBlock: Bool {
    switch self {
    case .each, .ifBegins, .elseBegins, .eachEnds, .ifEnds: true
    case .value, .picture, .remark: false
    }
  }

  /// Whether it closes a block.
  var isEnd: Bool { self == .eachEnds || self == .ifEnds }
}

/// A value and what is done to it before it is written.
struct ValueTag: Hashable, Sendable {
  var value: Operand
  var filters: [Filter] = []

  /// Something is written where the value is missing.
  var hasDefault: Bool { filters.contains { if case .fallback = $0 { true } else { false } } }
}

/// The name of a value: `school`, or `teacher.name` for a value in a group.
struct Name: Hashable, Sendable {
  var steps: [String]
  /// `?` stands behind it: where there is none, nothing is written.
  var isOptional = false
  /// It is a merge field's, in which Word does not tell capitals from small letters.
  var ignoresCase = false

  var text: String { steps.joined(separator: ".") }
}

/// Something that has a value.
enum Operand: Hashable, Sendable {
  case name(Name)
  /// The element of the list that is gone through: `this`.
  case element
  /// Its number, counted from 1: `@number`.
  case number
  case text(String)
  case truth(Bool)
}

/// What `{{#if …}}` asks.
indirect enum Condition: Hashable, Sendable {
  enum Comparison: String, Hashable, Sendable, CaseIterable {
    case equal = "=="
    case unequal = "!="
    case atMost = "<="
    case atLeast = ">="
    case less = "<"
    case greater = ">"
  }

  case holds(Operand)
  case compares(Operand, Comparison, Operand)
  case not(Condition)
  case and(Condition, Condition)
  case or(Condition, Condition)
}

/// What a value goes through on its way into the document: `| format: "d MMMM yyyy"`.
enum Filter: Hashable, Sendable {
  /// A pattern for a date or a number.
  case format(String)
  case upper
  case lower
  case title
  /// A capital at the beginning: Word's `\* FirstCap`.
  case firstCapital
  /// What is written where the value is missing or empty.
  case fallback(String)
  /// The elements of a list in one line, the last of them joined by words of its own.
  case join(String, last: String?)
  /// How many elements a list has.
  case count

  static let names = ["format", "upper", "lower", "title", "default", "join", "count"]
}

/// A picture from a file, or a QR code of a text.
struct PictureTag: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case image, qr }

  /// The longest side that a picture may have, which is a little more than Word takes for a page: 55 cm.
  static let longest = 20_000_000

  var kind: Kind
  var value: Operand
  /// In English Metric Units, of which a millimetre has 36,000. (ECMA-376 Part 1, §20.1.2.1)
  var width: Int?
  var height: Int?
  /// What it shows, for those who do not see it.
  var alternativeText: String?

  /// A code says where it leads; a picture says nothing by itself.
  var isWordless: Bool {
    kind == .image && alternativeText?.contains { !$0.isWhitespace } != true
  }
}
