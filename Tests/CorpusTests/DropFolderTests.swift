import Foundation
import Glibc
import Testing

/// Inputs that were made to break readers, saved into a drop folder all at once.
@Suite(.enabled(if: HostileInputs.canBeMade, "\(sharedIsMissing), or Python is missing"))
struct `Hostile inputs in a drop folder` {
  /// Nothing that anybody sent: a lock, files that are still empty, a folder with the name of a file. (W10)
  private static let leftAlone: Set = ["empty-file", "name-lock", "directory", "txt-empty"]
  /// Its name is cut, so that a note may be called after it.
  private static let hasLongName = "name-255"

  @Test func `G7: are filed as their manifest says, and the next file is served`() throws {
    let made = try #require(HostileInputs.shared)
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "docket-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let workspace = folder.appending(path: "ws").path
    #expect(try run("init", workspace, in: folder).status == 0)
    let inbox = folder.appending(path: "ws/inbox")
    // Names that are no UTF-8, links and rights as they are.
    try copy(made.forms.path + "/.", folder.appending(path: "ws/forms").path)
    try copy(made.inputs.path + "/.", inbox.path)
    let watched = try run("watch", "--once", "--workspace", workspace, in: folder)
    #expect(watched.signal == nil)
    #expect(watched.status == 0, "\(watched.err)")
    #expect(!watched.err.contains("reader-crashed"))

    let canary = folder.appending(path: "canary-outside").path
    #expect(!FileManager.default.fileExists(atPath: canary))
    let month = try #require(
      FileManager.default.contentsOfDirectory(atPath: inbox.path + "/done").first)
    let endings = ["done/\(month)", "duplicates/\(month)", "returned", "waiting"]
    var wrong: [String] = []
    for input in made.cases where input.name != Self.hasLongName {
      let path = input.path(in: inbox)
      let name = path.suffix(from: (path.lastIndex(of: UInt8(ascii: "/")) ?? 0) + 1)
      var places = endings.filter { isThere(Array("\(inbox.path)/\($0)/".utf8) + name) }
        .map { String($0.prefix { $0 != "/" }) }
      if isThere(path) { places.append("inbox") }
      let allowed = Self.leftAlone.contains(input.name) ? ["inbox"] : Self.endings(input.outcome)
      if places.count != 1 || !allowed.contains(places[0]) {
        wrong.append("\(input.name), \(input.outcome): \(places)")
      }
    }
    #expect(wrong == [])

    try Data("The next one.".utf8).write(to: inbox.appending(path: "next.txt"))
    #expect(try run("watch", "--once", "--workspace", workspace, in: folder).status == 0)
    #expect(FileManager.default.fileExists(atPath: inbox.path + "/done/\(month)/next.txt"))
  }

  /// Some hold the same bytes under another name.
  private static func endings(_ outcome: HostileCase.Outcome) -> Set<String> {
    switch outcome {
    case .accept: ["done", "duplicates"]
    case .reject: ["returned"]
    case .either: ["done", "duplicates", "returned"]
    }
  }

  private func run(_ arguments: String..., in folder: URL) throws -> ChildRun {
    try ChildRun(arguments.map { Array($0.utf8) }, in: folder)
  }

  private func copy(_ from: String, _ to: String) throws {
    let copy = Process()
    copy.executableURL = URL(filePath: "/bin/cp")
    copy.arguments = ["-a", from, to]
    try copy.run()
    copy.waitUntilExit()
    #expect(copy.terminationStatus == 0)
  }

  private func isThere(_ path: [UInt8]) -> Bool {
    let text = path.map { CChar(bitPattern: $0) } + [0]
    var status = stat()
    return unsafe lstat(text, &status) == 0
  }
}

/// Files of the corpus that no reader should read, and real ones that do harm, saved into a drop folder.
@Suite(.enabled(if: SharedFolder.corpus != nil, "\(sharedIsMissing)"))
struct `Real files that are no forms, in a drop folder` {
  @Test func `come back with the reason that the index gives`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "docket-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let workspace = folder.appending(path: "ws").path
    #expect(try ChildRun(["init", workspace].map { Array($0.utf8) }, in: folder).status == 0)
    let inbox = workspace + "/inbox/"
    let files = WordFile.all(.corrupt, .encrypted, .notADocx, .hostile)
    #expect(files.count > 20)
    for file in files {
      try FileManager.default.copyItem(atPath: file.url().path, toPath: inbox + file.name)
    }
    let arguments = ["watch", "--once", "--workspace", workspace]
    let watched = try ChildRun(arguments.map { Array($0.utf8) }, in: folder)
    #expect(watched.status == 0, "\(watched.err)")
    #expect(!watched.err.contains("reader-crashed"))
    let month = try FileManager.default.contentsOfDirectory(atPath: inbox + "done").first ?? ""
    for file in files {
      let isDone = FileManager.default.fileExists(atPath: inbox + "done/\(month)/\(file.name)")
      let note = inbox + "returned/\(file.name).txt"
      if isDone {
        // Read without harm, which only the hostile ones may be.
        #expect(file.kind == .hostile, "\(file.name)")
        continue
      }
      let words = try String(contentsOfFile: note, encoding: .utf8)
      #expect(words.contains("Why it came back: "), "\(file.name)")
      #expect(words.contains("What to do: "), "\(file.name)")
      if file.kind == .encrypted { #expect(words.contains("password"), "\(file.name)") }
    }
  }
}
