import Archive
import TestSupport
import Testing

@Suite struct `A ZIP that is changed` {
  private func zip() -> [UInt8] {
    var zip = ZipBuilder()
    zip.add("a.xml", "first")
    zip.add("folder/b.xml", "second")
    zip.add("c.xml", "third")
    return zip.bytes
  }

  private func entries(_ bytes: [UInt8]) throws -> [String] {
    var archive = try ZipArchive(bytes, limits: ReadingLimits())
    return try archive.entries.indices.map { index in
      "\(archive.entries[index].name)=\(String(decoding: try archive.unpack(index), as: UTF8.self))"
    }
  }

  @Test func `has entries replaced in their place and new ones behind all others`() throws {
    let editor = try ZipEditor(zip())
    try editor.set("folder/b.xml", to: Array("new".utf8))
    try editor.set("d.xml", to: Array("fourth".utf8))
    try editor.set("empty.xml", to: [])
    #expect(
      try entries(editor.finish()) == [
        "a.xml=first", "folder/b.xml=new", "c.xml=third", "d.xml=fourth", "empty.xml=",
      ])
  }

  @Test func `keeps the packed bytes of what is not changed`() throws {
    let before = zip()
    let editor = try ZipEditor(before)
    try editor.set("c.xml", to: Array("new".utf8))
    var old = try ZipArchive(before, limits: ReadingLimits())
    var new = try ZipArchive(editor.finish(), limits: ReadingLimits())
    for index in 0...1 {
      let packed = try old.packed(index)
      #expect(try new.packed(index) == packed)
    }
  }

  @Test func `is the same bytes each time`() throws {
    func make() throws -> [UInt8] {
      let editor = try ZipEditor(zip())
      try editor.set("a.xml", to: Array(repeating: 65, count: 10_000))
      try editor.set("new/é.xml", to: [1, 2, 3])
      return try editor.finish()
    }
    #expect(try make() == make())
  }

  @Test func `that is none is refused`() {
    #expect(throws: ZipFailure.self) { _ = try ZipEditor(Array("no zip".utf8)).finish() }
  }
}
