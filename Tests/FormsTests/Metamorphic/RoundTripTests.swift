import Foundation
import Testing

@testable import Forms
@testable import Word

@Suite struct `The round trip through LibreOffice` {
  static let soffice = [
    "/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }

  static let fixtures = Fixture.all.filter { $0.lost == nil }

  @Test(.enabled(if: soffice != nil, "LibreOffice is not installed, so nothing was converted."))
  func `gives each answer again, or says that it is unclear`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "docket-round-trip-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }  // a temporary folder may stay
    let written = folder.appending(path: "written")
    try FileManager.default.createDirectory(at: written, withIntermediateDirectories: true)
    var files: [URL] = []
    for (number, fixture) in Self.fixtures.enumerated() {
      files.append(folder.appending(path: "\(number).docx"))
      try Data(fixture.bytes).write(to: files[number])
    }
    try convert(files, to: written, profile: folder.appending(path: "profile"))
    for (number, fixture) in Self.fixtures.enumerated() {
      let after = try Data(contentsOf: written.appending(path: "\(number).docx"))
      let before = readAll(fixture.bytes, form: fixture.form)
      compare(fixture, before, readAll(Array(after), form: fixture.form))
    }
  }

  private func compare(_ fixture: Fixture, _ before: [ReadForm], _ after: [ReadForm]) {
    #expect(before.count == after.count, "\(fixture.name)")
    for (before, after) in zip(before, after) {
      for (was, now) in zip(before.answers, after.answers) {
        let isSame =
          was.answer.outcome == now.answer.outcome && was.answer.value == now.answer.value
        let isDoubtful = [.unclear, .unreadable].contains(now.answer.outcome)
        #expect(
          isSame || isDoubtful,
          "\(fixture.name): \(was.key) was “\(was.answer.summary)” and is “\(now.answer.summary)”")
      }
    }
  }

  /// One call for all: starting LibreOffice takes longer than the files do.
  private func convert(_ files: [URL], to folder: URL, profile: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.soffice))
    process.arguments =
      [
        "-env:UserInstallation=\(profile.absoluteString)", "--headless", "--convert-to", "docx",
        "--outdir", folder.path(),
      ] + files.map { $0.path() }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
