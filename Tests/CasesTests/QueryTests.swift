import Forms
import GRDB
import Testing

@testable import Cases

@Suite struct Queries {
  let folder: TemporaryStore
  let store: CaseStore

  init() throws {
    folder = try TemporaryStore()
    store = try folder.open()
    let later = Moment(milliseconds: Sample.moment.milliseconds + 1000, zoneMinutes: 0)
    _ = try store.intake(
      [
        Sample.arrival("alpha"), Sample.arrival("beta", at: later),
        Sample.arrival("gamma", forms: [Sample.report("gamma", safeguarding: nil)]),
        Sample.arrival("delta", forms: [Sample.unrecognised]),
      ], forms: Sample.forms)
  }

  @Test(arguments: [
    (CaseFilter(), ["BCA-2026-0001-Y", "BCA-2026-0002-W", "IWC-2026-0001-W", "DOC-2026-0001-M"]),
    (CaseFilter(form: "blocked"), ["BCA-2026-0001-Y", "BCA-2026-0002-W"]),
    (CaseFilter(status: .needsAttention), ["DOC-2026-0001-M"]),
    (CaseFilter(assigned: "headteacher"), ["IWC-2026-0001-W"]),
    (CaseFilter(isUrgent: true), ["IWC-2026-0001-W"]),
    (
      CaseFilter(since: Moment(milliseconds: Sample.moment.milliseconds + 1, zoneMinutes: 0)),
      ["BCA-2026-0002-W"]
    ),
    (CaseFilter(form: "blocked", assigned: "headteacher"), []),
  ])
  func `a list holds the cases that the filter lets through`(
    _ filter: CaseFilter, _ references: [String]
  ) throws {
    #expect(try store.cases(filter).map(\.reference.description) == references)
  }

  @Test(arguments: [
    ("alpha", ["BCA-2026-0001-Y"]), ("ALPHA", ["BCA-2026-0001-Y"]), ("alp", ["BCA-2026-0001-Y"]),
    ("cafe muller", ["BCA-2026-0002-W", "BCA-2026-0001-Y"]), ("café beta", ["BCA-2026-0002-W"]),
    ("https://alpha.example/a", ["BCA-2026-0001-Y"]), ("dear", ["DOC-2026-0001-M"]),
    ("BCA-2026-0002-W", ["BCA-2026-0002-W"]), ("bca20260002w", ["BCA-2026-0002-W"]),
    ("BCA", ["BCA-2026-0002-W", "BCA-2026-0001-Y"]), ("alpha beta", []), ("nobody", []),
    ("", []), ("  ", []), ("\"", []), ("- * ( ) ^ :", []), ("\u{0}", []),
    ("alpha\" OR \"beta", []), ("words:alpha", []), ("NOT alpha", []),
    ("alpha*", ["BCA-2026-0001-Y"]),
    ("alpha\u{0}", ["BCA-2026-0001-Y"]), ("½ ☒ 😀", []),
  ])
  func `a search finds the cases in which all words stand, whatever is typed`(
    _ words: String, _ references: [String]
  ) throws {
    #expect(try store.search(words).map(\.reference.description) == references)
  }

  @Test func `rebuilding gives the same state`() throws {
    let reference = try store.cases()[0].reference
    _ = try store.close(
      reference, by: "H. Head", role: "headteacher", reason: "Done.", at: Sample.moment)
    _ = try store.intake(
      [Sample.arrival("x", forms: [Sample.refused("x.docx", .damaged)]), Sample.arrival("alpha")],
      forms: Sample.forms)
    let before = try Contents(of: store)
    try store.queue.write { db in
      for table in ["cases", "refusals", "search"] { try db.execute(sql: "DELETE FROM \(table)") }
    }
    #expect(try store.cases() == [])
    try store.rebuild()
    #expect(try Contents(of: store) == before)
    #expect(try store.verify().faults == [])
  }
}
