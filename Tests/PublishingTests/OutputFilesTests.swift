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
    let written = try Self.files(folder, ["a": "1", "b": "2"]).write(replacing: false)
    #expect(written.map(\.path.text) == ["\(folder.path)/out/a", "\(folder.path)/out/b"])
    #expect(try folder.bytes("out/b") == Array("2".utf8))
    let again = try Self.files(folder, ["a": "1", "b": "2"]).write(replacing: false)
    #expect(again.map(\.wasThere) == [true, true])
  }

  @Test func `are not written where one of them is there and holds something else`() throws {
    let folder = try Folder()
    _ = try Self.files(folder, ["b": "mine"]).write(replacing: false)
    let failure = try #require(throws: OutputFiles.Failure.self) {
      try Self.files(folder, ["a": "1", "b": "2"]).write(replacing: false)
    }
    #expect(failure == .isThere(FilePath(folder.path + "/out/b")))
    #expect(try folder.names == ["out"])
    #expect(try folder.bytes("out/b") == Array("mine".utf8))
    _ = try Self.files(folder, ["a": "1", "b": "2"]).write(replacing: true)
    #expect(try folder.bytes("out/b") == Array("2".utf8))
  }

  @Test func `are taken away again where one of them cannot be written`() throws {
    let folder = try Folder()
    // A name that no disk takes.
    let long = String(repeating: "x", count: 300)
    #expect(throws: OutputFiles.Failure.self) {
      try Self.files(folder, ["a": "1", long: "2"]).write(replacing: false)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == [])
  }
}
