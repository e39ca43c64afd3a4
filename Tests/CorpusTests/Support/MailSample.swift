import Foundation
import Testing

/// A message of the corpus with what Python's `email` makes of it.
struct MailSample: CustomTestStringConvertible, Sendable {
  struct Part: Decodable, Equatable, Sendable {
    /// How deep the message lies that it is in.
    let depth: Int
    let name: String?
    let type: String
    /// Nil of a message within the message.
    let sha256: String?
  }

  let file: String
  let why: String
  /// Nil of a file that is no MIME message.
  let parts: [Part]?

  var bytes: [UInt8] {
    get throws { Array(try Data(contentsOf: Self.folder.appending(path: file))) }
  }

  var testDescription: String { "\(file): \(why)" }

  private static var folder: URL {
    (SharedFolder.corpus ?? URL(filePath: "/")).appending(path: "mail")
  }

  static let all: [MailSample] = {
    guard
      let table = try? String(contentsOf: folder.appending(path: "INDEX.tsv"), encoding: .utf8)
    else { return [] }
    return table.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return MailSample(
        file: cells[0], why: cells[7],
        parts: try? JSONDecoder().decode([Part].self, from: Data(cells[8].utf8)))
    }
  }()
}

/// A message that `make_mail.py` makes round a form.
struct MadeMail: Decodable, CustomTestStringConvertible, Sendable {
  enum Outcome: String, Decodable { case accept, reject, either }

  let file: String
  /// The names of the Word files in it.
  let docx: [String]
  let outcome: Outcome
  let why: String

  var testDescription: String { "\(file): \(why)" }
}

/// The messages, made once a run in a temporary folder that goes with the process.
struct MadeMails: Sendable {
  let folder: URL
  let all: [MadeMail]

  func bytes(_ mail: MadeMail) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: mail.file)))
  }

  /// Round a Word form; nil where the maker or Python is missing.
  static func make(round form: [UInt8]) -> MadeMails? {
    guard let maker = SharedFolder.corpus?.appending(path: "make_mail.py"),
      FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"),
      FileManager.default.fileExists(atPath: maker.path)
    else { return nil }
    let folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      TemporaryFolders.removeAtExit(folder)
      let file = folder.appending(path: "form.docx")
      try Data(form).write(to: file)
      let manifest = folder.appending(path: "manifest.json")
      try Data().write(to: manifest)
      let python = Process()
      python.executableURL = URL(filePath: "/usr/bin/python3")
      python.arguments = [maker.path, file.path, folder.path]
      python.standardOutput = try FileHandle(forWritingTo: manifest)
      try python.run()
      python.waitUntilExit()
      let all = try JSONDecoder().decode([MadeMail].self, from: Data(contentsOf: manifest))
      return MadeMails(folder: folder, all: all)
    } catch {
      return nil
    }
  }
}
