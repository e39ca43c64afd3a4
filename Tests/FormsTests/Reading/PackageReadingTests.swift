import TestSupport
import Testing

@testable import Forms
@testable import Word

private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

/// A document part with an answered form.
private func filled(_ declaration: String = "", _ name: String = "Ann") -> String {
  """
  \(declaration)<w:document \(wordNamespaces)><w:body>\
  \(childFormBody(p("Name: \(name)") + p("Class: 4B")))</w:body></w:document>
  """
}

private func package(_ entries: [(String, [UInt8])], main: String = "word/document.xml") -> [UInt8]
{
  var zip = ZipBuilder()
  zip.add(
    "_rels/.rels",
    relationshipsPart(
      "<Relationship Id=\"r\" Type=\"\(office)officeDocument\" Target=\"\(main)\"/>"))
  for (name, bytes) in entries { zip.add(name, bytes) }
  return zip.bytes
}

@Suite struct `Files and their packages` {
  @Test(arguments: ["/word/document2.xml", "word/document2.xml", "word/document%32.xml"])
  func `W1: answers come from the part that the relationship names`(target: String) {
    let form = readAll(package([("word/document2.xml", Array(filled().utf8))], main: target))[0]
    #expect(form.said("name") == "Ann")
    #expect(form.answer("name")?.location?.description == "/word/document2.xml: paragraph 2")
  }

  @Test func `W2: strict names and another prefix give the same answers`() {
    let strict = filled()
      .replacing(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        with: "http://purl.oclc.org/ooxml/wordprocessingml/main"
      )
      .replacing("xmlns:w=", with: "xmlns:x=").replacing("<w:", with: "<x:")
      .replacing("</w:", with: "</x:")
    let form = readAll(package([("word/document.xml", Array(strict.utf8))]))[0]
    #expect(form.said("name") == "Ann")
    #expect(form.said("class") == "4B")
  }

  @Test func `W3: UTF-16 gives the same answers, Latin-1 is refused`() {
    let text = filled("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "Zoë")
    let wide: [UInt8] = text.utf16.reduce(into: [0xFE, 0xFF]) {
      $0 += [UInt8($1 >> 8), UInt8($1 & 0xFF)]
    }
    #expect(readAll(package([("word/document.xml", wide)]))[0].said("name") == "Zoë")

    let latin = filled("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>")
    let form = readAll(package([("word/document.xml", Array(latin.utf8))]))[0]
    #expect(form.refusal?.code == .damaged)
    #expect(
      form.refusal?.message
        == "The file is written in an encoding that Word does not use: ISO-8859-1.")
  }

  @Test func `W4: a DOCTYPE is refused as unsafe`() {
    let text = filled("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;")
    let form = readAll(package([("word/document.xml", Array(text.utf8))]))[0]
    #expect(form.outcome == .refused)
    #expect(form.refusal?.code == .unsafe)
    #expect(form.answers.isEmpty)
  }

  @Test func `W5: an old Word document is refused with what to do`() {
    let form = readAll(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1528))[0]
    #expect(form.outcome == .refused)
    #expect(form.refusal?.code == .damaged || form.refusal?.code == .legacyDoc)
  }

  @Test(arguments: [
    ("{\\rtf1\\ansi Name: Ann}", Refusal.Code.notAFormFile), ("%PDF-1.7\n", .notAFormFile),
    ("<html><body>Name: Ann</body></html>", .notAFormFile),
    ("Name: Ann\nClass: 4B\n", .notAFormFile),
    ("PK\u{3}\u{4}", .damaged), ("  \r\n", .empty), ("", .empty),
  ])
  func `W6: what only calls itself a Word file is refused for what it is`(
    content: String, code: Refusal.Code
  ) {
    #expect(readAll(Array(content.utf8), file: "form.docx")[0].refusal?.code == code)
  }

  @Test func `W7: the form in a macro file is read, and the macros are noted`() {
    let types = """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Override PartName="/word/document.xml" \
      ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>
      """
    let form = read(
      body: childFormBody(p("Name: Ann")),
      parts: ["[Content_Types].xml": types, "word/vbaProject.bin": "VBA"])
    #expect(form.said("name") == "Ann")
    #expect(
      form.notes("document.macros") == ["The file carries macros, which were not opened."])
  }

  @Test func `W8: a file cut short and one with two documents of a name are refused`() {
    let whole = docx(body: childFormBody(p("Name: Ann")))
    #expect(readAll(Array(whole.dropLast(200)))[0].refusal?.code == .damaged)

    let two = package([
      ("word/document.xml", Array(filled().utf8)),
      ("WORD/document.xml", Array(filled("", "Eve").utf8)),
    ])
    let form = readAll(two)[0]
    #expect(form.outcome == .refused)
    #expect(form.answers.isEmpty)
  }

  @Test func `W8: bytes behind the end are no reason to refuse`() {
    #expect(readAll(docx(body: childFormBody(p("Name: Ann"))) + [0, 0])[0].said("name") == "Ann")
  }

  @Test func `W9: a picture that lies elsewhere is noted, and the answers are read`() {
    let form = read(
      body: childFormBody(p("Name: Ann")),
      relationships:
        "<Relationship Id=\"rId9\" Type=\"\(office)image\" Target=\"https://example.org/a.png\" TargetMode=\"External\"/>"
    )
    #expect(form.said("name") == "Ann")
    #expect(
      form.notes("document.external-content") == [
        "The file points to content outside it (image), which was not fetched."
      ])
  }
}
