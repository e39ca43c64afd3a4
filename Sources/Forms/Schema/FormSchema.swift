/// What a form asks, who answers, whom it goes to and how long it is kept: one file, `forms/<id>.yaml`.
///
/// A schema in use never changes: a change is a new version, and a case keeps the version that it was
/// read with.
package struct FormSchema: Hashable, Codable, Sendable {
  /// Letters, digits and hyphens: `blocked-content-access`.
  package var id: String
  package var version: Int
  package var title: String
  package var otherTitles: [String]
  /// Two to four capital letters before the case references: `BCA`.
  package var referencePrefix: String
  package var sections: [Section]
  package var routing: Routing
  package var retention: Retention
  /// Roles that may see a case, besides those it is assigned to.
  package var visibleTo: [String]

  /// A part of the form that one person fills in.
  package struct Section: Hashable, Codable, Sendable {
    /// The heading above it on the form, where there is one. (W77)
    package var title: String?
    package var filledBy: Filler
    package var fields: [Field]

    package init(title: String? = nil, filledBy: Filler, fields: [Field]) {
      self.title = title
      self.filledBy = filledBy
      self.fields = fields
    }
  }

  /// Who fills a section in: the sender, or the holder of a role, for official use.
  package enum Filler: Hashable, Codable, Sendable {
    case sender
    case role(String)
  }

  /// Whom a case goes to, and the steps to its end.
  package struct Routing: Hashable, Codable, Sendable {
    /// The role that handles a case.
    package var handledBy: String
    /// The role whose decision is final; nil where nothing is decided.
    package var decidedBy: String?
    package var steps: [Step]
    /// Answers that send a case to another role at once.
    package var urgent: [Urgency]

    package init(handledBy: String, decidedBy: String?, steps: [Step] = [], urgent: [Urgency] = [])
    {
      self.handledBy = handledBy
      self.decidedBy = decidedBy
      self.steps = steps
      self.urgent = urgent
    }
  }

  /// A step on the way: who does what within how many working days.
  package struct Step: Hashable, Codable, Sendable {
    package var name: String
    package var role: String
    package var workingDays: Int

    package init(name: String, role: String, workingDays: Int) {
      self.name = name
      self.role = role
      self.workingDays = workingDays
    }
  }

  /// A yes-no field that sends a case to `role` at once unless it is a clear `unless`.
  package struct Urgency: Hashable, Codable, Sendable {
    package var field: String
    package var unless: Bool
    package var role: String

    package init(field: String, unless: Bool, role: String) {
      self.field = field
      self.unless = unless
      self.role = role
    }
  }

  /// How long a case is kept, and from when.
  package struct Retention: Hashable, Codable, Sendable {
    package enum Start: String, Hashable, Codable, Sendable { case closing, received }
    package var years: Int
    package var from: Start
    /// Never destroyed without a person's review.
    package var review: Bool

    package init(years: Int, from: Start, review: Bool) {
      self.years = years
      self.from = from
      self.review = review
    }
  }

  package init(
    id: String, version: Int, title: String, otherTitles: [String] = [], referencePrefix: String,
    sections: [Section], routing: Routing,
    retention: Retention = Retention(years: 6, from: .closing, review: true),
    visibleTo: [String] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.otherTitles = otherTitles
    self.referencePrefix = referencePrefix
    self.sections = sections
    self.routing = routing
    self.retention = retention
    self.visibleTo = visibleTo
  }

  /// All fields, in the order of the form.
  package var fields: [Field] { sections.flatMap(\.fields) }
}
