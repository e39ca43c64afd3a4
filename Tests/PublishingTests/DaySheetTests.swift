@testable import Cases
import Forms
import Publishing
import School
import Templates
import Testing

@Suite struct `The sheet of the day` {
  private let school = School(
    name: "Example School",
    roles: [School.Role(id: "ict-manager", title: "ICT manager", people: [])],
    calendar: WorkingCalendar())
  private let moment = Moment(milliseconds: 1_795_774_440_000, zoneMinutes: 0)

  private func cases(_ count: Int, assigned: String = "ict-manager") throws -> [CaseSummary] {
    try (1...count).map { number in
      CaseSummary(
        id: Int64(number),
        reference: try #require(CaseReference(prefix: "BCA", year: 2026, number: number)),
        sha256: String(repeating: "0", count: 64), record: 1, received: moment,
        form: FormIdentity(id: "blocked-content-access", version: 1), outcome: .needsReview,
        status: .open, assigned: assigned, isUrgent: number == 1, arrivals: 1)
    }
  }

  private func values(_ sheet: DaySheet) -> [String: TemplateValue] {
    Dictionary(
      sheet.values(school) { _ in "Access request" }.map { ($0.name, $0.value) }
    ) { first, _ in first }
  }

  @Test func `is no longer than anybody reads, and says how much there is besides`() throws {
    let arrived = try cases(120)
    let sheet = values(
      DaySheet(
        moment: moment, arrived: arrived, open: arrived, returned: [], waiting: [], duplicates: 0,
        leftovers: []))
    guard case .list(let rows)? = sheet["arrived"], case .list(let roles)? = sheet["open"] else {
      Issue.record("a list is missing")
      return
    }
    #expect(rows.count == 100)
    #expect(sheet["arrived-more"] == .number("20"))
    // The newest stands first.
    #expect(
      rows.first
        == .record(
          TemplateRecord([
            ("reference", .text(arrived[119].reference.description)), ("time", .text("10:14")),
            ("form", .text("Access request")), ("role", .text("ICT manager")),
            ("state", .text("To be reviewed")),
          ])))
    guard case .record(let role)? = roles.first else {
      Issue.record("a role is missing")
      return
    }
    #expect(roles.count == 1)
    #expect("\(role)".contains(" and 100 more"))
  }

  @Test func `says in words why a file came back`() {
    let codes = Refusal.Code.allCases.map(\.rawValue) + DeliveryTrouble.allCases.map(\.rawValue)
    let sheet = values(
      DaySheet(
        moment: moment, arrived: [], open: [],
        returned: codes.map {
          FiledDelivery(file: "\($0).docx", ending: .returned, reason: $0, at: moment)
        }, waiting: [], duplicates: 0, leftovers: []))
    guard case .list(let rows)? = sheet["returned"] else {
      Issue.record("the list is missing")
      return
    }
    #expect(rows.count == codes.count)
    for (row, code) in zip(rows.reversed(), codes) where code != "unrecognised" {
      #expect(!"\(row)".contains("Not taken in"), "\(code)")
    }
  }
}
