import Foundation
import JSON
import Pictures
import Templates
import TestSupport
import Testing

/// What is filled must open in another office program, with the words that it should have.
@Suite struct `Filled documents in LibreOffice` {
  static let soffice = [
    "/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }

  private static let people =
    #"{"school":"Longroyde & Co","late":false,"url":"https://example.org/1","note":"one\ntwo\n\nthree","#
    + #""people":[{"name":"Ann <Lee>","marks":[1,2]},{"name":"Zoë","marks":[]}]}"#

  private static let bodies: [(body: String, words: [String])] = [
    (p("Dear {{ school }},") + p("{{ note }}"), ["Dear Longroyde & Co,", "one", "two", "three"]),
    (
      tbl(
        tr(p("Name"), p("Marks")),
        tr(p("{{#each people}}{{ name }}"), p("{{ marks | join }}{{/each}}"))),
      ["Name", "Marks", "Ann <Lee>", "1, 2", "Zoë"]
    ),
    (
      p("{{#each people}}") + p("{{ @number }}. {{ name }}")
        + tbl(tr(p("{{#each marks}}{{ this }}") + p("{{/each}}")))
        + p("{{/each}}") + p("end"), ["1. Ann <Lee>", "1", "2", "2. Zoë", "end"]
    ),
    (
      p("{{#if late}}late{{else}}in time{{/if}}") + p("{{#if late}}") + p("x") + p("{{/if}}"),
      ["in time"]
    ),
    (p("{{qr url}}{{qr url size: 40mm}}") + p("end"), ["end"]),
    (tbl(tr(p("{{#each people}}x"), p("{{#if late}}y{{/if}}{{/each}}"))), ["x", "x"]),
  ]

  @Test(.enabled(if: soffice != nil, "LibreOffice is not installed, so nothing was opened."))
  func `are opened, and say what they should`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "docket-filled-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // a temporary folder may stay
    var files: [URL] = []
    for (number, (body, _)) in Self.bodies.enumerated() {
      files.append(folder.appending(path: "\(number).docx"))
      try Data(filled(body, Self.people)).write(to: files[number])
    }
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.soffice))
    process.arguments =
      [
        "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)", "--headless",
        "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder.path(),
      ] + files.map { $0.path() }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    for (number, (_, words)) in Self.bodies.enumerated() {
      let text = try String(contentsOf: folder.appending(path: "\(number).txt"), encoding: .utf8)
      let lines = text.split(whereSeparator: \.isNewline).map {
        $0.trimmingCharacters(in: .whitespaces.union(["\u{FEFF}"]))
      }.filter { !$0.isEmpty }
      #expect(lines == words)
    }
  }
}

@Suite struct `All records in one document` {
  private func one(_ body: String, _ json: String) throws -> [UInt8] {
    let template = try Template(docx(body: body), for: .allRecords)
    #expect(template.findings.isEmpty)
    guard case .list(let values) = TemplateValue(try JSONValue(Array(json.utf8))) else { return [] }
    let records = values.compactMap { if case .record(let record) = $0 { record } else { nil } }
    let file = try template.fill(all: records, today: today, with: FillingWorkshop())
    #expect(try faults(of: file) == [])
    return file
  }

  @Test func `begin on a new page each, by sections`() throws {
    let section =
      "<w:sectPr><w:type w:val=\"continuous\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>"
    let body = try inner(
      one(p("{{ name }}") + p("end") + section, #"[{"name":"Ann"},{"name":"Bo"}]"#))
    let ending = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>"
    let last = { (properties: String) in "<w:p>\(properties)\(r("end"))</w:p>" }
    #expect(
      body == p("Ann") + last("<w:pPr>\(ending)</w:pPr>") + p("Bo") + last("<w:pPr/>") + ending)
  }

  @Test func `end in a small paragraph where a table is last, and have names of their own`() throws
  {
    let table = tbl(
      tr(
        "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/>\(r("{{ name }}"))<w:bookmarkEnd w:id=\"1\"/></w:p>"
      ))
    let body = try inner(one(table, #"[{"name":"Ann"},{"name":"Bo"},{"name":"Cy"}]"#))
    #expect(body.ranges(of: "<w:lineRule").isEmpty)
    #expect(body.ranges(of: "w:lineRule=\"exact\"").count == 3)
    #expect(body.ranges(of: "<w:sectPr/>").count == 3)
    #expect(body.contains("w:name=\"a_3\""))
  }

  @Test func `have contents lists of their own headings`() throws {
    let list =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o \"1-3\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(r("x"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let body = try inner(one(p(runs: list) + p("{{ name }}"), #"[{"name":"Ann"},{"name":"Bo"}]"#))
    #expect(
      body.matches(of: /w:name="([^"]*)"/).map { String($0.1) } == [
        "docket_record", "docket_record_2",
      ])
    #expect(
      body.matches(of: #/\\b (\w+) /#).map { String($0.1) } == ["docket_record", "docket_record_2"])
  }

  @Test func `share a header, whose values must be the same`() throws {
    let header = docx(
      body: p("{{ name }}"),
      parts: [
        "word/header1.xml":
          "<w:hdr \(wordNamespaces)>\(p("{{ school ? }}{{#if draft ?}} (draft){{/if}}"))</w:hdr>"
      ])
    let template = try Template(header, for: .allRecords)
    #expect(template.findings.isEmpty)
    let (ann, bo) = (
      try record(#"{"name":"Ann","school":"A"}"#), try record(#"{"name":"Bo","school":"A"}"#)
    )
    let file = try template.fill(all: [ann, bo], today: today, with: FillingWorkshop())
    #expect(try inner(file, "/word/header1.xml", of: "none") == p("A"))
    let other = try record(#"{"name":"Cy","school":"B"}"#)
    let errors = #expect(throws: TemplateErrors.self) {
      try template.fill(all: [ann, bo, other], today: today, with: FillingWorkshop())
    }
    #expect(
      errors?.findings.map { "\($0.code) \($0.row ?? 0) \($0.place?.words ?? "")" }
        == ["template.one-file 3 page header, paragraph 1"])
  }
}

@Suite struct `A copy with comments` {
  @Test func `has each mistake at its place, and what has no place in the text at its beginning`()
    throws
  {
    let body = p("Dear {{ nmae }} and {{ name }}") + p(runs: r("a {{ b |", "<w:b/>") + r(" x }} c"))
    let file = docx(
      body: body,
      parts: ["word/header1.xml": "<w:hdr \(wordNamespaces)>\(p("{{ c | y }}"))</w:hdr>"])
    let template = try Template(file)
    let findings = template.check(DataShape(try record(#"{"name":"Ann","b":"x","c":"y"}"#)))
    #expect(findings.count == 3)
    let copy = try Annotation.annotated(file, with: findings)
    #expect(try faults(of: copy) == [])
    let text = try inner(copy)
    #expect(
      text.contains(
        "<w:commentRangeStart w:id=\"0\"/><w:r><w:t>{{ nmae }}</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"
      ))
    #expect(text.contains("<w:rPr><w:b/></w:rPr><w:t>{{ b | x }}</w:t>"))
    let comments = try inner(copy, "/word/comments.xml", of: "none")
    #expect(
      comments.contains("The data has no &quot;nmae&quot;.")
        || comments.contains("The data has no \"nmae\"."))
    #expect(comments.contains("In page header, paragraph 1:"))
    #expect(comments.ranges(of: "<w:comment ").count == 3)
  }

  @Test
  func `has what is wrong in a picture, a field or a text box at the paragraph that holds it`()
    throws
  {
    let picture =
      "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"a\" descr=\"{{ x }}\"/></wp:inline></w:drawing></w:r>"
    let field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF {{ y }} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let box =
      "<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" id=\"s\"><v:textbox><w:txbxContent>\(p("{{ z }}"))</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    let body = p("first") + p(runs: picture) + p(runs: field) + p(runs: box)
    let file = docx(body: body)
    let findings = try Template(file).check(DataShape(try record(#"{"name":1}"#)))
    #expect(findings.filter { $0.severity == .error }.count == 4)
    let copy = try Annotation.annotated(file, with: findings.filter { $0.severity == .error })
    #expect(try faults(of: copy) == [])
    let text = try inner(copy)
    #expect(text.hasPrefix(p("first")))
    #expect(
      text.matches(of: /<w:p><w:commentRangeStart/).count == 3
        && text.matches(of: /<w:commentReference w:id="\d"\/><\/w:r><\/w:p>/).count == 3)
  }

  @Test func `keeps the comments that are there`() throws {
    let file = docx(
      body: p("{{ a | x }}"),
      parts: [
        "word/comments.xml":
          "<w:comments \(wordNamespaces)><w:comment w:id=\"7\">\(p("old"))</w:comment></w:comments>"
      ])
    let copy = try Annotation.annotated(file, with: Template(file).findings)
    let comments = try inner(copy, "/word/comments.xml", of: "none")
    #expect(comments.contains("w:id=\"7\"") && comments.contains("w:id=\"8\""))
  }
}
