import Forms
import Foundation
import Testing

@testable import Cases

@Suite struct Intake {
  @Test func `G6: the same bytes make one case with two arrivals, under two names`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let first = try store.intake([Sample.arrival("a", file: "one.docx")], forms: Sample.forms)
    let again = try store.intake(
      [Sample.arrival("a", file: "two.docx"), Sample.arrival("b")], forms: Sample.forms)
    #expect(first.map(\.kind) == [.opened])
    #expect(again.map(\.kind) == [.arrivedAgain, .opened])
    let cases = try store.cases()
    #expect(cases.map(\.reference.description) == ["BCA-2026-0001-Y", "BCA-2026-0002-W"])
    #expect(cases.map(\.arrivals) == [2, 1])
    let detail = try store.detail(cases[0].reference)
    #expect(detail.arrivals.map(\.facts.file) == ["one.docx", "two.docx"])
    #expect(detail.events.map(\.payload.kind) == [.received, .read, .assigned, .received])
    #expect(try store.original(cases[0].reference).name == "one.docx")
  }

  @Test func `G6: the same bytes twice in one group are one case`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let receipts = try store.intake(
      [Sample.arrival("a"), Sample.arrival("a")], forms: Sample.forms)
    #expect(receipts.map(\.kind) == [.opened, .arrivedAgain])
    #expect(try store.cases().count == 1)
  }

  @Test func `G6: two who take the same files in at once make one case of each`() async throws {
    let folder = try TemporaryStore()
    let path = folder.path
    try await withThrowingTaskGroup { group in
      for _ in 0..<4 {
        group.addTask {
          // Each has connections of its own, as another process would; the first ones make the store.
          let store = try CaseStore(at: path, createIfMissing: true)
          for number in 0..<10 {
            _ = try store.intake(
              [Sample.arrival("f\(number)"), Sample.arrival("g\(number)")], forms: Sample.forms)
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try folder.open()
    let cases = try store.cases()
    #expect(cases.count == 20)
    #expect(cases.allSatisfy { $0.arrivals == 4 })
    #expect(Set(cases.map(\.reference.number)) == Set(1...20))
    #expect(try store.verify().faults == [])
  }

  @Test func `every form of a file is a case of its own, and the bytes are kept once`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let batch = (1...3).map { Sample.blocked("batch", record: $0) }
    // A long batch may come in several parts.
    _ = try store.intake(
      [Sample.arrival("batch", forms: Array(batch[..<2]))], forms: Sample.forms)
    let rest = try store.intake([Sample.arrival("batch", forms: [batch[2]])], forms: Sample.forms)
    #expect(rest.map(\.kind) == [.opened])
    #expect(try store.cases().map(\.record) == [1, 2, 3])
    #expect(try store.verify().originals == 1)
  }

  @Test func `what was read comes back as it was`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let receipt = try store.intake([Sample.arrival("a")], forms: Sample.forms)[0]
    let summary = try #require(receipt.summary)
    let detail = try store.detail(summary.reference)
    #expect(detail.form == Sample.blocked("a"))
    #expect(detail.summary == summary)
    #expect(detail.arrivals[0].at == Sample.moment)
    #expect(detail.arrivals[0].facts.sender == "sender@school.example")
    let original = try store.original(summary.reference)
    #expect(original.bytes == Array("bytes of a".utf8))
    #expect(try store.exists(sha256: original.sha256))
    #expect(try !store.exists(sha256: String(repeating: "0", count: 64)))
  }

  @Test func `numbers run by prefix and by the year on the wall`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    // 2026-12-31T23:30 in UTC is the new year already an hour to the east.
    let newYear = Moment(milliseconds: 1_798_759_800_000, zoneMinutes: 60)
    let receipts = try store.intake(
      [
        Sample.arrival("a"), Sample.arrival("b", at: newYear),
        Sample.arrival("c", forms: [Sample.report("c", safeguarding: nil)]), Sample.arrival("d"),
      ], forms: Sample.forms)
    #expect(
      receipts.compactMap { $0.summary.map { "\($0.reference)".dropLast(2) } }
        == ["BCA-2026-0001", "BCA-2027-0001", "IWC-2026-0001", "BCA-2026-0002"])
  }

  @Test func `a group that cannot be taken in whole is not taken in at all`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    var broken = Sample.arrival("b")
    broken.sha256 = "?"
    let error = #expect(throws: StoreError.self) {
      try store.intake([Sample.arrival("a"), broken], forms: Sample.forms)
    }
    #expect(error?.message == "A file came in without the SHA-256 of its bytes.")
    #expect(try store.cases() == [])
    #expect(try store.head() == .empty)
  }
}

@Suite struct Routing {
  @Test(arguments: [
    (Answer(outcome: .value, value: .truth(false), raw: "No"), "ict-manager", false),
    (Answer(outcome: .value, value: .truth(true), raw: "Yes"), "headteacher", true),
    (Answer(outcome: .blank), "headteacher", true),
    (Answer(outcome: .unclear, raw: "No, but"), "headteacher", true),
    (Answer(outcome: .unreadable), "headteacher", true),
    (nil, "headteacher", true),
  ])
  func `anything but a clear No goes to the headteacher at once`(
    _ safeguarding: Answer?, _ role: String, _ isUrgent: Bool
  ) throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let form = Sample.report("a", safeguarding: safeguarding)
    let summary = try #require(
      store.intake([Sample.arrival("a", forms: [form])], forms: Sample.forms)[0].summary)
    #expect(summary.assigned == role)
    #expect(summary.isUrgent == isUrgent)
    #expect(summary.status == .open)
  }

  @Test func `a file without a form waits for the office`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let summary = try #require(
      store.intake([Sample.arrival("a", forms: [Sample.unrecognised])], forms: Sample.forms)[0]
        .summary)
    #expect(summary.reference.prefix == "DOC")
    #expect(summary.status == .needsAttention)
    #expect(summary.assigned == "office")
    #expect(summary.form == nil)
    let reason = try store.detail(summary.reference).form.refusal
    #expect(reason?.code == .unrecognised)
  }

  @Test func `a form whose schema is not at hand goes to the office`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let summary = try #require(store.intake([Sample.arrival("a")], forms: [])[0].summary)
    #expect(summary.assigned == "office")
    #expect(summary.reference.prefix == "DOC")
    #expect(summary.form == FormIdentity(id: "blocked", version: 1))
  }

  @Test func `G6: an arrival on a closed case came again and is assigned anew`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let form = Sample.report("a", safeguarding: nil)
    let opened = try #require(
      store.intake([Sample.arrival("a", forms: [form])], forms: Sample.forms)[0].summary)
    let closed = try store.close(
      opened.reference, by: "H. Head", role: "headteacher", reason: "Done.", at: Sample.moment)
    #expect(closed.status == .closed)
    let again = try store.intake([Sample.arrival("a", forms: [form])], forms: Sample.forms)[0]
    #expect(again.kind == .cameAgain)
    #expect(try store.cases(CaseFilter(status: .cameAgain)).map(\.reference) == [opened.reference])
    let detail = try store.detail(opened.reference)
    #expect(detail.summary.arrivals == 2)
    #expect(detail.summary.assigned == "headteacher")
    #expect(
      detail.events.map(\.payload.kind)
        == [.received, .read, .assigned, .closed, .cameAgain, .assigned])
    #expect(try store.verify().faults == [])
  }

  @Test func `a case is closed once`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let reference = try #require(
      store.intake([Sample.arrival("a")], forms: Sample.forms)[0].summary?.reference)
    func close(_ reference: CaseReference) throws {
      _ = try store.close(
        reference, by: "H. Head", role: "headteacher", reason: "Done.", at: Sample.moment)
    }
    try close(reference)
    let closed = #expect(throws: StoreError.self) { try close(reference) }
    #expect(
      closed?.description == """
        Case BCA-2026-0001-Y is closed already.
        hint: `docket show BCA-2026-0001-Y` says by whom and when.
        """)
    let other = try #require(CaseReference(prefix: "BCA", year: 2026, number: 42))
    let missing = #expect(throws: StoreError.self) { try close(other) }
    #expect(
      missing?.description == """
        There is no case BCA-2026-0042-K.
        hint: Check the reference; `docket cases` lists all cases.
        """)
  }
}

@Suite struct `Refused files` {
  @Test func `are written down once and are no cases`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let damaged = Sample.arrival("a", forms: [Sample.refused("a.docx", .damaged)])
    let closed = Arrival(
      file: "b.docx", bytes: [], sha256: "", received: Sample.moment,
      forms: [Sample.refused("b.docx", .cannotOpen)])
    var other = closed
    other.file = "c.docx"
    for _ in 0..<2 {
      let receipts = try store.intake([damaged, closed, other], forms: Sample.forms)
      #expect(receipts.map(\.kind) == [.refused, .refused, .refused])
      #expect(receipts.map(\.refusal?.code) == [.damaged, .cannotOpen, .cannotOpen])
    }
    #expect(try store.cases() == [])
    #expect(try store.head().number == 3)
    #expect(try store.exists(sha256: damaged.sha256) == false)
    #expect(try store.verify().faults == [])
  }
}
