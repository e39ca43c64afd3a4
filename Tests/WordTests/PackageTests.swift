import TestSupport
import Testing

@testable import Word

private let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
private let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

/// A document around a body.
private func main(_ body: String) -> String {
  "<w:document \(wordNamespaces)><w:body>\(body)</w:body></w:document>"
}

private func root(_ target: String, mode: String = "", type: String = relationships) -> String {
  relationshipsPart(
    "<Relationship Id=\"r\" Type=\"\(type)officeDocument\" Target=\"\(target)\"\(mode)/>")
}

private func read(_ bytes: [UInt8]) throws -> Document {
  var reader = WordReader()
  return try reader.read(bytes)
}

private func zip(_ parts: KeyValuePairs<String, String>) -> [UInt8] {
  var zip = ZipBuilder()
  for (name, text) in parts { zip.add(name, text) }
  return zip.bytes
}

@Suite struct `Word package` {
  @Test(arguments: [
    ("/word/document2.xml", "word/document2.xml"), ("word/document2.xml", "word/document2.xml"),
    ("content/main%20part.xml", "content/main part.xml"), ("./Word/Main.xml", "word/main.XML"),
    ("word/../doc.xml", "doc.xml"),
  ])
  func `W1: the document is where the relationship says`(target: String, entry: String) throws {
    let file = zip([
      "_rels/.rels": root(target), entry: main(p("Ann")),
      "word/document.xml": main(p("Eve")),
    ])
    #expect(try read(file).body.string == "Ann")
  }

  @Test func `W2: the names of the strict family and any prefix are read`() throws {
    let file = zip([
      "_rels/.rels": root(
        "a.xml", type: "http://purl.oclc.org/ooxml/officeDocument/relationships/"),
      "a.xml": """
      <x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main">\
      <x:body><x:p><x:r><x:rPr><x:b/></x:rPr><x:t>Ann</x:t></x:r></x:p></x:body></x:document>
      """,
    ])
    let body = try read(file).body
    #expect(body.string == "Ann")
    #expect(body.looks == [LookRange(text: 0..<3, look: .bold)])
  }

  @Test func `W3: UTF-16 is read, another declared encoding is refused with its name`() throws {
    var wide = ZipBuilder()
    wide.add("_rels/.rels", root("a.xml"))
    wide.add(
      "a.xml",
      [0xFF, 0xFE] + main(p("Zoë")).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(try read(wide.bytes).body.string == "Zoë")

    let latin = zip([
      "_rels/.rels": root("a.xml"),
      "a.xml": "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + main(p("Ann")),
    ])
    #expect(throws: PackageError.unreadableEncoding("ISO-8859-1")) { try read(latin) }
  }

  @Test func `W4: a DOCTYPE in the document is refused`() {
    let file = zip([
      "_rels/.rels": root("word/document.xml"),
      "word/document.xml": "<!DOCTYPE d [<!ENTITY x \"y\">]>" + main(p("&x;")),
    ])
    #expect(
      throws: PackageError.unsafe(
        reason: "/word/document.xml declares a DOCTYPE, which Word files may not have")
    ) { try read(file) }
  }

  @Test(arguments: [
    (["EncryptionInfo", "EncryptedPackage"], PackageError.encrypted),
    (["ENCRYPTEDPACKAGE"], .encrypted), (["WordDocument", "1Table"], .legacyDoc),
    (["Workbook"], .notAWordFile(kind: "an old Excel workbook")), ([], .legacyDoc),
  ])
  func `W5: an OLE file is told by the streams in it`(streams: [String], error: PackageError) {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 508)
    for name in streams {
      var entry = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      entry += [UInt8](repeating: 0, count: 128 - entry.count)
      entry[64] = UInt8(name.utf16.count * 2 + 2)
      bytes += entry
    }
    #expect(throws: error) { try read(bytes) }
    #expect(throws: error, "cut short") { try read(bytes.dropLast(30)) }
  }

  @Test(arguments: [
    ("{\\rtf1\\ansi x}", "an RTF file"), ("%PDF-1.4", "a PDF"),
    ("<html><body>x</body></html>", "a web page"), ("\u{FEFF}\n<!DOCTYPE HTML>", "a web page"),
    ("\u{1F}\u{8B}", "a file of an unknown kind"), ("Full name: Ann\n", "plain text"),
    ("<?xml version=\"1.0\"?><pkg:package/>", "a Word file of the flat XML kind"),
    ("<a/>", "an XML file"), ("a\0b", "a file of an unknown kind"),
  ])
  func `W6: another kind of file is named by its content`(content: String, kind: String) {
    let bytes = content.hasPrefix("\u{1F}") ? [0x1F, 0x8B, 8] : [UInt8](content.utf8)
    let kind = content.hasPrefix("\u{1F}") ? "a gzip archive" : kind
    #expect(throws: PackageError.notAWordFile(kind: kind)) { try read(bytes) }
  }

  @Test func `W6: an archive that is no Word file is named by its entries`() {
    #expect(throws: PackageError.notAWordFile(kind: "an OpenDocument text")) {
      try read(zip(["mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""]))
    }
    #expect(throws: PackageError.notAWordFile(kind: "a Pages document")) {
      try read(zip(["Index/Document.iwa": "x"]))
    }
    #expect(throws: PackageError.notAWordFile(kind: "a ZIP archive")) {
      try read(zip(["a.txt": "x"]))
    }
  }

  @Test(arguments: [
    (
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
      "an Excel workbook"
    ),
    (
      "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
      "a PowerPoint presentation"
    ),
  ])
  func `W6: another Office document is named by its content type`(type: String, kind: String) {
    let file = zip([
      "[Content_Types].xml": types("/word/document.xml", type),
      "_rels/.rels": root("word/document.xml"), "word/document.xml": main(p("Ann")),
    ])
    #expect(throws: PackageError.notAWordFile(kind: kind)) { try read(file) }
  }

  @Test func `W6: an empty file is empty`() {
    #expect(throws: PackageError.empty) { try read([]) }
  }

  @Test(arguments: [
    (wordType + "template.main+xml", false),
    ("application/vnd.ms-word.document.macroEnabled.main+xml", true),
    ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", true),
  ])
  func `W7: templates and macro files are read, macros noted`(type: String, hasMacros: Bool) throws
  {
    let document = try read(
      zip([
        "[Content_Types].xml": types("/word/document.xml", type),
        "_rels/.rels": root("word/document.xml"), "word/document.xml": main(p("Ann")),
      ]))
    #expect(document.body.string == "Ann")
    #expect(document.noteKinds.contains(.macros) == hasMacros)
  }

  @Test func `W7: a macro part without a macro type is noted`() throws {
    let document = try document(p("Ann"), parts: ["word/vbaProject.bin": "x"])
    #expect(document.noteKinds == [.macros])
  }

  @Test func `W8: a wrong checksum, a cut file and double names are refused`() {
    var wrong = ZipBuilder()
    wrong.add("_rels/.rels", root("a.xml"))
    wrong.add("a.xml", main(p("Ann"))) { $0.crc = 1 }
    #expect(
      throws: PackageError.damaged(part: nil, reason: "the checksum of a.xml is wrong")
    ) { try read(wrong.bytes) }
    let double = zip([
      "_rels/.rels": root("a.xml"), "a.xml": main(p("Ann")), "A.xml": main(p("Eve")),
    ])
    #expect(
      throws: PackageError.unsafe(reason: "entries 2 and 3 of the ZIP have the same name")
    ) { try read(double) }
    #expect(throws: PackageError.self) { try read(docx(body: p("Ann")).dropLast(40)) }
  }

  @Test(arguments: [
    ("attachedTemplate", "file:///C:/x.dotm", true), ("image", "http://example.org/a.png", true),
    ("image", "\\\\host\\share\\a.png", true), ("oleObject", "https://example.org/", true),
    ("hyperlink", "https://example.org/", false), ("image", "a.png", false),
  ])
  func `W9: a link that Word would follow is noted, not fetched`(
    kind: String, target: String, isNoted: Bool
  ) throws {
    let document = try document(
      p("Ann"),
      relationships: """
        <Relationship Id="x" Type="\(relationships)\(kind)" Target="\(target)" \
        TargetMode="External"/>
        """)
    #expect(document.body.string == "Ann")
    #expect(document.noteKinds == (isNoted ? [.externalContent(kind: kind)] : []))
  }

  @Test func `W9: the template of the settings part is noted`() throws {
    let document = try document(
      p("Ann"),
      parts: [
        "word/settings.xml": "<w:settings \(wordNamespaces)/>",
        "word/_rels/settings.xml.rels": relationshipsPart(
          """
          <Relationship Id="x" Type="\(relationships)attachedTemplate" \
          Target="http://example.org/t.dotm" TargetMode="External"/>
          """),
      ])
    #expect(document.noteKinds == [.externalContent(kind: "attachedTemplate")])
  }

  @Test(arguments: [
    ("../../etc/hostname", ""), ("file:///etc/hostname", ""),
    ("http://example.org/d.xml", " TargetMode=\"External\""),
  ])
  func `that names a document outside the file is refused`(target: String, mode: String) {
    let file = zip(["_rels/.rels": root(target, mode: mode)])
    #expect(
      throws: PackageError.damaged(
        part: "/_rels/.rels", reason: "the document that it names lies outside the file")
    ) { try read(file) }
  }

  @Test func `without its document is refused`() {
    #expect(
      throws: PackageError.damaged(part: "/word/document.xml", reason: "the part is missing")
    ) { try read(zip(["_rels/.rels": root("word/document.xml")])) }
  }

  @Test func `whose document is something else is refused`() {
    let file = zip(["_rels/.rels": root("a.xml"), "a.xml": "<html><body>Ann</body></html>"])
    #expect(
      throws: PackageError.damaged(
        part: "/a.xml", reason: "its root element is not that of a Word document")
    ) { try read(file) }
    let bare = zip(["_rels/.rels": root("a.xml"), "a.xml": "<w:document \(wordNamespaces)/>"])
    #expect(throws: PackageError.empty) { try read(bare) }
  }

  @Test func `with a damaged part that is not needed is read, and the part noted`() throws {
    let document = try document(p("Ann"), parts: ["word/comments.xml": "<w:comments"])
    #expect(document.body.string == "Ann")
    #expect(
      document.notes == [
        DocumentNote(
          kind: .unreadableContent("a damaged part"),
          location: DocumentLocation(part: PartName("/word/comments.xml")))
      ])
  }

  @Test func `gives its custom properties`() throws {
    let file = zip([
      "_rels/.rels": relationshipsPart(
        """
        <Relationship Id="a" Type="\(relationships)officeDocument" Target="a.xml"/>\
        <Relationship Id="b" Type="\(relationships)custom-properties" Target="docProps/custom.xml"/>
        """),
      "a.xml": main(p("Ann")),
      "docProps/custom.xml": """
      <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" \
      xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">\
      <property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="form">\
      <vt:lpwstr>access 1</vt:lpwstr></property></Properties>
      """,
    ])
    #expect(try read(file).customProperties == ["form": "access 1"])
  }

  @Test func `is read again from the cache with the same result`() throws {
    var reader = WordReader()
    let file = docx(
      body: p("Ann", "<w:rStyle w:val=\"H\"/>"),
      parts: [
        "word/styles.xml": """
        <w:styles \(wordNamespaces)><w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/>\
        </w:rPr></w:style></w:styles>
        """
      ])
    for _ in 0..<3 { #expect(try reader.read(file).body.string == "") }
  }

  private func types(_ part: String, _ type: String) -> String {
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Override PartName=\"\(part)\" ContentType=\"\(type)\"/></Types>"
  }
}
