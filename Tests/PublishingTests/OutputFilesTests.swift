import Foundation
import Intake
import Publishing
import Testing

@Suite struct `Files that are written together` {
  private static func files(_ folder: Folder, _ contents: [String: String]) -> OutputFiles {
    var files = OutputFiles(in: FilePath(folder.path + "/out"))
    for (name, text) in contents.sorted(by: { $0.key < $1.key }) {
      files.add(name, Array(text.utf8))
    }
    return files
  }

  @Test func `make their folder, and say where they are`() throws {
    let folder = try Folder()
    let written = try Self.files(folder, ["a": "1", "b": "2"]).stage(replacing: false).place()
    #expect(written.map(\.path.text) == ["\(folder.path)/out/a", "\(folder.path)/out/b"])
    #expect(try folder.bytes("out/b") == Array("2".utf8))
    let again = try Self.files(folder, ["a": "1", "b": "2"]).stage(replacing: false).place()
    #expect(again.map(\.wasThere) == [true, true])
  }

  @Test func `are not written where one of them is there and holds something else`() throws {
    let folder = try Folder()
    _ = try Self.files(folder, ["b": "mine"]).stage(replacing: false).place()
    let failure = try #require(throws: OutputFiles.Failure.self) {
      try Self.files(folder, ["a": "1", "b": "2"]).stage(replacing: false).place()
    }
    #expect(failure == .isThere(FilePath(folder.path + "/out/b")))
    #expect(try folder.names == ["out"])
    #expect(try folder.bytes("out/b") == Array("mine".utf8))
    _ = try Self.files(folder, ["a": "1", "b": "2"]).stage(replacing: true).place()
    #expect(try folder.bytes("out/b") == Array("2".utf8))
  }

  @Test func `are taken away again where one of them cannot be written`() throws {
    let folder = try Folder()
    // A name that no disk takes.
    let long = String(repeating: "x", count: 300)
    #expect(throws: OutputFiles.Failure.self) {
      try Self.files(folder, ["day/a": "1", "day/\(long)": "2"]).stage(replacing: false).place()
    }
    // Nor do the folders stay that were made for them.
    #expect(try folder.names == [])
  }

  @Test func `leave those alone that they would replace where one of them cannot be written`()
    throws
  {
    let folder = try Folder()
    _ = try Self.files(folder, ["a": "mine", "b": "mine, too"]).stage(replacing: false).place()
    let long = String(repeating: "x", count: 300)
    #expect(throws: OutputFiles.Failure.self) {
      try Self.files(folder, ["a": "1", "b": "2", long: "3"]).stage(replacing: true).place()
    }
    #expect(try folder.bytes("out/a") == Array("mine".utf8))
    #expect(try folder.bytes("out/b") == Array("mine, too".utf8))
    #expect(try folder.namesInOut == ["a", "b"])
  }

  @Test func `leave no folder behind where they cannot be made`() throws {
    let folder = try Folder()
    _ = try Self.files(folder, ["mine": "1"]).stage(replacing: false).place()
    // A file has the name of the folder in which this process makes its files.
    let draft = ".docket.\(ProcessInfo.processInfo.processIdentifier).part"
    try folder.write("out/\(draft)", "x")
    let failure = try #require(throws: OutputFiles.Failure.self) {
      try Self.files(folder, ["day/a": "1", "day/more/b": "2"]).stage(replacing: false)
    }
    guard case .file = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(try folder.namesInOut == [draft, "mine"])
  }

  @Test func `sweep away drafts of any kind whose run is no more, and no other`() throws {
    let folder = try Folder()
    let out = folder.path + "/out/"
    // The first number is above what the system gives; the second is the first process of all.
    let drafts = [
      ".docket.2000000000.part", ".certificates-2026-11-27.2000000000.part",
      ".certificates-2026-11-28.1.part", ".mine.part", ".mine.x.part",
    ]
    for name in drafts {
      try FileManager.default.createDirectory(
        atPath: out + name, withIntermediateDirectories: true)
      try Data("half".utf8).write(to: URL(filePath: "\(out)\(name)/a.pdf"))
    }
    try Data("mine".utf8).write(to: URL(filePath: out + ".file.2000000000.part"))
    _ = try Self.files(folder, ["a": "1"]).stage(replacing: false).place()
    let kept = [
      ".certificates-2026-11-28.1.part", ".file.2000000000.part", ".mine.part", ".mine.x.part", "a",
    ]
    #expect(try folder.namesInOut == kept)
    // Nothing is written the second time; what was left is swept away all the same.
    try FileManager.default.createDirectory(
      atPath: out + drafts[1], withIntermediateDirectories: false)
    _ = try Self.files(folder, ["a": "1"]).stage(replacing: false).place()
    #expect(try folder.namesInOut == kept)
  }

  @Test func `are not seen before they take their places, and can be discarded`() throws {
    let folder = try Folder()
    let left = "\(folder.path)/out/.docket.2000000000.part"  // above what the system gives
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
    let staged = try Self.files(folder, ["a": "1"]).stage(replacing: false)
    #expect(try folder.namesInOut.allSatisfy { $0.hasPrefix(".docket.") })
    staged.discard()
    #expect(try folder.namesInOut == [])
  }
}
