import Foundation
import Intake
import Publishing
import Testing

@Suite struct `A folder whose files appear together` {
  private static func stage(_ folder: Folder, _ files: [String: String]) throws -> StagedFolder {
    let staged = try StagedFolder(for: FilePath(folder.path + "/out/day"))
    for (name, text) in files {
      try staged.draft.appending(name).write(Array(text.utf8), replacing: false)
    }
    return staged
  }

  @Test func `is not there before its last file is`() throws {
    let folder = try Folder()
    let staged = try Self.stage(folder, ["a": "1", "b": "2"])
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/day"))
    let written = try staged.place(["a", "b"], replacing: false)
    #expect(written.map(\.path.text) == ["\(folder.path)/out/day/a", "\(folder.path)/out/day/b"])
    #expect(try folder.bytes("out/day/b") == Array("2".utf8))
    #expect(try folder.namesInOut == ["day"])
  }

  @Test func `takes files that are new, and leaves those that are the same`() throws {
    let folder = try Folder()
    _ = try Self.stage(folder, ["a": "1"]).place(["a"], replacing: false)
    let written = try Self.stage(folder, ["a": "1", "b": "2"]).place(["a", "b"], replacing: false)
    #expect(written.map(\.wasThere) == [true, false])
    #expect(try folder.bytes("out/day/b") == Array("2".utf8))
    #expect(try folder.namesInOut == ["day"])
  }

  @Test func `takes none where one would replace another, unless it is told to`() throws {
    let folder = try Folder()
    _ = try Self.stage(folder, ["b": "mine"]).place(["b"], replacing: false)
    let staged = try Self.stage(folder, ["a": "1", "b": "2"])
    let failure = try #require(throws: OutputFiles.Failure.self) {
      try staged.place(["a", "b"], replacing: false)
    }
    #expect(failure == .isThere(FilePath(folder.path + "/out/day/b")))
    staged.discard()
    #expect(try folder.bytes("out/day/b") == Array("mine".utf8))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/day/a"))
    #expect(try folder.namesInOut == ["day"])
    _ = try Self.stage(folder, ["a": "1", "b": "2"]).place(["a", "b"], replacing: true)
    #expect(try folder.bytes("out/day/b") == Array("2".utf8))
  }

  @Test func `puts back what it replaced where a file cannot take its place`() throws {
    let folder = try Folder()
    _ = try Self.stage(folder, ["a": "mine", "b": "mine, too"]).place(["a", "b"], replacing: false)
    // No file can replace a folder.
    try FileManager.default.createDirectory(
      atPath: folder.path + "/out/day/c", withIntermediateDirectories: true)
    let staged = try Self.stage(folder, ["a": "1", "b": "2", "c": "3"])
    #expect(throws: OutputFiles.Failure.self) {
      try staged.place(["a", "b", "c"], replacing: true)
    }
    staged.discard()
    #expect(try folder.bytes("out/day/a") == Array("mine".utf8))
    #expect(try folder.bytes("out/day/b") == Array("mine, too".utf8))
  }

  @Test func `sweeps away what a run left that was killed`() throws {
    let folder = try Folder()
    // No process has this number: it is above what the system gives.
    let left = "\(folder.path)/out/.day.2000000000.part"
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
    try Data("half".utf8).write(to: URL(filePath: left + "/a"))
    // That one is at work: it is the first of all.
    let other = "\(folder.path)/out/.day.1.part"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    _ = try Self.stage(folder, ["a": "1"]).place(["a"], replacing: false)
    #expect(try folder.namesInOut == [".day.1.part", "day"])
  }
}

extension Folder {
  var namesInOut: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path + "/out").sorted() }
  }
}
