import Testing

@testable import Cases

@Suite struct `The path of a file in a backup` {
  @Test(arguments: [
    "../school.yaml", "forms/../../x", "/etc/passwd", "forms//a.yaml", "forms/", ".", "..", "",
    "forms/a\0b",
  ])
  func `is refused where it could leave the workspace`(_ text: String) {
    #expect(BackupPath(text) == nil)
  }

  @Test(arguments: ["school.yaml", "templates/packs/policy.yaml", "forms/..a", "forms/ä b.yaml"])
  func `is taken apart at its slashes`(_ text: String) throws {
    let path = try #require(BackupPath(text))
    #expect(
      path.steps.map { String(decoding: $0, as: UTF8.self) }
        == text.split(separator: "/").map(String.init))
  }

  @Test func `need not be text`() {
    #expect(BackupPath([0x66, 0xE9]) != nil)
  }
}
