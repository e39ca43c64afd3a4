import Foundation
import Testing

@Suite struct `docket and e-mail messages` {
  private func office() throws -> Office {
    let office = try Office()
    try office.write("mail.eml", Office.message(Office.request()))
    return office
  }

  @Test func `docket read shows the head, the forms and what came with them`() throws {
    let run = try office().run("read", "mail.eml")
    #expect(run.status == 0)
    #expect(run.err == "")
    #expect(
      run.out == """
        E-mail message
          mail.eml: 1 form

          From      Zoë Okafor <zoe@school.example> (not verified)
          To        forms@school.example
          Subject   Planets

          Forwarded message, part 3:
            From      Bob <bob@school.example> (not verified)
            Subject   Before

            Its own words:
              Can you ask for it?

          Not opened:
            • part 2: screen.png, image/png, 4 bytes
            • part 3: (no name), message/rfc822, 67 bytes

        Part 1: the words of the message

        Blocked website content access request form
          message text: complete

          Teacher name  Ms R Okafor
          Full URL      https://www.example.org/planets
          Site content  Pictures of planets.
          Reasons       A project on space.
          Risks         None that I know of.
          Approved      (left empty)
          Reason        (left empty)


        """)
  }

  @Test func `docket read says that a person must look, and why`() throws {
    let office = try office()
    try office.write("empty.eml", "From: a@b.uk\nMessage-ID: <1@b>\n\n")
    let run = try office.run("read", "empty.eml")
    #expect(run.status == 1)
    #expect(
      run.out == """
        E-mail message
          empty.eml: no form; a person must look

          From      a@b.uk (not verified)
          Subject   (none)

          attention: The message is empty.
          hint: Ask the sender to send it again.


        """)
  }

  @Test func `the own mail server is named in docket.yaml`() throws {
    let office = try office()
    let settings = try String(contentsOfFile: office.path("ws/docket.yaml"), encoding: .utf8)
    try office.write(
      "ws/docket.yaml", settings.replacing("servers: []", with: "servers: [mx.school.example]"))
    try office.write(
      "mail.eml",
      "Authentication-Results: mx.school.example; dmarc=pass header.from=school.example\n"
        + Office.message(Office.request()))
    #expect(try office.run("read", "mail.eml").out.contains("example> (verified by dmarc)\n"))
  }

  @Test func `the limit of a message is lowered in docket.yaml`() throws {
    let office = try office()
    try office.write("ws/docket.yaml", "limits:\n  message-mebibytes: 1\n")
    try office.write(
      "mail.eml", Office.message(Office.request()) + String(repeating: "x", count: 1 << 20))
    let run = try office.run("read", "mail.eml")
    #expect(run.status == 1)
    #expect(
      run.out == """
        E-mail message
          mail.eml: refused (too-large)
          The message is too large: it passes the limit of 1 MiB of a message.
          hint: Ask for the form alone, in a message of its own.


        """)
  }

  @Test func `docket text prints the words and those of the files in it`() throws {
    let run = try office().run("text", "mail.eml")
    #expect(run.status == 0)
    #expect(run.out.hasPrefix("From: Zoë Okafor <zoe@school.example>\nTo: forms@school.example\n"))
    #expect(run.out.contains("\nTeacher name: Ms R Okafor\n"))
    #expect(run.out.contains("\n[Part 2, screen.png: image/png, not opened]\n"))
    #expect(
      run.out.hasSuffix(
        "\n[Part 3: a message]\nFrom: Bob <bob@school.example>\nSubject: Before\n\nCan you ask for it?\n"
      ))
  }

  @Test func `docket ingest opens a case for the form in a message`() throws {
    let run = try office().run("ingest", "mail.eml")
    #expect(run.status == 0)
    #expect(run.out.hasPrefix("BCA-"))
  }
}
