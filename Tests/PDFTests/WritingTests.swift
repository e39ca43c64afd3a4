import Fonts
import PDF
import TestSupport
import Testing
import Word

/// Prints with fonts and cuts of its own.
private func bytes(of files: [[UInt8]], _ faces: FontFaces, _ cuts: FontCuts) throws -> [[UInt8]] {
  let printer = DocumentPrinter(faces)
  let writer = try #require(PDFWriter(cuts))
  return try files.map {
    writer.file(try printer.pages(of: FlowParts(try WordFile($0)), title: "Test").document)
  }
}

@Suite struct `A file` {
  private static let files = ["Ann", "Bartłomiej", "עדי", "Ann"].map {
    file(p("Dear \($0), your office is fine.") + section())
  }

  @Test func `is the same each time`() throws {
    let first = try bytes(of: Self.files, try FontFaces(), FontCuts())
    #expect(try bytes(of: Self.files, try FontFaces(), FontCuts()) == first)
    #expect(first[0] == first[3])
  }

  @Test func `is the same in any order of files`() throws {
    let first = try bytes(of: Self.files, try FontFaces(), FontCuts())
    let second = try bytes(of: Self.files.reversed(), try FontFaces(), FontCuts())
    #expect(Array(second.reversed()) == first)
  }

  @Test func `is the same on each of several threads`() async throws {
    let (faces, cuts) = (try FontFaces(), FontCuts())
    let all = try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
      for _ in 0..<2 { group.addTask { try bytes(of: Self.files, faces, cuts) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(all[0] == all[1])
    #expect(all[0] == (try bytes(of: Self.files, try FontFaces(), FontCuts())))
  }

  @Test func `is small`() throws {
    #expect(try bytes(of: [Self.files[0]], try FontFaces(), FontCuts())[0].count < 40_000)
  }

  @Test func `has each font once`() throws {
    let pdf = try printed(p("one") + p("two", "<w:pageBreakBefore/>") + p("bold", run: "<w:b/>"))
    let fonts = pdf.file.objects.values.filter {
      pdf.file.value("Subtype", of: $0) == .name("Type0")
    }
    #expect(fonts.count == 2)
  }

  @Test func `has the same cut of a font whatever plain text it shows`() throws {
    func names(_ text: String) throws -> [String] {
      let file = try printed(p(text)).file
      return file.objects.values.compactMap { file.value("FontName", of: $0).nameText }
    }
    #expect(try names("Ann") == names("an office, 12 £"))
  }
}

@Suite struct `The words of a file` {
  @Test(arguments: [
    "office fluff affair Thirty", "Zażółć gęślą jaźń", "Łukasz Błaszczykowski",
    "محمد علی جناح", "فاطمة الزهراء", "ثناء اللہ ٹیپو", "عُمَر", "שרה כהן", "שָׁלוֹם", "Ἀθήνα", "Ольга",
    "e\u{301}x",
    "a\u{A0}b", "“quoted” – it’s 50 €",
  ])
  func `are those that were written`(_ words: String) throws {
    let pdf = try printed(p(words) + section())
    #expect(pdf.elements == ["P \"\(words)\""])
    #expect(pdf.messages == [])
  }

  @Test func `are those that were written in calligraphic fonts, too`() throws {
    let pdf = try printed(
      p("office", run: "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\"/>") + section())
    #expect(pdf.pages == ["office"])
  }

  @Test func `of Chinese are there, drawn or told of`() throws {
    let pdf = try printed(p("李小龙") + section())
    #expect(pdf.structure.contains("李") && pdf.structure.contains("龙"))
    let isDrawn = pdf.texts().contains { $0.text.contains("李") }
    #expect(
      isDrawn
        || pdf.messages == ["No font on this machine has the characters U+5C0F, U+674E, U+9F99."])
  }
}

@Suite struct `The facts of a file` {
  private func core(_ properties: String) -> [(name: String, bytes: [UInt8])] {
    [
      (
        "docProps/core.xml",
        Array(
          """
          <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
          xmlns:dc="http://purl.org/dc/elements/1.1/">\(properties)</cp:coreProperties>
          """.utf8)
      ),
      (
        "_rels/.rels",
        Array(
          relationshipsPart(
            relationship("r1", "officeDocument", "word/document.xml")
              + "<Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
          ).utf8)
      ),
    ]
  }

  private func information(_ key: String, _ pdf: Printed) -> String? {
    pdf.file.value(key, of: pdf.file.trailer["Info"]).text
  }

  @Test func `are those of the document`() throws {
    let pdf = try printed(
      p("x"),
      parts: core(
        "<dc:title>A &amp; B</dc:title><dc:creator>Zoë</dc:creator><dc:subject>S</dc:subject>"))
    #expect(information("Title", pdf) == "A & B")
    #expect(information("Author", pdf) == "Zoë")
    #expect(information("Subject", pdf) == "S")
  }

  @Test func `have the first heading, or what the file is called, for a title`() throws {
    let styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
    let titled = try printed(p("x") + p("Our plan", "<w:pStyle w:val=\"T\"/>"), styles: styles)
    #expect(information("Title", titled) == "Our plan")
    #expect(information("Title", try printed(p("x"))) == "Test")
  }

  @Test func `leave out the time, so that files repeat`() throws {
    let pdf = try printed(p("x"))
    #expect(information("CreationDate", pdf) == nil && information("ModDate", pdf) == nil)
  }
}

@Suite struct `The outline of a file` {
  private let styles = (1...3).map {
    "<w:style w:type=\"paragraph\" w:styleId=\"H\($0)\"><w:name w:val=\"heading \($0)\"/></w:style>"
  }.joined()

  @Test func `is that of its headings`() throws {
    let body = [(1, "One"), (2, "Inner"), (1, "Two")].map {
      p($0.1, "<w:pStyle w:val=\"H\($0.0)\"/><w:pageBreakBefore/>")
    }.joined()
    let pdf = try printed(body + section(), styles: styles)
    let outline = pdf.file.value("Outlines", of: pdf.file.catalog)
    let first = pdf.file.value("First", of: outline)
    #expect(pdf.file.value("Title", of: first).text == "One")
    #expect(pdf.file.value("Title", of: pdf.file.value("First", of: first)).text == "Inner")
    let next = pdf.file.value("Next", of: first)
    #expect(pdf.file.value("Title", of: next).text == "Two")
    #expect(pdf.file.pageIndex(ofDestination: pdf.file.value("Dest", of: next)) == 2)
  }

  @Test func `is none where there are no headings`() throws {
    let pdf = try printed(p("x"))
    #expect(pdf.file.value("Outlines", of: pdf.file.catalog) == .null)
  }
}
