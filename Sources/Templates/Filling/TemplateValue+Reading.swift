internal import Foundation

extension TemplateValue {
  /// What is written of it; nil of a list, a group of values, and nothing.
  var text: String? {
    switch self {
    case .text(let text), .number(let text): text
    case .truth(let truth): truth ? "yes" : "no"
    case .list, .record, .nothing: nil
    }
  }

  /// Nothing would be written of it.
  var isEmpty: Bool {
    switch self {
    case .nothing: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .list(let elements): elements.isEmpty
    case .number, .truth, .record: false
    }
  }

  /// Whether a condition holds that is this value alone.
  ///
  /// A table knows only text, so that `no`, `false` and `0` are no, as they are when they are typed as such.
  var holds: Bool {
    switch self {
    case .truth(let truth): truth
    case .nothing: false
    case .text(let text), .number(let text):
      !["", "no", "n", "false", "0"].contains(text.lowercased().filter { !$0.isWhitespace })
    case .list(let elements): !elements.isEmpty
    case .record: true
    }
  }

  /// The number that a text is, with or without commas between thousands.
  var decimal: Decimal? {
    guard let text else { return nil }
    let plain = text.trimmingSpace
    // `Decimal` reads a number at the start of a text, such as the year of a date.
    guard NumberSyntax.matches(plain) else { return nil }
    return Decimal(string: plain.filter { $0 != "," }, locale: Self.plainLocale)
  }

  private static let plainLocale = Locale(identifier: "en_US_POSIX")

  /// Its name for a person who gave something else.
  var kind: String {
    switch self {
    case .list: "a list"
    case .record: "a group of values"
    case .text, .number, .truth: "a single value"
    case .nothing: "nothing"
    }
  }
}
