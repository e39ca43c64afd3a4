import School
import Testing

@testable import Forms

/// The folders of the repository.
enum Repository {
  static let root = String(#filePath.dropLast("Tests/FormsTests/SchemaShippedTests.swift".count))
  static let forms = root + "forms"
}

@Suite struct `Shipped forms` {
  let catalogue: FormCatalogue

  init() throws {
    catalogue = try FormCatalogue(folder: Repository.forms)
  }

  @Test func `are the two forms of the policy`() {
    #expect(
      catalogue.forms.map { "\($0.id) \($0.version) \($0.referencePrefix)" }
        == ["blocked-content-access 1 BCA", "inappropriate-content-report 1 ICR"])
  }

  @Test func `F1 asks what the policy prints, in its order`() throws {
    let form = try #require(catalogue.form("blocked-content-access", version: 1))
    #expect(form.title == "Blocked website content access request form")
    #expect(form.otherTitles == ["Blocked content access form"])
    #expect(
      form.fields.map(\.key) == [
        "teacher", "url", "content", "reasons", "risks", "approved", "reason",
      ])
    #expect(
      form.fields.map(\.label) == [
        "Teacher name:", "Full URL:", "Site content:", "Reasons:", "Risks:", "Approved", "Reason:",
      ])
    #expect(form.fields.map(\.type) == [.person, .webAddress, .text, .text, .text, .yesNo, .text])
    #expect(form.fields.filter(\.isRequired).map(\.key) == ["teacher", "url", "reasons", "risks"])
    #expect(form.fields[5].options.map(\.label) == ["Yes", "No"])
    #expect(form.sections.map(\.filledBy) == [.sender, .role("headteacher")])
    #expect(form.sections[1].fields.map(\.key) == ["approved", "reason"])
  }

  @Test func `F1 is handled by the ICT manager and decided by the headteacher`() throws {
    let form = try #require(catalogue.form("blocked-content-access", version: 1))
    #expect(form.routing.handledBy == "ict-manager")
    #expect(form.routing.decidedBy == "headteacher")
    #expect(form.routing.urgent.isEmpty)
  }

  @Test func `F2 asks what the policy prints, in its order`() throws {
    let form = try #require(catalogue.form("inappropriate-content-report", version: 1))
    #expect(form.title == "Inappropriate website content report form")
    #expect(
      form.fields.map(\.key) == [
        "teacher", "urls", "content", "nature", "safeguarding", "blocked_on",
      ])
    #expect(
      form.fields.map(\.label) == [
        "Teacher name:", "Full URLs:", "General site content:", "Nature of inappropriate content:",
        "Safeguarding issue?", "Site blocked Date:",
      ])
    #expect(
      form.fields.map(\.type)
        == [.person, .webAddresses, .text, .text, .yesNo, .date(DateRule(order: .dayFirst))])
    #expect(
      form.fields.filter(\.isRequired).map(\.key) == ["teacher", "urls", "nature", "safeguarding"])
    #expect(form.sections.map(\.filledBy) == [.sender, .role("ict-manager")])
    #expect(form.sections[1].fields.map(\.key) == ["blocked_on"])
  }

  @Test func `F2 goes to the headteacher at once unless safeguarding is a clear No`() throws {
    let form = try #require(catalogue.form("inappropriate-content-report", version: 1))
    #expect(form.routing.handledBy == "ict-manager")
    #expect(form.routing.decidedBy == nil)
    #expect(
      form.routing.urgent
        == [FormSchema.Urgency(field: "safeguarding", unless: false, role: "headteacher")])
  }

  @Test func `are kept for six years after closing, and never destroyed without a review`() {
    for form in catalogue.forms {
      #expect(form.retention == FormSchema.Retention(years: 6, from: .closing, review: true))
    }
  }

  @Test func `name only roles that the shipped school has`() throws {
    let school = try School(file: Repository.root + "school.yaml")
    for form in catalogue.forms {
      #expect(school.unknownRoles(of: form.roles) == [])
    }
  }
}
