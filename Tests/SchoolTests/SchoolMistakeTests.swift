import Testing

@testable import School
import YAML

@Suite struct `A school with a mistake` {
  @Test(arguments: Self.slips)
  func `is refused with file, line and what to do`(_ slip: Slip) {
    let yaml = slip.applied(to: hillSchool)
    let error = #expect(throws: YAMLError.self) {
      try School(yaml: Array(yaml.utf8), file: "school.yaml")
    }
    #expect(error?.description == slip.says)
  }

  static let slips: [Slip] = [
    Slip(
      "no name",
      """
      name: Hill School

      """,
      becomes: "",
      says: """
        school.yaml:1: The school needs "name".
        hint: Write the name of the school.
        """),
    Slip(
      "no roles",
      """
      roles:
        - id: headteacher
          title: Headteacher
          people:
            - name: Ann Example
              email: head@hill.example
        - id: deputy
          title: Deputy
          stand-in: headteacher

      """,
      becomes: "",
      says: """
        school.yaml:1: The school needs "roles".
        hint: List the roles, each with `id` and `title`.
        """),
    Slip(
      "an unknown key",
      "name: Hill",
      becomes: "naem: Hill",
      says: """
        school.yaml:1: Unknown key "naem" in the school.
        hint: Did you mean "name"?
        school.yaml:1: The school needs "name".
        hint: Write the name of the school.
        """),
    Slip(
      "a role without an id",
      """
        - id: deputy
          title
      """,
      becomes: "  - title",
      says: """
        school.yaml:8: A role needs "id".
        hint: Name the role, such as `id: headteacher`.
        """),
    Slip(
      "a role without a title",
      """
          title: Deputy

      """,
      becomes: "",
      says: """
        school.yaml:8: A role needs "title".
        hint: Write what people call it, such as `title: Headteacher`.
        """),
    Slip(
      "a role's id with capitals",
      "id: deputy",
      becomes: "id: Deputy Head",
      says: """
        school.yaml:8: "id" is "Deputy Head", which is not small letters, digits and hyphens.
        hint: Write it such as `ict-manager`, starting with a letter.
        """),
    Slip(
      "a role given twice",
      "id: deputy",
      becomes: "id: headteacher",
      says: """
        school.yaml:8: The role "headteacher" is given twice, also in line 3.
        hint: Keep one, with all the people who hold it.
        school.yaml:10: The stand-ins of "headteacher" lead back to itself.
        hint: Let the last of them be a role that somebody holds.
        """),
    Slip(
      "the sender for a role",
      "id: deputy",
      becomes: "id: sender",
      says: """
        school.yaml:8: "sender" cannot be a role: in forms it means whoever sends one.
        hint: Choose another id.
        """),
    Slip(
      "a person without a name",
      """
            - name: Ann Example
              email
      """,
      becomes: "      - email",
      says: """
        school.yaml:6: A person needs "name".
        hint: Write the name, or delete the entry.
        """),
    Slip(
      "an e-mail address without its sign",
      "head@hill.example",
      becomes: "head.hill.example",
      says: """
        school.yaml:7: "email" is no e-mail address.
        hint: Write it such as office@school.example.
        """),
    Slip(
      "a stand-in that is no role, near one",
      "stand-in: headteacher",
      becomes: "stand-in: head-teacher",
      says: """
        school.yaml:10: "stand-in" is "head-teacher", which is no role of this school.
        hint: Did you mean "headteacher"?
        """),
    Slip(
      "a stand-in that is no role",
      "stand-in: headteacher",
      becomes: "stand-in: governors",
      says: """
        school.yaml:10: "stand-in" is "governors", which is no role of this school.
        hint: The roles are headteacher, deputy.
        """),
    Slip(
      "stand-ins that go round",
      """
          people:
            - name: Ann Example
              email: head@hill.example

      """,
      becomes: """
            stand-in: deputy

        """,
      says: """
        school.yaml:5: The stand-ins of "headteacher" lead back to itself.
        hint: Let the last of them be a role that somebody holds.
        school.yaml:8: The stand-ins of "deputy" lead back to itself.
        hint: Let the last of them be a role that somebody holds.
        """),
    Slip(
      "a day of the week with a slip",
      "Tuesday]",
      becomes: "Tusday]",
      says: """
        school.yaml:11: "Tusday" is no day of the week.
        hint: Did you mean "Tuesday"?
        """),
    Slip(
      "a day of the week in another form",
      "Tuesday]",
      becomes: "2]",
      says: """
        school.yaml:11: "2" is no day of the week.
        hint: Write it such as `Monday`.
        """),
    Slip(
      "no working days",
      "[Monday, Tuesday]",
      becomes: "[]",
      says: """
        school.yaml:11: The school works on no day.
        hint: List the days such as `working-days: [Monday, Tuesday]`, or delete the key.
        """),
    Slip(
      "a day in the order of the country",
      "2026-09-02",
      becomes: "02/09/2026",
      says: """
        school.yaml:14: "02/09/2026" is no day.
        hint: Write year, month and day such as 2026-09-01; the month must have that day.
        """),
    Slip(
      "a day that the month lacks",
      "2026-09-02",
      becomes: "2026-09-31",
      says: """
        school.yaml:14: "2026-09-31" is no day.
        hint: Write year, month and day such as 2026-09-01; the month must have that day.
        """),
    Slip(
      "a term without its end",
      """
          last: 2026-12-18

      """,
      becomes: "",
      says: """
        school.yaml:13: A term needs "last".
        hint: Write a day such as `last: 2026-09-01`.
        """),
    Slip(
      "a term that ends before it starts",
      "2026-12-18",
      becomes: "2025-12-18",
      says: """
        school.yaml:15: The term ends before it starts.
        hint: Check `first` and `last`.
        """),
    Slip(
      "terms that overlap",
      """
          closed: [2026-10-26 to 2026-10-30]

      """,
      becomes: """
          - name: Spring
            first: 2026-12-18
            last: 2027-03-25

        """,
      says: """
        school.yaml:17: The term starts before "Autumn" has ended.
        hint: List the terms in order, and check their days.
        """),
    Slip(
      "closed days outside of the term",
      "2026-10-26 to 2026-10-30",
      becomes: "2026-12-27",
      says: """
        school.yaml:16: "2026-12-27" is not within the term.
        hint: Days between terms are holidays already: list only days within a term.
        """),
    Slip(
      "closed days that run backwards",
      "2026-10-26 to 2026-10-30",
      becomes: "2026-10-30 to 2026-10-26",
      says: """
        school.yaml:16: "2026-10-30 to 2026-10-26" ends before it starts.
        hint: Write the earlier day first.
        """),
    Slip(
      "a closed time with half an end",
      "2026-10-26 to 2026-10-30",
      becomes: "2026-10-26 to Friday",
      says: """
        school.yaml:16: "Friday" is no day.
        hint: Write year, month and day such as 2026-09-01; the month must have that day.
        """),
  ]
}
