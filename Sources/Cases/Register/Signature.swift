package import Forms

/// The ink of a person on a printed version.
package struct Signature: Hashable, Sendable {
  /// The ``Printing/sha256`` of what was signed.
  package var printing: String
  /// The id of the role, such as `chair-of-governors`.
  package var role: String
  /// The name and the title of the role as they were when it was signed.
  package var name: String
  package var title: String
  /// As it stands beside the ink.
  package var day: CalendarDate

  package init(printing: String, role: String, name: String, title: String, day: CalendarDate) {
    self.printing = printing
    self.role = role
    self.name = name
    self.title = title
    self.day = day
  }
}

/// Why a signature that was recorded does not count.
package struct Withdrawal: Hashable, Sendable {
  /// The ``Printing/sha256`` of what was signed.
  package var printing: String
  package var role: String
  package var reason: String

  package init(printing: String, role: String, reason: String) {
    self.printing = printing
    self.role = role
    self.reason = reason
  }
}
