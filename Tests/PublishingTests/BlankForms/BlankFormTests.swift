import Forms
import Foundation
import PDF
import Publishing
import Templates
import TestSupport
import Testing
import Word

private let style = Result {
  try Template(FormDocument.frame(of: shipped("templates/house-style.docx")))
}
private let fonts = Result { try PressFonts() }

private func blank(_ form: FormSchema) throws -> BlankForm {
  BlankForm(form, of: school, on: try day("2026-11-27"))
}

private func word(_ form: FormSchema) throws -> [UInt8] { try blank(form).word(style.get()) }

private func pdf(_ form: FormSchema, isFillable: Bool = false) throws -> (
  bytes: [UInt8], pressed: PressedDocument
) {
  try blank(form).pdf(style.get(), isFillable: isFillable, fonts.get())
}

private func read(_ file: [UInt8], _ name: String = "form.docx") throws -> [ReadForm] {
  var reader = FormReader(forms: formsUnderTest, today: try day("2026-11-27"), school: school)
  return reader.read(file, file: name)
}

@Suite struct `A blank form` {
  @Test(arguments: formsUnderTest)
  func `filled in with Word is read with the same answers`(_ form: FormSchema) throws {
    let file = try word(form)
    for seed in UInt64(0)..<60 {
      var random = RandomAnswers(seed: seed)
      let answers = random.answers(to: form)
      let sent = try filledIn(file, answers, form, inParagraphs: seed % 3 == 0)
      let forms = try read(sent)
      #expect(forms.count == 1)
      expectAnswers(forms[0], of: form, answers, "seed \(seed)")
    }
  }

  @Test(arguments: formsUnderTest)
  func `typed up as a text is read with the same answers`(_ form: FormSchema) throws {
    let sheet = try blank(form).sheet
    for seed in UInt64(0)..<60 {
      var random = RandomAnswers(seed: seed)
      let answers = random.answers(to: form, isTyped: true)
      let text = typedUp(sheet, answers, form)
      let forms = try read(Array(text.utf8), "sheet.txt")
      #expect(forms.count == 1, "\(text)")
      expectAnswers(forms[0], of: form, answers, "seed \(seed)")
    }
  }

  @Test func `is read one by one from sheets that stand behind each other`() throws {
    var text = ""
    var all: [(FormSchema, [String: AnswerValue])] = []
    for seed in UInt64(100)..<130 {
      let form = formsUnderTest[Int(seed) % formsUnderTest.count]
      var random = RandomAnswers(seed: seed)
      let answers = random.answers(to: form, isTyped: true)
      text += typedUp(try blank(form).sheet, answers, form) + (seed % 2 == 0 ? "\n" : "")
      all.append((form, answers))
    }
    let forms = try read(Array(text.utf8), "batch.txt")
    #expect(forms.count == all.count)
    for (form, (schema, answers)) in zip(forms, all) { expectAnswers(form, of: schema, answers) }
  }

  @Test(arguments: formsUnderTest)
  func `that nobody filled in has no answer in it`(_ form: FormSchema) throws {
    let sheet = Array(try blank(form).sheet.utf8)
    for (file, name) in [(try word(form), "form.docx"), (sheet, "sheet.txt")] {
      let read = try read(file, name)[0]
      #expect(read.form == FormIdentity(id: form.id, version: form.version))
      #expect(read.answers.map(\.answer.outcome) == form.fields.map { _ in .blank })
      #expect(read.unassigned.map(\.text) == [])
      #expect(Set(read.findings.map(\.code)) == ["form.required-field-empty"])
    }
  }

  @Test(arguments: formsUnderTest)
  func `says on paper what it asks, and which form it is`(_ form: FormSchema) throws {
    for isFillable in [false, true] {
      let (bytes, pressed) = try pdf(form, isFillable: isFillable)
      #expect(pressed.findings == [])
      #expect(PDFChecker.problems(in: bytes) == [])
      let file = try PDFFile(bytes)
      let pages = pressed.pages.pages.indices.map { file.pageText($0) }.joined(separator: " ")
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      var words = [form.title, FormMark(of: form).line, "Longroyde Primary School"]
      words += form.fields.map(\.label) + form.fields.compactMap(\.printedHelp)
      words += ["For office use: Headteacher"].filter { _ in form.id != formsUnderTest[1].id }
      for word in words { #expect(pages.contains(word), "\(word)") }
      // Each question heads the row of its answer, for whoever hears the page.
      let elements = PDFStructureText(file).text.split(separator: "\n")
      #expect(elements.count { $0.contains("TH [Scope=Row]") } == form.fields.count)
    }
  }

  @Test(arguments: formsUnderTest.prefix(2))
  func `that ships fits one page`(_ form: FormSchema) throws {
    #expect(try pdf(form).pressed.pages.pages.count == 1)
    #expect(try pdf(form, isFillable: true).pressed.pages.pages.count == 1)
  }

  @Test func `has the same bytes for the same form, school and day`() throws {
    #expect(try word(everyType) == word(everyType))
    #expect(try pdf(everyType).bytes == pdf(everyType).bytes)
    #expect(try pdf(everyType, isFillable: true).bytes == pdf(everyType, isFillable: true).bytes)
  }

  @Test func `is named by form, version and day`() throws {
    #expect(try blank(everyType).fileName() == "every-type-v3-2026-11-27")
    #expect(
      try blank(everyType).fileName(isFillablePDF: true) == "every-type-fillable-v3-2026-11-27")
  }

  @Test func `is told of where the part for office use came filled in`() throws {
    let form = formsUnderTest[0]
    var random = RandomAnswers(seed: 7)
    var answers = random.answers(to: form)
    answers["approved"] = .truth(true)
    let read = try read(filledIn(word(form), answers, form))[0]
    #expect(read.findings.map(\.code) == ["form.official-use-filled"])
    #expect(read.answer("approved")?.value == .truth(true))
  }

  @Test func `shows when it was made of a form that asks something else`() throws {
    var changed = formsUnderTest[0]
    changed.sections[0].fields[3].label = "Purposes:"
    var random = RandomAnswers(seed: 7)
    let answers = random.answers(to: changed)
    let code = changed.checkCode
    let now = formsUnderTest[0].checkCode
    #expect(code != now)
    let sheet = typedUp(try blank(changed).sheet, answers, changed)
    let files = [
      (try filledIn(word(changed), answers, changed), "form.docx"),
      (Array(sheet.utf8), "sheet.txt"),
    ]
    for (file, name) in files {
      let read = try read(file, name)[0]
      let finding = read.findings.first { $0.code == "form.check-code-differs" }
      #expect(
        finding?.message
          == "The form's check code is \(code), but that of version 1 here is \(now).")
      #expect(
        finding?.hint
          == "Look whether it was typed wrong; else the form was changed without a new version, and its answers may mean something else."
      )
      #expect(read.outcome == .needsReview)
    }
  }
}
