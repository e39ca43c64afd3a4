import Forms
import Testing
import TestSupport
import Word

@testable import Intake

@Suite struct `What a sender is asked to mend` {
  private func corrections(_ text: String, of form: FormSchema? = nil) throws -> [String] {
    let forms = try Catalogue.shipped()
    let read = readForm(Array(text.utf8), file: "form.txt", forms)
    let schema = try #require(forms.first { $0.id == read.form?.id })
    return [Correction](of: read, schema: schema, school: try Catalogue.school()).map(\.sentence)
  }

  private func request(
    teacher: String = "Ms R Okafor", url: String = "https://www.example.org/planets",
    reasons: String = "A project.", approved: String = "Yes / No"
  ) -> String {
    """
    Blocked website content access request form
    Teacher name: \(teacher)
    Full URL: \(url)
    Reasons: \(reasons)
    Risks: None that I know of.
    Approved: \(approved)

    """
  }

  @Test func `is nothing where the form can be dealt with`() throws {
    #expect(try corrections(request()) == [])
    // What stands in the part for the office alone sends no form back.
    #expect(try corrections(request(approved: "Yes")) == [])
    #expect(try corrections(request(approved: "Yes No")) == [])
  }

  @Test func `is said in plain words, and holds nothing of what was written`() throws {
    #expect(
      try corrections(request(teacher: "", url: "the canary site", reasons: "", approved: "Yes"))
        == [
          "Teacher name: it was left empty. Please write the name.",
          "Full URL: it holds no web address. Please copy the web address from the browser into \"Full URL\".",
          "Reasons: it was left empty. Please write your answer.",
          "Approved: this part is for the Headteacher to fill in. Please leave it empty; what stands there does not count.",
        ])
  }

  @Test func `is the date in full, and one of the options`() throws {
    #expect(
      try corrections(
        """
        Inappropriate website content report form
        Teacher name: Mr J Lindqvist
        Full URLs: https://games.example.com
        Nature of inappropriate content: Adverts.
        Safeguarding issue? perhaps canary

        """) == [
          "Safeguarding issue? It says neither a plain Yes nor a plain No. Please choose one of these: Yes, No."
        ])
    let born = FormSchema(
      id: "born", version: 1, title: "Birthday form", referencePrefix: "BIR",
      sections: [
        .init(
          filledBy: .sender,
          fields: [
            Field(key: "name", label: "Name:", type: .person, isRequired: true),
            Field(key: "born", label: "Date of birth:", type: .date(DateRule()), isRequired: true),
          ])
      ], routing: .init(handledBy: "office", decidedBy: nil))
    let read = readForm(
      Array("Birthday form\nName: Ann\nDate of birth: 31/02/2019\n".utf8), file: "form.txt", [born])
    #expect(
      [Correction](of: read, schema: born, school: nil).map(\.sentence) == [
        "Date of birth: there is no such day. Please give the date as day, month and year, such as 3 September 2026."
      ])
  }

  @Test func `is about the whole form where its questions are missing`() throws {
    let text = "Blocked website content access request form\nTeacher name: Ann Lee\n"
    #expect(
      try corrections(text).last
        == "Most of the questions of the form are missing. Please fill in the form as you got it from us, with all of its questions."
    )
  }
}
