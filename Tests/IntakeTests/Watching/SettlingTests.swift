import Foundation
import Testing

@testable import Intake

@Suite struct `A file that is still being written` {
  private let folder: TemporaryFolder
  private let second: Int64 = 1_000_000_000

  init() throws { folder = try TemporaryFolder() }

  private func file(_ name: String) throws -> DroppedFile {
    let path = folder.path.appending(name)
    return DroppedFile(path: path, status: try path.status(followingLinks: false))
  }

  @Test func `is settled five seconds after its last change`() throws {
    try folder.write("a.txt")
    let file = try file("a.txt")
    var settling = Settling(nanoseconds: 5 * second)
    let changed = file.status.changedAt
    let early = settling.sort([file], fileSystemNow: changed + 4 * second, steadyNow: 0)
    #expect(early.settled.isEmpty)
    #expect(early.wait == second)
    let late = settling.sort([file], fileSystemNow: changed + 5 * second, steadyNow: 0)
    #expect(late.settled == [file])
    #expect(late.wait == nil)
  }

  @Test func `starts anew with each change, as with writers that pause`() throws {
    try folder.write("a.txt", "half")
    var settling = Settling(nanoseconds: 5 * second)
    _ = settling.sort([try file("a.txt")], fileSystemNow: nil, steadyNow: 0)
    try folder.write("a.txt", "half, and the rest")
    let file = try file("a.txt")
    let second = second
    #expect(
      settling.sort([file], fileSystemNow: nil, steadyNow: 4 * second).wait == 5 * second)
    #expect(settling.sort([file], fileSystemNow: nil, steadyNow: 8 * second).wait == second)
    #expect(
      settling.sort([file], fileSystemNow: nil, steadyNow: 9 * second).settled == [file])
  }

  @Test func `settles by our own clock where the file system's was set back`() throws {
    try folder.write("a.txt")
    let file = try file("a.txt")
    let past = file.status.changedAt - 3_600 * second
    var settling = Settling(nanoseconds: 5 * second)
    #expect(settling.sort([file], fileSystemNow: past, steadyNow: 0).settled.isEmpty)
    #expect(
      settling.sort([file], fileSystemNow: past, steadyNow: 5 * second).settled == [file])
  }

  @Test func `a time to come, set by a program, makes no difference`() throws {
    try folder.write("a.txt")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 1e8)],
      ofItemAtPath: folder.url.appending(path: "a.txt").path)
    let file = try file("a.txt")
    var settling = Settling(nanoseconds: 5 * second)
    let now = file.status.changedAt + 6 * second
    #expect(settling.sort([file], fileSystemNow: now, steadyNow: 0).settled == [file])
  }

  @Test func `is left alone while a program has it open for writing`() throws {
    try folder.write("a.txt", "half")
    let path = folder.path.appending("a.txt")
    let writer = try FileHandle(forWritingTo: folder.url.appending(path: "a.txt"))
    #if os(Linux)
      #expect(throws: FileFailure.changing) { try path.settledContents(upTo: 100) }
    #endif
    try writer.close()
    #expect(try path.settledContents(upTo: 100).bytes == Array("half".utf8))
  }
}
