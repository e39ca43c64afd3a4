package import School
package import Templates

extension TemplateRecord {
  /// What every template may name of the school: `school.name`, `school.motto`, and of each role
  /// `roles.ict-manager.title`, `.name`, `.names` and `.email`.
  ///
  /// A role that nobody holds, and that nobody stands in for, has no name.
  ///
  /// - Parameters:
  ///   - school: as `school.yaml` has it.
  ///   - values: what else there is, by name.
  package init(_ school: School, and values: [(name: String, value: TemplateValue)] = []) {
    let own: [(name: String, value: TemplateValue)] = [
      ("name", .text(school.name)), ("motto", school.motto.map(TemplateValue.text) ?? .nothing),
    ]
    let roles = school.roles.map { role in
      (name: role.id, value: TemplateValue.record(TemplateRecord(role, in: school)))
    }
    self.init(
      [
        (name: "school", value: .record(TemplateRecord(own))),
        (name: "roles", value: .record(TemplateRecord(roles))),
      ] + values)
  }

  private init(_ role: School.Role, in school: School) {
    let people = school.holders(of: role.id)
    self.init([
      ("title", .text(role.title)),
      ("name", people.isEmpty ? .nothing : .text(people.map(\.name).joinedInWords)),
      ("names", .list(people.map { .text($0.name) })),
      ("email", people.lazy.compactMap(\.email).first.map(TemplateValue.text) ?? .nothing),
    ])
  }
}

extension [String] {
  /// "A", "A and B", "A, B and C".
  var joinedInWords: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
