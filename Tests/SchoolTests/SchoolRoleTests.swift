import Testing

@testable import School

@Suite struct `The people of a role` {
  let school = School(
    name: "Hill School",
    roles: [
      role("headteacher", ["Ann Example"]),
      role("deputy", [], standIn: "headteacher"),
      role("office", [], standIn: "deputy"),
      role("clerk", ["Ben Example", "Cat Example"], standIn: "headteacher"),
      role("governor", []),
      role("hen", [], standIn: "egg"),
      role("egg", [], standIn: "hen"),
    ],
    calendar: WorkingCalendar())

  @Test(arguments: [
    ("headteacher", "Headteacher"), ("ict-manager", "ICT manager"),
    ("chair-of-governors", "Chair of governors"), ("send-lead", "SEND lead"),
  ])
  func `is called by the words of its id where no school says more`(_ id: String, _ words: String) {
    #expect(School.words(ofRole: id) == words)
  }

  @Test(
    arguments: [
      ("headteacher", ["Ann Example"]), ("deputy", ["Ann Example"]), ("office", ["Ann Example"]),
      ("clerk", ["Ben Example", "Cat Example"]), ("governor", []), ("hen", []), ("nobody", []),
    ])
  func `are those who hold it, or hold the first stand-in that is held`(
    _ role: String, _ people: [String]
  ) {
    #expect(school.holders(of: role).map(\.name) == people)
  }

  @Test func `act in the role that they hold`() {
    #expect(school.actingRole(for: "office")?.id == "headteacher")
    #expect(school.actingRole(for: "governor") == nil)
  }

  @Test func `are addressed by the title of the role, or by its id where it is unknown`() {
    #expect(school.title(of: "deputy") == "The deputy")
    #expect(school.title(of: "caretaker") == "caretaker")
  }

  @Test func `are asked for only in roles that the school knows`() {
    #expect(school.unknownRoles(of: ["office", "nurse", "cook", "nurse"]) == ["cook", "nurse"])
  }

  private static func role(_ id: String, _ people: [String], standIn: String? = nil) -> School.Role
  {
    School.Role(
      id: id, title: "The \(id)", people: people.map { School.Person(name: $0) }, standIn: standIn)
  }
}
