import Foundation
import Testing

/// Mail that mbsync fetches from Dovecot, with the settings that docs/mail.md gives.
@Suite struct `Mail that mbsync fetches` {
  /// The settings as they are in the documentation.
  private func documented() throws -> String {
    let guide = try String(
      contentsOf: CommandLineRun.checkout.appending(path: "docs/mail.md"), encoding: .utf8)
    let blocks = guide.components(separatedBy: "```\n")
    return try #require(blocks.first { $0.hasPrefix("IMAPStore") })
  }

  @Test(.enabled(if: Tool.dovecot.isThere && Tool.mbsync.isThere, "Dovecot or mbsync is missing"))
  func `with the documented settings is a case once, and is seen on the server, too`() throws {
    let office = try Office()
    let server = try MailServer(password: "correct-horse")
    try office.write("password", "correct-horse\n")
    var settings = try documented()
    for (old, new) in [
      ("mail.example.org", "127.0.0.1\nPort \(server.port)"), ("SSLType IMAPS", "SSLType None"),
      ("/etc/docket/mail-password", office.folder.appending(path: "password").path),
      ("/srv/docket", office.workspace),
    ] {
      try #require(settings.contains(old), "\(old)")
      settings = settings.replacing(old, with: new)
    }
    try office.write("mbsyncrc", settings)
    let file = office.folder.appending(path: "ws/docket.yaml")
    try String(contentsOf: file, encoding: .utf8)
      .replacing("folders: []", with: "folders: [mail]")
      .write(to: file, atomically: true, encoding: .utf8)
    func fetch() throws -> CommandLineRun {
      try CommandLineRun.shell("HOME=$PWD mbsync --config mbsyncrc forms", in: office.folder)
    }
    func cases() throws -> Int {
      try office.run("cases", "--json").out.split(separator: "\n").count
    }

    try server.deliver("1.a.host", message(1))
    let first = try fetch()
    #expect(first.status == 0, "\(first.err)")
    #expect(try names(in: "new").count == 1)
    #expect(try office.run("watch", "--once").status == 0)
    #expect(try names(in: "new") == [])
    #expect(try names(in: "cur").map { $0.suffix(4) } == [":2,S"])
    #expect(try cases() == 1)
    #expect(try server.messages() == ["1.a.host:2,"])

    // Once more: the server hears what was done, the next message comes, and nothing comes twice.
    try server.deliver("2.a.host", message(2, teacher: "Mr T Bell"))
    #expect(try fetch().status == 0)
    #expect(try office.run("watch", "--once").err.matches(of: /"event":"filed"/).count == 1)
    #expect(try fetch().status == 0)
    #expect(try server.messages() == ["1.a.host:2,S", "2.a.host:2,S"])
    #expect(try office.run("watch", "--once").err.contains("\"event\":\"filed\"") == false)
    #expect(try cases() == 2)
    #expect(try names(in: "cur").count == 2)
    #expect(try office.run("cases", "--json").out.matches(of: /"arrivals":1/).count == 2)

    // Even where mbsync has forgotten all: what was seen comes as seen.
    try FileManager.default.removeItem(
      at: office.folder.appending(path: "ws/mail/.mbsyncstate"))
    #expect(try fetch().status == 0)
    #expect(try names(in: "cur").count == 4)
    #expect(try office.run("watch", "--once").err.contains("\"event\":\"filed\"") == false)

    func names(in folder: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: office.workspace + "/mail/\(folder)")
        .sorted()
    }
  }

  private func message(_ number: Int, teacher: String = "Ms R Okafor") -> String {
    [
      "From: ann@school.example", "To: forms@example.org", "Subject: Request",
      "Message-ID: <\(number)@school.example>", "",
      Office.request(teacher: teacher).replacing("\n", with: "\r\n"),
    ].joined(separator: "\r\n")
  }
}
