import TestSupport
import Testing

@testable import Archive

@Suite struct `A ZIP` {
  @Test func `gives its entries back, deflated and stored`() throws {
    var zip = ZipBuilder()
    zip.add("a.xml", "deflated")
    zip.add("b/c.txt", "stored", deflated: false)
    var archive = try ZipArchive(zip.bytes, limits: ReadingLimits())
    #expect(archive.entries.map(\.name) == ["a.xml", "b/c.txt"])
    #expect(archive.entries.map(\.method) == [.deflated, .stored])
    #expect(try archive.unpack(0) == Array("deflated".utf8))
    #expect(try archive.unpack(1) == Array("stored".utf8))
  }

  @Test func `finds an entry without regard to case`() throws {
    var zip = ZipBuilder()
    zip.add("Word/Document.xml", "")
    let archive = try ZipArchive(zip.bytes, limits: ReadingLimits())
    #expect(archive.index(of: "word/document.XML") == 0)
    #expect(archive.index(of: "word/document") == nil)
  }

  @Test func `gives an entry still packed, and unpacks what it gave`() throws {
    var zip = ZipBuilder()
    zip.add("a.xml", String(repeating: "a", count: 1_000))
    var archive = try ZipArchive(zip.bytes, limits: ReadingLimits())
    let packed = try archive.packed(0)
    #expect(packed == ZipBuilder.deflate(Array(repeating: UInt8(ascii: "a"), count: 1_000)))
    #expect(
      try archive.unpack(0, packed: packed) == Array(repeating: UInt8(ascii: "a"), count: 1_000))
  }

  @Test(arguments: [
    "word/", "a/b/", "[Content_Types].xml", "..a", "a../b.", "...", "word/résumé.xml",
  ])
  func `may name its entries like this`(_ name: String) throws {
    var zip = ZipBuilder()
    zip.add(name, "")
    let archive = try ZipArchive(zip.bytes, limits: ReadingLimits())
    #expect(archive.entries[0].name == name)
    #expect(archive.entries[0].isFolder == name.hasSuffix("/"))
  }

  @Test func `may hold an empty entry`() throws {
    var zip = ZipBuilder()
    zip.add("deflated", "")
    zip.add("stored", "", deflated: false)
    var archive = try ZipArchive(zip.bytes, limits: ReadingLimits())
    #expect(try archive.unpack(0) == [])
    #expect(try archive.unpack(1) == [])
  }

  @Test(arguments: [
    Oddity("sizes after the data") { $0.add("a", "text") { $0.flags = 8 } },
    Oddity("bytes after the end") {
      $0.add("a", "text")
      $0.suffix = [UInt8](repeating: 0, count: 1_000)
    },
    Oddity("an extra field") { $0.add("a", "text") { $0.extra = [0xFE, 0xCA, 2, 0, 1, 2] } },
    Oddity("a comment") {
      $0.add("a", "text")
      $0.comment = Array("made by hand".utf8)
    },
    Oddity("another local name") { $0.add("a", "text") { $0.localName = Array("b".utf8) } },
  ])
  func `is read in spite of what is odd but honest`(_ oddity: Oddity) throws {
    var zip = ZipBuilder()
    oddity.build(&zip)
    var archive = try ZipArchive(zip.bytes, limits: ReadingLimits())
    #expect(try archive.unpack(0) == Array("text".utf8))
  }
}

/// Something unusual about a ZIP whose first entry holds "text".
struct Oddity: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let build: @Sendable (inout ZipBuilder) -> Void

  init(_ description: String, build: @escaping @Sendable (inout ZipBuilder) -> Void) {
    testDescription = description
    self.build = build
  }
}
