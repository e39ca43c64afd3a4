import Archive
import Testing

@testable import Mail

@Suite struct `The parts of a message` {
  private let text = "Content-Type: text/plain; charset=utf-8\n\nHello.\n"

  private func attachment(_ head: String, _ body: String = "QQ==\n") -> String {
    "Content-Transfer-Encoding: base64\n\(head)\n\n\(body)"
  }

  @Test(arguments: [
    ("Content-Disposition: attachment; filename=\"=?UTF-8?B?R3LDtsOfZS5kb2N4?=\"", "Größe.docx"),
    ("Content-Disposition: attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe.docx", "Größe.docx"),
    (
      "Content-Disposition: attachment; filename*0*=UTF-8''Gr%C3%B6;\n filename*1*=%C3%9Fe%20;\n filename*2=\"two.docx\"",
      "Größe two.docx"
    ),
    ("Content-Type: application/octet-stream; name=\"form.docx\"", "form.docx"),
    ("Content-Disposition: attachment; filename=\"../../etc/passwd\"", "../../etc/passwd"),
    ("Content-Disposition: attachment; filename=\"a\u{7}b.docx\"", "a b.docx"),
  ])
  func `W99: have the name that a person would see`(_ head: String, _ name: String) throws {
    let message = try read(letter(parts: [text, attachment(head)]))
    #expect(message.parts.map(\.name) == [name])
    #expect(message.parts.map(\.place) == ["2"])
    #expect(message.parts.map(\.bytes) == [[0x41]])
  }

  @Test(arguments: [
    ("base64", "QUJD", "ABC"), ("base64", "QU JD\n\tRA", "ABCD"), ("base64", "QUJD!!RA==", "ABCD"),
    ("base64", "", ""), ("base64", "====", ""), ("quoted-printable", "A=42=\nC", "ABC"),
    ("x-uuencode", "begin 644 a.txt\n#04)#\n`\nend", "ABC"), ("7bit", "ABC", "ABC"),
    ("strange", "ABC", "ABC"),
  ])
  func `are decoded as they say, as far as they go`(
    _ encoding: String, _ body: String, _ expected: String
  ) throws {
    let part = """
      Content-Type: image/png
      Content-Transfer-Encoding: \(encoding)

      \(body)
      """
    let message = try read(letter(parts: [text, part]))
    #expect(message.parts.map { String(decoding: $0.bytes, as: UTF8.self) } == [expected])
  }

  @Test func `W102: forwarded messages are read, each sender kept, with places of their own`()
    throws
  {
    let inner = """
      From: inner@b.uk
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=in

      --in
      Content-Type: text/plain

      Inside.
      --in
      Content-Type: image/png; name=a.png

      PNG
      --in--
      """
    let message = try read(letter(parts: [text, "Content-Type: message/rfc822\n\n\(inner)"]))
    let forwarded = try #require(message.parts.first?.message)
    #expect(message.headers.from.map(\.address) == ["ada@example.org"])
    #expect(forwarded.headers.from.map(\.address) == ["inner@b.uk"])
    #expect(forwarded.parts.map(\.place) == ["2.2"])
    #expect(forwarded.words == "Inside.\n")
    #expect(message.words == "Hello.\n\n" || message.words == "Hello.\n")
    // The bytes are those of the message as it came.
    let lines = inner.replacing("\n", with: "\r\n")
    #expect(String(decoding: message.parts[0].bytes, as: UTF8.self) == lines)
  }

  @Test(arguments: [
    ("application/ms-tnef", Wrapping.Kind.outlook), ("application/pkcs7-mime", .smime),
    ("application/x-pkcs7-mime; smime-type=signed-data", .smime),
    ("message/partial; id=a; number=1", .partial), ("message/external-body", .partial),
    ("application/octet-stream; name=winmail.dat", .outlook),
  ])
  func `W102: what wraps a message is told`(_ type: String, _ kind: Wrapping.Kind) throws {
    let message = try read(letter(type: type, "x"))
    #expect(message.wrappings == [Wrapping(kind: kind, place: "1")])
  }

  @Test func `W102: PGP is told, as a part and in the text`() throws {
    let parts = [
      "Content-Type: application/pgp-encrypted\n\nVersion: 1\n",
      "Content-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----\n",
    ]
    #expect(try read(letter("encrypted", parts: parts)).wrappings.map(\.kind) == [.pgp])
    let typed = letter(type: "text/plain", "-----BEGIN PGP MESSAGE-----\n\nabc")
    #expect(try read(typed).wrappings.map(\.kind) == [.pgp])
  }

  @Test func `without a boundary are text`() throws {
    let message = try read(letter(type: "multipart/mixed", "Name: Ann"))
    #expect(message.words.contains("Name: Ann"))
    let other = try read(letter(type: "multipart/mixed; boundary=none", "Name: Ann"))
    #expect(other.words.contains("Name: Ann"))
  }

  @Test func `whose last boundary is missing are read to the end`() throws {
    let whole = letter(parts: [text, attachment("Content-Type: image/png")])
    #expect(try read(Array(whole.dropLast(10))).parts.map(\.bytes) == [[0x41]])
  }
}

@Suite struct `Limits on a message` {
  private func failure(_ bytes: [UInt8], _ set: (inout ReadingLimits) -> Void = { _ in })
    -> MailFailure?
  {
    var limits = ReadingLimits()
    set(&limits)
    do throws(MailFailure) {
      _ = try MailReader(limits: limits).read(bytes)
      return nil
    } catch {
      return error
    }
  }

  private func nested(_ depth: Int) -> [UInt8] {
    var text = "From: a@b.uk\nMessage-ID: <1@b>\n"
    for level in 1...depth {
      text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n"
    }
    return Array((text + "Content-Type: text/plain\n\nhi\n").utf8)
  }

  @Test func `are 40 MiB`() {
    let head = Array("From: a@b.uk\nMessage-ID: <1@b>\n\n".utf8)
    let full = head + [UInt8](repeating: 0x41, count: (40 << 20) - head.count)
    #expect(failure(full + [0x41]) == .tooLarge(limit: "40 MiB of a message"))
    #expect(failure(full) == nil)
    #expect(failure(head) { $0.messageBytes = 10 } == .tooLarge(limit: "10 bytes of a message"))
  }

  @Test func `are 100 KiB of headers`() {
    let flood = "From: a@b.uk\n" + (0..<20_000).map { "X-H\($0): y\n" }.joined() + "\nhi\n"
    #expect(failure(Array(flood.utf8)) == .tooLarge(limit: "100 KiB of headers"))
    let giant = "From: a@b.uk\nSubject: " + String(repeating: "a ", count: 60_000) + "\n\nhi\n"
    #expect(failure(Array(giant.utf8)) == .tooLarge(limit: "100 KiB of headers"))
    #expect(failure(nested(1)) { $0.headerBytes = 20 } == .tooLarge(limit: "20 bytes of headers"))
    // The parameters of a part are taken apart one by one.
    let names = (0..<20_000).map { "; f\($0)=x" }.joined()
    let parameters = letter(parts: ["Content-Type: text/plain\(names)\n\nhi\n"])
    #expect(failure(parameters) == .tooLarge(limit: "100 KiB of headers"))
  }

  @Test func `are 10 levels of parts and messages`() {
    #expect(failure(nested(10)) == nil)
    #expect(failure(nested(11)) == .tooLarge(limit: "parts nested 10 deep"))
    #expect(failure(nested(3)) { $0.messageDepth = 2 } == .tooLarge(limit: "parts nested 2 deep"))
    var text = "From: a@b.uk\nMessage-ID: <1@b>\n"
    for _ in 1...12 { text += "Content-Type: message/rfc822\n\nFrom: a@b.uk\n" }
    #expect(failure(Array((text + "\nhi").utf8)) == .tooLarge(limit: "parts nested 10 deep"))
  }

  @Test func `are 200 parts`() {
    let part = "Content-Type: text/plain\n\nhi\n"
    #expect(failure(letter(parts: [String](repeating: part, count: 199))) == nil)
    #expect(
      failure(letter(parts: [String](repeating: part, count: 200)))
        == .tooLarge(limit: "200 parts"))
    #expect(failure(nested(100_000)) == .tooLarge(limit: "200 parts"))
    // Each line of marks is compared with each open boundary.
    let marks = letter(
      type: "multipart/mixed; boundary=b", String(repeating: "--\n", count: 5 << 20))
    #expect(failure(Array(nested(150)) + marks) == .tooLarge(limit: "200 parts"))
  }
}
