import TestSupport
import Testing

@testable import Forms
@testable import Word

/// The day on which every test reads.
let today = CalendarDate(year: 2026, month: 11, day: 23) ?? { preconditionFailure("a real day") }()

/// A small form with a field of each kind, for tests that show one point.
let childForm = FormSchema(
  id: "child", version: 1, title: "Child registration form", otherTitles: ["Registration form"],
  referencePrefix: "CHI",
  sections: [
    FormSchema.Section(
      filledBy: .sender,
      fields: [
        Field(key: "name", label: "Child's name:", otherLabels: ["Name", "Enw"], type: .person),
        Field(key: "class", label: "Class:", type: .text),
        Field(
          key: "born", label: "Date of birth", otherLabels: ["DOB", "D.O.B."],
          type: .date(DateRule(isBirthDate: true))),
        Field(key: "email", label: "E-mail", type: .email),
        Field(key: "trip", label: "May go on trips", type: .yesNo),
        Field(
          key: "lunch", label: "Lunch", type: .choice,
          options: [.init(label: "Hot"), .init(label: "Packed"), .init(label: "Home")]),
        Field(
          key: "clubs", label: "Clubs", type: .choices,
          options: [.init(label: "Chess"), .init(label: "Football"), .init(label: "Choir")]),
        Field(key: "notes", label: "Notes", type: .text),
      ])
  ],
  routing: FormSchema.Routing(handledBy: "office", decidedBy: nil))

/// What docket reads in a Word file whose body is `body`.
///
/// The same file is read again in other XML, in each way by itself and in all at once, and must mean the same:
/// so every case that is tested with this function is tested in all ways of writing it.
func read(
  body: String, parts: KeyValuePairs<String, String> = [:], relationships: String = "",
  form: FormSchema = childForm,
  sourceLocation: SourceLocation = #_sourceLocation
) -> ReadForm {
  let fixture = Fixture(
    name: "a case", body: body, parts: parts, relationships: relationships, form: form,
    answers: [:])
  var rewritings: [(ways: Set<Rewriting>, seed: UInt64)] = Rewriting.allCases.enumerated().map {
    ([$1], UInt64($0))
  }
  rewritings.append((Set(Rewriting.allCases), 99))
  return fixture.expectSame(in: rewritings, sourceLocation: sourceLocation)[0]
}

/// What docket reads in a plain-text file.
func read(text: String, form: FormSchema = childForm) -> ReadForm {
  readAll(Array(text.utf8), file: "form.txt", form: form)[0]
}

func readAll(_ bytes: [UInt8], file: String = "form.docx", form: FormSchema = childForm)
  -> [ReadForm]
{
  var reader = FormReader(forms: [form], today: today)
  return reader.read(bytes, file: file)
}

/// A paragraph with one run.
func p(_ text: String) -> String { "<w:p>\(r(text))</w:p>" }

/// A run; tabs and line breaks become elements.
func r(_ text: String, _ properties: String = "") -> String {
  let rPr = properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>"
  let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  let pieces = escaped.replacing("\t", with: "</w:t><w:tab/><w:t xml:space=\"preserve\">")
    .replacing("\n", with: "</w:t><w:br/><w:t xml:space=\"preserve\">")
  return "<w:r>\(rPr)<w:t xml:space=\"preserve\">\(pieces)</w:t></w:r>"
}

/// A table; a cell that begins with `<` is XML, any other is the text of one paragraph.
func table(_ rows: [[String]]) -> String {
  let body = rows.map { row in
    let cells = row.map { "<w:tc><w:tcPr/>\($0.hasPrefix("<") ? $0 : p($0))</w:tc>" }
    return "<w:tr>\(cells.joined())</w:tr>"
  }
  return "<w:tbl><w:tblPr/><w:tblGrid/>\(body.joined())</w:tbl>"
}

/// The title, and enough labels for the form to be known whatever stands in `body`.
func childFormBody(_ body: String) -> String { p("Child registration form") + body }

extension ReadForm {
  /// The text of an answer that is a value.
  func text(_ key: String) -> String? {
    if case .text(let text)? = answer(key)?.value { text } else { nil }
  }

  func outcome(_ key: String) -> Answer.Outcome? { answer(key)?.outcome }
}
