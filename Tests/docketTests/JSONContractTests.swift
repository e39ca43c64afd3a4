import Foundation
import Testing

@Suite struct `The JSON contract` {
  /// Two forms, one of them with a doubt, and a file that is refused.
  private func office() throws -> Office {
    let office = try Office()
    try office.write("in/a.txt", Office.request())
    try office.write(
      "in/b.txt", Office.request(reasons: "").replacing("Yes / No", with: "Yes x / No x"))
    try office.write("in/c.docx", "not a Word file")
    return office
  }

  @Test func `docket read`() throws {
    try expectGolden(office().run("read", "--json", "in").out, "read")
  }

  @Test func `docket read of a message`() throws {
    let office = try Office()
    try office.write("mail.eml", Office.message(Office.request()))
    try office.write("two.eml", "From: a@b.uk\nSubject: s\nSubject: t\nMessage-ID: <1@b>\n\n")
    try expectGolden(office.run("read", "--json", "mail.eml", "two.eml").out, "message")
  }

  @Test func `docket ingest`() throws {
    try expectGolden(office().run("ingest", "--json", "in").out, "ingest")
  }

  @Test func `docket transcribe`() throws {
    let office = try Office()
    let forms = [Office.request(), Office.request(reasons: "")]
    try office.write("batch.txt", Office.batch(forms))
    try expectGolden(office.run("transcribe", "--json", "batch.txt").out, "transcribe")
  }

  @Test func `docket cases`() throws {
    let office = try office()
    try office.run("ingest", "in")
    try expectGolden(office.run("cases", "--json").out, "cases")
  }

  @Test func `docket show`() throws {
    let office = try office()
    let receipt = try office.run("ingest", "in").out
    let reference = String(receipt.prefix { $0 != " " })
    try expectGolden(office.run("show", "--json", reference).out, "show")
  }

  @Test func `docket status`() throws {
    let office = try office()
    try office.run("ingest", "in")
    try expectGolden(office.run("status", "--json").out, "status")
  }

  @Test func `docket export`() throws {
    let office = try office()
    try office.run("ingest", "in")
    try office.fillRegisters()
    try expectGolden(office.run("export", "--json").out, "export")
  }

  @Test func `docket doctor`() throws {
    let office = try Office()
    try FileManager.default.removeItem(atPath: office.path("ws/inbox"))
    let lines = try office.run("doctor", "--json").out.split(separator: "\n")
    // The others say what differs from machine to machine.
    let codes = ["workspace", "roles", "inbox"]
    let golden = lines.filter { line in codes.contains { line.hasPrefix(#"{"check":"\#($0)""#) } }
    try expectGolden(golden.map { $0 + "\n" }.joined(), "doctor")
  }

  @Test(arguments: ["read", "message", "ingest", "cases", "show", "status", "export", "doctor"])
  func `every key is described`(_ golden: String) throws {
    let page = try String(
      contentsOf: CommandLineRun.checkout.appending(path: "docs/json-output.md"), encoding: .utf8)
    let keys = try Self.keys(in: String(contentsOf: Self.file(golden), encoding: .utf8))
    #expect(!keys.isEmpty)
    for key in keys {
      #expect(page.contains("`\(key)`") || page.contains("\"\(key)\""), "\(key)")
    }
  }

  /// Compares with a golden; `UPDATE_GOLDEN=1` rewrites it and fails, for such a run proves nothing.
  private func expectGolden(_ printed: String, _ name: String) throws {
    let text = Self.withoutTime(printed)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: Self.file(name))
      Issue.record("The golden \(name) was rewritten.")
    }
    let expected = try String(contentsOf: Self.file(name), encoding: .utf8)
    #expect(text == expected)
  }

  /// What differs from day to day: years, check letters, moments and hashes of events.
  private static func withoutTime(_ text: String) -> String {
    text.replacing(/-\d{4}-(\d{4})-[A-Z]"/) { "-YEAR-\($0.1)-C\"" }
      .replacing(/"head":"(\d+) [0-9a-f]{64}"/) { "\"head\":\"\($0.1) HASH\"" }
      .replacing(/\d{4}-\d\d-\d\dT[0-9:]+[+-]\d\d:\d\d/, with: "MOMENT")
  }

  private static func file(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).jsonl")
  }

  /// The keys of all objects, but for the fields of a form.
  private static func keys(in lines: String) throws -> Set<String> {
    func collect(_ value: Any, isForm: Bool, into keys: inout Set<String>) {
      if let object = value as? [String: Any] {
        for (key, member) in object {
          if !isForm { keys.insert(key) }
          collect(member, isForm: key == "answers", into: &keys)
        }
      } else if let array = value as? [Any] {
        for member in array { collect(member, isForm: false, into: &keys) }
      }
    }
    var keys: Set<String> = []
    for line in lines.split(separator: "\n") {
      try collect(JSONSerialization.jsonObject(with: Data(line.utf8)), isForm: false, into: &keys)
    }
    return keys
  }
}
