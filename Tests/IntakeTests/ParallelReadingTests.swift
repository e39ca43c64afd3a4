import Archive
import Forms
import Foundation
import Synchronization
import Testing

@testable import Intake

@Suite struct `Reading in parallel` {
  private struct Enough: Error {}

  private func settings(readers: Int, forms: [FormSchema] = []) throws -> ReadingSettings {
    let today = try #require(CalendarDate(year: 2026, month: 3, day: 2))
    return ReadingSettings(
      forms: forms, fileBytes: 1 << 20, today: today, now: Int(Date().timeIntervalSince1970),
      readers: readers)
  }

  private func folder(of files: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 0..<files { try folder.write("\(1000 + number).txt", "file \(number)") }
    return folder
  }

  @Test(arguments: [1, 2, 7])
  func `gives results in the order of the files`(readers: Int) throws {
    let folder = try folder(of: 200)
    var reading = ParallelReading(try settings(readers: readers))
    reading.window = 16
    reading.lot = 4
    var names: [String] = []
    try reading.read(Walk([folder.path])) {
      folder.relative($0.path)
    } deliver: {
      names += $0
    }
    #expect(names == (0..<200).map { "\(1000 + $0).txt" })
  }

  @Test(arguments: [1, 2, 5], [(window: 200, bytes: 32 << 20), (window: 1, bytes: 1)])
  func `parts of large files come in order, between their neighbours`(
    readers: Int, bounds: (window: Int, bytes: Int)
  ) throws {
    let folder = try TemporaryFolder()
    for (file, count) in [1, 700, 3, 600, 1_300].enumerated() {
      let forms = (1...count).map { "Lost property form\nFinder: Child \($0) of \(file)\n" }
      try folder.write("\(file).txt", forms.joined())
    }
    try folder.write("6.txt", "")
    var results: [[[ReadForm]]] = []
    for splitsFiles in [false, true] {
      var reading = ParallelReading(try settings(readers: readers, forms: [lostProperty]))
      reading.splitsFiles = splitsFiles
      reading.window = bounds.window
      reading.windowBytes = bounds.bytes
      var forms: [[ReadForm]] = []
      try reading.read(Walk([folder.path])) {
        $0.forms
      } weigh: {
        $0.count * 1_000
      } deliver: {
        forms += $0
      }
      results.append(forms)
    }
    #expect(results[0].map(\.count) == [1, 700, 3, 600, 1_300, 0])
    #expect(results[1].count > 20)
    #expect(results[1].flatMap(\.self) == results[0].flatMap(\.self))
  }

  @Test(arguments: [1, 3])
  func `small files that open into large documents keep their places`(readers: Int) throws {
    let folder = try TemporaryFolder()
    let large = "Lost property form\nFinder: Ann\n" + String(repeating: "\n", count: 15_000)
    for number in 10..<40 {
      try folder.write("\(number).txt", number.isMultiple(of: 3) ? "" : large)
    }
    var names: [String] = []
    try ParallelReading(settings(readers: readers, forms: [lostProperty])).read(Walk([folder.path]))
    {
      folder.relative($0.path)
    } deliver: {
      names += $0
    }
    #expect(names == (10..<40).map { "\($0).txt" })
  }

  private let lostProperty = FormSchema(
    id: "lost-property", version: 1, title: "Lost property form", referencePrefix: "LOS",
    sections: [
      FormSchema.Section(
        filledBy: .sender, fields: [Field(key: "finder", label: "Finder:", type: .person)])
    ],
    routing: FormSchema.Routing(handledBy: "office", decidedBy: nil))

  @Test func `ends where nothing is to be read`() throws {
    var count = 0
    try ParallelReading(settings(readers: 2)).read(Walk([])) { _ in
      1
    } deliver: {
      count += $0.count
    }
    #expect(count == 0)
  }

  @Test func `stops when whoever takes the results has had enough`() throws {
    let folder = try folder(of: 100)
    var reading = ParallelReading(try settings(readers: 2))
    reading.window = 8
    reading.lot = 2
    let read = Mutex(0)
    #expect(throws: Enough.self) {
      try reading.read(Walk([folder.path])) { _ in
        read.withLock { $0 += 1 }
      } deliver: { _ in
        throw Enough()
      }
    }
    #expect(read.withLock { $0 } < 100)
  }

  @Test func `runs ahead by a bounded number of bytes`() throws {
    let folder = try folder(of: 60)
    var reading = ParallelReading(try settings(readers: 3))
    reading.windowBytes = 100
    let kept = Mutex((now: 0, most: 0))
    try reading.read(
      Walk([folder.path]),
      transform: { _ in
        kept.withLock {
          $0.now += 50
          $0.most = max($0.most, $0.now)
        }
      },
      weigh: { _ in 50 },
      deliver: { results in
        usleep(2_000)  // readers would run ahead of a slow taker
        kept.withLock { $0.now -= 50 * results.count }
      })
    // Two results fill the window; each reader may have one more under way.
    #expect(kept.withLock { $0.most } <= 100 + 3 * 50)
  }

  @Test func `a file over the limit is refused unread`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", String(repeating: "a", count: (1 << 20) + 1))
    var forms: [ReadForm] = []
    try ParallelReading(settings(readers: 1)).read(Walk([folder.path])) {
      $0.forms
    } deliver: {
      forms += $0.flatMap(\.self)
    }
    #expect(forms.map(\.refusal?.code) == [.tooLarge])
    #expect(forms.map(\.refusal?.message) == ["The file is larger than 1 MiB."])
    #expect(forms.map(\.sha256) == [""])
  }

  @Test func `W10: an empty file of the last day may still be arriving`() throws {
    let folder = try TemporaryFolder()
    try folder.write("young.docx", "")
    try folder.write("old.docx", "")
    try FileManager.default.setAttributes(
      [.modificationDate: Date().addingTimeInterval(-90_000)],
      ofItemAtPath: folder.url.appending(path: "old.docx").path)
    var files: [ReadFile] = []
    try ParallelReading(settings(readers: 1)).read(Walk([folder.path])) {
      $0
    } deliver: {
      files += $0
    }
    #expect(files.map(\.wasLeftAlone) == [false, true])
    #expect(files.map { $0.forms.map(\.refusal?.code) } == [[.empty], []])
  }
}
