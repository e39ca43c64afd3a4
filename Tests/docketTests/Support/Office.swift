import Foundation
import Synchronization

/// A folder with a workspace and an inbox, gone with the test.
final class Office: Sendable {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "docket-\(UUID().uuidString)")
  var workspace: String { folder.appending(path: "ws").path }

  init(withWorkspace: Bool = true) throws {
    if withWorkspace {
      try FileManager.default.copyItem(at: Self.blank.get().folder, to: folder)
    } else {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    }
  }

  /// The same files as in another office.
  init(like model: Office) throws {
    try FileManager.default.copyItem(at: model.folder, to: folder)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// An office as others begin, made once: a copy costs less than a start of the program.
  static func model(_ make: (Office) throws -> Void) -> Result<Office, any Error> {
    Result {
      let office = try Office(withWorkspace: false)
      // It is kept by a global, so that nothing else would remove it.
      models.withLock {
        if $0.isEmpty {
          atexit {
            for model in Office.models.withLock(\.self) {
              try? FileManager.default.removeItem(at: model)
            }
          }
        }
        $0.append(office.folder)
      }
      try make(office)
      return office
    }
  }

  private static let models = Mutex<[URL]>([])
  private static let blank: Result<Office, any Error> = model { try $0.run("init", "ws") }

  /// Runs a command in the folder, with its workspace.
  @discardableResult
  func run(_ arguments: String...) throws -> CommandLineRun { try run(arguments) }

  @discardableResult
  func run(_ arguments: [String]) throws -> CommandLineRun {
    try CommandLineRun(
      arguments, in: folder,
      environment: ["DOCKET_WORKSPACE": arguments.first == "init" ? "" : "ws"])
  }

  func write(_ name: String, _ text: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// A message with a form typed into it, a picture and a forwarded message.
  static func message(_ form: String) -> String {
    """
    From: =?UTF-8?Q?Zo=C3=AB?= Okafor <zoe@school.example>
    To: forms@school.example
    Subject: Planets
    Message-ID: <1@school.example>
    In-Reply-To: <0@school.example>
    Date: Mon, 02 Mar 2026 09:00:00 +0000
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="b1"

    --b1
    Content-Type: text/plain; charset=utf-8

    \(form)
    --b1
    Content-Type: image/png; name="screen.png"
    Content-Transfer-Encoding: base64

    iVBORw==
    --b1
    Content-Type: message/rfc822

    From: Bob <bob@school.example>
    Subject: Before

    Can you ask for it?
    --b1--

    """
  }

  /// A batch of typed-up forms with a line between them.
  static func batch(_ forms: [String]) -> String { forms.joined(separator: "---\n") }

  /// A typed-up request with every answer that its sender owes.
  static func request(
    teacher: String = "Ms R Okafor", url: String = "https://www.example.org/planets",
    content: String = "Pictures of planets.", reasons: String = "A project on space.",
    risks: String = "None that I know of."
  ) -> String {
    """
    Blocked website content access request form
    Teacher name: \(teacher)
    Full URL: \(url)
    Site content: \(content)
    Reasons: \(reasons)
    Risks: \(risks)
    Approved: Yes / No
    Reason:

    """
  }
}
