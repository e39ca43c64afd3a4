internal import Crypto

/// What docket puts on the forms that it makes, so that they are known when they come back:
/// `docket blocked-content-access 1 K7Q2`.
package struct FormMark: Hashable, Sendable {
  package var form: FormIdentity
  /// Nil in files of a docket that wrote none yet.
  package var checkCode: String?

  package init(of schema: FormSchema) {
    form = FormIdentity(id: schema.id, version: schema.version)
    checkCode = schema.checkCode
  }

  /// Reads the property of a Word file: `blocked-content-access 1 K7Q2`, or without the code.
  package init?(property text: some StringProtocol) {
    let words = text.split(separator: " ")
    guard words.count >= 2, let version = Int(words[1]) else { return nil }
    form = FormIdentity(id: String(words[0]), version: version)
    checkCode = words.count >= 3 ? String(words[2]) : nil
  }

  /// Reads a line as it is printed; nil where the line says anything else.
  ///
  /// People type it up: capitals make no difference.
  package init?(line text: some StringProtocol) {
    let words = text.split { $0 == " " || $0 == "\u{A0}" || $0 == "\t" }
    guard words.count == 4, words[0].lowercased() == Self.opening, let version = Int(words[2]),
      words[3].utf8.count == Self.codeLength
    else { return nil }
    let code = words[3].uppercased()
    guard code.utf8.allSatisfy(Self.letters.contains) else { return nil }
    form = FormIdentity(id: words[1].lowercased(), version: version)
    checkCode = code
  }

  /// As the custom property `docket-form` of a Word file holds it.
  package var property: String {
    ([form.id, String(form.version)] + [checkCode].compactMap { $0 }).joined(separator: " ")
  }

  /// As it is printed.
  package var line: String { "\(Self.opening) \(property)" }

  fileprivate static let opening = "docket"
  fileprivate static let codeLength = 4
  /// Without those that look like others: 0 and O, 1 and I.
  static let letters = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
}

extension FormSchema {
  /// Four letters and figures that another form, or the same one asking something else, has not.
  ///
  /// They stand for what the form asks and of whom: its id and version, and the key, label, type and
  /// options of each field. Help and other labels may be mended in a form that is in use.
  package var checkCode: String {
    var words = [id, String(version)]
    for section in sections {
      switch section.filledBy {
      case .sender: words += ["section", section.title ?? "", ""]
      case .role(let role): words += ["section", section.title ?? "", role]
      }
      for field in section.fields {
        words += ["field", field.key, field.label, field.type.asked]
        words += field.options.flatMap { ["option", $0.label] }
      }
    }
    // No name holds a control character, so no two forms run together to the same text.
    let text = words.joined(separator: "\u{1F}")
    return String(
      decoding: SHA256.hash(data: Array(text.utf8)).prefix(FormMark.codeLength).map {
        FormMark.letters[Int($0 & 31)]
      }, as: UTF8.self)
  }
}

extension FieldType {
  /// Its name, and what else of it changes how an answer is understood.
  fileprivate var asked: String {
    switch self {
    case .text: "text"
    case .person: "person"
    case .email: "email"
    case .telephone: "telephone"
    case .number: "number"
    case .webAddress: "web-address"
    case .webAddresses: "web-addresses"
    case .yesNo: "yes-no"
    case .choice: "choice"
    case .choices: "choices"
    case .date(let rule): "date \(rule.order.rawValue)"
    }
  }
}
