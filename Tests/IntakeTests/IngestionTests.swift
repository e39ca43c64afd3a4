import Cases
import Forms
import Foundation
import Testing

@testable import Intake

@Suite struct `Taking files in` {
  private func ingest(_ paths: [FilePath], into store: CaseStore) throws -> [IngestedFile] {
    let today = try #require(CalendarDate(year: 2026, month: 3, day: 2))
    let settings = ReadingSettings(
      forms: [], today: today, now: Int(Date().timeIntervalSince1970), readers: 2)
    let moment = Moment(milliseconds: 1_772_445_600_000, zoneMinutes: 0)
    let ingestion = Ingestion(settings, store: store, clock: { moment })
    var files: [IngestedFile] = []
    try ingestion.run(Walk(paths)) { files += $0 }
    return files
  }

  private func store(in folder: TemporaryFolder) throws -> CaseStore {
    try CaseStore(at: folder.url.path + "/store/docket.sqlite", createIfMissing: true)
  }

  @Test func `gives each file its receipt, in the order of the files`() throws {
    let folder = try TemporaryFolder()
    for number in 0..<250 { try folder.write("in/\(1000 + number).txt", "file \(number)") }
    try folder.write("in/~$1000.txt")
    let files = try ingest([folder.path.appending("in")], into: store(in: folder))
    let expected = (0..<250).map { "in/\(1000 + $0).txt" } + ["in/~$1000.txt"]
    #expect(files.map { folder.relative(FilePath($0.file)) } == expected)
    #expect(files.dropLast().allSatisfy { $0.receipts.map(\.kind) == [.opened] })
    #expect(files.last?.wasLeftAlone == true)
  }

  @Test func `the same files again are the same cases`() throws {
    let folder = try TemporaryFolder()
    for number in 0..<5 { try folder.write("in/\(number).txt", "file \(number)") }
    let store = try store(in: folder)
    let first = try ingest([folder.path.appending("in")], into: store)
    let second = try ingest([folder.path.appending("in")], into: store)
    #expect(second.flatMap(\.receipts).allSatisfy { $0.kind == .arrivedAgain })
    let references = first.flatMap(\.receipts).map(\.summary?.reference)
    #expect(second.flatMap(\.receipts).map(\.summary?.reference) == references)
    #expect(try store.cases().count == 5)
  }

  @Test func `a file that is refused stops nothing`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.txt", "one")
    try folder.write("in/b.docx", "not a Word file")
    try folder.write("in/c.txt", "two")
    let files = try ingest([folder.path.appending("in")], into: store(in: folder))
    #expect(files.flatMap(\.receipts).map(\.kind) == [.opened, .refused, .opened])
  }
}
