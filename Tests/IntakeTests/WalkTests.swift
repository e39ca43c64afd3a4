import Forms
import Foundation
import Testing

@testable import Intake

@Suite struct `A walk` {
  /// Each thing met, in order: its path below the folder and what it is taken for.
  private func walk(_ folder: TemporaryFolder, _ names: [String] = [""]) -> [String] {
    let paths = names.map { $0.isEmpty ? folder.path : folder.path.appending($0) }
    return Walk(paths).map { found in
      let path = found.path == folder.path ? "." : folder.relative(found.path)
      return switch found {
      case .file(_, let followingLinks): followingLinks ? "named \(path)" : path
      case .refused(_, let refusal): "\(path): \(refusal.code.rawValue): \(refusal.message)"
      case .leftAlone: "\(path) left alone"
      case .record: "a record of \(path)"
      }
    }
  }

  @Test func `goes through folders in the order of the names`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.docx", "a/2.txt", "a/1.txt", "c/d/e/f.docm", "Z.pdf"] { try folder.write(name) }
    #expect(walk(folder) == ["Z.pdf", "a/1.txt", "a/2.txt", "b.docx", "c/d/e/f.docm"])
  }

  @Test func `takes what is named in the order in which it is named`() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt"] { try folder.write(name) }
    #expect(walk(folder, ["b.txt", "a.txt"]) == ["named b.txt", "named a.txt"])
  }

  @Test func `W10: locks, fragments and bookkeeping in a folder are left alone`() throws {
    let folder = try TemporaryFolder()
    let names = [
      "~$form.docx", ".~lock.form.docx#", "._form.docx", ".DS_Store", "Thumbs.db", "desktop.ini",
      "a.tmp", "a.docx.part", "a.crdownload", ".syncthing.a.docx.tmp", "~syncthing~a.docx",
    ]
    for name in names { try folder.write(name) }
    try folder.write(".git/config")
    #expect(Set(walk(folder)) == Set((names + [".git"]).map { "\($0) left alone" }))
  }

  @Test func `what docket keeps in a drop folder is left alone`() throws {
    let folder = try TemporaryFolder()
    let names = [
      "TODAY.docx", "done/2026-11/a.docx", "returned/b.docx", "waiting/c.docx", "new.docx",
    ]
    for name in names + [".docket/sheet"] { try folder.write("inbox/\(name)") }
    // The same names where docket watches nothing.
    try folder.write("letters/done/d.docx")
    #expect(
      walk(folder) == [
        "inbox/.docket left alone", "inbox/TODAY.docx left alone", "inbox/done left alone",
        "inbox/new.docx", "inbox/returned left alone", "inbox/waiting left alone",
        "letters/done/d.docx",
      ])
    #expect(walk(folder, ["inbox/done"]) == ["inbox/done/2026-11/a.docx"])
  }

  @Test func `W10: such a file that is named is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write("~$form.docx")
    let message = "This is a file that a program keeps for itself while it works, not a form."
    #expect(walk(folder, ["~$form.docx"]) == ["~$form.docx: not-a-form-file: \(message)"])
  }

  @Test func `does not follow links in a folder`() throws {
    let folder = try TemporaryFolder()
    try folder.link("loop", to: ".")
    try folder.link("outside.docx", to: "/etc/hostname")
    #expect(
      walk(folder) == [
        "loop: not-a-form-file: This is a link, not a file.",
        "outside.docx: not-a-form-file: This is a link, not a file.",
      ])
  }

  @Test func `follows a link that a person named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.docx")
    try folder.link("link.docx", to: "a.docx")
    try folder.link("dangling.docx", to: "gone")
    #expect(
      walk(folder, ["link.docx", "dangling.docx"]) == [
        "named link.docx",
        "dangling.docx: cannot-open: The file could not be opened: it is not there.",
      ])
  }

  @Test func `refuses what is no file`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("folder.docx")
    #expect(folder.makePipe("pipe.docx"))
    let expected = [
      "folder.docx: not-a-form-file: This is a folder, not a file.",
      "pipe.docx: not-a-form-file: This is a named pipe, not a file.",
    ]
    #expect(walk(folder) == expected)
    #expect(walk(folder, ["folder.docx", "pipe.docx"]) == expected)
  }

  @Test func `reaches names that are no text`() throws {
    let folder = try TemporaryFolder()
    let name = Array("caf".utf8) + [0xE9] + Array(".docx".utf8)
    try folder.path.appending(name).write([1], replacing: false)
    #expect(walk(folder) == ["caf\\xE9.docx"])
    let found = Walk([folder.path]).first { _ in true }
    #expect(found?.path.name.elementsEqual(name) == true)
  }

  @Test func `ends in an empty folder`() throws {
    #expect(walk(try TemporaryFolder()) == [])
  }
}
