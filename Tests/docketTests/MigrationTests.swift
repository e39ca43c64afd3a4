import Foundation
import GRDB
import TestSupport
import Testing

@testable import Cases

/// A store of an older docket, opened by a process that ends in the middle of bringing it up to date.
@Suite struct `An old store` {
  private let office: Office
  private let old: URL
  private var store: URL { office.folder.appending(path: "ws/store") }

  /// One of the first layout, with two cases, closed as a docket that ended closes it.
  init() throws {
    office = try Office()
    old = office.folder.appending(path: "old")
    try office.write("in/a.txt", Office.request())
    try office.write("in/b.txt", Office.request(teacher: "Mr T Bell"))
    #expect(try office.run("ingest", "in").status == 0)
    do {
      let queue = try DatabaseQueue(path: store.appending(path: "docket.sqlite").path)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: FirstLayout.sql)
      }
    }
    try FileManager.default.copyItem(at: store, to: old)
  }

  private func takeBack() throws {
    try FileManager.default.removeItem(at: store)
    try FileManager.default.copyItem(at: old, to: store)
  }

  private func layout() throws -> Int? {
    try DatabaseQueue(path: store.appending(path: "docket.sqlite").path).read { db in
      try Int.fetchOne(db, sql: "PRAGMA user_version")
    }
  }

  /// The calls by which SQLite writes; each of them, one a run.
  private static let calls = ["pwrite64", "fdatasync", "fsync", "ftruncate", "unlink"]

  @Test(
    .enabled(if: Tool.strace.isThere, "strace is missing"), .timeLimit(.minutes(2)),
    arguments: calls)
  func `G15: opens after each kill in the middle of bringing it up to date`(_ call: String) throws {
    var kills = 0
    while true {
      try takeBack()
      let run = try CommandLineRun.shell(
        "strace -f -o /dev/null -e trace=\(call) -e inject=\(call):signal=KILL:when=\(kills + 1) "
          + "docket cases --workspace ws", in: office.folder)
      guard run.status != 0 else { break }
      kills += 1
      let found = try layout()
      #expect(found == 1 || found == StoreMigration.all.count, "layout \(found ?? 0)")
      // Who opens it next is the program or, most times, this process: its start takes longer than all the rest.
      if kills % 4 == 1 {
        let next = try office.run("verify")
        #expect(next.status == 0, "\(call) \(kills): \(next.out)\(next.err)")
        #expect(try office.run("cases").out.contains("BCA-"))
      }
      do {
        let next = try CaseStore(at: store.appending(path: "docket.sqlite").path)
        #expect(try next.verify().faults == [], "\(call) \(kills)")
        #expect(try next.cases().count == 2)
      }
      #expect(try layout() == StoreMigration.all.count)
      guard kills < 200 else { break }
    }
    #expect(kills < 200)
    if call == "pwrite64" { #expect(kills > 4) }
  }
}
