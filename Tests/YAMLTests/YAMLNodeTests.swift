import Testing

@testable import YAML

@Suite struct `A file of YAML` {
  @Test(arguments: ["No", "2026", "true", "1.0", "2026-09-01", "01", "<<"])
  func `keeps a word as it stands`(_ word: String) throws {
    let node = try YAMLNode.parse(Array("key: \(word)\n".utf8), file: "a.yaml")
    #expect(try mapping(node).text("key", hint: "") == word)
  }

  @Test(arguments: ["", "~", "null"])
  func `has nothing where a key has nothing after it`(_ word: String) throws {
    let node = try YAMLNode.parse(Array("key: \(word)\n".utf8), file: "a.yaml")
    #expect(try mapping(node).node("key") == nil)
  }

  @Test func `has a text where nothing stands in quotes`() throws {
    let node = try YAMLNode.parse(Array("key: \"null\"\n".utf8), file: "a.yaml")
    #expect(try mapping(node).text("key", hint: "") == "null")
  }

  @Test func `counts lines from 1, past a byte order mark and Windows line ends`() throws {
    let node = try YAMLNode.parse(
      [0xEF, 0xBB, 0xBF] + Array("# Köln\r\nkey:\r\n  - a\r\n  - b\r\n".utf8), file: "a.yaml")
    #expect(try mapping(node).texts("key").map(\.line) == [3, 4])
    #expect(try mapping(node).texts("key").map(\.text) == ["a", "b"])
  }

  @Test func `takes one text for a list of one`() throws {
    let node = try YAMLNode.parse(Array("key: a\n".utf8), file: "a.yaml")
    #expect(try mapping(node).texts("key").map(\.text) == ["a"])
  }

  @Test func `is refused where a letter is not UTF-8`() {
    let error = #expect(throws: YAMLError.self) {
      try YAMLNode.parse(Array("id: a\ntitle: ".utf8) + [0xE9, 0x0A], file: "a.yaml")
    }
    #expect(
      error?.description == """
        a.yaml:2: A letter here is not UTF-8.
        hint: Save the file again with the encoding UTF-8.
        """)
  }

  @Test func `is refused when it is larger than the limit`() {
    let most = Array("key: a #".utf8)
    let filling = [UInt8](repeating: UInt8(ascii: "-"), count: YAMLNode.byteLimit - most.count)
    #expect(throws: Never.self) { try YAMLNode.parse(most + filling, file: "a.yaml") }
    let error = #expect(throws: YAMLError.self) {
      try YAMLNode.parse(most + filling + [UInt8(ascii: "-")], file: "a.yaml")
    }
    #expect(
      error?.description == """
        a.yaml: The file is larger than 262144 bytes.
        hint: Check that this is the right file.
        """)
  }

  @Test func `is refused when it is not there`() {
    let error = #expect(throws: YAMLError.self) { try YAMLFile.bytes(of: "/nowhere/a.yaml") }
    #expect(
      error?.description == """
        /nowhere/a.yaml: The file cannot be opened: No such file or directory.
        hint: Check that it is there and that you may read it.
        """)
  }

  private func mapping(_ node: YAMLNode) throws -> YAMLMapping {
    try #require(
      YAMLMapping(node, kind: "a test", keys: ["key"], mistakes: MistakeList(file: "a.yaml")))
  }
}

@Suite struct `The nearest word` {
  @Test(arguments: [
    ("titel", "title"), ("Title", "title"), ("other_titles", "other-titles"), ("lable", "label"),
    ("requird", "required"),
  ])
  func `is the one that was probably meant`(_ typed: String, _ meant: String) {
    #expect(typed.nearest(of: ["label", "title", "other-titles", "required"]) == meant)
  }

  @Test func `is none where nothing is near`() {
    #expect("colour".nearest(of: ["label", "title"]) == nil)
  }
}
