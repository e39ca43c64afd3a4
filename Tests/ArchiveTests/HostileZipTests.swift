import TestSupport
import Testing

@testable import Archive

/// Opens a ZIP, reads all of it, and says why that failed; nil where it did not.
func refusal(of zip: ZipBuilder, limits: ReadingLimits = ReadingLimits()) -> ZipFailure? {
  refusal(of: zip.bytes, limits: limits)
}

func refusal(of bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) -> ZipFailure? {
  do throws(ZipFailure) {
    var archive = try ZipArchive(bytes, limits: limits)
    for index in archive.entries.indices { _ = try archive.unpack(index) }
    return nil
  } catch {
    return error
  }
}

@Suite struct `A hostile ZIP` {
  @Test(
    arguments: [
      ([], "it is empty"),
      (Array("P".utf8), "it is not a ZIP file, or its end is missing"),
      (Array("PK\u{3}\u{4}".utf8), "it is not a ZIP file, or its end is missing"),
      (
        Array("{\\rtf1 not a ZIP at all, but long enough}".utf8),
        "it is not a ZIP file, or its end is missing"
      ),
    ] as [([UInt8], String)])
  func `is refused when it is none`(_ bytes: [UInt8], _ reason: String) {
    #expect(refusal(of: bytes) == .damaged(reason: reason))
  }

  @Test func `is refused wherever it is cut`() {
    var zip = ZipBuilder()
    zip.add("word/document.xml", "<w:document/>")
    zip.add("word/styles.xml", "<w:styles/>")
    let bytes = zip.bytes
    for length in bytes.indices {
      guard case .damaged = refusal(of: Array(bytes[..<length])) else {
        Issue.record("cut to \(length) bytes of \(bytes.count)")
        return
      }
    }
  }

  @Test(arguments: [
    ("../../outside", "has a step of dots"), ("word/../../outside", "has a step of dots"),
    ("a/./b", "has a step of dots"), ("a/..", "has a step of dots"), ("..", "has a step of dots"),
    ("/outside", "begins with a slash"), ("C:outside", "begins with a drive letter"),
    ("..\\outside", "has a backslash"), ("a//b", "has an empty step"), ("", "is empty"),
    ("a\nb", "has a control character"),
  ])
  func `is refused for a name that leads out of its folder`(_ name: String, _ danger: String) {
    var zip = ZipBuilder()
    zip.add("first", "")
    zip.add(name, "")
    #expect(refusal(of: zip) == .unsafe(reason: "the name of entry 2 of the ZIP \(danger)"))
  }

  @Test(arguments: ["word/document.xml", "WORD/document.XML"])
  func `is refused for two entries of one name`(_ name: String) {
    var zip = ZipBuilder()
    zip.add("word/document.xml", "one")
    zip.add(name, "other")
    #expect(
      refusal(of: zip) == .unsafe(reason: "entries 1 and 2 of the ZIP have the same name"))
  }

  @Test func `is refused when entries share one body`() {
    var zip = ZipBuilder()
    zip.add("0", [UInt8](repeating: 7, count: 5_000), deflated: false)
    for name in 1..<3 {
      zip.add("\(name)", [UInt8](repeating: 7, count: 5_000), deflated: false) {
        $0.hasBody = false
      }
    }
    #expect(refusal(of: zip) == .unsafe(reason: "the entries of the ZIP lie over each other"))
  }

  @Test(arguments: [
    Lie("a wrong checksum", .damaged(reason: "the checksum of a.xml is wrong")) { $0.crc ^= 1 },
    Lie("a size too small", .damaged(reason: "a.xml is longer than the ZIP says")) { $0.size = 3 },
    Lie("a size too large", .damaged(reason: "a.xml is shorter than the ZIP says")) {
      $0.size = 99
    },
    Lie("a packed size too small", .damaged(reason: "a.xml cannot be unpacked")) {
      $0.packedSize = 3
    },
    Lie("no deflate stream", .damaged(reason: "a.xml cannot be unpacked")) {
      $0.packed = [7, 7, 7]
    },
    Lie("another size, stored", .damaged(reason: "a.xml has another size than the ZIP says")) {
      ($0.method, $0.size) = (0, 3)
    },
    Lie("a password", .unsupported(reason: "a.xml is protected by a password")) { $0.flags = 1 },
    Lie("another method", .unsupported(reason: "a.xml is packed by method 14")) { $0.method = 14 },
  ])
  func `is refused for an entry with`(_ lie: Lie) {
    var zip = ZipBuilder()
    zip.add("a.xml", "some text", lie: lie.tell)
    #expect(refusal(of: zip) == lie.refusal)
  }

  @Test func `is read but for the entry that is wrong`() throws {
    var zip = ZipBuilder()
    zip.add("good.xml", "text")
    zip.add("bad.png", "image") { $0.flags = 1 }
    var archive = try ZipArchive(zip.bytes, limits: ReadingLimits())
    #expect(archive.entries.map(\.isEncrypted) == [false, true])
    #expect(try archive.unpack(0) == Array("text".utf8))
  }

  @Test func `is refused when its count lies`() {
    var zip = ZipBuilder()
    zip.add("a", "1")
    zip.add("b", "2")
    zip.claimedCount = 1
    #expect(
      refusal(of: zip)
        == .damaged(reason: "the list of contents of the ZIP contradicts itself"))
  }

  @Test func `costs little when its comment is full of ends`() {
    var zip = ZipBuilder()
    zip.add("a", "1")
    let end: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
    zip.comment = Array((0..<2_900).map { _ in end }.joined())
    // Whichever end libzip believes, it comes to an end itself.
    _ = refusal(of: zip)
  }
}

@Suite struct `The limits of a ZIP` {
  @Test func `hold for the file`() {
    var limits = ReadingLimits()
    limits.packageBytes = 1 << 20
    #expect(
      refusal(of: [UInt8](repeating: 0, count: 1 << 20 + 1), limits: limits)
        == .tooLarge(limit: "a file of 1 MiB"))
  }

  @Test func `hold for the number of entries`() {
    var zip = ZipBuilder()
    for number in 0..<1_000 { zip.add("\(number)", "", deflated: false) }
    #expect(refusal(of: zip) == nil)
    zip.add("one more", "")
    #expect(refusal(of: zip) == .tooLarge(limit: "1,000 entries"))
  }

  @Test func `hold for one part, before memory is taken`() {
    var zip = ZipBuilder()
    zip.add("a.xml", "text") { $0.size = 4_000_000_000 }
    #expect(refusal(of: zip) == .tooLarge(limit: "a part of 32 MiB"))
  }

  @Test func `hold for all parts that are read`() throws {
    var limits = ReadingLimits()
    limits.totalBytes = 10
    var zip = ZipBuilder()
    zip.add("a", "123456")
    zip.add("b", "123456")
    #expect(refusal(of: zip, limits: limits) == .tooLarge(limit: "parts of 10 bytes together"))
  }

  @Test func `count a part that is known by its packed bytes`() throws {
    var limits = ReadingLimits()
    limits.totalBytes = 10
    var zip = ZipBuilder()
    zip.add("a", "123456")
    var archive = try ZipArchive(zip.bytes, limits: limits)
    _ = try archive.packed(0)
    #expect(throws: ZipFailure.tooLarge(limit: "parts of 10 bytes together")) {
      try archive.packed(0)
    }
  }

  @Test func `hold for what a large part unpacks to`() {
    var limits = ReadingLimits()
    limits.expansionFloor = 100_000
    var zip = ZipBuilder()
    zip.add("small.xml", [UInt8](repeating: 32, count: 100_000))
    #expect(refusal(of: zip, limits: limits) == nil)
    zip.add("bomb.xml", [UInt8](repeating: 32, count: 100_001))
    #expect(
      refusal(of: zip, limits: limits)
        == .tooLarge(limit: "a part that unpacks to 200 times its size"))
  }
}

/// Something false about an entry `a.xml`, and what is said when it is read.
struct Lie: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let refusal: ZipFailure
  let tell: @Sendable (inout ZipBuilder.Entry) -> Void

  init(
    _ description: String, _ refusal: ZipFailure,
    tell: @escaping @Sendable (inout ZipBuilder.Entry) -> Void
  ) {
    testDescription = description
    self.refusal = refusal
    self.tell = tell
  }
}
