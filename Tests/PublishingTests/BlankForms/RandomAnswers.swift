import Forms
import TestSupport

/// Answers as people give them, the same for the same seed.
struct RandomAnswers {
  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
  }

  /// Answers to what the sender fills in; what is not required is left blank now and then.
  ///
  /// - Parameters:
  ///   - form: what is asked.
  ///   - isTyped: they are typed into a plain text, where a blank line ends an answer.
  /// - Returns: the values that are to be read, by the keys of fields.
  mutating func answers(to form: FormSchema, isTyped: Bool = false) -> [String: AnswerValue] {
    var answers: [String: AnswerValue] = [:]
    for section in form.sections where section.filledBy == .sender {
      for field in section.fields where field.isRequired || !random.once(in: 5) {
        answers[field.key] = value(field, isTyped)
      }
    }
    return answers
  }

  private mutating func value(_ field: Field, _ isTyped: Bool) -> AnswerValue {
    switch field.type {
    case .text: .text(text(isTyped))
    case .person: .text(pick(Self.names))
    case .email: .text(pick(Self.emails))
    case .telephone: .text(pick(Self.telephones))
    case .number: .text(String(Int.random(in: 0...400, using: &random)))
    case .webAddress: .text(address())
    case .webAddresses: .texts((0...Int.random(in: 0...3, using: &random)).map { _ in address() })
    case .yesNo: .truth(Bool.random(using: &random))
    case .choice: .text(pick(field.options).label)
    case .choices:
      .texts(
        {
          let chosen = field.options.filter { _ in Bool.random(using: &random) }
          return (chosen.isEmpty ? [field.options[0]] : chosen).map(\.label)
        }())
    case .date:
      .date(
        CalendarDate(
          year: Int.random(in: 1990...2025, using: &random),
          month: Int.random(in: 1...12, using: &random),
          day: Int.random(in: 1...28, using: &random)) ?? Self.someDay)
    }
  }

  /// Some lines of some words, in several scripts.
  private mutating func text(_ isTyped: Bool) -> String {
    let lines = (0...Int.random(in: 0...3, using: &random)).map { _ in
      (0...Int.random(in: 0...5, using: &random)).map { _ in pick(Self.words) }
        .joined(separator: " ")
    }
    return lines.joined(separator: isTyped || !random.once(in: 4) ? "\n" : "\n\n")
  }

  private mutating func address() -> String {
    "https://" + pick(["example.org", "www.school.example", "a-b.example.net"])
      + "/\(Int.random(in: 1...9_999, using: &random))" + pick(["", "/page", "?q=a&b=1", "#part"])
  }

  private mutating func pick<Element>(_ all: [Element]) -> Element {
    all[Int.random(in: 0..<all.count, using: &random)]
  }

  private static let someDay =
    CalendarDate(year: 2020, month: 2, day: 29) ?? { preconditionFailure("a real day") }()
  private static let names = [
    "Zoë O’Connor", "Ann-Marie Smith", "محمد علي", "李小龙", "Łukasz Żak", "R. B. \"Bob\" Okafor",
    "דוד לוי", "Ms d'Arcy",
  ]
  private static let emails = [
    "a.b+c@school.example", "zoe@example.org", "o'neil@mail.example.com",
  ]
  private static let telephones = ["01632 960123", "+44 1632 960 123", "020 7946 0018"]
  private static let words = [
    "planets", "“quoted”", "it’s", "don't", "naïve", "日本語", "مرحبا", "שלום", "a<b", "R&D",
    "\"said\"", "50%", "(see page 3)", "👩‍🏫", "été", "Straße", "{{name}}", "1 + 1 = 2",
    "and", "the", "children", "use", "it", "every", "week",
  ]
}
