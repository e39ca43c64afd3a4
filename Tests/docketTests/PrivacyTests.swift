import Foundation
import Testing

@Suite struct `Nothing personal` {
  /// Words that stand in answers alone.
  private let canaries = [
    "Canaryteacher", "canaryhost", "Canarycontent", "Canaryreason", "Canaryrisk",
  ]

  private func office() throws -> Office {
    let office = try Office()
    let good = Office.request(
      teacher: "Canaryteacher", url: "https://canaryhost.example.org", content: "Canarycontent",
      reasons: "Canaryreason", risks: "Canaryrisk")
    try office.write("in/a.txt", good)
    try office.write(
      "in/b.txt", good.replacing("https://canaryhost", with: "htp//canaryhost canaryhost"))
    try office.write("in/c.txt", good.replacing("Blocked", with: "Canarycontent"))
    try office.write("in/d.docx", good)
    try office.write("in/e.txt", good.replacing("Risks:", with: "Riscs"))
    try office.write("in/f.txt", good.replacing("Yes / No", with: "Yes Canaryreason No"))
    try office.write("in/g.txt", good + "\u{0}")
    return office
  }

  @Test(arguments: [
    ["read", "in"], ["read", "in", "--json"], ["ingest", "in"], ["ingest", "in", "--json"],
    ["ingest", "in", "--isolated"],
    ["cases"], ["verify"], ["text", "in/a.txt"], ["text", "in/d.docx"], ["show", "Canaryteacher"],
    ["read", "in", "--forms", "in"], ["search", "Canaryteacher"],
    ["show", "--original", "in/a.txt", "BCA-2026-0001-Y"], ["backup", "b"],
    ["backup", "in/a.txt"], ["restore", "in/a.txt", "re"], ["doctor"], ["export", "--json"],
    ["export", "--json", "--originals", "in/a.txt"],
  ])
  func `stands in what is said on stderr`(_ arguments: [String]) throws {
    let office = try office()
    if arguments.first != "ingest" { try office.run("ingest", "in") }
    let run = try office.run(arguments)
    for canary in canaries where !arguments.contains(canary) {
      #expect(!run.err.contains(canary), "\(canary)")
    }
  }

  @Test(arguments: [["cases"], ["verify"], ["ingest", "in"], ["backup", "b"], ["doctor"]])
  func `stands in lists and receipts`(_ arguments: [String]) throws {
    let office = try office()
    try office.run("ingest", "in")
    let run = try office.run(arguments)
    for canary in canaries { #expect(!run.out.contains(canary), "\(canary)") }
  }

  @Test func `names no file that docket makes`() throws {
    let office = try office()
    try office.run("ingest", "in")
    let files = FileManager.default.enumerator(atPath: office.workspace)?.compactMap {
      $0 as? String
    }
    for canary in canaries { #expect(files?.contains { $0.contains(canary) } == false) }
  }
}
