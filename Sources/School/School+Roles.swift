extension School {
  /// A role by its id.
  package func role(_ id: String) -> Role? {
    roles.first { $0.id == id }
  }

  /// What a role is called: its title, or its id where the school does not know it.
  package func title(of role: String) -> String {
    self.role(role)?.title ?? role
  }

  /// What a role is called where no school says: the words of its id, `ict-manager` as "ICT manager".
  package static func words(ofRole id: String) -> String {
    let words = id.split(separator: "-").map { word in
      abbreviations.contains(word.lowercased()) ? word.uppercased() : String(word)
    }
    let text = words.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Those that schools use for roles.
  private static let abbreviations: Set<String> = [
    "ict", "it", "sen", "send", "dsl", "ddsl", "hr", "pe", "pshe", "eal", "sbm", "slt",
  ]

  /// The role whose holders act for a role: itself, or the first of its stand-ins that somebody holds.
  ///
  /// Nil where nobody is named on the whole way, or where the school does not know the role.
  package func actingRole(for role: String) -> Role? {
    var seen: Set<String> = []
    var next = self.role(role)
    while let current = next, seen.insert(current.id).inserted {
      if !current.people.isEmpty { return current }
      next = current.standIn.flatMap(self.role)
    }
    return nil
  }

  /// The people who act for a role, following stand-ins; empty where nobody is named.
  package func holders(of role: String) -> [Person] {
    actingRole(for: role)?.people ?? []
  }

  /// Those of some roles that the school does not know, sorted.
  package func unknownRoles(of roles: some Sequence<String>) -> [String] {
    Set(roles).filter { role($0) == nil }.sorted()
  }
}
