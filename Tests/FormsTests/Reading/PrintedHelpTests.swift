import Testing

@testable import Forms
@testable import Word

/// A form with help below its labels, as docket prints it.
private let helped: FormSchema = {
  var form = childForm
  form.sections[0].fields[0].help = "Class: and name (as in the register)."
  form.sections[0].fields[0].isRequired = true
  form.sections[0].fields[7].help = "Allergies: what we should know."
  return form
}()

private let help = "Required. Class: and name (as in the register)."

@Suite struct `Help below a label` {
  @Test func `is never an answer`() {
    for answer in ["", "Ann"] {
      let form = read(
        body: childFormBody(
          table([["\(p("Child's name:"))\(p(help))", answer], ["Class:", "4B"]])), form: helped)
      #expect(form.said("name") == (answer.isEmpty ? "(blank)" : answer))
      #expect(form.said("class") == "4B")
      #expect(form.unassigned == [])
    }
  }

  @Test func `is followed by the answer in a text`() {
    let form = read(
      text:
        "Child registration form\nName:\nrequired.  Class: and name (as in the register).\nAnn\n\nNotes\nAllergies: what we should know.\nNuts\nand eggs\n",
      form: helped)
    #expect(form.said("name") == "Ann")
    #expect(form.said("notes") == "Nuts\nand eggs")
    #expect(form.unassigned == [])
  }

  @Test func `with a word of somebody's own in it stays an answer`() {
    let form = read(
      text:
        "Child registration form\nName:\nRequired. Class: and name (as in the list).\nNotes: x\n",
      form: helped)
    #expect(form.outcome("name") != .blank)
  }

  @Test func `that stands elsewhere is nobody's help`() {
    let form = read(
      text: "Child registration form\nName: Ann\nClass:\nAllergies: what we should know.\n",
      form: helped)
    #expect(form.outcome("class") != .blank)
  }
}

@Suite struct `The heading of a part for office use` {
  @Test func `ends the answer above it and is nobody's words`() {
    var form = childForm
    form.sections.append(
      FormSchema.Section(
        filledBy: .role("office"), fields: [Field(key: "done", label: "Done:", type: .text)]))
    let read = read(
      text:
        "Child registration form\nFor you to fill in\nNotes: one\ntwo\nFor office use: office\nDone: yes\n",
      form: form)
    #expect(read.said("notes") == "one\ntwo")
    #expect(read.said("done") == "yes")
    #expect(read.unassigned == [])
  }
}
