import CSV
import JSON
import Testing
import Word

@testable import Forms

@Suite struct `A table with a form a row` {
  private func table(_ text: String, _ forms: [FormSchema] = [childForm]) -> [ReadForm] {
    var reader = FormReader(forms: forms, today: today)
    return reader.read(Array(text.utf8), file: "forms.csv")
  }

  private static let header = "Child's name,class,DOB,e-mail,May go on trips,Lunch,clubs,Notes"

  @Test func `is read by labels, other labels and keys, in the types of the fields`() {
    let forms = table(
      "\(Self.header)\nAnn Lee,5,2 March 2019,ann@example.org,yes,Hot,Chess; Choir,\"Two\nlines\"\n"
    )
    #expect(forms.count == 1)
    #expect(forms[0].form == FormIdentity(id: "child", version: 1))
    #expect(
      childForm.fields.map { forms[0].said($0.key) } == [
        "Ann Lee", "5", "2019-03-02", "ann@example.org", "yes", "Hot", "Chess + Choir",
        "Two\nlines",
      ])
    #expect(forms[0].answer("born")?.how == .column)
    #expect(forms[0].answer("born")?.location?.description == "row 2 cell 3")
    #expect(forms[0].findings == [])
  }

  @Test func `counts its rows as a spreadsheet does, empty ones too`() {
    let forms = table("\(Self.header)\n\nA,1,,,,,,\n,,,,,,,\nB,2,,,,,,\n")
    #expect(
      forms.map { $0.answer("name")?.location?.description } == ["row 3 cell 1", "row 5 cell 1"])
    #expect(forms.map(\.record) == [1, 2])
  }

  @Test func `keeps what stands in other columns as words that no question took`() {
    let forms = table("Paper,\(Self.header)\n17,Ann,5,,,,,,\n")
    #expect(forms[0].unassigned.map(\.text) == ["17"])
    #expect(forms[0].unassigned[0].location.description == "row 2 cell 1")
  }

  @Test func `never takes a label in an answer for a question`() {
    let forms = table("\(Self.header)\nAnn,\"Name: Tom\nLunch: Hot\",,,,,,\n")
    #expect(forms[0].said("class") == "Name: Tom\nLunch: Hot")
    #expect(forms[0].said("lunch") == "(blank)")
  }

  @Test func `says which row it cannot take, and reads the others`() {
    let forms = table("\(Self.header)\nAnn,5\nBob,6,,,,,,\n")
    #expect(forms.map(\.outcome) == [.refused, .complete])
    #expect(
      forms[0].refusal?.message == "The row has 2 values, and the first row 8 columns (line 2).")
  }

  @Test func `may say in a column which form a row is`() {
    var other = childForm
    (other.id, other.title, other.otherTitles) = ("pupil", "Pupil form", [])
    let forms = table(
      "Form,\(Self.header)\npupil,Ann,5,,,,,,\nChild registration form,Bob,6,,,,,,\nx,Cy,7,,,,,,\n",
      [childForm, other])
    #expect(forms.map(\.form?.id) == ["pupil", "child", nil])
    #expect(forms[2].outcome == .unrecognised)
    #expect(forms[2].unassigned.map(\.text) == ["x", "Cy", "7"])
    #expect(forms[2].refusal?.message == "The column \"form\" names no known form.")
  }

  @Test func `of two forms alike is none without such a column`() {
    var other = childForm
    other.id = "pupil"
    #expect(
      table("\(Self.header)\nAnn,5,,,,,,\n", [childForm, other]).first?.outcome == .unrecognised)
  }

  @Test func `with two columns for one question is refused`() {
    let forms = table("Name,Child's name,class,DOB,lunch\nAnn,Bob,5,,\n")
    #expect(forms.map(\.refusal?.message) == ["Two columns of the table answer \"Child's name:\"."])
  }

  @Test func `with other names in its first row is plain text`() {
    #expect(table("a,b\n1,2\n").map(\.outcome) == [.unrecognised])
  }

  @Test func `without a row is empty`() {
    #expect(table(Self.header).map(\.refusal?.code) == [.empty])
  }

  @Test func `passes docket's own notes over, and shows formulas as they were typed`() {
    let note = OwnNote.sealed(["Name: it was left empty."], reference: nil).joined(separator: " ")
    let row = CSVText.row([">> \(note)"] + [String](repeating: "", count: 7))
    let forms = table(
      "\(Self.header)\n\(String(decoding: row, as: UTF8.self))Ann,'=1+1,,,,,,'' not one\n")
    #expect(forms.count == 1)
    #expect(forms[0].said("class") == "=1+1")
    #expect(forms[0].said("notes") == "'' not one")
  }

  @Test func `is told where a name in its first row is misspelt`() {
    let error = #expect(throws: Refusal.self) {
      try TableHeader(
        ["Name", "Clas", "DOB", "e-mail", "trip"], forms: [childForm])
    }
    #expect(error?.message == "Column 2 is called like no question of the form.")
    #expect(error?.hint == "Did you mean \"class\"?")
  }

  @Test(arguments: ["=1", "+44 7700", "-1", "@x", "\tx", "\rx", "'=1", "''=1", "\u{FF1D}1"])
  func `guards what a spreadsheet would take for a formula, and takes the guard off again`(
    _ value: String
  ) {
    #expect(value.guarded.first == "'")
    #expect(value.guarded.unguarded == value)
  }

  @Test(arguments: ["Ann", "'tis", "", "1-2", "''"])
  func `leaves other words as they are`(_ value: String) {
    #expect(value.guarded == value)
    #expect(value.unguarded == value)
  }
}

@Suite struct `The scan of a paper` {
  private func forms(_ text: String) -> [ReadForm] {
    readAll(Array(text.utf8), file: "batch.txt")
  }

  @Test(arguments: [
    ("Scan: 0042.jpg", ["0042.jpg"]), ("  Photo:\tp/1 a.HEIC", ["p/1 a.HEIC"]),
    ("Scans: a.pdf, b.tif;c.png", ["a.pdf", "b.tif", "c.png"]),
    ("Scan of the paper: x.jpeg", ["x.jpeg"]),
  ])
  func `is named on a line of its own, which is no part of the answer above`(
    _ line: String, _ names: [String]
  ) {
    let form = forms("Child registration form\nName: Ann\nNotes: Likes cats\n\(line)\n")[0]
    #expect(form.scans.map(\.text) == names)
    #expect(form.scans[0].location.description == "line 4")
    #expect(form.said("notes") == "Likes cats")
    #expect(form.unassigned == [])
  }

  @Test(arguments: [
    "Scan: see the folder", "Photo: of her cat.", "Scanner: a.jpg", "a.jpg", "Scan: .jpg",
  ])
  func `is no other line`(_ line: String) {
    let form = forms("Child registration form\nName: Ann\nNotes: Likes cats\n\(line)\n")[0]
    #expect(form.scans == [])
    #expect(form.said("notes").contains(line))
  }

  @Test func `belongs to the form that it stands in`() {
    let text = (1...3).map {
      "Child registration form\nName: A\($0)\nClass: 5\nScan: \($0).jpg\n---\n"
    }
    #expect(forms(text.joined()).map { $0.scans.map(\.text) } == [["1.jpg"], ["2.jpg"], ["3.jpg"]])
  }

  @Test func `is an answer where the form asks for it`() {
    var form = childForm
    form.sections[0].fields[7].label = "Photo:"
    let read = readAll(
      Array("Child registration form\nName: Ann\nPhoto: a.jpg\n".utf8), file: "b.txt", form: form)
    #expect(read[0].said("notes") == "a.jpg")
    #expect(read[0].scans == [])
  }

  @Test func `stands in the JSON, and comes back from it`() throws {
    let form = forms("Child registration form\nName: Ann\nScan: 1.jpg\n")[0]
    let json = String(decoding: form.json, as: UTF8.self)
    #expect(json.hasSuffix(#","scans":[{"text":"1.jpg","where":"line 3"}]}"#))
    #expect(try ReadForm(JSONValue(form.json))?.scans == form.scans)
  }
}
