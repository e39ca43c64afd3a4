import Foundation
import Testing

/// `docket watch` on a Maildir, and messages saved into a drop folder.
@Suite(.waits) struct `Mail that comes in` {
  private let office: Office

  init() throws {
    office = try Office()
    for folder in ["tmp", "new", "cur"] {
      try FileManager.default.createDirectory(
        at: office.folder.appending(path: "ws/mail/\(folder)"), withIntermediateDirectories: true)
    }
    let settings = office.folder.appending(path: "ws/docket.yaml")
    try String(contentsOf: settings, encoding: .utf8)
      .replacing("folders: []", with: "folders: [mail]")
      .replacing("listed: []", with: "listed: [\"@school.example\"]")
      .write(to: settings, atomically: true, encoding: .utf8)
  }

  /// A message with a form typed into it.
  private func message(
    _ number: Int, from: String = "ann@school.example", head: [String] = [],
    body: String = Office.request()
  ) -> String {
    let lines =
      [
        "From: \(from)", "To: forms@school.example", "Subject: Request",
        "Message-ID: <\(number)@school.example>",
      ] + head
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body.replacing("\n", with: "\r\n")
  }

  private func deliver(_ name: String, _ message: String, to folder: String = "new") throws {
    try office.write("ws/mail/\(folder)/\(name)", message)
  }

  private func watch() throws -> CommandLineRun { try office.run("watch", "--once") }

  private func cases() throws -> Int {
    try office.run("cases", "--json").out.split(separator: "\n").count
  }

  @Test func `is a case, and marked as seen when it is one`() throws {
    try deliver("1.a.host", message(1))
    try deliver("2.b.host:2,", message(2, body: Office.request(teacher: "Mr T Bell")), to: "cur")
    try deliver("3.c.host:2,S", message(3, body: Office.request(teacher: "Mx Q Low")), to: "cur")
    let run = try watch()
    #expect(run.status == 0)
    #expect(
      office.names(below: "ws/mail") == [
        "cur/1.a.host:2,S", "cur/2.b.host:2,S", "cur/3.c.host:2,S",
      ])
    #expect(try cases() == 2)
    let shown = try office.run("cases", "--json").out
    let reference = try #require(shown.firstMatch(of: /BCA-\d+-\d+-./)).output
    let report = try office.run("show", String(reference)).out
    #expect(report.contains("came in as message text from ann@school.example"))
    #expect(!report.contains("Nobody vouches"))
    #expect(try office.run("verify").status == 0)
    // Once more, nothing is new.
    #expect(try watch().err.contains("filed") == false)
  }

  @Test func `that comes up again after it was taken in is marked, and is nothing new`() throws {
    try deliver("1.a.host", message(1))
    _ = try watch()
    try deliver("1.a.host", message(1))
    let again = try watch()
    #expect(again.status == 0)
    #expect(try cases() == 1)
    #expect(try office.run("cases", "--json").out.contains("\"arrivals\":1"))
    #expect(again.err.contains("\"event\":\"filed\""))
  }

  @Test func `from somebody nobody vouches for is a case that says so`() throws {
    try deliver("1.a.host", message(1, from: "eve@elsewhere.example"))
    #expect(try watch().status == 0)
    let reference = try #require(
      try office.run("cases", "--json").out.firstMatch(of: /BCA-\d+-\d+-./)
    ).output
    #expect(
      try office.run("show", String(reference)).out.contains(
        "Nobody vouches for the sender of the message."))
  }

  @Test func `from a machine is kept, and is no case`() throws {
    try deliver("1.a.host", message(1, head: ["Auto-Submitted: auto-replied"]))
    #expect(try watch().status == 0)
    #expect(try cases() == 0)
    #expect(office.names(below: "ws/mail") == ["cur/1.a.host:2,S"])
    #expect(
      try office.run("status", "--metrics").out.contains(
        "docket_deliveries_total{ending=\"done\",reason=\"machine\"} 1\n"))
    #expect(try office.run("verify").status == 0)
  }

  @Test func `without a form waits for a person as a case of its own`() throws {
    try deliver("1.a.host", message(1, body: "When do you open?\n"))
    #expect(try watch().status == 0)
    let shown = try office.run("cases", "--json").out
    #expect(shown.contains("\"status\":\"needs-attention\""))
    let reference = try #require(shown.firstMatch(of: /DOC-\d+-\d+-./)).output
    let copy = office.folder.appending(path: "copy.eml").path
    #expect(try office.run("show", String(reference), "--original", copy).status == 0)
    #expect(try String(contentsOfFile: copy, encoding: .utf8).contains("When do you open?"))
  }

  @Test func `with an attachment that is refused is flagged`() throws {
    let body = """
      --b
      Content-Type: text/plain

      Here you are.
      --b
      Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document
      Content-Disposition: attachment; filename=form.docx
      Content-Transfer-Encoding: base64

      \(Data("no Word file at all".utf8).base64EncodedString())
      --b--
      """
    try deliver(
      "1.a.host",
      message(
        1, head: ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b"], body: body))
    #expect(try watch().status == 0)
    #expect(office.names(below: "ws/mail") == ["cur/1.a.host:2,FS"])
  }

  @Test func `saved into a drop folder is filed with its note`() throws {
    try office.write("ws/inbox/request.eml", message(1))
    #expect(try watch().status == 0)
    #expect(try cases() == 1)
    #expect(office.names(below: "ws/inbox").contains { $0.hasSuffix("/request.eml.txt") })
    // The same by hand.
    try office.write("in/other.eml", message(2, body: Office.request(teacher: "Mr T Bell")))
    #expect(try office.run("ingest", "in").out.contains("BCA-"))
    #expect(try cases() == 2)
  }

  @Test func `G11: leaves nothing of it in the log, the status or the doctor's words`() throws {
    let body = Office.request(teacher: "Canaryteacher", content: "Canarycontent")
    try deliver(
      "1.Canaryname.host",
      message(1, from: "\"Canaryperson\" <canaryaddress@school.example>", body: body))
    try deliver("2.b.host", message(2, head: ["Subject: Canarysubject"], body: "Canarywords\n"))
    let run = try watch()
    #expect(run.err.contains("filed"))
    let outputs = try [
      run.err, office.run("status").out, office.run("status", "--json").out,
      office.run("status", "--metrics").out, office.run("doctor").out, office.run("cases").out,
      office.run("verify").out,
    ]
    for text in outputs {
      #expect(!text.lowercased().contains("canary"), "\(text)")
    }
    let names = office.names(below: "ws").filter { !$0.hasPrefix("mail/") }
    #expect(names.allSatisfy { !$0.lowercased().contains("canary") })
  }

  @Test func `in a folder that is no Maildir is told, and the watch goes on`() throws {
    try FileManager.default.removeItem(
      at: office.folder.appending(path: "ws/mail/new"))
    try office.write("ws/inbox/a.txt", Office.request())
    let run = try watch()
    #expect(run.status == 2)
    #expect(run.err.contains("\"event\":\"folder-lost\",\"folder\":2"))
    #expect(try cases() == 1)
  }
}

/// Watchers that are killed while mail comes in; `make watch-storms` has the long version.
@Suite(.waits) struct `Mail in a storm` {
  @Test(.enabled(if: Tool.python.isThere, "Python is missing"))
  func `G1: is one case a message and one answer, whenever watchers are killed`() throws {
    let run = try CommandLineRun.shell(
      "DOCKET=$(command -v docket) DOCKET_SHARE='\(CommandLineRun.checkout.path)' "
        + "'\(CommandLineRun.checkout.path)/scripts/watch-storms' mail 150",
      in: FileManager.default.temporaryDirectory)
    #expect(run.status == 0, "\(run.out)\(run.err)")
  }
}

/// What senders are told, through real programs: msmtp hands it to a mail server on this machine.
@Suite(.waits) struct `A reply` {
  private let office: Office

  init() throws {
    office = try Office()
    for folder in ["tmp", "new", "cur"] {
      try FileManager.default.createDirectory(
        at: office.folder.appending(path: "ws/mail/\(folder)"), withIntermediateDirectories: true)
    }
  }

  private func set(_ settings: [(String, String)]) throws {
    let file = office.folder.appending(path: "ws/docket.yaml")
    var text = try String(contentsOf: file, encoding: .utf8)
    for (old, new) in settings { text = text.replacing(old, with: new) }
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private func setMail(sendmail: String = "[]") throws {
    try set([
      ("folders: []", "folders: [mail]"), ("listed: []", "listed: [\"@school.example\"]"),
      ("# from: forms@example.org", "from: forms@school.example"),
      ("# from-name: Forms of Example School", "from-name: Example School forms"),
      ("sendmail: []", "sendmail: \(sendmail)"),
    ])
  }

  private func deliver(
    _ number: Int, from: String = "ann@school.example", head: [String] = [], _ body: String
  ) throws {
    let lines =
      [
        "From: \(from)", "To: forms@school.example", "Subject: Request",
        "Message-ID: <\(number)@school.example>",
      ]
      + head
    try office.write(
      "ws/mail/new/\(number).a.host",
      lines.joined(separator: "\r\n") + "\r\n\r\n" + body.replacing("\n", with: "\r\n"))
  }

  private func outbox() throws -> [String] {
    try office.names(below: "ws/outbox").filter { $0.hasSuffix(".eml") }.map {
      try String(contentsOf: office.folder.appending(path: "ws/outbox/\($0)"), encoding: .utf8)
    }
  }

  @Test func `says who has a good form, and by when`() throws {
    try setMail()
    try deliver(1, Office.request())
    let run = try office.run("watch", "--once")
    #expect(run.status == 0)
    let mail = try #require(try outbox().first)
    #expect(mail.contains("From: \"Example School forms\" <forms@school.example>\r\n"))
    #expect(mail.contains("To: ann@school.example\r\n"))
    #expect(mail.contains("Auto-Submitted: auto-replied\r\n"))
    #expect(mail.contains("In-Reply-To: <1@school.example>\r\n"))
    #expect(mail.firstMatch(of: /Subject: BCA-\d+-\d+-. Blocked website content/) != nil)
    #expect(mail.contains("Who handles it"))
    #expect(!mail.contains("planets") && !mail.contains("Okafor"))
    // Once, and to nobody whom nobody vouches for.
    try deliver(2, from: "eve@elsewhere.example", Office.request(teacher: "Mr T Bell"))
    #expect(try office.run("watch", "--once").status == 0)
    #expect(try outbox().count == 1)
    #expect(try office.run("verify").status == 0)
  }

  @Test func `sends a form with problems back, and its answer corrects the case`() throws {
    try setMail()
    try deliver(1, Office.request(reasons: ""))
    #expect(try office.run("watch", "--once").status == 0)
    let mail = try #require(try outbox().first)
    #expect(mail.contains("multipart/mixed"))
    let id = try #require(mail.firstMatch(of: /Message-ID: <([^>]+)>/)).output.1
    try deliver(2, head: ["In-Reply-To: <\(id)>"], Office.request())
    #expect(try office.run("watch", "--once").status == 0)
    let shown = try office.run("cases", "--json").out
    #expect(shown.split(separator: "\n").count == 1)
    #expect(shown.contains("\"outcome\":\"complete\""))
    #expect(shown.contains("\"corrections\":1"))
    let reference = try #require(shown.firstMatch(of: /BCA-\d+-\d+-./)).output
    let report = try office.run("show", String(reference)).out
    #expect(report.contains("What the last correction changed:"))
    #expect(report.contains("A project on space."))
    #expect(try outbox().count == 2)
  }

  @Test
  func `about one of several forms in a file is answered with all of them, and none is doubled`()
    throws
  {
    try setMail()
    try deliver(1, "\(Office.request())---\n\(Office.request(teacher: "Mr T Bell", reasons: ""))")
    #expect(try office.run("watch", "--once").status == 0)
    #expect(try outbox().count == 2)
    let mail = try #require(try outbox().first { $0.contains("multipart/mixed") })
    let content = try #require(mail.components(separatedBy: "Content-Disposition").last)
      .components(separatedBy: "\r\n\r\n")[1].components(separatedBy: "\r\n--")[0]
    let copy = try #require(Data(base64Encoded: content, options: .ignoreUnknownCharacters))
    let mended = String(decoding: copy, as: UTF8.self)
      .replacing("\r\n", with: "\n").replacing("Reasons: \n", with: "Reasons: A trip.\n")
    let id = try #require(mail.firstMatch(of: /Message-ID: <([^>]+)>/)).output.1
    try deliver(2, head: ["In-Reply-To: <\(id)>"], mended)
    #expect(try office.run("watch", "--once").status == 0)
    let cases = try office.run("cases", "--json").out.split(separator: "\n")
    #expect(cases.count == 2)
    #expect(cases.allSatisfy { $0.contains("\"outcome\":\"complete\"") })
    #expect(cases.map { $0.contains("\"corrections\":1") } == [false, true])
    let references = try cases.map { try #require($0.firstMatch(of: /BCA-\d+-\d+-./)).output }
    #expect(try office.run("show", String(references[0])).out.contains("Ms R Okafor"))
    #expect(try office.run("show", String(references[1])).out.contains("Mr T Bell"))
    #expect(try office.run("verify").status == 0)
  }

  @Test(
    .enabled(if: Tool.python.isThere && Tool.soffice.isThere, "Python or LibreOffice is missing"))
  func `with a form that is mended in LibreOffice and mailed again completes the case`() throws {
    try setMail()
    try set([("listed: [\"@school.example\"]", "listed: [\"@longroyde.example\"]")])
    let bad = CommandLineRun.checkout.appending(path: "Examples/mail/message-2.eml")
    try FileManager.default.copyItem(
      at: bad, to: office.folder.appending(path: "ws/mail/new/1.a.host"))
    #expect(try office.run("watch", "--once").status == 0)
    #expect(try office.run("cases", "--json").out.contains("\"outcome\":\"needs-review\""))
    try office.write("mend.py", Self.mending)
    let mended = try CommandLineRun.shell("python3 mend.py ws", in: office.folder)
    #expect(mended.status == 0, "\(mended.err)")
    #expect(try office.run("watch", "--once").status == 0)
    let shown = try office.run("cases", "--json").out
    #expect(shown.split(separator: "\n").count == 1)
    #expect(shown.contains("\"outcome\":\"complete\""))
    let reference = try #require(shown.firstMatch(of: /BCA-\d+-\d+-./)).output
    let report = try office.run("show", String(reference)).out
    #expect(report.contains("which docket had sent back"))
    #expect(report.contains("Year 3 draw maps."))
    #expect(try outbox().contains { $0.contains("Thank you for your corrections") })
  }

  /// Opens the copy that came back in LibreOffice, fills in what is missing, and mails it from another address and
  /// without the thread: the mark in the file alone tells what it answers.
  private static let mending = """
    import email, email.message, email.policy, glob, subprocess, sys
    import xml.etree.ElementTree as tree
    workspace = sys.argv[1]
    with open(glob.glob(workspace + '/outbox/*.eml')[0], 'rb') as file:
        message = email.message_from_bytes(file.read(), policy=email.policy.default)
    with open('copy.docx', 'wb') as file:
        file.write(next(message.iter_attachments()).get_content())

    def convert(name, kind):
        subprocess.run(['soffice', '-env:UserInstallation=file://' + sys.path[0] + '/profile', '--headless',
                        '--convert-to', kind, name], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    convert('copy.docx', 'fodt')
    names = dict(node for _, node in tree.iterparse('copy.fodt', events=['start-ns']))
    for prefix, name in names.items():
        tree.register_namespace(prefix, name)
    table, text = '{' + names['table'] + '}', '{' + names['text'] + '}'
    document = tree.parse('copy.fodt')
    cell = next(cell for cell in document.iter(table + 'table-cell') if 'Reasons' in ''.join(cell.itertext()))
    tree.SubElement(cell, text + 'p').text = 'Year 3 draw maps.'
    document.write('copy.fodt', encoding='utf-8', xml_declaration=True)
    convert('copy.fodt', 'docx')
    answer = email.message.EmailMessage()
    answer['From'] = 'home@longroyde.example'
    answer['To'] = 'forms@longroyde.example'
    answer['Subject'] = 'My form'
    answer['Message-ID'] = '<again@longroyde.example>'
    answer.set_content('Here it is.')
    with open('copy.docx', 'rb') as file:
        answer.add_attachment(
            file.read(), maintype='application', filename='mended.docx',
            subtype='vnd.openxmlformats-officedocument.wordprocessingml.document')
    with open(workspace + '/mail/new/2.b.host', 'wb') as file:
        file.write(answer.as_bytes())
    """

  @Test(.enabled(if: Tool.python.isThere && Tool.msmtp.isThere, "Python or msmtp is missing"))
  func `goes by msmtp with an empty return path, and is tried again until it is taken`() throws {
    let port = Int.random(in: 20_000..<60_000)
    try setMail(
      sendmail:
        "[msmtp, --host=127.0.0.1, --port=\(port), --auth=off, --tls=off, \"--from=<>\", --]")
    try deliver(1, Office.request())
    // Nobody listens: it waits in the outbox.
    let failed = try office.run("watch", "--once")
    #expect(failed.err.contains("\"event\":\"reply-postponed\""))
    #expect(try outbox().count == 1)

    let sink = Process()
    sink.executableURL = URL(filePath: "/usr/bin/python3")
    sink.arguments = [
      "-W", "ignore", "-c", Self.server, String(port), office.folder.appending(path: "sink").path,
    ]
    for output in [\Process.standardOutput, \Process.standardError] {
      sink[keyPath: output] = FileHandle.nullDevice
    }
    try sink.run()
    // A child may have SIGTERM blocked from the thread that started it.
    defer { kill(sink.processIdentifier, SIGKILL) }
    Thread.sleep(forTimeInterval: 6)
    let run = try office.run("watch", "--once")
    #expect(run.err.contains("\"event\":\"replied\""))
    let taken = try String(contentsOf: office.folder.appending(path: "sink"), encoding: .utf8)
    #expect(taken.hasPrefix("from:  to: ann@school.example\n"))
    #expect(taken.contains("Subject: BCA-"))
    #expect(office.names(below: "ws/outbox").contains { $0.hasPrefix("sent/") })
    #expect(try !office.run("watch", "--once").err.contains("\"event\":\"replied\""))
  }

  /// A mail server that takes one message and writes it to a file.
  private static let server = """
    import asyncore, smtpd, sys
    class Sink(smtpd.SMTPServer):
        def process_message(self, peer, mailfrom, rcpttos, data, **rest):
            with open(sys.argv[2], 'wb') as file:
                file.write(('from: %s to: %s\\n' % (mailfrom.strip('<>'), ' '.join(rcpttos))).encode() + data)
    Sink(('127.0.0.1', int(sys.argv[1])), None)
    asyncore.loop()
    """
}
