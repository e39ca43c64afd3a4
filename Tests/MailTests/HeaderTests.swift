import Archive
import Testing

@testable import Mail

@Suite struct `The head of a message` {
  @Test func `W99: folded lines are one line`() throws {
    let message = try read(
      letter("From: a@b.uk", "Message-ID: <1@b>", "Subject: A form", "  about\n\tplanets", "", "x"))
    #expect(message.headers.subject == "A form about planets")
  }

  @Test func `W99: encoded words are decoded, in a subject and in names`() throws {
    let message = try read(
      letter(
        "From: =?UTF-8?Q?Zo=C3=AB_N=C3=BA=C3=B1ez?= <zoe@b.uk>", "Message-ID: <1@b>",
        "To: =?iso-8859-1?B?QW5kcuk=?= <a@b.uk>, Team: c@d.uk, e@f.uk;",
        "Subject: =?UTF-8?B?R3LDtsOf?=\n =?UTF-8?B?ZQ==?= of a site", "", "x"))
    #expect(message.headers.from == [MailAddress(name: "Zoë Núñez", address: "zoe@b.uk")])
    #expect(message.headers.to.map(\.address) == ["a@b.uk", "c@d.uk", "e@f.uk"])
    #expect(message.headers.to[0].name == "André")
    #expect(message.headers.subject == "Größe of a site")
  }

  @Test func `W99: raw bytes in a field are UTF-8, or else Windows-1252`() throws {
    var bytes = Array("From: a@b.uk\nMessage-ID: <1@b>\nSubject: Gr".utf8)
    bytes += [0xF6, 0xDF] + Array("e\n\nx".utf8)
    #expect(try read(bytes).headers.subject == "Größe")
    let utf8 = letter("From: a@b.uk", "Message-ID: <1@b>", "Subject: Größe", "", "x")
    #expect(try read(utf8).headers.subject == "Größe")
  }

  @Test(arguments: ["From", "Subject", "Content-Type"])
  func `W99: a field that may stand once is noticed when it stands twice`(_ name: String) throws {
    let value = name == "Content-Type" ? "text/plain" : "b@c.uk"
    let message = try read(
      letter(
        "From: a@b.uk", "Subject: s", "Content-Type: text/plain", "Message-ID: <1@b>",
        "\(name): \(value)", "", "x"))
    #expect(message.headers.repeated == [name])
  }

  @Test func `an encoded word with a line break makes no second field`() throws {
    let message = try read(
      letter(
        "From: =?UTF-8?B?QQ0KQmNjOiB4QHkudWs=?= <a@b.uk>", "Message-ID: <1@b>",
        "Subject: =?UTF-8?B?QQ0KQmNjOiB4QHkudWs=?=", "", "x"))
    #expect(message.headers.subject == "A Bcc: x@y.uk")
    #expect(message.headers.from.map(\.name) == ["A Bcc: x@y.uk"])
  }

  @Test func `identifiers, thread and date are read`() throws {
    let headers = try read(
      letter(
        "From: a@b.uk", "Message-ID: <3@b>", "In-Reply-To: <2@b>", "References: <1@b>\n <2@b>",
        "Date: Thu, 02 Jan 2020 03:04:05 +0100", "Sender: s@b.uk", "Reply-To: r@b.uk", "", "x")
    ).headers
    #expect(headers.messageID == "3@b")
    #expect(headers.answers == ["2@b", "1@b"])
    #expect(headers.date == 1_577_930_645)
    #expect(headers.sender?.address == "s@b.uk")
    #expect(headers.replyTo.map(\.address) == ["r@b.uk"])
  }

  @Test func `NUL bytes in a field are no end of it`() throws {
    let message = try read(
      Array("From: a@b.uk\nMessage-ID: <1@b>\nSubject: A\0B\n\nx".utf8))
    #expect(message.headers.subject == "A?B")
  }

  @Test(arguments: [
    ("Auto-Submitted: auto-replied", [AutomationSign.autoSubmitted]),
    ("Auto-Submitted: no", []), ("Auto-Submitted: no (a person)", []),
    ("Return-Path: <>", [.emptyReturnPath]), ("Return-Path: <a@b.uk>", []),
    ("Precedence: bulk", [.bulk]), ("Precedence: List", [.bulk]), ("Precedence: first-class", []),
    ("Content-Type: multipart/report; boundary=b", [.report]),
  ])
  func `W101: signs that a program wrote it`(_ field: String, _ signs: [AutomationSign]) throws {
    let message = try read(
      letter("From: a@b.uk", "Message-ID: <1@b>", field, "", "--b\n\nx\n--b--"))
    #expect(message.headers.automation == signs)
  }
}

@Suite struct `The sender` {
  private func trust(_ lines: String...) throws -> SenderTrust {
    let head = lines.joined(separator: "\n")
    return try read(
      letter(head, "From: Ann <ann@school.uk>", "Message-ID: <1@b>", "", "x"),
      servers: ["mx.office.uk"]
    ).headers.trust
  }

  private let received = "Received: from evil.example by mx.office.uk with ESMTP; Mon, 1 Jan 2026"

  @Test(arguments: [
    ("dmarc=pass header.from=school.uk", "dmarc"),
    ("dkim=pass (good (nested) key) header.d=school.uk", "dkim"),
    ("spf=pass smtp.mailfrom=ann@school.uk", "spf"),
    ("auth=pass smtp.auth=ann@school.uk", "auth"),
    ("spf=none; dmarc=pass (p=reject) header.from=\"school.uk\"", "dmarc"),
  ])
  func `W100: is verified by the own server's word above every Received`(
    _ result: String, _ method: String
  ) throws {
    #expect(
      try trust("Authentication-Results: mx.office.uk 1; \(result)", received)
        == .verified(by: method))
  }

  @Test(arguments: [
    "dmarc=fail header.from=school.uk; spf=pass smtp.mailfrom=school.uk",
    "dmarc=pass header.from=evil.example", "dkim=pass header.d=evil.example", "none",
    "dkim=pass header.d=hool.uk", "spf=pass smtp.mailfrom=ann@evil.example",
    "dkim=pass header.d=uk",
    "auth=pass smtp.auth=bob@school.uk", "x=pass; (dmarc=pass header.from=school.uk)",
  ])
  func `W100: is not verified where nothing passed for the very address`(_ result: String) throws {
    #expect(
      try trust("Authentication-Results: mx.office.uk; \(result)", received)
        == .notVerified(.failed))
  }

  @Test func `W100: is not verified by words that the sender could have written`() throws {
    let claim = "Authentication-Results: mx.office.uk; dmarc=pass header.from=school.uk"
    #expect(try trust(received, claim) == .notVerified(.noResult))
    #expect(
      try trust(
        "Authentication-Results: mx.evil.example; dmarc=pass header.from=school.uk", received)
        == .notVerified(.noResult))
    // The name that a sender gives itself stands in the first words of a Received field.
    let posing = "Received: from a by mx.office.uk with LMTP (x) by mx.office.uk with ESMTP; Mon"
    #expect(try trust(posing, claim) == .notVerified(.noResult))
  }

  @Test func `W100: may be handed over within the own server before its word`() throws {
    let handed =
      "Received: from mx.office.uk ([10.0.0.1])\n\tby mx.office.uk with LMTP\n\tid 1; Mon"
    let claim = "Authentication-Results: mx.office.uk; dmarc=pass header.from=school.uk"
    #expect(try trust(handed, claim, received) == .verified(by: "dmarc"))
  }

  @Test func `W100: is not verified without a configured server, or with two senders`() throws {
    let claim = "Authentication-Results: mx.office.uk; dmarc=pass header.from=school.uk"
    let bytes = letter(claim, "From: ann@school.uk", "Message-ID: <1@b>", "", "x")
    #expect(try read(bytes).headers.trust == .notVerified(.noServer))
    let two = letter(claim, "From: ann@school.uk, bob@x.uk", "Message-ID: <1@b>", "", "x")
    #expect(try read(two, servers: ["mx.office.uk"]).headers.trust == .notVerified(.noOneSender))
  }
}

@Suite struct `A message` {
  @Test(arguments: [
    "Received: from a by b; Mon\nFrom: a@b.uk\n\nx", "From: a@b.uk\nMessage-ID: <1@b>\n\nx",
    "From a@b Mon Jan  1 00:00:00 2026\nFrom: a@b.uk\nMIME-Version: 1.0\n\nx",
    "Subject: s\r\nContent-Type: text/plain\r\n\r\nx",
  ])
  func `is known by its head`(_ text: String) {
    #expect(MessageShape.isMessage(Array(text.utf8), name: "form.txt"))
  }

  @Test(arguments: [
    "From: Ann\nTo: the office\nDate: 2 March\nSubject: trip\n\nName: Ann\n",
    "Name: Ann\nClass: 4B\n\n", "Child registration form\nFrom: a@b.uk\nMessage-ID: <1@b>\n\n",
    "PK\u{3}\u{4}", "<html>", "", "Reference: <1@b>\nName: Ann\n",
  ])
  func `is no form that begins with a few of its words`(_ text: String) {
    #expect(!MessageShape.isMessage(Array(text.utf8), name: "form.txt"))
  }

  @Test func `with a plain head is one where its name says so, too`() {
    let text = Array("From: a@b.uk\nSubject: s\n\nName: Ann\n".utf8)
    #expect(MessageShape.isMessage(text, name: "x.eml"))
    #expect(!MessageShape.isMessage(Array("Name: Ann\n".utf8), name: "x.eml"))
  }
}
