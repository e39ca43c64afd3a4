import Cases
import Forms
import Foundation
import Testing

@testable import Intake

/// A drop folder with a store of its own, watched in this process.
final class WatchedInbox {
  let folder: TemporaryFolder
  let store: CaseStore
  private(set) var events: [WatchEvent] = []
  /// Files are read in this process; a test may put its own answers in.
  var read: ([WorkerFile]) -> [WorkerAnswer] = WatchedInbox.readHere
  var settleSeconds = 0.0
  var moment = Moment(milliseconds: 1_795_774_440_000, zoneMinutes: 0)  // 2026-11-27T10:14:00Z
  var fileBytes = 1 << 20
  var forms: [FormSchema] = []

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("inbox")
    store = try CaseStore(
      at: folder.url.path + "/store/docket.sqlite", createIfMissing: true)
  }

  var drop: DropFolder { DropFolder(folder.path.appending("inbox")) }

  /// Puts a file into the folder.
  func put(_ name: String, _ text: String = "a form") throws {
    try folder.write("inbox/\(name)", text)
  }

  /// Gives a file of the folder a time, as a program does that saves it later.
  func touch(_ name: String, after seconds: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: seconds)],
      ofItemAtPath: folder.url.appending(path: "inbox/\(name)").path)
  }

  /// How many files were filed.
  var filed: Int { events.count { if case .filed = $0 { true } else { false } } }

  /// One run of `docket watch --once`.
  @discardableResult
  func watchOnce() throws -> Bool {
    var watcher = try watcher()
    return watcher.runOnce()
  }

  func watcher(stop: StopSignal? = nil) throws -> Watcher {
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 27))
    let reading = ReadingSettings(
      forms: forms, fileBytes: fileBytes, today: today, now: 1_795_774_440, readers: 2)
    let settings = WatchSettings(
      folders: [drop], settleSeconds: settleSeconds, store: folder.path)
    let moment = moment
    let read = read
    return Watcher(
      settings, reading: reading, store: store, clock: { moment }, stop: stop, read: read,
      report: { self.events.append($0) })
  }

  /// All files below the inbox, but for what is empty in `.docket`.
  var files: [String] {
    let url = folder.url.appending(path: "inbox")
    let names = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      let path = url.appending(path: name).path
      _ = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      return !isFolder.boolValue && !name.hasSuffix("/lock")
    }.sorted()
  }

  func text(_ name: String) throws -> String {
    String(
      decoding: try Data(contentsOf: folder.url.appending(path: "inbox/\(name)")), as: UTF8.self)
  }

  static func readHere(_ files: [WorkerFile]) -> [WorkerAnswer] {
    guard let today = CalendarDate(year: 2026, month: 11, day: 27) else { return [] }
    var reader = FormReader(forms: [], today: today)
    return files.map { .forms(reader.read($0.bytes, file: $0.name)) }
  }
}
