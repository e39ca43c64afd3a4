import Archive
import Testing

@testable import XML

@Suite struct `An XML part` {
  @Test func `is told in document order`() throws {
    let xml = #"<w:p xmlns:w="urn:w"><w:t w:val="1" val="2">a</w:t> <x/></w:p>"#
    #expect(
      try Transcript.of(xml) == ["<w:p>", "<w:t w:val=1 val=2>", "a", "/", " ", "<x>", "/", "/"])
  }

  @Test(arguments: [
    ("a&amp;b &lt;&gt;&quot;&apos;", "a&b <>\"'"), ("&#65;&#x1F600;", "A😀"),
    ("<![CDATA[<b>&amp;]]>", "<b>&amp;"), ("a<!-- not -->b<?not either?>c", "abc"),
    ("a\r\nb\rc", "a\nb\nc"), ("zoë 字 😀", "zoë 字 😀"), (" \n ", " \n "),
  ])
  func `gives its text as a person would read it`(_ xml: String, _ text: String) throws {
    #expect(try Transcript.of("<a>\(xml)</a>") == ["<a>", text, "/"])
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF] + "<a>é😀</a>".utf8),
      Array("<?xml version='1.0' encoding='utf-8'?><a>é😀</a>".utf8),
      Array("<?xml version=\"1.0\" encoding = \"UTF-8\" standalone=\"yes\"?><a>é😀</a>".utf8),
      [0xFF, 0xFE] + utf16("<a>é😀</a>", highFirst: false),
      [0xFE, 0xFF] + utf16("<a>é😀</a>", highFirst: true),
      [0xFE, 0xFF] + utf16("<?xml version='1.0' encoding='utf-16'?><a>é😀</a>", highFirst: true),
      utf16("<?xml version='1.0' encoding='UTF-16'?><a>é😀</a>", highFirst: true),
      utf16("<?xml version='1.0' encoding='UTF-16LE'?><a>é😀</a>", highFirst: false),
    ] as [[UInt8]])
  func `is read in UTF-8 and UTF-16`(_ bytes: [UInt8]) throws {
    #expect(try Transcript.of(bytes) == ["<a>", "é😀", "/"])
  }

  @Test(
    arguments: [
      (Array("<?xml version='1.0' encoding='ISO-8859-1'?><a/>".utf8), .encoding("ISO-8859-1")),
      (Array("<?xml version='1.0' encoding='utf-7'?><a/>".utf8), .encoding("utf-7")),
      ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x3C], .encoding("UTF-32")),
      ([0x4C, 0x6F, 0xA7, 0x94], .encoding("EBCDIC")),
      (
        Array("<?xml version='1.0' encoding='utf-16'?><a/>".utf8),
        .malformed(reason: "it declares UTF-16 and is written in UTF-8", line: 1)
      ),
      ([0xFF, 0xFE, 0x3C], .malformed(reason: "its UTF-16 ends in half a character", line: 1)),
      (
        [0xFE, 0xFF, 0, 0x0A, 0xD8, 0, 0, 0x3C],
        .malformed(reason: "its UTF-16 holds half a character", line: 2)
      ),
    ] as [([UInt8], XMLFailure)])
  func `is refused in any other encoding`(_ bytes: [UInt8], _ expected: XMLFailure) {
    #expect(refusal(of: bytes) == expected)
  }

  @Test func `is read after one that was refused`() throws {
    var reader = XMLReader(vocabulary: Transcript.vocabulary, limits: ReadingLimits())
    for broken in ["<w:p xmlns:w='urn:w'><w:t>", "<!DOCTYPE a><a/>", ""] {
      var transcript = Transcript()
      #expect(throws: XMLFailure.self) { try reader.read(Array(broken.utf8), into: &transcript) }
      var second = Transcript()
      try reader.read(Array("<p>text</p>".utf8), into: &second)
      #expect(second.events == ["<p>", "text", "/"])
    }
  }

  @Test func `is refused when the handler says so`() {
    var reader = XMLReader(vocabulary: Transcript.vocabulary, limits: ReadingLimits())
    var transcript = Transcript()
    transcript.patience = 10
    let xml = "<a>" + String(repeating: "<b/>", count: 10_000) + "</a>"
    #expect(throws: XMLFailure.tooLarge(limit: "my patience")) {
      try reader.read(Array(xml.utf8), into: &transcript)
    }
    #expect(transcript.events.count < 200)
  }
}

/// The bytes of a text in UTF-16, without a mark.
private func utf16(_ text: String, highFirst: Bool) -> [UInt8] {
  text.utf16.flatMap { unit in
    let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    return highFirst ? bytes : bytes.reversed()
  }
}
