package import Forms
package import School
package import Templates
internal import YAML

/// What a policy says of itself: the values at the top of its text.
package struct PolicyFacts: Hashable, Sendable {
  package var title: String
  /// As people say it: `3`, `2026.1`.
  package var version: String
  /// The id of the role that looks after it.
  package var owner: String
  package var approvedBy: String?
  package var approvedOn: CalendarDate?
  package var nextReview: CalendarDate?
  /// The ids of the roles that sign it, in their order.
  package var signatures: [String]
}

extension PolicyFacts {
  /// Reads the values of a template.
  ///
  /// - Parameters:
  ///   - template: a text in Markdown.
  ///   - file: its name, for what is wrong.
  ///   - school: whose roles look after it and sign it.
  /// - Throws: everything that is missing or wrong.
  package init(_ template: Template, file: String, school: School) throws(PublishingErrors) {
    var reading = FactReading(template: template, file: file, school: school)
    title = reading.text("title", "title: Social media policy")
    version = reading.text("version", "version: 1")
    owner = reading.role("owner", "owner: headteacher")
    approvedBy = reading.optionalText("approved_by")
    approvedOn = reading.day("approved_on")
    nextReview = reading.day("next_review")
    signatures = reading.roles("signatures")
    if let approvedOn, approvedBy == nil {
      reading.wrong(
        "approved_on", "The policy is approved on \(approvedOn), and nobody approved it.",
        "Write a line such as `approved by: Governing body`.")
    }
    if let approvedOn, let nextReview, nextReview <= approvedOn {
      reading.wrong(
        "next_review", "The next review is on or before the day of the approval.",
        "Write the day on which the policy must be looked at again.")
    }
    guard reading.mistakes.isEmpty else { throw PublishingErrors(reading.mistakes) }
  }

  /// It says of itself what only policies do.
  package static func isPolicy(_ template: Template) -> Bool {
    template.defaults["version"] != nil
  }
}

/// Reads values and collects what is wrong with them.
private struct FactReading {
  let template: Template
  let file: String
  let school: School
  private(set) var mistakes: [PublishingErrors.Mistake] = []

  init(template: Template, file: String, school: School) {
    self.template = template
    self.file = file
    self.school = school
  }

  mutating func wrong(_ key: String, _ message: String, _ hint: String) {
    let line = template.defaultLines[key].map { ", line \($0)" } ?? ", the values at its top"
    mistakes.append(PublishingErrors.Mistake(message, at: file + line, hint: hint))
  }

  func optionalText(_ key: String) -> String? {
    guard case .text(let text)? = template.defaults[key] else { return nil }
    let words = text.trimmed
    return words.isEmpty ? nil : words
  }

  mutating func text(_ key: String, _ example: String) -> String {
    if let text = optionalText(key) { return text }
    wrong(
      key, "The policy does not say its \(key.replacing("_", with: " ")).",
      "Write a line such as `\(example)` between the --- at its top.")
    return ""
  }

  mutating func day(_ key: String) -> CalendarDate? {
    guard let text = optionalText(key) else { return nil }
    if let day = CalendarDate(iso: text) { return day }
    wrong(
      key, "\"\(key.replacing("_", with: " "))\" is no day.",
      "Write it such as `\(key.replacing("_", with: " ")): 2026-09-01`; is there such a day?")
    return nil
  }

  mutating func role(_ key: String, _ example: String) -> String {
    let id = text(key, example)
    if !id.isEmpty { check(id, key) }
    return id
  }

  mutating func roles(_ key: String) -> [String] {
    guard let value = template.defaults[key] else { return [] }
    var ids: [String] = []
    if case .list(let elements) = value {
      for case .text(let id) in elements { ids.append(id.trimmed) }
    } else if case .text(let text) = value {
      ids = text.split(separator: ",").map { String($0).trimmed }
    }
    ids.removeAll(where: \.isEmpty)
    for (index, id) in ids.enumerated() {
      check(id, key)
      if ids[..<index].contains(id) {
        wrong(key, "The role \"\(id)\" signs twice.", "Name each role once.")
      }
    }
    return ids
  }

  private mutating func check(_ id: String, _ key: String) {
    guard school.role(id) == nil else { return }
    let known = school.roles.map(\.id)
    wrong(
      key, "\"\(id)\" is no role of this school.",
      id.nearest(of: known).map { "Did you mean \"\($0)\"?" }
        ?? "school.yaml has \(known.listed).")
  }
}
