/// An organisation as `school.yaml` describes it.
package struct School: Hashable, Codable, Sendable {
  package var name: String
  package var motto: String?
  package var roles: [Role]
  package var calendar: WorkingCalendar

  package struct Role: Hashable, Codable, Sendable {
    /// `ict-manager`.
    package var id: String
    /// "ICT manager".
    package var title: String
    /// Who holds it; empty for a placeholder that nobody holds yet.
    package var people: [Person]
    /// The role that stands in until somebody is named.
    package var standIn: String?

    package init(id: String, title: String, people: [Person], standIn: String? = nil) {
      self.id = id
      self.title = title
      self.people = people
      self.standIn = standIn
    }
  }

  package struct Person: Hashable, Codable, Sendable {
    package var name: String
    package var email: String?

    package init(name: String, email: String? = nil) {
      self.name = name
      self.email = email
    }
  }

  package init(name: String, motto: String? = nil, roles: [Role], calendar: WorkingCalendar) {
    self.name = name
    self.motto = motto
    self.roles = roles
    self.calendar = calendar
  }
}

/// On which days a school works.
package struct WorkingCalendar: Hashable, Codable, Sendable {
  /// 1 is Monday, 7 is Sunday.
  package var workingDays: Set<Int>
  /// Terms and their holidays, as ISO days `2026-09-01`.
  package var terms: [Term]

  package struct Term: Hashable, Codable, Sendable {
    package var name: String
    package var first: String
    package var last: String
    package var closed: [String]

    package init(name: String, first: String, last: String, closed: [String] = []) {
      self.name = name
      self.first = first
      self.last = last
      self.closed = closed
    }
  }

  package init(workingDays: Set<Int> = [1, 2, 3, 4, 5], terms: [Term] = []) {
    self.workingDays = workingDays
    self.terms = terms
  }
}
