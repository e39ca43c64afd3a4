import Archive
import Forms
import Testing
import TestSupport
import Word

@testable import Intake

@Suite struct `A correction copy` {
  static let author = CommentAuthor(name: "Longroyde", initials: "L", date: "2026-11-27T09:41:00Z")
  static let mark = CorrectionMark(
    reference: "BCA-2026-0042-K", token: "0123456789abcdef0123456789abcdef")

  /// A copy of the first form in a file.
  static func copy(
    _ file: [UInt8], _ read: ReadForm, _ schema: FormSchema, mark: CorrectionMark? = mark
  )
    throws -> CorrectionCopy
  {
    let corrections = [Correction](of: read, schema: schema, school: try Catalogue.school())
    return try CorrectionCopy(of: file, [.init(read, corrections, mark: mark)], by: author)
  }

  /// What the comments of a Word file say and mark.
  static func comments(in file: [UInt8]) throws -> [String] {
    var reader = WordReader()
    let document = try reader.read(file)
    return document.stories.flatMap { story in
      story.anchors.map { anchor in
        let comment = String(decoding: document.stories[anchor.story].text, as: UTF8.self)
        let words = String(decoding: story.text[anchor.text], as: UTF8.self)
        return "\(words) ← \(comment.split(separator: "\n").joined(separator: " | "))"
      }
    }
  }

  /// What reading says of a file but for its name and what it answers.
  static func meaning(_ form: ReadForm) -> ReadForm {
    var form = form
    form.sha256 = ""
    form.file = ""
    form.correctionOf = nil
    return form
  }

  @Test func `has a comment at each answer in question, and says which case it is for`() throws {
    let forms = try Catalogue.shipped()
    let file = try #require(
      try Catalogue.inbox().first { $0.name == "access-request-required-field-empty.docx" })
    let read = readForm(file.bytes, forms)
    let copy = try Self.copy(file.bytes, read, Catalogue.form("blocked-content-access"))
    #expect(copy.kind == .word(hasMacros: false))
    let comments = try Self.comments(in: copy.bytes)
    #expect(comments.count == 1)
    #expect(
      comments[0].hasPrefix(
        "Reasons: ← Reasons: it was left empty. Please write your answer. | docket BCA-2026-0042-K "
      ))
    #expect(readForm(copy.bytes, forms).correctionOf == Self.mark)
  }

  @Test func `reads as the form did, whatever was wrong with it`() throws {
    let forms = try Catalogue.shipped()
    var count = 0
    for file in try Catalogue.inbox() {
      let read = readForm(file.bytes, forms)
      guard let schema = forms.first(where: { $0.id == read.form?.id }) else { continue }
      let corrections = [Correction](of: read, schema: schema, school: nil)
      let copy = try Self.copy(file.bytes, read, schema)
      #expect(try Self.comments(in: copy.bytes).count == corrections.count, "\(file.name)")
      let again = readForm(copy.bytes, forms)
      #expect(Self.meaning(again) == Self.meaning(read), "\(file.name)")
      #expect(again.correctionOf == Self.mark)
      count += corrections.count
    }
    #expect(count >= 4)
  }

  @Test func `is the same bytes each time`() throws {
    let file = try #require(
      try Catalogue.inbox().first { $0.name == "access-request-required-field-empty.docx" })
    let read = readForm(file.bytes, try Catalogue.shipped())
    let schema = try Catalogue.form("blocked-content-access")
    #expect(try Self.copy(file.bytes, read, schema) == Self.copy(file.bytes, read, schema))
  }

  @Test func `loses the comments of an earlier copy, and keeps those of people`() throws {
    let schema = Self.schema
    let theirs =
      "<w:comments \(wordNamespaces)><w:comment w:id=\"4\" w:author=\"Ann\">\(p("mine"))</w:comment></w:comments>"
    let file = docx(
      body: p("Visit form") + p("Name: ")
        + "<w:p><w:commentRangeStart w:id=\"4\"/><w:r><w:t>Day: soon</w:t></w:r><w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r></w:p>",
      parts: ["word/comments.xml": theirs])
    let read = readForm(file, [schema])
    let first = try Self.copy(file, read, schema)
    #expect(try Self.comments(in: first.bytes).count == 3)
    let second = try Self.copy(first.bytes, readForm(first.bytes, [schema]), schema)
    #expect(try Self.comments(in: second.bytes) == Self.comments(in: first.bytes))
  }

  @Test func `treats a comment that somebody typed into as theirs`() throws {
    let schema = Self.schema
    let file = docx(body: p("Visit form") + p("Name: ") + p("Day: 3 March 2026"))
    let copy = try Self.copy(file, readForm(file, [schema]), schema)
    #expect(readForm(copy.bytes, [schema]).unassigned.isEmpty)
    var word = try WordFile(copy.bytes)
    var changes = WordChanges()
    let part = try word.part("comments")
    let name = try #require(part)
    let bytes = try word.contents(of: name)
    let text = String(decoding: try #require(bytes), as: UTF8.self)
    changes.set(
      name, to: Array(text.replacing("Please write the name.", with: "It is Ann Lee.").utf8))
    let answered = readForm(try word.applying(changes), [schema])
    #expect(answered.answer("name")?.outcome == .unclear)
    #expect(answered.answer("name")?.doubt == .commentInsteadOfAnswer)
    #expect(answered.correctionOf == Self.mark)
  }

  /// Two forms in one file, with something to be mended in each.
  static let several = docx(
    body: ["Visit form", "Name: Ann Lee", "Day: ", "Visit form", "Name: ", "Day: 3 March 2026"]
      .map { "<w:p><w:r><w:t xml:space=\"preserve\">\($0)</w:t></w:r></w:p>" }.joined())

  static func readAll(_ bytes: [UInt8]) -> [ReadForm] {
    var reader = FormReader(forms: [schema], today: readingDay)
    return reader.read(bytes, file: "form.docx")
  }

  @Test(arguments: [0, 1])
  func `of a file with several forms says which of them it is about`(_ number: Int) throws {
    let reads = Self.readAll(Self.several)
    try #require(reads.count == 2)
    let copy = try Self.copy(Self.several, reads[number], Self.schema)
    #expect(
      Self.readAll(copy.bytes).map(\.correctionOf)
        == (0..<2).map { $0 == number ? Self.mark : nil })
    // Also where the comment is about the form as a whole, and has no place of its own.
    let whole = try CorrectionCopy(
      of: Self.several,
      [
        .init(
          reads[number], [Correction(problem: "It is old.", remedy: "Please send a new one.")],
          mark: Self.mark)
      ], by: Self.author)
    #expect(
      Self.readAll(whole.bytes).map(\.correctionOf)
        == (0..<2).map { $0 == number ? Self.mark : nil })
  }

  @Test func `of a file with several forms answers none where its comment had to hang elsewhere`()
    throws
  {
    let read = Self.readAll(Self.several)[1]
    let header = DocumentLocation(part: PartName("/word/header1.xml"), steps: [])
    let correction = Correction(problem: "It is old.", remedy: "Please date it.", location: header)
    let copy = try CorrectionCopy(
      of: Self.several, [.init(read, [correction], mark: Self.mark)], by: Self.author)
    let comments = try Self.comments(in: copy.bytes)
    #expect(comments.count == 1)
    #expect(comments[0].hasPrefix("Visit form ← It is old. Please date it. | docket "))
    #expect(!comments[0].contains("BCA"))
    #expect(Self.readAll(copy.bytes).map(\.correctionOf) == [nil, nil])
  }

  @Test func `of a file with several forms answers none of them once its comments are gone`() throws
  {
    let copy = try Self.copy(Self.several, Self.readAll(Self.several)[1], Self.schema)
    var word = try WordFile(copy.bytes)
    var changes = WordChanges()
    let found = try word.part("comments")
    let part = try #require(found)
    let bytes = try word.contents(of: part)
    let text = String(decoding: try #require(bytes), as: UTF8.self)
    changes.set(part, to: Array(text.replacing("Please write", with: "Do write").utf8))
    #expect(Self.readAll(try word.applying(changes)).map(\.correctionOf) == [nil, nil])
  }

  static let schema = FormSchema(
    id: "visit", version: 1, title: "Visit form", referencePrefix: "VIS",
    sections: [
      .init(
        filledBy: .sender,
        fields: [
          Field(key: "name", label: "Name:", type: .person, isRequired: true),
          Field(key: "day", label: "Day:", type: .date(DateRule()), isRequired: true),
        ])
    ], routing: .init(handledBy: "office", decidedBy: nil))

  private func p(_ text: String) -> String {
    "<w:p><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }
}

@Suite struct `A correction copy of plain text` {
  private func copy(_ text: String) throws -> (copy: String, read: ReadForm) {
    let schema = `A correction copy`.schema
    let read = readForm(Array(text.utf8), file: "form.txt", [schema])
    let copy = try `A correction copy`.copy(Array(text.utf8), read, schema)
    #expect(copy.kind == .text)
    return (String(decoding: copy.bytes, as: UTF8.self), read)
  }

  private let lines = "Visit form\nName:\nDay:\nthe 31st of February 2026\n"

  @Test func `has what to do above each question`() throws {
    #expect(
      try copy(lines).copy == """
        Visit form
        >> docket-case BCA-2026-0042-K 0123456789abcdef0123456789abcdef
        >> Name: it was left empty. Please write the name.
        >> docket BCA-2026-0042-K PCQQ4
        Name:
        >> Day: there is no such day. Please give the date as day, month and
        >> year, such as 3 September 2026.
        >> docket BCA-2026-0042-K UA3EV
        Day:
        the 31st of February 2026

        """)
  }

  @Test(arguments: ["", "> ", "> > ", "\t"])
  func `reads as it did, also in a reply that quotes it`(_ quote: String) throws {
    let (copy, read) = try copy(lines)
    // The sender's own lines are not quoted; what docket wrote may be.
    let text = copy.split(separator: "\n").map { $0.hasPrefix(">>") ? quote + $0 : $0 }
      .joined(separator: "\n")
    let again = readForm(Array(text.utf8), file: "form.txt", [`A correction copy`.schema])
    #expect(again.correctionOf == `A correction copy`.mark)
    #expect(again.unassigned == [])
    #expect(again.answers.map(\.answer.raw) == read.answers.map(\.answer.raw))
    #expect(again.answers.map(\.answer.outcome) == read.answers.map(\.answer.outcome))
  }

  @Test func `can be mended and made anew`() throws {
    let first = try copy(lines).copy
    let mended = first.replacing("\nName:\n", with: "\nName: Ann Lee\n")
    let (second, read) = try copy(mended)
    #expect(read.answer("name")?.value == .text("Ann Lee"))
    #expect(second.ranges(of: ">> docket BCA").count == 1)
    #expect(second.ranges(of: ">> docket-case").count == 1)
    let last = second.replacing("the 31st of", with: "the 1st of")
    #expect(
      readForm(Array(last.utf8), file: "f.txt", [`A correction copy`.schema]).outcome == .complete)
  }

  @Test func `keeps the ends of its lines`() throws {
    let copy = try copy(lines.replacing("\n", with: "\r\n")).copy
    #expect(copy.utf8.count { $0 == 0x0A } == copy.utf8.count { $0 == 0x0D })
    #expect(copy.hasPrefix("Visit form\r\n>> docket-case"))
  }

  @Test func `leaves a line that somebody wrote into to be read`() throws {
    let copy = try copy(lines).copy.replacing("Please write the name.", with: "Ann Lee.")
    let read = readForm(Array(copy.utf8), file: "form.txt", [`A correction copy`.schema])
    #expect(
      read.unassigned.contains { $0.text.contains("Ann Lee") }
        || read.answer("name")?.outcome == .unclear)
  }

  @Test func `says of each form of a batch which case it is for`() throws {
    let schema = `A correction copy`.schema
    let text = "Visit form\nName: Ann\nDay:\n---\nVisit form\nName:\nDay: 3 March 2026\n"
    var reader = FormReader(forms: [schema], today: readingDay)
    let reads = reader.read(Array(text.utf8), file: "batch.txt")
    #expect(reads.count == 2)
    let marks = ["VIS-2026-0001-A", "VIS-2026-0002-B"].map {
      CorrectionMark(reference: $0, token: "0123456789abcdef")
    }
    let forms = zip(reads, marks).map { read, mark in
      CorrectionCopy.Form(
        read, [Correction](of: read, schema: schema, school: nil), mark: mark)
    }
    let copy = try CorrectionCopy(of: Array(text.utf8), forms, by: `A correction copy`.author)
    let again = reader.read(copy.bytes, file: "batch.txt")
    #expect(again.map(\.correctionOf) == marks)
    #expect(
      again.map { $0.answers.map(\.answer.raw) } == reads.map { $0.answers.map(\.answer.raw) })
  }
}
