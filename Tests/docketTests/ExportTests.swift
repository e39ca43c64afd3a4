import Cases
import Forms
import Foundation
import Intake
import Testing

@testable import docket

@Suite struct `docket export` {
  @Test func `wants to be told that it prints JSON`() throws {
    let run = try Office().run("export")
    #expect(run.status == 64)
    #expect(run.out == "")
    #expect(run.err.hasPrefix("Error: Add --json: an export is lines of JSON.\n"))
  }

  @Test func `has each case as docket show prints it`() throws {
    let office = try Office()
    try office.write("in/a.txt", Office.request())
    try office.write("in/b.txt", Office.request(reasons: ""))
    try office.run("ingest", "in")
    let lines = try office.run("export", "--json").out.split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines.dropLast() {
      let reference = try #require(line.firstMatch(of: /"reference":"([^"]+)"/)?.1)
      let shown = try office.run("show", String(reference), "--json").out
      #expect("{" + line.dropFirst(#"{"kind":"case","#.count) + "\n" == shown)
    }
  }

  @Test func `ends with the head of the chain`() throws {
    let office = try Office()
    try office.write("in/a.txt", Office.request())
    try office.run("ingest", "in")
    let head = try #require(office.run("verify").out.split(separator: "\n").last?.dropFirst(6))
    let last = try office.run("export", "--json").out.split(separator: "\n").last
    #expect(last == #"{"kind":"end","cases":1,"head":"\#(head)"}"#)
  }

  @Test func `writes the originals under their hashes, for their owner alone`() throws {
    let office = try Office()
    try office.write("in/a.txt", Office.request())
    try office.write("in/of Jo Bloggs.TXT", Office.request(content: "Stars."))
    try office.run("ingest", "in")
    let run = try office.run("export", "--json", "--originals", "out/files")
    #expect(run.status == 0)
    let hashes = run.out.matches(of: /"sha256":"([0-9a-f]+)","record":1,"read"/).map { $0.1 }
    #expect(try office.names("out/files") == hashes.map { "\($0).txt" }.sorted())
    #expect(try office.mode("out/files") == 0o700)
    for hash in hashes {
      #expect(try office.mode("out/files/\(hash).txt") == 0o600)
      let sum = try CommandLineRun.shell("sha256sum < out/files/\(hash).txt", in: office.folder).out
      #expect(sum.hasPrefix(hash))
    }
    // Again, with one that was cut: it is written anew.
    try office.write("out/files/\(hashes[0]).txt", "cut")
    #expect(try office.run("export", "--json", "--originals", "out/files").status == 0)
    #expect(try office.contents("out/files/\(hashes[0]).txt").count > 3)
  }

  @Test func `G11: gives an original no ending that could be somebody's name`() throws {
    let office = try Office()
    let store = try office.openStore()
    for (number, file) in ["letter.bloggs", "Form.DOCX", "none"].enumerated() {
      let arrival = Arrival(
        file: file, bytes: [UInt8(number)], sha256: String(repeating: "\(number)", count: 64),
        received: Office.moment,
        forms: [ReadForm(file: file, record: 1, sha256: "", outcome: .unrecognised)])
      _ = try store.intake([arrival], forms: [])
    }
    try office.run("export", "--json", "--originals", "files")
    #expect(try office.names("files").map { $0.drop { $0.isNumber } } == ["", ".docx", ""])
  }

  @Test func `says where the originals could not be written`() throws {
    let office = try Office()
    try office.write("file", "x")
    let run = try office.run("export", "--json", "--originals", "file/files")
    #expect(run.status == 2)
    #expect(run.out == "")
    #expect(
      run.err == """
        error: The originals could not be written: it exists already.
          --> file/files
        hint: Check that you may write there, and that the disk has room.

        """)
  }

  @Test func `whoever reads it may leave`() throws {
    let office = try Office()
    for number in 0..<200 {
      try office.write("in/\(number).txt", Office.request(content: "\(number)"))
    }
    try office.run("ingest", "in")
    let run = try CommandLineRun.shell(
      "(docket export --json --workspace ws; echo $? >status) | head -c 10", in: office.folder)
    #expect(run.err == "")
    #expect(try office.contents("status") == Data("0\n".utf8))
  }
}

extension Office {
  static let moment = Moment(milliseconds: 1_772_439_330_000, zoneMinutes: 0)

  func openStore() throws -> CaseStore {
    try Workspace(at: FilePath(workspace)).openStore()
  }

  /// A printed policy with a signature and one that was withdrawn, and two certificates, one of them revoked.
  func fillRegisters() throws {
    let store = try openStore()
    let day = try #require(CalendarDate(year: 2026, month: 3, day: 2))
    let printing = Cases.Printing(
      document: try #require(DocumentName("social-media-policy")), title: "Social media policy",
      version: "3", day: day, pages: 9, sha256: String(repeating: "a", count: 64),
      wordsSHA256: String(repeating: "b", count: 64))
    try store.register(printing, at: Self.moment)
    for role in ["headteacher", "chair-of-governors"] {
      let signature = Signature(
        printing: printing.sha256, role: role, name: "Name of \(role)", title: "Title of \(role)",
        day: day)
      try store.record(signature, at: Self.moment)
    }
    try store.withdraw(
      Withdrawal(printing: printing.sha256, role: "headteacher", reason: "By mistake."),
      at: Self.moment)
    let facts = ["A", "B"].map {
      CertifiedFacts(
        name: $0, course: "Social media at school", kind: .induction, day: day, hours: "1.5",
        trainer: "T. Trainer")
    }
    let certificates = try store.issue(facts, at: Self.moment, year: 2026) { _, _ in
      ("key", "signature")
    }
    try store.revoke(
      Revocation(number: certificates[0].number, reason: "Wrong name."), at: Self.moment)
  }
}
