import Archive
import TestSupport
import Testing

@testable import Forms
@testable import Word

@Suite struct `A file read in parts` {
  private let batch = (1...100).map { number in
    "Child registration form\nName: Child \(number)\nClass: \(number % 7)B\nNotes:\none\ntwo\n"
  }.joined(separator: "---\n")

  private func open(_ reader: inout FormReader, _ text: String) throws -> OpenedFile {
    let files = [FormReader.File(bytes: Array(text.utf8), name: "batch.txt")]
    return try #require(reader.open(files[...]).first)
  }

  @Test func `gives the forms that it gives as a whole`() throws {
    var reader = FormReader(forms: [childForm], today: today)
    let file = try open(&reader, batch)
    #expect(file.canBeParted)
    #expect(file.records == 0..<100)
    let parts = [0..<1, 1..<40, 40..<100].flatMap { reader.read($0, of: file) }
    #expect(parts == readAll(Array(batch.utf8), file: "batch.txt"))
    #expect(parts.map(\.record) == Array(1...100))
  }

  @Test func `another reader of the same forms gives them too`() throws {
    var reader = FormReader(forms: [childForm], today: today)
    let other = FormReader(forms: [childForm], today: today)
    let file = try open(&reader, batch)
    #expect(other.read(7..<9, of: file).map { $0.text("name") } == ["Child 8", "Child 9"])
  }

  @Test(arguments: ["Class", "Clas"])
  func `W65: not where rows of answers may stand under labels`(_ label: String) throws {
    let cell = { (text: String) in "<w:tc><w:tcPr/>\(p(text))</w:tc>" }
    let table =
      "<w:tbl><w:tr>\(cell("Name"))\(cell(label))</w:tr><w:tr>\(cell("Ann"))\(cell("4B"))</w:tr></w:tbl>"
    var reader = FormReader(forms: [childForm], today: today)
    let files = [FormReader.File(bytes: docx(body: p("Child registration form") + table), name: "")]
    let file = try #require(reader.open(files[...]).first)
    #expect(!file.canBeParted)
  }

  @Test func `several files at once give what each gives alone`() {
    let texts = [
      batch, "", "Name: Ann\nClass: 4B\n", "\u{1B}", "Child registration form\nName: Bo\n",
    ]
    var reader = FormReader(forms: [childForm], today: today)
    let together = reader.read(
      texts.map { FormReader.File(bytes: Array($0.utf8), name: "form.txt") })
    #expect(together == texts.map { readAll(Array($0.utf8), file: "form.txt") })
  }

  @Test func `files whose documents are large are not all opened at once`() {
    // Every line is a paragraph: 200 times its size in memory.
    let large = "Child registration form\nName: Ann\n" + String(repeating: "\n", count: 30_000)
    let files = (1...4).map { FormReader.File(bytes: Array(large.utf8), name: "\($0).txt") }
    var reader = FormReader(forms: [childForm], today: today)
    #expect(reader.open(files[...]).map(\.name) == ["1.txt"])
    #expect(reader.open(files[3...]).map(\.name) == ["4.txt"])
    let forms = reader.read(files)
    #expect(forms.map { $0.map(\.file) } == [["1.txt"], ["2.txt"], ["3.txt"], ["4.txt"]])
  }
}

@Suite struct `A form that is too large` {
  private func readAll(_ text: String, _ change: (inout ReadingLimits) -> Void) -> [ReadForm] {
    var limits = ReadingLimits()
    change(&limits)
    var reader = FormReader(forms: [childForm], today: today, limits: limits)
    return reader.read(Array(text.utf8), file: "form.txt")
  }

  @Test func `is refused, and the others of its batch are read`() {
    let long = String(repeating: "word ", count: 300_000)
    let forms = readAll(
      "Child registration form\nName: Ann\n---\nChild registration form\nNotes: \(long)\n---\n"
        + "Child registration form\nName: Bo\n"
    ) { $0.textFormBytes = 1 << 20 }
    #expect(forms.map(\.refusal?.code) == [nil, .tooLarge, nil])
    #expect(
      forms.map(\.refusal?.message) == [
        nil, "The file is too large: it passes the limit of 1 MiB of text in one form.", nil,
      ])
    #expect(forms.map(\.record) == [1, 2, 3])
    #expect(forms.map { $0.text("name") } == ["Ann", nil, "Bo"])
  }

  @Test func `is one with an answer of more characters than the limit`() {
    let text = "Child registration form\nName: Ann\nNotes: "
    let forms = [100, 101].map { count in
      readAll(text + String(repeating: "\u{1F600}", count: count) + "\n") {
        $0.valueCharacters = 100
      }[0]
    }
    #expect(forms.map(\.refusal?.code) == [nil, .tooLarge])
    #expect(
      forms[1].refusal?.message
        == "The file is too large: it passes the limit of 100 characters in one answer.")
  }
}
