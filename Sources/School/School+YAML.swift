package import YAML

extension School {
  /// Reads `school.yaml`; `file` is its name as it was given, for messages.
  ///
  /// Refused with every mistake at once, each with file, line and what to do.
  package init(yaml: [UInt8], file: String) throws(YAMLError) {
    let mistakes = MistakeList(file: file)
    let node = try YAMLNode.parse(yaml, file: file)
    let keys = ["name", "motto", "roles", "working-days", "terms"]
    let school = YAMLMapping(node, kind: "the school", keys: keys, mistakes: mistakes)
      .map(Self.init(reading:))
    try mistakes.throwIfAny()
    guard let school else { throw YAMLError([]) }  // no mapping: thrown above
    self = school
  }

  /// Reads `school.yaml` from disk.
  package init(file: String) throws(YAMLError) {
    try self.init(yaml: YAMLFile.bytes(of: file), file: file)
  }

  /// Values stand in for what is missing: each is a mistake that keeps the school from getting out.
  private init(reading school: YAMLMapping) {
    let hint = "List the roles, each with `id` and `title`."
    let hasRoles = school.requiredNode("roles", hint: hint) != nil
    let roles = hasRoles ? Self.roles(school) : []
    self.init(
      name: school.text("name", hint: "Write the name of the school.") ?? "",
      motto: school.optionalText("motto"),
      roles: roles.map(\.role),
      calendar: WorkingCalendar(reading: school))
    Self.checkRoles(roles)
  }

  private typealias RoleReading = (role: Role, place: YAMLMapping)

  private static func roles(_ school: YAMLMapping) -> [RoleReading] {
    school.groups("roles", kind: "a role", keys: ["id", "title", "people", "stand-in"]) { place in
      let people = place.groups("people", kind: "a person", keys: ["name", "email"]) { person in
        let email = person.optionalText("email")
        if let email, !email.isAddress {
          person.wrong(
            "email", "\"email\" is no e-mail address.",
            hint: "Write it such as office@school.example.")
        }
        return person.text("name", hint: "Write the name, or delete the entry.")
          .map { Person(name: $0, email: email) }
      }
      let role = Role(
        id: place.identifier(
          "id", example: "ict-manager", hint: "Name the role, such as `id: headteacher`.") ?? "",
        title: place.text("title", hint: "Write what people call it, such as `title: Headteacher`.")
          ?? "",
        people: people, standIn: place.optionalText("stand-in"))
      return (role, place)
    }
  }

  private static func checkRoles(_ roles: [RoleReading]) {
    let ids = roles.map(\.role.id)
    for (index, (role, place)) in roles.enumerated() where !role.id.isEmpty {
      if let first = ids[..<index].firstIndex(of: role.id) {
        place.wrong(
          "id",
          "The role \"\(role.id)\" is given twice, also in line \(roles[first].place.line(of: "id")).",
          hint: "Keep one, with all the people who hold it.")
      }
      if role.id == "sender" {
        place.wrong(
          "id", "\"sender\" cannot be a role: in forms it means whoever sends one.",
          hint: "Choose another id.")
      }
      guard let standIn = role.standIn else { continue }
      if !ids.contains(standIn) {
        place.wrong(
          "stand-in", "\"stand-in\" is \"\(standIn)\", which is no role of this school.",
          hint: standIn.nearest(of: ids).map { "Did you mean \"\($0)\"?" }
            ?? "The roles are \(ids.listed).")
      } else if standsInForItself(role, among: roles.map(\.role)) {
        place.wrong(
          "stand-in", "The stand-ins of \"\(role.id)\" lead back to itself.",
          hint: "Let the last of them be a role that somebody holds.")
      }
    }
  }

  private static func standsInForItself(_ role: Role, among roles: [Role]) -> Bool {
    var next = role.standIn
    for _ in roles {
      guard let id = next else { return false }
      if id == role.id { return true }
      next = roles.first { $0.id == id }?.standIn
    }
    return false
  }
}

extension String {
  /// One `@` with something on both sides, and no space.
  fileprivate var isAddress: Bool {
    let parts = split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !contains(where: \.isWhitespace)
  }
}
