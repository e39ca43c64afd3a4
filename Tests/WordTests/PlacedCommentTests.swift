import TestSupport
import Testing

@testable import Word

/// A copy of a document in which each comment hangs where its place says.
@Suite struct `Comments at places` {
  private static let author = CommentAuthor(
    name: "Longroyde Primary School", initials: "LPS", date: "2026-11-27T09:41:00Z")

  /// The places of a document's paragraphs and controls, in their order.
  private static func places(in file: [UInt8]) throws -> [DocumentLocation] {
    var reader = WordReader()
    let document = try reader.read(file)
    return document.stories.indices.filter { document.stories[$0].kind != .comment }.flatMap {
      story in
      document.stories[story].paragraphs.indices.map {
        document.location(story: story, paragraph: $0)
      }
        + document.stories[story].controls.indices.map {
          document.location(story: story, control: $0)
        }
    }
  }

  private static func copy(
    _ file: [UInt8], _ comments: [PlacedComment]
  ) throws -> [UInt8] {
    var word = try WordFile(file)
    var changes = WordChanges()
    try word.add(comments, by: author, &changes)
    return try word.applying(changes)
  }

  /// Where the comments of a file hang: the words of each, and those that it marks.
  private static func comments(in file: [UInt8]) throws -> [String] {
    var reader = WordReader()
    let document = try reader.read(file)
    return document.stories.flatMap { story in
      story.anchors.map { anchor in
        let comment = String(decoding: document.stories[anchor.story].text, as: UTF8.self)
        let words = String(decoding: story.text[anchor.text], as: UTF8.self)
        return (comment.dropLast() + " → " + words)
      }
    }
  }

  private func comments(_ body: String, parts: KeyValuePairs<String, String> = [:]) throws
    -> [String]
  {
    let file = docx(body: body, parts: parts)
    let places = try Self.places(in: file)
    let comments = places.enumerated().map { PlacedComment(["\($0)"], at: $1) }
    return try Self.comments(in: Self.copy(file, comments))
  }

  private func p(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
  private func sdt(_ tag: String, _ content: String, _ more: String = "") -> String {
    "<w:sdt><w:sdtPr><w:tag w:val=\"\(tag)\"/>\(more)</w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
  }
  private func row(_ cells: String...) -> String {
    "<w:tr>\(cells.map { $0.hasPrefix("<w:sdt") ? $0 : "<w:tc><w:tcPr/>\($0)</w:tc>" }.joined())</w:tr>"
  }

  @Test func `hang on the paragraph, in the text and in cells`() throws {
    let table =
      "<w:tbl><w:tblPr/><w:tblGrid/>\(row(p("Name"), p("Ann")))\(row(p("Day"), "<w:p/>"))</w:tbl>"
    let found = try comments(p("Title") + table + p("end"))
    #expect(
      found == ["0 → Title", "1 → Name", "2 → Ann", "3 → Day", "4 → ", "5 → end"])
  }

  @Test func `count as the reader does where rows and marks are deleted and cells are merged`()
    throws
  {
    let deleted =
      "<w:tr><w:trPr><w:del w:id=\"1\" w:author=\"a\"/></w:trPr><w:tc>\(p("gone"))</w:tc></w:tr>"
    let merged =
      "<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>\(p("a"))</w:tc><w:tc>\(p("b"))</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>\(p("covered"))</w:tc><w:tc>\(p("c"))</w:tc></w:tr>"
    let joined =
      "<w:p><w:pPr><w:rPr><w:del w:id=\"2\" w:author=\"a\"/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>\(p("two"))"
    let found = try comments(
      "<w:tbl><w:tblPr/><w:tblGrid/>\(deleted)\(merged)</w:tbl>" + joined + p("end"))
    #expect(
      found == ["0 → a", "1 → b", "2 → c", "3 → one ", "4 → end"])
  }

  @Test func `hang round an inline control, its lock and its binding left alone`() throws {
    let control = sdt(
      "name", "<w:r><w:t>Ann</w:t></w:r>", "<w:lock w:val=\"sdtContentLocked\"/><w:text/>")
    let file = docx(
      body: "<w:p><w:r><w:t>Name: </w:t></w:r>\(control)<w:r><w:t>.</w:t></w:r></w:p>")
    let place = try Self.places(in: file)[1]
    let copy = try Self.copy(file, [PlacedComment(["Look"], at: place)])
    #expect(try Self.comments(in: copy) == ["Look → Ann"])
    #expect(
      try document(copy).contains("<w:commentRangeStart w:id=\"0\"/>\(control)<w:commentRangeEnd"))
  }

  @Test func `hang before a control of blocks or cells that takes nothing but its value`() throws {
    let cell = "<w:tc><w:tcPr/>\(p("Ann"))</w:tc>"
    let table =
      "<w:tbl><w:tblPr/><w:tblGrid/>\(row(p("Name"), sdt("name", cell, "<w:text/>")))</w:tbl>"
    let found = try comments(
      table + p("Day") + sdt("day", p("Monday"), "<w:date/>") + sdt("note", p("x")))
    #expect(
      found == [
        "0 → Name", "1 → Name", "5 → Name", "2 → Day", "3 → Day", "6 → Day", "4 → x", "7 → x",
      ])
  }

  @Test func `hang on the paragraph that holds a text box, or one within another`() throws {
    let inner =
      "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(p("inner"))</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    let box =
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p>\(inner)</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    let found = try comments(p("first") + "<w:p><w:r><w:t>host</w:t></w:r>\(box)</w:p>")
    #expect(
      found == ["0 → first", "1 → host", "2 → host", "3 → host"])
  }

  @Test func `hang on the title where they are about a header or nothing`() throws {
    let header = "<w:hdr \(wordNamespaces)>\(p("Head"))</w:hdr>"
    let section =
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rPart1\"/></w:sectPr>"
    let found = try comments("<w:p/>" + p("Title") + section, parts: ["word/header1.xml": header])
    #expect(
      found == ["0 → ", "1 → Title", "2 → Title"])
    let file = docx(body: "<w:p/>" + p("Title"))
    let copy = try Self.copy(file, [PlacedComment(["All"], at: nil)])
    #expect(try Self.comments(in: copy) == ["All → Title"])
  }

  @Test func `hang outside alternates, of which some programs see one and some the other`() throws {
    let alternate =
      "<mc:AlternateContent><mc:Choice Requires=\"w14\">\(p("new"))</mc:Choice><mc:Fallback>\(p("old"))</mc:Fallback></mc:AlternateContent>"
    let found = try comments(p("first") + alternate + p("last"))
    #expect(
      found == ["0 → first", "1 → first", "2 → last"])
  }

  @Test func `leave the other comments and all else as they came`() throws {
    let old =
      "<w:comments \(wordNamespaces)><w:comment w:id=\"7\" w:author=\"Ann\">\(p("old"))</w:comment></w:comments>"
    let body =
      "<w:p><w:commentRangeStart w:id=\"7\"/><w:r><w:t>a</w:t></w:r><w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r><w:x-unknown a=\"1\"/></w:p>"
    let file = docx(
      body: body, parts: ["word/comments.xml": old, "word/commentsExtended.xml": "<x/>"])
    let place = try Self.places(in: file)[0]
    let copy = try Self.copy(file, [PlacedComment(["new"], at: place)])
    #expect(try Self.comments(in: copy) == ["old → a", "new → a"])
    let text = try document(copy)
    let own = text.replacing("<w:commentRangeStart w:id=\"8\"/>", with: "")
      .replacing("<w:commentRangeEnd w:id=\"8\"/>", with: "")
      .replacing("<w:r><w:commentReference w:id=\"8\"/></w:r>", with: "")
    #expect(try own == document(file))
    #expect(try part("/word/commentsExtended.xml", of: copy) == "<x/>")
    #expect(
      try part("/word/comments.xml", of: copy).contains(
        #"<w:comment w:id="8" w:author="Longroyde Primary School" w:date="2026-11-27T09:41:00Z" w:initials="LPS">"#
      ))
  }

  @Test func `are of the strict family in a file of it`() throws {
    let strict = TestSupport.document(body: p("Name"))
      .replacing(WordNames.transitional, with: "http://purl.oclc.org/ooxml/wordprocessingml/main")
    let link =
      "<Relationship Id=\"rX\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/image\" Target=\"none.png\"/>"
    let file = docx(document: strict, relationships: link)
    var word = try WordFile(file)
    var changes = WordChanges()
    try word.add([PlacedComment(["Look"], at: nil)], by: Self.author, &changes)
    try word.setProperty("docket-case", to: "BCA-1", &changes)
    let copy = try word.applying(changes)
    #expect(try Self.comments(in: copy) == ["Look → Name"])
    #expect(try !part("/word/comments.xml", of: copy).contains("schemas.openxmlformats.org"))
    #expect(try !part("/docProps/custom.xml", of: copy).contains("schemas.openxmlformats.org"))
    #expect(
      try part("/word/_rels/document.xml.rels", of: copy).contains(
        "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"))
    var reader = WordReader()
    let properties = try reader.read(copy).customProperties
    #expect(properties == ["docket-case": "BCA-1"])
  }

  @Test func `come out as the same bytes each time`() throws {
    let file = docx(body: p("Name"))
    let comments = [PlacedComment(["Look"], at: nil), PlacedComment(["& <again>"], at: nil)]
    #expect(try Self.copy(file, comments) == Self.copy(file, comments))
  }

  private func document(_ file: [UInt8]) throws -> String {
    try part("/word/document.xml", of: file)
  }

  private func part(_ name: String, of file: [UInt8]) throws -> String {
    var word = try WordFile(file)
    let bytes = try word.contents(of: PartName(known: name))
    return String(decoding: try #require(bytes), as: UTF8.self)
  }
}

@Suite struct `A property of a file` {
  @Test func `is added beside others, and takes the place of its former value`() throws {
    let properties =
      "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"docket-form\"><vt:lpwstr>child 1</vt:lpwstr></property></Properties>"
    let file = docx(
      body: "<w:p/>",
      parts: [
        "_rels/.rels": relationshipsPart(
          "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties\" Target=\"docProps/custom.xml\"/>"
        ), "docProps/custom.xml": properties,
      ])
    var copy = file
    for text in ["BCA-1", "BCA-2 & more"] {
      var word = try WordFile(copy)
      var changes = WordChanges()
      try word.setProperty("docket-case", to: text, &changes)
      copy = try word.applying(changes)
    }
    var reader = WordReader()
    let found = try reader.read(copy).customProperties
    #expect(found == ["docket-form": "child 1", "docket-case": "BCA-2 & more"])
  }
}
