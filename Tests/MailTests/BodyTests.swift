import Archive
import Testing

@testable import Mail
@testable import Word

@Suite struct `The words of a message` {
  private func words(_ head: String, _ bytes: [UInt8]) throws -> String {
    let head = Array("From: a@b.uk\nMessage-ID: <1@b>\n\(head)\n\n".utf8)
    return try read(head + bytes).words
  }

  @Test(arguments: [
    ("utf-8", [0x5A, 0x6F, 0xC3, 0xAB]), ("iso-8859-1", [0x5A, 0x6F, 0xEB]),
    ("iso-8859-15", [0x5A, 0x6F, 0xEB]), ("utf-8", [0xEF, 0xBB, 0xBF, 0x5A, 0x6F, 0xC3, 0xAB]),
    // Named wrongly.
    ("us-ascii", [0x5A, 0x6F, 0xEB]), ("utf-8", [0x5A, 0x6F, 0xEB]),
    ("no-such", [0x5A, 0x6F, 0xEB]),
    ("koi8-r", [0xEF, 0xBB, 0xBF, 0x5A, 0x6F, 0xC3, 0xAB]),
  ])
  func `W92: are decoded by mark, by name if that goes, as UTF-8, as Windows-1252`(
    _ charset: String, _ bytes: [UInt8]
  ) throws {
    #expect(try words("Content-Type: text/plain; charset=\(charset)", bytes) == "Zoë\n")
  }

  @Test func `W92: in Latin-1 have the signs of Windows-1252`() throws {
    #expect(
      try words("Content-Type: text/plain; charset=iso-8859-1", [0x93, 0x61, 0x94]) == "“a”\n")
  }

  @Test func `W92: in a charset of other letters are read by its name`() throws {
    #expect(
      try words("Content-Type: text/plain; charset=koi8-r", [0xE1, 0xCE, 0xCE, 0xC1]) == "Анна\n")
    let wide = "Zoë".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(try words("Content-Type: text/plain; charset=utf-16", wide) == "Zoë\n")
    let japanese = Array("\u{1B}$B;3ED\u{1B}(B".utf8)
    #expect(try words("Content-Type: text/plain; charset=iso-2022-jp", japanese) == "山田\n")
  }

  @Test func `W92: with bytes that are no character are noted`() throws {
    let head = Array("From: a@b.uk\nMessage-ID: <1@b>\nContent-Type: text/plain\n\n".utf8)
    let body = try #require(try read(head + [0x41, 0x81]).body)
    #expect(body.document.visibleText() == "A\u{FFFD}\n")
    #expect(body.document.notes.map(\.kind) == [.replacedCharacters])
  }

  @Test func `W92: with NUL bytes are not read, which is told`() throws {
    let message = try read(letter(type: "text/plain", "Name: A\0nn"))
    #expect(message.body == nil)
    #expect(message.wrappings == [Wrapping(kind: .text, place: "1")])
  }

  @Test func `W93: of format=flowed lose what the format put in`() throws {
    let text = "From the start \nto the end\n  stuffed\n> quoted \n> too\n-- \nAnn"
    #expect(
      try read(letter(type: "text/plain; format=flowed", text)).words
        == "From the start \nto the end\n stuffed\n> quoted \n> too\n-- \nAnn\n")
    #expect(
      try read(letter(type: "text/plain; format=flowed; delsp=yes", text)).words
        == "From the startto the end\n stuffed\n> quotedtoo\n-- \nAnn\n")
  }

  @Test func `W93: end their lines in every way`() throws {
    for ending in ["\r\n", "\n", "\r"] {
      let head = Array("From: a@b.uk\nMessage-ID: <1@b>\n\n".utf8)
      let text = Array("Name: Ann\(ending)Class: 4B\(ending)".utf8)
      #expect(try read(head + text).words == "Name: Ann\nClass: 4B\n")
    }
  }

  private func alternative(_ plain: String, _ html: String = "<p>Rich</p>") throws -> String {
    try read(
      letter(
        "alternative",
        parts: ["Content-Type: text/plain\n\n\(plain)", "Content-Type: text/html\n\n\(html)"])
    ).words
  }

  @Test(arguments: [
    ("Plain", "Plain\n"), ("", "Rich\n"), (" \n\u{A0}\n", "Rich\n"),
    ("Please view this email in your browser: https://x.uk", "Rich\n"),
    ("Your e-mail program does not support HTML.", "Rich\n"),
  ])
  func `W94: are the plain ones, unless those say nothing`(_ plain: String, _ words: String) throws
  {
    #expect(try alternative(plain) == words)
  }

  @Test func `W94: are read once, and files beside either are kept`() throws {
    let related = """
      Content-Type: multipart/related; boundary=r

      --r
      Content-Type: text/html

      <p>Rich</p>
      --r
      Content-Type: image/png; name=logo.png

      PNG
      --r--
      """
    let message = try read(
      letter("alternative", parts: ["Content-Type: text/plain\n\nPlain", related]))
    #expect(message.words == "Plain\n")
    #expect(message.body?.places == ["1"])
    #expect(message.parts.map(\.name) == ["logo.png"])
    #expect(message.parts.map(\.place) == ["2.2"])
  }

  @Test func `round an attachment are one text`() throws {
    let message = try read(
      letter(parts: [
        "Content-Type: text/plain\n\nAbove", "Content-Type: image/png\n\nPNG",
        "Content-Type: text/html\n\n<p>Below</p>", "Content-Type: text/plain\n\nLast",
      ]))
    #expect(message.words == "Above\nBelow\nLast\n")
    #expect(message.body?.places == ["1", "3", "4"])
  }

  @Test func `are no file of text`() throws {
    let message = try read(
      letter(parts: [
        "Content-Type: text/plain\n\nHello",
        "Content-Type: text/plain; charset=utf-8; name=\"a.txt\"\n\nName: Ann",
      ]))
    #expect(message.words == "Hello\n")
    #expect(
      message.parts.map { $0.text.map { String(decoding: $0.bytes, as: UTF8.self) } } == [
        "Name: Ann"
      ])
  }
}

@Suite struct `A page of HTML` {
  @Test func `W95: ends lines where a person sees them end`() throws {
    let text = try page(
      "<html><head><title>no</title><style>p{}</style></head><body>One<br>two <b>bold\n words</b>"
        + "<p>three</p><div>four<div>five</div></div><ul><li>six<li>seven</ul><script>x()</script>"
        + "<!-- no --><pre>a  b\nc</pre>&eacute;&nbsp;end</body></html>"
    ).visibleText()
    #expect(
      text == "One\ntwo bold words\nthree\nfour\nfive\nsix\nseven\na  b\nc\né\u{A0}end\n")
  }

  @Test func `W95: puts tables on their grid`() throws {
    let document = try page(
      """
      <table><tr><th rowspan=2>Name</th><td>Ann</td></tr><tr><td colspan=2>Lee</td></tr>
      <tr><td>Class<td>4B</table>
      """)
    let story = document.body
    let cells = story.cells.map { cell in
      "\(cell.row).\(cell.gridColumn)+\(cell.gridSpan) "
        + String(decoding: story.text[cell.text], as: UTF8.self)
        + (cell.continues.map { " (of \($0))" } ?? "")
    }
    #expect(
      cells == ["1.0+1 Name", "1.1+1 Ann", "2.0+1  (of 0)", "2.1+2 Lee", "3.0+1 Class", "3.1+1 4B"])
    #expect(story.tables[0].rowStarts == [0, 2, 4, 6])
    #expect(document.visibleText() == "Name\tAnn\nLee\nClass\t4B\n")
    #expect(
      document.location(story: 0, paragraph: 1).description
        == "table 1, row 1 cell 2, paragraph 1")
  }

  @Test func `W95: nests tables, and closes what is left open`() throws {
    let document = try page("<table><tr><td>A<table><tr><td>B<td>C</table>D<td>E")
    #expect(document.body.tables.map(\.parent) == [nil, 0])
    #expect(document.visibleText() == "A\nB\tC\nD\nE\n")
    // Cells without a table, a table without a cell.
    #expect(try page("<td>A</td><tr>B<table></table>C").visibleText() == "A\nB\nC\n")
  }

  @Test(arguments: [
    "<p hidden>X</p>", "<p style='display: none'>X</p>", "<div style=\"font-size:0\">X</div>",
    "<p style='visibility:hidden'>X</p>", "<div style='max-height:0;overflow:hidden'>X</div>",
    "<div style='DISPLAY:NONE !important'><table><tr><td>X</table></div>",
  ])
  func `W95, W31: keeps what is hidden apart`(_ html: String) throws {
    let document = try page("<p>A</p>\(html)<p>B</p>")
    #expect(document.visibleText() == "A\n[hidden: X]B\n")
    #expect(document.notes.map(\.kind) == [.hiddenText("X")])
    #expect(document.body.tables.isEmpty)
  }

  @Test func `W95: shows text again that is in an element of no height`() throws {
    let text = try page("<td style='font-size:0px'><span style='font-size:12px'>Ann</span></td>")
    #expect(text.visibleText() == "Ann\n")
  }

  @Test func `W95: marks links, struck, unseen and quoted words`() throws {
    let document = try page(
      "<p>See <a href=\"https://x.uk/a?b&amp;c\">this</a> <s>no</s> "
        + "<font color=white>ghost</font></p><blockquote type=cite>Old</blockquote>"
        + "<blockquote style='margin:0 0 0 40px;border:none'>In</blockquote>")
    let story = document.body
    func words(_ range: Range<Int>) -> String { String(decoding: story.text[range], as: UTF8.self) }
    #expect(story.links.map(\.target) == ["https://x.uk/a?b&c"])
    #expect(story.links.map { words($0.text) } == ["this"])
    #expect(
      story.looks.filter { $0.look.contains(.struck) }.map { words($0.text).filter { $0 != " " } }
        == ["no"])
    #expect(
      story.looks.filter { $0.look.contains(.unseen) }.map { words($0.text).filter { $0 != " " } }
        == ["ghost"])
    #expect(story.paragraphs.map(\.isQuoted) == [false, true, false])
  }

  @Test func `W95: has boxes to tick, words typed into it, and no dots that tell who reads`() throws
  {
    let document = try page(
      "<p><input type=checkbox checked> Yes <input type=checkbox> No</p>"
        + "<p>Name: <input value=Ann></p><img src='http://x.uk/1.gif' width=1 height=1><img alt=Logo>"
    )
    #expect(document.visibleText() == "☒ Yes ☐ No\nName: Ann\n\n")
    #expect(document.body.objects.map(\.alternativeText) == ["Logo"])
  }

  @Test(arguments: [
    ("<p " + (0..<300).map { "a\($0)=x " }.joined() + ">A", "many attributes"),
    (String(repeating: "<div>", count: 300) + "A", "deep"),
    (String(repeating: "<table><tr><td>", count: 30) + "A", "nested tables"),
    (
      "<table>"
        + String(repeating: "<tr>" + String(repeating: "<td rowspan=60000>", count: 50), count: 300),
      "wide rows"
    ),
    ("<table><tr>" + String(repeating: "<td colspan=1000>x", count: 200), "wide cells"),
  ])
  func `that passes a limit is not read, which is told`(_ html: String, _ name: String) throws {
    let message = try read(letter(type: "text/html", html))
    #expect(message.body == nil)
    #expect(message.wrappings.map(\.kind) == [.text])
  }

  @Test func `with more text than a form is not read`() throws {
    var limits = ReadingLimits()
    limits.characters = 100
    let html = "<p>" + String(repeating: "a ", count: 200)
    #expect(try read(letter(type: "text/html", html), limits: limits).body == nil)
    limits.characters = 1_000
    #expect(try read(letter(type: "text/html", html), limits: limits).body != nil)
    limits.textFormBytes = 100
    #expect(try read(letter(type: "text/html", html), limits: limits).body == nil)
    #expect(try read(letter(type: "text/plain", html), limits: limits).body == nil)
  }
}
