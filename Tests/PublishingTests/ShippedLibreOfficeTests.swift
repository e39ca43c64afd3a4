import Foundation
import Publishing
import Templates
import Testing
import Word

/// What is handed out as a Word file must look in another office program as it does on docket's pages.
@Suite struct `The Word files of what ships, in LibreOffice` {
  private static let soffice = [
    "/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }
  private static let pdftotext = "/usr/bin/pdftotext"
  private static var isThere: Bool {
    soffice != nil && FileManager.default.isExecutableFile(atPath: pdftotext)
  }

  private struct Made {
    var name: String
    var word: [UInt8]
    var pdf: [UInt8]
    /// Words that stand in one line.
    var phrases: [String]
  }

  private static func filled(
    _ name: String, _ template: Template, _ values: TemplateRecord, _ phrases: [String]
  ) throws -> Made {
    let changes = try template.changes(values, today: day("2026-11-27"), FillingWorkshop())
    let press = try TemplatePress(template.file, title: name, PressFonts())
    return Made(
      name: name, word: try changes.applied(to: template.file),
      pdf: press.file(try press.press(changes).pages), phrases: phrases)
  }

  /// A pack as the cover sheet is told of it.
  private static func pack() -> TemplateRecord {
    let titles = [
      "Social media policy", "Signature page", "Blocked website content access request form",
      "Inappropriate website content report form", "Be SMART online",
    ]
    let documents = titles.enumerated().map { index, title in
      TemplateValue.record(
        TemplateRecord([
          ("number", .text("\(index + 1)")), ("title", .text(title)), ("version", .text("2026.1")),
          ("copies", .text("30")), ("pages", .text("12")), ("page", .text("105")),
          ("paper", index == 4 ? .text("A3") : .nothing),
        ]))
    }
    let pack: [(name: String, value: TemplateValue)] = [
      ("title", .text("Social media policy pack")), ("date", .text("2026-11-27")),
      ("documents", .list(documents)), ("pages", .text("120")), ("empty-pages", .text("12")),
      ("sheets", .text("60")), ("paper", .text("A4")), ("booklet", .truth(false)),
    ]
    return TemplateRecord(school, and: [("pack", .record(TemplateRecord(pack)))])
  }

  private static func all() throws -> [Made] {
    let policy = try `The policy that ships`.printed()
    let cover = String(decoding: try shipped("templates/pack-cover.md"), as: UTF8.self)
    return [
      Made(
        name: "policy", word: policy.word, pdf: policy.pdf,
        phrases: [
          "Social media policy", "Headteacher", "Approved by", "Governing body",
          "Not yet approved", "To be set when the policy is approved",
        ]),
      try filled(
        "signature-page", Template(shipped("templates/signature-page.docx")), shippedValues(),
        ["Document", "social-media-policy-v3-2026-11-27.pdf", "Role and name", "Signature"]),
      try filled(
        "certificate", Template(shipped("templates/certificate.docx")), shippedValues(),
        ["Amelia Hughes", "Certificate number", "Ms R Okafor"]),
      try filled(
        "pack-cover", template(cover), pack(),
        [
          "Blocked website content access request form",
          "Inappropriate website content report form", "Be SMART online (A3)", "2026.1",
          "Version", "Copies", "Pages",
        ]),
    ]
  }

  @Test(.enabled(if: isThere, "LibreOffice or pdftotext is missing, so nothing was opened."))
  func `have as many pages as docket's own, or one more, and no word is broken`() throws {
    let folder = try Folder()
    let all = try Self.all()
    for made in all {
      try Data(made.word).write(to: folder.url.appending(path: "\(made.name).docx"))
      try Data(made.pdf).write(to: folder.url.appending(path: "\(made.name)-docket.pdf"))
    }
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.soffice))
    process.arguments =
      [
        "-env:UserInstallation=\(folder.url.appending(path: "profile").absoluteString)",
        "--headless", "--convert-to", "pdf", "--outdir", folder.path,
      ] + all.map { "\(folder.path)/\($0.name).docx" }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    for made in all {
      let own = try Self.text("\(folder.path)/\(made.name)-docket.pdf")
      let other = try Self.text("\(folder.path)/\(made.name).pdf")
      // A page ends in a form feed.
      let pages = own.count { $0 == "\u{C}" }
      #expect(pages > 0, "\(made.name)")
      #expect((pages...pages + 1).contains(other.count { $0 == "\u{C}" }), "\(made.name)")
      for phrase in made.phrases {
        #expect(other.contains(phrase), "\(made.name): \(phrase)")
        #expect(own.contains(phrase), "\(made.name), docket's own: \(phrase)")
      }
    }
  }

  /// The text of a PDF, laid out as on its pages.
  private static func text(_ path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: pdftotext)
    process.arguments = ["-layout", path, "-"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }
}
