import Foundation
import Testing

@testable import Intake

@Suite struct `A file path` {
  @Test func `keeps bytes that are no text, and shows them escaped`() {
    let path = FilePath(Array("caf".utf8) + [0xE9, 0x2D, 0xFF] + Array("é.docx".utf8))
    #expect(path?.text == "caf\\xE9-\\xFFé.docx")
    #expect(path?.bytes.count == 13)
  }

  @Test func `holds no NUL and is not empty`() {
    #expect(FilePath([UInt8]()) == nil)
    #expect(FilePath([97, 0, 98]) == nil)
    #expect(FilePath("").text == ".")
  }

  @Test(arguments: [
    ("a/b.docx", "b.docx", "a"), ("b.docx", "b.docx", "."), ("/b", "b", "/"), ("a/b/", "b", "a"),
    ("/", "/", "."),
  ])
  func `has a name and a parent`(_ path: String, _ name: String, _ parent: String) {
    #expect(String(decoding: FilePath(path).name, as: UTF8.self) == name)
    #expect(FilePath(path).parent.text == parent)
  }

  @Test func `joins with one slash`() {
    #expect(FilePath("in/").appending("a").text == "in/a")
    #expect(FilePath("in").appending("a").text == "in/a")
  }
}

@Suite struct `Reading a file` {
  @Test func `gives its bytes`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Ann")
    let path = folder.path.appending("a.txt")
    #expect(try path.contents(upTo: 3, followingLinks: false) == Array("Ann".utf8))
  }

  @Test func `refuses more bytes than the limit before it reads them`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Anna")
    #expect(throws: FileFailure.tooLarge) {
      try folder.path.appending("a.txt").contents(upTo: 3, followingLinks: false)
    }
  }

  @Test(.timeLimit(.minutes(1))) func `never waits for a pipe`() throws {
    let folder = try TemporaryFolder()
    #expect(folder.makePipe("pipe"))
    #expect(throws: FileFailure.otherKind("a named pipe")) {
      try folder.path.appending("pipe").contents(upTo: 10, followingLinks: false)
    }
  }

  @Test func `follows a link only where it is told to`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Ann")
    try folder.link("l.txt", to: "a.txt")
    let link = folder.path.appending("l.txt")
    #expect(try link.contents(upTo: 10, followingLinks: true) == Array("Ann".utf8))
    #expect(throws: FileFailure.otherKind("a link that leads nowhere")) {
      try link.contents(upTo: 10, followingLinks: false)
    }
  }

  @Test func `says what is missing`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileFailure.missing) {
      try folder.path.appending("a").contents(upTo: 10, followingLinks: false)
    }
  }
}

@Suite struct `Writing a file` {
  @Test func `leaves a file that is there as it is`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "old")
    let path = folder.path.appending("a.txt")
    #expect(throws: FileFailure.exists) { try path.write(Array("new".utf8), replacing: false) }
    #expect(try path.contents(upTo: 10, followingLinks: false) == Array("old".utf8))
    #expect(try folder.path.names() == ["a.txt"])
  }

  @Test func `replaces it where it is told to, and leaves nothing beside it`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "old")
    let path = folder.path.appending("a.txt")
    try path.write(Array("new".utf8), replacing: true)
    #expect(try path.contents(upTo: 10, followingLinks: false) == Array("new".utf8))
    #expect(try folder.path.names() == ["a.txt"])
  }

  @Test func `keeps it from other people`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("a.txt")
    try path.write([1], replacing: false)
    let attributes = try FileManager.default.attributesOfItem(atPath: path.text)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `makes nothing where the folder is missing`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileFailure.missing) {
      try folder.path.appending("no/a.txt").write([1], replacing: false)
    }
  }
}

@Suite struct `A file that is moved` {
  @Test func `has its new name, and replaces nothing unless it is told to`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "new")
    try folder.write("b.txt", "old")
    let (a, b) = (folder.path.appending("a.txt"), folder.path.appending("b.txt"))
    #expect(throws: FileFailure.exists) { try a.move(to: b, replacing: false) }
    #expect(try b.contents(upTo: 9, followingLinks: false) == Array("old".utf8))
    try a.move(to: b, replacing: true)
    #expect(try b.contents(upTo: 9, followingLinks: false) == Array("new".utf8))
    try b.move(to: a, replacing: false)
    #expect(try folder.path.names() == ["a.txt"])
  }

  @Test func `may be a folder, which takes the place of an empty one`() throws {
    let folder = try TemporaryFolder()
    try folder.write("new/a.txt", "1")
    let (new, old) = (folder.path.appending("new"), folder.path.appending("old"))
    try old.makeFolder()
    try new.move(to: old, replacing: false)
    #expect(try old.names() == ["a.txt"])
    try new.makeFolder()
    #expect(throws: FileFailure.exists) { try new.move(to: old, replacing: false) }
    try new.removeFolder()
    #expect(throws: FileFailure.exists) { try old.removeFolder() }
  }
}

@Suite struct `A process` {
  @Test func `is told from one that is not there`() {
    #expect(CurrentProcess.isRunning(CurrentProcess.number))
    // The first one is somebody else's; numbers end far below the other.
    #expect(CurrentProcess.isRunning(1))
    #expect(!CurrentProcess.isRunning(2_000_000_000) && !CurrentProcess.isRunning(0))
  }
}
