import Testing

@testable import School

@Suite struct `The shipped school` {
  let school: School

  init() throws {
    let root = #filePath.dropLast("Tests/SchoolTests/SchoolTests.swift".count)
    school = try School(file: root + "school.yaml")
  }

  @Test func `is Longroyde with its motto`() {
    #expect(school.name == "Longroyde Primary School")
    #expect(school.motto == "Everybody valued, Everyone Achieves")
  }

  @Test func `has the roles of the policy, and names only whom the policy names`() {
    #expect(
      school.roles.map { "\($0.title): \($0.people.map(\.name))" } == [
        "Headteacher: []", "ICT lead: []", "ICT manager: []", #"Network manager: ["Mr W Flynn"]"#,
        "Chair of governors: []", "Safeguarding lead: []",
      ])
    #expect(
      school.roles.map(\.id) == [
        "headteacher", "ict-lead", "ict-manager", "network-manager", "chair-of-governors",
        "safeguarding-lead",
      ])
  }

  @Test func `has the headteacher stand in for the safeguarding lead until one is named`() {
    var named = school
    named.roles[0].people = [School.Person(name: "Ann Example")]
    #expect(named.holders(of: "safeguarding-lead").map(\.name) == ["Ann Example"])
    named.roles[5].people = [School.Person(name: "Ben Example")]
    #expect(named.holders(of: "safeguarding-lead").map(\.name) == ["Ben Example"])
  }

  @Test func `P8: does not take the network manager for the ICT manager`() {
    #expect(school.holders(of: "ict-manager").isEmpty)
  }

  @Test func `works Monday to Friday in the example terms`() {
    #expect(school.calendar.workingDays == [1, 2, 3, 4, 5])
    #expect(school.calendar.terms.map(\.name).count == 3)
    #expect(school.calendar.day(after: 1, workingDaysFrom: "2026-10-23") == "2026-11-02")
  }
}

@Suite struct `A school` {
  @Test func `works Monday to Friday unless it says otherwise`() throws {
    let yaml = "name: A\nroles: [{id: head, title: Head}]\n"
    let school = try School(yaml: Array(yaml.utf8), file: "school.yaml")
    #expect(school.calendar == WorkingCalendar(workingDays: [1, 2, 3, 4, 5], terms: []))
  }
}
