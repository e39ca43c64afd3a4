import Cases
import Forms
import Foundation
import Testing

@testable import Intake

@Suite struct `An outgoing mail` {
  static let reply = ReplyLetter(
    subject: "BCA-2026-0042-K Blocked website content access request form",
    lines: ["Thank you.", "", "Your form has arrived."])

  static func mail(
    _ reply: ReplyLetter = reply, name: String? = "Longroyde Primary School",
    to: String = "r.okafor@school.example", id: String = "<receipt-1@school.example>",
    answering: String? = "<abc@mail.example>", references: [String] = ["<abc@mail.example>"]
  ) -> OutgoingMail {
    OutgoingMail(
      reply, from: .init(name: name, address: "office@school.example"), to: to,
      date: Moment(milliseconds: 1_788_424_864_000, zoneMinutes: 60), messageID: id,
      inReplyTo: answering, references: references)
  }

  private func text(_ mail: OutgoingMail) throws -> String {
    String(decoding: try mail.rendered(), as: UTF8.self)
  }

  @Test func `is a plain message where nothing goes with it`() throws {
    let lines = """
      From: "Longroyde Primary School" <office@school.example>
      To: r.okafor@school.example
      Subject: BCA-2026-0042-K Blocked website content access request form
      Date: Thu, 3 Sep 2026 09:41:04 +0100
      Message-ID: <receipt-1@school.example>
      In-Reply-To: <abc@mail.example>
      References: <abc@mail.example>
      Auto-Submitted: auto-replied
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Thank you.

      Your form has arrived.

      """
    #expect(try text(Self.mail()) == lines.replacing("\n", with: "\r\n"))
  }

  @Test func `is the same bytes each time`() throws {
    #expect(try Self.mail().rendered() == Self.mail().rendered())
  }

  /// What could make two headers of one, and whatever else is no character of a line.
  static let breaks = ["\r", "\n", "\r\n", "\0", "\u{B}", "\u{85}", "\u{2028}", "\u{7F}"]

  @Test(arguments: OutgoingMail.Fault.Source.allCases, breaks)
  func `G13: is none where a header could break`(
    _ source: OutgoingMail.Fault.Source, _ sign: String
  ) throws {
    var mail = Self.mail()
    mail.reply.attachments = [.init(name: "a.txt", type: "text/plain", bytes: [])]
    let words = "a\(sign)Bcc: b@example.org"
    switch source {
    case .fromName: mail.from.name = words
    case .fromAddress: mail.from.address = words
    case .to: mail.to = words
    case .subject: mail.reply.subject = words
    case .messageID: mail.messageID = words
    case .inReplyTo: mail.inReplyTo = words
    case .references: mail.references = ["<abc@mail.example>", words]
    case .attachmentName: mail.reply.attachments[0].name = words
    case .attachmentType: mail.reply.attachments[0].type = words
    }
    let fault = #expect(throws: OutgoingMail.Fault.self) { try mail.rendered() }
    #expect(fault == .controlCharacter(source))
    #expect(
      fault?.message
        == "The mail was not written: a control character stands in \(source.rawValue).")
  }

  @Test(arguments: [
    "", "a", "a@", "@b", "a@b@c", "a b@c", "a@b, c@d", "<a@b>", "a@b;c", "\"a\"@b", "a..b@c",
    "ann@exämple.org",
  ])
  func `goes to one address and no other`(_ address: String) {
    #expect(throws: OutgoingMail.Fault.malformed(.to)) { try Self.mail(to: address).rendered() }
  }

  @Test(arguments: ["", "abc@d", "<abc>", "<a b@c>", "<@b>", "<a@>", "<a@b> <c@d>", "<é@b>"])
  func `answers nothing but what has an identifier`(_ id: String) {
    #expect(!OutgoingMail.isMessageID(id))
    #expect(throws: OutgoingMail.Fault.malformed(.inReplyTo)) {
      try Self.mail(answering: id).rendered()
    }
  }

  @Test func `keeps the ends of a long thread`() throws {
    let ids = (1...300).map { "<\($0)@mail.example>" }
    let text = try text(Self.mail(references: ids))
    #expect(text.contains("References: <1@mail.example> <282@mail.example>"))
    #expect(text.contains("<300@mail.example>\r\nAuto"))
    #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 76 })
  }

  /// What Python's own reader finds in a mail, with every defect that it knows of an error.
  private static let script = """
    import email, email.policy, json, sys
    strict = email.policy.default.clone(raise_on_defect=True)
    m = email.message_from_binary_file(sys.stdin.buffer, policy=strict)
    parts = [p for p in m.walk() if not p.is_multipart()]
    for header in list(m.keys()):
        assert not getattr(m[header], 'defects', ()), (header, m[header].defects)
    print(json.dumps({
      'from': [[a.display_name, a.addr_spec] for a in m['from'].addresses],
      'to': [a.addr_spec for a in m['to'].addresses],
      'subject': m['subject'], 'date': m['date'].datetime.isoformat(),
      'text': parts[0].get_content().replace('\\r\\n', '\\n'),
      'files': [[p.get_filename(), p.get_content_type(), p.get_payload(decode=True).hex()] for p in parts[1:]],
    }))
    """

  private struct Seen: Decodable, Equatable {
    var from: [[String]]
    var to: [String]
    var subject: String
    var date: String
    var text: String
    var files: [[String]]
  }

  private func seen(_ mail: OutgoingMail) throws -> Seen {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", Self.script]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(mail.rendered()))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode(Seen.self, from: data)
  }

  private static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

  private static let words = [
    "plain", "Zoë", "Ann \"Lee\", O'Neil \\ <x>", "=?UTF-8?Q?no?=", "محمد کناری",
    "学校のフォーム", "a%41;b", "👩‍🏫 teacher",
    String(repeating: "Ysgol Gynradd Gymraeg ", count: 12) + "end",
    String(repeating: "é", count: 200), String(repeating: "x", count: 300), "semi; colon: [a] (b)",
  ]

  @Test(
    .enabled(if: hasPython, "There is no /usr/bin/python3, so nothing was read back."),
    arguments: words)
  func `says the same to another reader, in any letters and at any length`(_ words: String) throws {
    let file = (0...255).map { UInt8($0) } + Array(words.utf8)
    let lines = [
      words, "", "From here", ".", ".x", "a = b", "space at the end ", "tab\tx",
      String(repeating: "é ", count: 100),
    ]
    let reply = ReplyLetter(
      subject: "ABC " + words, lines: lines,
      attachments: [
        .init(name: words + ".docx", type: "application/x-form", bytes: file),
        .init(name: "empty.txt", type: "text/plain; charset=utf-8", bytes: []),
      ])
    let mail = Self.mail(reply, name: words)
    var seen = try seen(mail)
    // Python puts a space between the encoded words of a name; the standard has them side by side.
    let isLong = words.utf8.count > 40
    if isLong { seen.from[0][0] = seen.from[0][0].replacing(" ", with: "") }
    #expect(
      seen
        == Seen(
          from: [[isLong ? words.replacing(" ", with: "") : words, "office@school.example"]],
          to: ["r.okafor@school.example"],
          subject: "ABC " + words, date: "2026-09-03T09:41:04+01:00",
          text: lines.map { $0 + "\n" }.joined(),
          files: [
            [words + ".docx", "application/x-form", file.map { hex($0) }.joined()],
            ["empty.txt", "text/plain", ""],
          ]))
    let bytes = try mail.rendered()
    #expect(bytes.allSatisfy { $0 < 0x7F })
    let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    #expect(parts.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") && !$0.contains("\r") })
  }

  private func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

@Suite struct `A day in words` {
  @Test(arguments: [
    ("2026-09-03", "Thursday 3 September 2026"), ("2024-02-29", "Thursday 29 February 2024"),
    ("2000-01-01", "Saturday 1 January 2000"), ("1900-03-01", "Thursday 1 March 1900"),
    ("2026-12-31", "Thursday 31 December 2026"),
  ])
  func `has its place in the week`(_ iso: String, _ words: String) throws {
    #expect(try #require(CalendarDate(iso: iso)).inWords == words)
  }
}
