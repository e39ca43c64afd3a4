internal import School
internal import YAML

/// The words that stand where people sign: labels, roles and names.
struct SignatureWording {
  /// The ids of the school's roles, by their titles without signs.
  private let roles: [String: String]

  init(_ school: School?) {
    var roles: [String: String] = [:]
    for role in school?.roles ?? [] { roles[Self.key(role.title)] = role.id }
    self.roles = roles
  }

  /// The id of the school's role that a label names: `(Headteacher)`, `Headteacher’s signature:`.
  func role(_ label: String) -> String? {
    roles[Self.key(label)]
      ?? roles[
        Self.words(label).filter { !Self.labels.contains($0) && !Self.small.contains($0) }.joined()]
      ?? roles[Self.words(label).filter { !Self.labels.contains($0) }.joined()]
  }

  /// Whether a text is a role and nothing else.
  func isRole(_ text: String) -> Bool {
    if roles[Self.key(text)] != nil { return true }
    let words = Self.words(text)
    guard let first = words.first, words.count <= 8, !Self.isSentence(text) else { return false }
    return words.allSatisfy { Self.titles.contains($0) || Self.small.contains($0) }
      && !Self.small.contains(first) && words.contains(where: Self.signers.contains)
  }

  /// Whether a label asks for the day.
  func isDay(_ label: String) -> Bool { ["date", "dated"].contains(Self.words(label).first) }

  /// Whether a text can stand beside a leader: words of signing, a role, a name; no part of a sentence.
  func isLabel(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count <= 10, !Self.isSentence(text) else { return false }
    if role(text) != nil { return true }
    return words.allSatisfy { word in
      let plain = Self.words(String(word))
      guard !plain.isEmpty else { return word.allSatisfy { "&/–-()".contains($0) } }
      return word.first { $0.isLetter }?.isUppercase == true && plain != ["i"]
        || plain.allSatisfy { Self.isSigning($0) || Self.small.contains($0) }
    }
  }

  /// Whether a label speaks of signing.
  func isOfSigning(_ label: String) -> Bool {
    role(label) != nil || Self.words(label).contains(where: Self.isSigning)
  }

  static func isSigning(_ word: String) -> Bool { labels.contains(word) || titles.contains(word) }

  /// Whether a word begins another label than the word before it: the day, or the name.
  static func begins(_ word: Substring, behind before: Substring) -> Bool {
    let (word, before) = (words(String(word)).first ?? "", words(String(before)).last ?? "")
    return switch word {
    case "date", "dated": !small.contains(before)
    case "name": !["print", "printed", "full", "your"].contains(before) && !small.contains(before)
    case "print", "printed", "position": !small.contains(before)
    default: false
    }
  }

  /// The end or a pause of a sentence; the dot of `Mrs.` and commas between a name and a role are none.
  private static func isSentence(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    return text.contains { ";!?".contains($0) }
      || words.contains { $0.last == "." && $0.count > 5 } || words.first?.first == "."
  }

  /// Small letters, without signs and the `s` of what is somebody's.
  static func words(_ text: String) -> [String] {
    text.lowercased().replacing("’s", with: "").replacing("'s", with: "")
      .split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func key(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static let labels: Set<String> = [
    "sign", "signed", "signature", "signatures", "signatory", "date", "dated", "name", "names",
    "print", "printed", "full", "position", "role", "title", "block", "capitals", "witness",
    "witnessed", "approved", "agreed", "behalf", "please",
  ]
  private static let titles: Set<String> = [
    "headteacher", "head", "teacher", "principal", "deputy", "assistant", "acting", "executive",
    "chair", "chairman", "chairwoman", "chairperson", "vice", "governor", "governors", "governing",
    "body", "board", "trustee", "trustees", "committee", "manager", "lead", "leader", "designated",
    "safeguarding", "bursar", "business", "network", "ict", "parent", "parents", "carer", "carers",
    "guardian", "pupil", "student", "child", "staff", "member", "employee", "officer", "school",
  ]
  /// What those are who sign for others; all staff, or the governing body, rather head a section.
  private static let signers: Set<String> = [
    "headteacher", "head", "principal", "chair", "chairman", "chairwoman", "chairperson",
    "governor", "trustee", "bursar", "manager", "lead", "leader", "officer", "witness",
  ]
  private static let small: Set<String> = [
    "of", "the", "and", "for", "on", "by", "in", "a", "to", "or",
  ]
}
