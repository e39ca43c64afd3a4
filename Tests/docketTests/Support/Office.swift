import Foundation

/// A folder with a workspace and an inbox, gone with the test.
final class Office {
  let folder: URL
  var workspace: String { folder.appending(path: "ws").path }

  init(withWorkspace: Bool = true) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "docket-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    if withWorkspace { try run("init", "ws") }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

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
