import PDF
import TestSupport
import Testing

private func p(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

private func pages(_ texts: String...) -> String {
  texts.map(p).joined(separator: "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>")
}

/// The file of a document, held to PDF/UA-1.
private func written(_ document: DrawnDocument) throws -> PDFFile {
  let bytes = try #require(PDFWriter(FontCuts())).file(document)
  #expect(PDFChecker.problems(in: bytes) == [])
  return try PDFFile(bytes)
}

private let heading =
  "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>Roles</w:t></w:r></w:p>"
private let link =
  "<w:p><w:hyperlink w:anchor=\"there\"><w:r><w:t>see there</w:t></w:r></w:hyperlink></w:p>"
  + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
  + "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"there\"/><w:r><w:t>there</w:t></w:r></w:p>"

@Suite struct `Documents in one file` {
  @Test func `follow each other, each a section with all that it means`() throws {
    var whole = try printed(heading + p("First.")).document
    whole.append(try printed(heading + link).document)
    let file = try written(whole)
    #expect(file.pages.count == 3)
    #expect(whole.outline.map(\.target.page) == [0, 1])
    let structure = PDFStructureText(file).text
    #expect(structure.contains("Sect"))
    #expect(structure.contains("Link \"see there\" -> page 3"))
  }

  @Test func `are parts of their own where they have a title, with their headings below it`() throws
  {
    var whole = DrawnDocument(facts: DocumentFacts(title: "Pack", language: "en-GB"))
    whole.append(try printed(heading + p("First.")).document, title: "Policy")
    whole.append(try printed(heading + p("Second.")).document, title: "Roles", startsOnFront: true)
    let file = try written(whole)
    #expect(
      whole.outline == [
        OutlineEntry(title: "Policy", level: 1, target: PagePoint(page: 0, y: 0)),
        OutlineEntry(title: "Roles", level: 2, target: whole.outline[1].target),
        // Its heading says the title again, and stands in the outline once.
        OutlineEntry(title: "Roles", level: 1, target: PagePoint(page: 2, y: 0)),
      ])
    let structure = PDFStructureText(file).text
    #expect(structure.split(separator: "\n").count { $0.contains("Part") } == 2)
    #expect(!structure.contains("Sect"))
  }

  @Test func `begin on the front of a sheet where they are to`() throws {
    var whole = try printed(p("one")).document
    whole.append(try printed(p("two")).document, startsOnFront: true)
    whole.append(try printed(p("three")).document)
    let file = try written(whole)
    #expect((0..<file.pages.count).map { file.pageText($0) } == ["one", "", "two", "three"])
  }

  @Test func `keep their languages, and tell their notes apart`() throws {
    let note =
      "<w:p><w:r><w:t>word</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
    let notes = "<w:footnote w:id=\"2\">\(p("note"))</w:footnote>"
    var whole = try printed(note, footnotes: notes).document
    var other = try printed(note, footnotes: notes).document
    other.facts.language = "pl"
    whole.append(other)
    #expect(PDFStructureText(try written(whole)).text.contains("Sect [Lang=pl]"))
  }

  @Test func `can be put in another order, and links lead to where pages went`() throws {
    var document = try printed(link).document
    document.arrange([1, nil, 0])
    let file = try written(document)
    #expect((0..<3).map { file.pageText($0) } == ["there", "", "see there"])
    #expect(PDFStructureText(file).text.contains("-> page 1"))
  }
}

@Suite struct `A booklet` {
  @Test func `has two pages on each side, so that the folded sheets read in order`() throws {
    var document = try printed(pages("one", "two", "three", "four", "five")).document
    document.impose()
    let file = try written(document)
    // Eight pages on two sheets: 8 and 1, 2 and 7, 6 and 3, 4 and 5.
    #expect((0..<4).map { file.pageText($0) } == ["one", "two", "three", "four five"])
    #expect(document.pages.allSatisfy { $0.width > $0.height })
  }

  @Test func `makes pages as small as half a sheet, and keeps their links`() throws {
    var document = try printed(link).document
    let before = try #require(document.pages.first?.links.first?.area.width)
    let page = try #require(document.pages.first)
    document.impose()
    let after = try #require(document.pages.flatMap(\.links).first)
    let scale = min(841.89 / 2 / page.width, 595.28 / page.height)
    #expect(abs(after.area.width - before * scale) < 0.01)
    #expect(PDFStructureText(try written(document)).text.contains("-> page 2"))
  }

  @Test func `turns pages that are wider than high, and what leads to them with them`() throws {
    let across =
      "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
      + "<w:pgMar w:top=\"1440\" w:left=\"1440\" w:right=\"1440\" w:bottom=\"1440\"/></w:sectPr>"
    let words =
      "<w:p><w:hyperlink w:anchor=\"there\"><w:r><w:t>across</w:t></w:r></w:hyperlink></w:p>"
      + "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"there\"/><w:r><w:t>there</w:t></w:r></w:p>"
    var document = try printed(words + across).document
    let before = try #require(document.pages.first)
    let area = try #require(before.links.first?.area)
    #expect(before.width > before.height)
    document.impose()
    let file = try written(document)
    #expect(file.pageText(0).contains("across"))
    // A front page lies on the right half, as large as that allows; its top is on the left.
    let scale = min(841.89 / 2 / before.height, 595.28 / before.width)
    let link = try #require(document.pages.first?.links.first?.area)
    #expect(abs(link.width - area.height * scale) < 0.01)
    #expect(abs(link.height - area.width * scale) < 0.01)
    let left = 841.89 / 2 + (841.89 / 2 - before.height * scale) / 2
    let bottom = 595.28 - (595.28 - before.width * scale) / 2
    #expect(abs(link.x - (left + area.y * scale)) < 0.01)
    #expect(abs(link.bottom - (bottom - area.x * scale)) < 0.01)
  }

  @Test func `is read in the order of its pages, also where a paragraph goes on behind the fold`()
    throws
  {
    // Pages 3 and 4 of four: 4 lies on the outside, 3 on the inside.
    let long = (1...70).map { "<w:r><w:t>line \($0)</w:t><w:br/></w:r>" }.joined()
    let third = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p><w:p>\(long)</w:p>"
    var document = try printed(pages("one", "two") + third).document
    #expect(document.pages.count == 4)
    document.impose()
    let words = PDFStructureText(try written(document)).text
    let places = try (1...70).map { number in
      try #require(words.firstRange(of: "line \(number)")).lowerBound
    }
    #expect(places == places.sorted())
  }
}
