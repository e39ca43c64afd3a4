import Forms
import Foundation
import Publishing
import Templates
import Testing

/// A form that was opened and saved by another office program still says what was filled in.
@Suite struct `A blank form in LibreOffice` {
  static let soffice = [
    "/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(.enabled(if: soffice != nil, "LibreOffice is not installed, so nothing was opened."))
  func `is opened and saved with the same answers`() throws {
    let style = try Template(FormDocument.frame(of: shipped("templates/house-style.docx")))
    let folder = try Folder()
    var sent: [(name: String, form: FormSchema, answers: [String: AnswerValue])] = []
    for (number, form) in formsUnderTest.enumerated() {
      let blank = try BlankForm(form, of: school, on: day("2026-11-27")).word(style)
      for seed in UInt64(0)..<6 {
        var random = RandomAnswers(seed: seed + 1_000)
        let answers = seed == 0 ? [:] : random.answers(to: form)
        let name = "\(number)-\(seed).docx"
        try Data(filledIn(blank, answers, form)).write(to: folder.url.appending(path: name))
        sent.append((name, form, answers))
      }
    }
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.soffice))
    process.arguments =
      [
        "-env:UserInstallation=\(folder.url.appending(path: "profile").absoluteString)",
        "--headless", "--convert-to", "docx", "--outdir", folder.path + "/saved",
      ] + sent.map { "\(folder.path)/\($0.name)" }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    var reader = FormReader(forms: formsUnderTest, today: try day("2026-11-27"), school: school)
    for (name, form, answers) in sent {
      let forms = reader.read(try folder.bytes("saved/\(name)"), file: name)
      #expect(forms.count == 1)
      expectAnswers(forms[0], of: form, answers, name)
    }
  }
}
