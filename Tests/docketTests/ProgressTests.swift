import Foundation
import TestSupport
import Testing

@testable import docket

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

@Suite struct `The bar of long work` {
  private func line(_ columns: Int, seconds: Double = 43, share: Double = 0.354) -> String {
    ProgressBar.line(
      verb: "Transcribing", unit: "form", count: 354_123, share: share, seconds: seconds,
      columns: columns)
  }

  @Test func `says how far it is, how fast it goes and how long it takes`() {
    #expect(
      line(100)
        == "Transcribing  [#######-------------]  35 %  354,123 forms  8,235 a second  1 min 19 s left"
    )
  }

  @Test(arguments: [
    (80, "Transcribing  35 %  354,123 forms  8,235 a second  1 min 19 s left"),
    (60, "Transcribing  35 %  354,123 forms  1 min 19 s left"),
    (40, "35 %  354,123 forms  1 min 19 s left"),
  ])
  func `leaves out what does not fit`(_ columns: Int, _ shown: String) {
    #expect(line(columns) == shown)
  }

  @Test func `says nothing of the rest in its first second`() {
    #expect(line(100, seconds: 0.4) == "Transcribing  [#######-------------]  35 %  354,123 forms")
  }

  @Test(arguments: [(5, "5 s left"), (65, "1 min 5 s left"), (7_300, "2 h 1 min left")])
  func `counts in seconds, minutes and hours`(_ seconds: Double, _ shown: String) {
    #expect(line(120, seconds: seconds, share: 0.5).hasSuffix(shown))
  }
}
