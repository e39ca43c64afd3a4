import Archive
import TestSupport
import Testing

@testable import Word

private func read(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) throws -> Document {
  var reader = WordReader(limits: limits)
  return try reader.read(bytes)
}

@Suite struct `Limits of reading` {
  @Test func `stop at too many characters`() {
    var limits = ReadingLimits()
    limits.characters = 1_000
    #expect(throws: PackageError.tooLarge(limit: "1,000 characters of text")) {
      try read(docx(body: p(String(repeating: "ë", count: 1_001))), limits: limits)
    }
    #expect(throws: Never.self) {
      try read(docx(body: p(String(repeating: "ë", count: 1_000))), limits: limits)
    }
  }

  @Test func `stop at too many controls`() {
    var limits = ReadingLimits()
    limits.controls = 2
    let control = "<w:sdt><w:sdtPr/><w:sdtContent>\(p("x"))</w:sdtContent></w:sdt>"
    #expect(
      throws: PackageError.tooLarge(limit: "2 content controls and form fields")
    ) { try read(docx(body: control + control + control), limits: limits) }
  }

  @Test func `stop at tables nested too deep`() {
    let nested =
      String(repeating: "<w:tbl><w:tr><w:tc>", count: 17)
      + String(repeating: "</w:tc></w:tr></w:tbl>", count: 17)
    #expect(throws: PackageError.tooLarge(limit: "tables nested 16 deep")) {
      try read(docx(body: nested))
    }
  }

  @Test(arguments: ["gridSpan", "gridBefore"])
  func `stop at too many merged columns`(name: String) {
    let property = "<w:\(name) w:val=\"1000000\"/>"
    let row =
      name == "gridSpan"
      ? "<w:tr><w:tc><w:tcPr>\(property)</w:tcPr></w:tc></w:tr>"
      : "<w:tr><w:trPr>\(property)</w:trPr><w:tc/></w:tr>"
    #expect(throws: PackageError.tooLarge(limit: "100,000 merged table columns")) {
      try read(docx(body: "<w:tbl>\(row)</w:tbl>"))
    }
  }
}
