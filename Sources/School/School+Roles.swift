extension School {
  /// A role by its id.
  package func role(_ id: String) -> Role? {
    roles.first { $0.id == id }
  }

  /// What a role is called: its title, or its id where the school does not know it.
  package func title(of role: String) -> String {
    self.role(role)?.title ?? role
  }

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
