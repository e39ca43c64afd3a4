import Foundation
import Testing

/// One of the inputs of `make_hostile.py`, and what its manifest says must come of it.
struct HostileCase: Decodable, Sendable, CustomTestStringConvertible {
  enum Outcome: String, Decodable { case accept, reject, either }

  let name: String
  /// Relative to the folder of inputs, percent-encoded: names of files need not be UTF-8.
  let file: String
  let group: String
  let outcome: Outcome
  let values: [String: String]?
  let absent: [String]
  let reason: [String]
  let maxSeconds: Double
  let maxMegabytes: Int
  let why: String

  enum CodingKeys: String, CodingKey {
    case name, file, group, outcome, values, absent, reason, why
    case maxSeconds = "max_seconds"
    case maxMegabytes = "max_mb"
  }

  var testDescription: String { "\(group) \(name): \(why)" }

  /// The file's path as bytes.
  func path(in folder: URL) -> [UInt8] {
    var path = Array(folder.path.utf8) + [UInt8(ascii: "/")]
    var rest = Array(file.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else {
        path.append(byte)
        continue
      }
      path.append(code)
      rest = rest.dropFirst(2)
    }
    return path
  }

  /// docket's codes for the manifest's classes of reasons.
  var codes: Set<String> {
    Set(reason.flatMap { Self.codes[$0] ?? [] })
  }

  private static let codes: [String: [String]] = [
    "not-a-docx": ["not-a-form-file", "legacy-doc"],
    "not-a-file": ["not-a-form-file", "legacy-doc"],
    "corrupt-zip": ["damaged"], "corrupt-xml": ["damaged"], "missing-part": ["damaged"],
    "unsafe-zip": ["unsafe"], "unsafe-xml": ["unsafe"],
    "bad-text": ["unreadable-encoding"],
    "unreadable": ["cannot-open"],
    "unsupported": ["encrypted", "not-a-form-file"],
    "too-large": ["too-large"], "empty": ["empty"], "encrypted": ["encrypted"],
  ]
}

/// The inputs, made once a run in a temporary folder that goes with the process.
struct HostileInputs: Sendable {
  /// Holds `inputs`, `forms`, and nothing else, for nothing may appear beside `inputs`.
  let folder: URL
  let cases: [HostileCase]

  var inputs: URL { folder.appending(path: "inputs") }
  var forms: URL { folder.appending(path: "forms") }

  /// Nil where the maker or Python is missing.
  static let shared: HostileInputs? = {
    guard let maker = SharedFolder.corpus?.appending(path: "make_hostile.py"),
      FileManager.default.fileExists(atPath: maker.path)
    else { return nil }
    do {
      return try HostileInputs(maker)
    } catch {
      return nil
    }
  }()

  /// Cheap: whether there is anything to make them with.
  static var canBeMade: Bool {
    SharedFolder.url != nil && FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
  }

  private init(_ maker: URL) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    TemporaryFolders.removeAtExit(folder)
    let manifest = folder.appending(path: "manifest.json")
    try Data().write(to: manifest)
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/python3")
    python.arguments = [maker.path, folder.appending(path: "inputs").path]
    python.standardOutput = try FileHandle(forWritingTo: manifest)
    try python.run()
    python.waitUntilExit()
    cases = try JSONDecoder().decode([HostileCase].self, from: Data(contentsOf: manifest))
    try FileManager.default.createDirectory(at: forms, withIntermediateDirectories: true)
    for form in HostileForm.all {
      try Data(form.yaml.utf8).write(to: forms.appending(path: "\(form.id).yaml"))
    }
  }
}

/// Folders that are removed when the tests end.
enum TemporaryFolders {
  private static let folders = Folders()

  static func removeAtExit(_ folder: URL) { folders.add(folder) }

  private final class Folders: @unchecked Sendable {  // one lock guards the one field
    private let lock = NSLock()
    private var urls: [URL] = []

    init() { atexit { TemporaryFolders.folders.removeAll() } }

    func add(_ url: URL) { lock.withLock { urls.append(url) } }

    func removeAll() {
      lock.withLock { for url in urls { try? FileManager.default.removeItem(at: url) } }
    }
  }
}
