import Foundation
import TestSupport
import Testing

/// `script` of util-linux gives a command a terminal.
private let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

@Suite(.enabled(if: hasScript, "skipped: script is missing"))
struct `Progress on a terminal` {
  private func office() throws -> Office {
    let office = try Office()
    let template = docx(
      body:
        "<w:p><w:r><w:t>{{ certificate.name }}{{qr certificate.qr size: 46mm}}</w:t></w:r></w:p>")
    try Data(template).write(to: office.folder.appending(path: "ws/templates/certificate.docx"))
    let rows = (1...60).map { "Person \($0),C,CPD,2026-09-02,1,T" }
    try office.write(
      "trained.csv", (["name,course,kind,date,hours,trainer"] + rows).joined(separator: "\n"))
    return office
  }

  private func run(_ terminal: String, in office: Office) throws -> String {
    let command = "docket print certificates --session trained.csv --workspace ws > list.txt"
    return try CommandLineRun.shell(
      "TERM=\(terminal) script -qec '\(command)' /dev/null", in: office.folder
    ).out
  }

  @Test func `is one line that is drawn anew, and gone at the end`() throws {
    let shown = try run("xterm", in: office())
    let line = "\r\u{1B}[K"
    #expect(shown.prefixMatch(of: /\r\x1B\[KTrying out: \d+ of 60/) != nil)
    #expect(shown.contains(/\r\x1B\[KPrinting: \d+ of 60/))
    #expect(shown.hasSuffix("\(line)60 certificates: 60 new, 0 issued before.\r\n"))
  }

  @Test func `is none where a line cannot be taken back`() throws {
    #expect(try run("dumb", in: office()) == "60 certificates: 60 new, 0 issued before.\r\n")
  }
}
