import Testing

@testable import Forms

@Suite struct `Whose words a line holds` {
  private func read(_ text: String) -> ReadForm { FormsTests.read(text: text) }

  private func read(html: String) -> ReadForm? {
    FormsTests.read(message: letter(type: "text/html; charset=utf-8", html)).forms.first
  }

  private let quoted = "> Child registration form\n> Name: Bob\n> Class: 1A\n"

  @Test(arguments: [
    "On Mon, 2 Mar 2026 at 09:00, Bob Lee <bob@example.org> wrote:",
    "On Mon, 2 Mar 2026 at 09:00, Bob Lee\n<bob@example.org> wrote:",
    "On Monday the second of March in the year 2026 at nine\nBob Lee, of the school office\n<bob@example.org> wrote:",
  ])
  func `W97: the sentence above a quotation is nobody's answer`(_ sentence: String) {
    let form = read(
      "Child registration form\nName: Ann\nClass: 4B\nNotes: none known\n\(sentence)\n\n\(quoted)")
    #expect(form.said("name") == "Ann")
    #expect(form.said("notes") == "none known")
  }

  @Test func `W97: what follows that sentence without a mark is quoted, too`() {
    let form = read(
      "On Mon, 2 Mar 2026, Bob <bob@example.org> wrote:\n\nChild registration form\nName: Bob\nClass: 1A\n"
    )
    #expect(form.said("name") == "(unclear: quoted-answer) Bob")
  }

  @Test func `W97: a sentence of the sender's own that begins with On is an answer`() {
    let form = read(
      "Child registration form\nName: Ann\nNotes:\nOn Mondays she goes home.\nShe wrote:\nClass: 4B\n"
    )
    #expect(form.said("notes") == "On Mondays she goes home.\nShe wrote:")
    #expect(form.said("class") == "4B")
  }

  @Test(arguments: [
    "-----Original Message-----\nFrom: Bob\nSent: Monday\n", "From: Bob\nSent: Monday\nTo: Ann\n",
    "---------- Forwarded message ---------\nFrom: Bob\nDate: Mon\n",
  ])
  func `W97: everything below the head of another message is quoted`(_ head: String) {
    let form = read("See below.\n\(head)\nChild registration form\nName: Bob\nClass: 1A\n")
    #expect(form.said("name") == "(unclear: quoted-answer) Bob")
  }

  @Test func `W97: two labels on a quoted line are both quoted`() {
    let form = read("> Child registration form\n> Name: Bob      Class: 1A\n")
    #expect(form.said("name") == "(unclear: quoted-answer) Bob")
    #expect(form.said("class") == "(unclear: quoted-answer) 1A")
  }

  @Test func `W97: the form above or below its quoted copy is one form`() {
    let own = "Child registration form\nName: Ann\nClass: 4B\n"
    for text in [own + "\n" + quoted, quoted + "\n" + own] {
      let forms = readAll(Array(text.utf8), file: "form.txt")
      #expect(forms.map { $0.said("name") } == ["Ann"])
      #expect(forms.map { $0.said("class") } == ["4B"])
    }
  }

  @Test
  func `W97: an answer in the quoted copy alone is unclear, whatever the own copy leaves out`() {
    let own = "Child registration form\nName:\nClass: 4B\nNotes:\n"
    for text in [own + "\n" + quoted, quoted + "\n" + own] {
      let form = read(text)
      #expect(form.said("name") == "(unclear: quoted-answer) Bob")
      #expect(form.answer("name")?.candidates.map(\.raw) == ["Bob"])
      #expect(form.said("class") == "4B")
      #expect(form.answer("notes")?.outcome == .blank)
      #expect(!form.unassigned.contains { $0.text.contains("Bob") })
    }
    // Typed under the quoted question, beside an own one that is empty: a person must say.
    let under = read("Child registration form\nName:\nClass: 4B\n\n> Name:\nAnn\n> Class: 1A\n")
    #expect(under.said("name") == "(unclear: quoted-answer) Ann")
    #expect(under.said("class") == "4B")
    let blank = read("\(own)\n> Child registration form\n> Name:\n> Class: 1A\n")
    #expect(blank.answer("name")?.outcome == .blank)
    let html = """
      <p>Child registration form</p><p>Name:</p><p>Class: 4B</p><blockquote type=cite>
      <p>Child registration form</p><table><tr><td>Name</td><td>Bob</td></tr>
      <tr><td>Class</td><td>1A</td></tr></table></blockquote>
      """
    #expect(read(html: html)?.said("name") == "(unclear: quoted-answer) Bob")
    #expect(read(html: html)?.said("class") == "4B")
  }

  @Test func `W97: a blockquote of HTML is quoted, in lines and in tables`() throws {
    let lines = "<blockquote>Child registration form<br>Name: Bob<br>Class: 1A</blockquote>"
    #expect(read(html: lines)?.said("name") == "(unclear: quoted-answer) Bob")
    let table = """
      <blockquote type=cite><p>Child registration form</p><table><tr><td>Name</td><td>Bob</td></tr>
      <tr><td>Class</td><td>1A</td></tr></table></blockquote>
      """
    #expect(read(html: table)?.said("name") == "(unclear: quoted-answer) Bob")
    let answered = "<p>Child registration form</p><p>Name: Ann</p><p>Class: 4B</p>" + table
    #expect(read(html: answered)?.said("name") == "Ann")
    #expect(read(html: answered)?.said("class") == "4B")
  }

  @Test func `W97: an answer typed between quoted labels of HTML belongs to them`() {
    let html = """
      <blockquote type=cite>Child registration form<br>Name:</blockquote><div>Ann</div>
      <blockquote type=cite>Class:</blockquote><div>4B</div>
      """
    #expect(read(html: html)?.said("name") == "Ann")
    #expect(read(html: html)?.said("class") == "4B")
  }

  @Test func `W97: text moved to the right is no quotation`() {
    let html = """
      <p>Child registration form</p><blockquote style="margin:0 0 0 40px;border:none;padding:0px">
      Name: Ann<br>Class: 4B</blockquote>
      """
    #expect(read(html: html)?.said("name") == "Ann")
  }

  @Test(arguments: [
    "-- \nAnn Lee", "Sent from my phone", "Get Outlook for Android",
    "This email and any attachments are confidential and intended for the addressee only.",
    "The information contained in this e-mail is confidential.",
    "Disclaimer: the views in this are the sender's.",
  ])
  func `W98: a signature or a disclaimer is never a value, and is kept`(_ end: String) {
    let message = FormsTests.read(
      message: letter(
        "Child registration form\nName: Ann\nNotes: none known\n\n\(end)\nName: Bob\n"))
    #expect(message.said("name") == ["Ann"])
    #expect(message.said("notes") == ["none known"])
    #expect(message.forms[0].unassigned.map(\.text).joined(separator: "\n").contains("Bob"))
    let html =
      "<p>Child registration form</p><p>Name: Ann</p><p>Notes: none known</p><p>"
      + end.replacing("\n", with: "<br>") + "</p>"
    #expect(read(html: html)?.said("notes") == "none known")
  }

  @Test func `W98: This and The begin answers, too`() {
    let form = read(
      "Child registration form\nName: Ann\nNotes:\nThis message board is hers.\nClass: 4B\n")
    #expect(form.said("notes") == "This message board is hers.")
    #expect(form.said("class") == "4B")
  }
}
