internal import Forms

/// Writes the content controls of a form: a `<w:sdt>` in a paragraph each. (ECMA-376 Part 1, §17.5.2)
///
/// Their tags are the keys of fields, by which they are read; their titles are labels, which Word shows above
/// a control and screen readers say. Prompts are those that Word itself shows again where somebody empties a
/// control, so that no list of prompts has to go with the file.
struct FormControls {
  let face: FormFace
  private var count = 0

  init(_ face: FormFace) {
    self.face = face
  }

  static let unticked = "☐"

  /// A control for the answer to a field.
  ///
  /// - Parameters:
  ///   - field: of any type; one with options is a list to choose from.
  ///   - promptStyle: the id of the style of its prompt.
  ///   - isLocked: nobody can fill it in before its lock is taken off.
  /// - Returns: the control, which stands among the runs of a paragraph.
  mutating func control(_ field: Field, promptStyle: String, isLocked: Bool) -> String {
    let (kind, prompt) = kind(field)
    // A lock is no place to click: spaces keep it wide enough to be seen.
    let words = isLocked ? String(repeating: "\u{2002}", count: 5) : prompt
    return control(
      field.key, title: field.bareLabel, isLocked, isPrompt: true, kind,
      content:
        "<w:r><w:rPr><w:rStyle w:val=\"\(MarkdownWriter.escaped(promptStyle))\"/></w:rPr><w:t xml:space=\"preserve\">\(words)</w:t></w:r>"
    )
  }

  /// A box beside an option. (MS-DOCX 2.5.4.1, checkbox)
  mutating func box(_ field: Field, _ option: Field.Option, isLocked: Bool) -> String {
    // No font is named for the sign: each program has one that holds it.
    control(
      field.key, title: "\(field.bareLabel): \(option.label)", isLocked, isPrompt: false,
      "<w14:checkbox><w14:checked w14:val=\"0\"/><w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/><w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox>",
      content: "<w:r><w:t>\(Self.unticked)</w:t></w:r>")
  }

  private mutating func control(
    _ tag: String, title: String, _ isLocked: Bool, isPrompt: Bool, _ kind: String, content: String
  ) -> String {
    count += 1
    // A control can be filled in, but not taken away with its question.
    let lock = isLocked ? "sdtContentLocked" : "sdtLocked"
    return """
      <w:sdt><w:sdtPr><w:alias w:val="\(MarkdownWriter.escaped(title))"/>\
      <w:tag w:val="\(MarkdownWriter.escaped(tag))"/><w:id w:val="\(1000 + count)"/>\
      <w:lock w:val="\(lock)"/>\(isPrompt ? "<w:showingPlcHdr/>" : "")\(kind)</w:sdtPr>\
      <w:sdtContent>\(content)</w:sdtContent></w:sdt>
      """
  }

  /// What kind of control takes an answer, and the prompt that Word shows in such a one.
  private func kind(_ field: Field) -> (xml: String, prompt: String) {
    switch field.type {
    case .date:
      return (
        "<w:date><w:dateFormat w:val=\"d MMMM yyyy\"/><w:lid w:val=\"en-GB\"/><w:storeMappedDataAs w:val=\"dateTime\"/><w:calendar w:val=\"gregorian\"/></w:date>",
        "Click or tap to enter a date."
      )
    case .choice, .choices, .yesNo:
      let prompt = "Choose an item."
      let items = field.options.map { option in
        let label = MarkdownWriter.escaped(option.label)
        return "<w:listItem w:displayText=\"\(label)\" w:value=\"\(label)\"/>"
      }
      return (
        "<w:dropDownList><w:listItem w:displayText=\"\(prompt)\" w:value=\"\"/>\(items.joined())</w:dropDownList>",
        prompt
      )
    case .text, .webAddresses, .person, .email, .telephone, .number, .webAddress:
      let lines = field.type.linesToWriteOn > 2 ? " w:multiLine=\"1\"" : ""
      // Nothing is rich text. LibreOffice 7.4 loses line breaks in a control of plain text, and writes
      // one with two scripts in it twice.
      return (face == .fields ? "<w:text\(lines)/>" : "", "Click or tap here to enter text.")
    }
  }
}

extension Field {
  /// The label without what parts it from an answer.
  fileprivate var bareLabel: String {
    var label = label[...]
    while let last = label.last, last.isWhitespace || last == ":" || last == "*" {
      label = label.dropLast()
    }
    // Word shows no more of a title.
    return String(label.prefix(64))
  }
}
