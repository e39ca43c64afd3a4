internal import Archive
internal import Forms

/// The smallest files of each kind that docket reads.
enum WarmUp {
  static var files: [FormReader.File] {
    [
      FormReader.File(bytes: Array("Teacher name: Ann\n".utf8), name: "a.txt"),
      FormReader.File(bytes: word ?? [], name: "a.docx"),
      FormReader.File(bytes: Array(message.utf8), name: "a.eml"),
    ]
  }

  /// Both kinds of words, and a name in another script.
  private static let message = """
    From: =?UTF-8?B?w4VzYQ==?= <asa@example.org>\r
    Subject: a\r
    MIME-Version: 1.0\r
    Content-Type: multipart/alternative; boundary=b\r
    \r
    --b\r
    Content-Type: text/plain; charset=utf-8; format=flowed\r
    \r
    \r
    --b\r
    Content-Type: text/html; charset=iso-8859-1\r
    Content-Transfer-Encoding: quoted-printable\r
    \r
    <table><tr><td>Teacher name:<td style=3D"color:red">Ann</table>\r
    --b--\r

    """

  /// Nil where memory is short, of which the first file will tell.
  private static var word: [UInt8]? {
    // An archive without entries is nothing but its end. (APPNOTE, "End of central directory record")
    let empty = Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 18)
    guard let zip = try? ZipEditor(empty) else { return nil }
    for (name, xml) in parts {
      guard (try? zip.set(name, to: Array(xml.utf8))) != nil else { return nil }
    }
    return try? zip.finish()
  }

  private static let parts = [
    (
      "[Content_Types].xml",
      """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-\
      officedocument.wordprocessingml.document.main+xml"/></Types>
      """
    ),
    (
      "_rels/.rels",
      """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
      <Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
      officeDocument" Target="word/document.xml"/></Relationships>
      """
    ),
    (
      "word/document.xml",
      """
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\
      <w:p><w:r><w:t>Teacher name: Ann</w:t></w:r></w:p></w:body></w:document>
      """
    ),
  ]
}
