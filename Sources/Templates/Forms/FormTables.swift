internal import Forms
internal import School

/// What a form asks as tables of a Word document: one a section, with its heading, and a row a question.
///
/// Everything that is printed is a label, a heading or a help that reading knows as the form's own.
struct FormTables {
  let form: FormSchema
  let face: FormFace
  /// Gives roles their titles.
  let school: School?
  /// The id of the table style.
  let tableStyle: String?
  /// The id of the style of paragraphs in it.
  let textStyle: String?
  /// In twentieths of a point.
  let width: Int
  /// What is written is a template, and the words of a form are no tags.
  var escapesTags = false
  /// The heading of the first section, where it has no title of its own: what the whole form is called
  /// where nothing above says so.
  var firstHeading: String?
  /// The level of headings in the outline of the document; nil where they are no part of it.
  var outlineLevel: Int?
  /// The id of the style of prompts.
  var promptStyle = ""
  private var controls: FormControls

  init(
    _ form: FormSchema, _ face: FormFace, school: School?, _ house: borrowing HouseStyle
  ) {
    self.form = form
    self.face = face
    controls = FormControls(face)
    self.school = school
    tableStyle = house.style(.table, "form table", "table grid")
    textStyle = house.style(.paragraph, "table text", "compact")
    width = house.textWidth(isLandscape: false)
  }

  /// The tables, each but the first with some room above it.
  mutating func xml() -> String {
    var xml = ""
    for (index, section) in form.sections.enumerated() {
      if index > 0 { xml += Self.gap }
      xml += table(section, isFirst: index == 0)
    }
    return xml
  }

  /// The mark of the form in a line of its own, where no footer says it.
  func markLine() -> String { paragraph(run(FormMark(of: form).line, color: Self.grey, size: 16)) }

  /// Word draws two tables in a row as one.
  static let gap =
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"200\" w:lineRule=\"exact\"/></w:pPr></w:p>"

  // MARK: A section

  private mutating func table(_ section: FormSchema.Section, isFirst: Bool) -> String {
    let labels = width * 35 / 100
    let filler = section.fillerLine(school)
    let headings = [
      isFirst ? firstHeading : nil, section.title,
      section.isForOfficeUse || section.title == nil && (firstHeading == nil || !isFirst)
        ? filler : nil,
    ].compactMap { $0 }
    var xml = "<w:tbl><w:tblPr>"
    if let tableStyle { xml += "<w:tblStyle w:val=\"\(MarkdownWriter.escaped(tableStyle))\"/>" }
    xml += "<w:tblW w:w=\"\(width)\" w:type=\"dxa\"/>"
    if tableStyle == nil { xml += Self.borders }
    xml += "<w:tblLayout w:type=\"fixed\"/>"
    xml +=
      "<w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
    xml += "<w:tblCaption w:val=\"\(MarkdownWriter.escaped(headings[0]))\"/></w:tblPr><w:tblGrid>"
    xml += "<w:gridCol w:w=\"\(labels)\"/><w:gridCol w:w=\"\(width - labels)\"/></w:tblGrid>"
    xml += head(headings, of: section)
    for field in section.fields {
      xml += "<w:tr><w:trPr><w:cantSplit/>\(height(field))</w:trPr>"
      xml += cell(labels, of: section) + question(field) + "</w:tc>"
      xml += cell(width - labels, of: section) + answer(field, in: section) + "</w:tc></w:tr>"
    }
    return xml + "</w:tbl>"
  }

  /// The bar with the heading over a section; that of a part for office use is of another colour.
  private func head(_ headings: [String], of section: FormSchema.Section) -> String {
    var xml = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr>"
    xml += "<w:tcW w:w=\"\(width)\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/>"
    if section.isForOfficeUse { xml += Self.shading(Self.grey) }
    xml += "</w:tcPr>"
    let color = section.isForOfficeUse ? "FFFFFF" : nil
    for (index, heading) in headings.enumerated() {
      xml += paragraph(
        run(heading, bold: index == 0 ? true : nil, color: color), keepsNext: true,
        outlineLevel: index == 0 ? outlineLevel : nil)
    }
    return xml + "</w:tc></w:tr>"
  }

  private func cell(_ width: Int, of section: FormSchema.Section) -> String {
    let ground = section.isForOfficeUse ? Self.shading(Self.paleGrey) : ""
    return "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(ground)</w:tcPr>"
  }

  /// A label, and below it what helps to answer.
  private func question(_ field: Field) -> String {
    var xml = paragraph(run(field.label, bold: true))
    if let help = field.printedHelp {
      // The style of the table writes the first column bold.
      xml += paragraph(run(help, bold: false, color: Self.grey, size: 18), isClose: true)
    }
    return xml
  }

  // MARK: Answers

  private mutating func answer(_ field: Field, in section: FormSchema.Section) -> String {
    if let options = field.options(toTickIn: face) { return boxes(options, field, in: section) }
    guard face.isOnScreen else { return lines(field) }
    return paragraph(
      controls.control(field, promptStyle: promptStyle, isLocked: section.isForOfficeUse))
  }

  /// Boxes to tick, side by side where their words are few.
  private mutating func boxes(
    _ options: [Field.Option], _ field: Field, in section: FormSchema.Section
  ) -> String {
    let boxes = options.map { option in
      let box =
        face.isOnScreen
        ? controls.box(field, option, isLocked: section.isForOfficeUse) : run(FormControls.unticked)
      return box + run("\u{A0}" + option.label)
    }
    let isShort = options.reduce(0) { $0 + $1.label.count + 6 } <= 40
    guard isShort else { return boxes.map { paragraph($0, isClose: true) }.joined() }
    return paragraph(boxes.joined(separator: run("\u{2003}\u{2003}")))
  }

  /// Empty lines, as far apart as people write.
  private func lines(_ field: Field) -> String {
    let indent = field.type.isWrittenShort ? "<w:ind w:right=\"\(width / 4)\"/>" : ""
    let rule = "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"\(Self.ruleGrey)\""
    let count = field.type.linesToWriteOn
    return (1...count).map { number in
      // The last one stands clear of the border below it.
      let after = number == count ? 100 : 0
      return
        "<w:p><w:pPr>\(styleXML)<w:pBdr><w:bottom \(rule)/><w:between \(rule)/></w:pBdr><w:spacing w:before=\"0\" w:after=\"\(after)\" w:line=\"460\" w:lineRule=\"exact\"/>\(indent)</w:pPr></w:p>"
    }.joined()
  }

  /// The least height of a row: longer answers have more room from the start.
  private func height(_ field: Field) -> String {
    guard face.isOnScreen else { return "" }
    let lines = field.options(toTickIn: face) == nil ? field.type.linesToWriteOn : 1
    return "<w:trHeight w:val=\"\(240 + 280 * lines)\" w:hRule=\"atLeast\"/>"
  }

  // MARK: Paragraphs

  private var styleXML: String {
    textStyle.map { "<w:pStyle w:val=\"\(MarkdownWriter.escaped($0))\"/>" } ?? ""
  }

  private func paragraph(
    _ runs: String, keepsNext: Bool = false, isClose: Bool = false, outlineLevel: Int? = nil
  ) -> String {
    var xml = "<w:p><w:pPr>\(styleXML)"
    if keepsNext { xml += "<w:keepNext/>" }
    if isClose { xml += "<w:spacing w:before=\"0\"/>" }
    if let outlineLevel { xml += "<w:outlineLvl w:val=\"\(outlineLevel)\"/>" }
    return xml + "</w:pPr>\(runs)</w:p>"
  }

  private func run(
    _ text: String, bold: Bool? = nil, color: String? = nil, size: Int? = nil
  ) -> String {
    let words = escapesTags ? text.replacing("{{", with: "\\{{") : text
    var looks = ""
    if let bold { looks += bold ? "<w:b/><w:bCs/>" : "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>" }
    if let color { looks += "<w:color w:val=\"\(color)\"/>" }
    if let size { looks += "<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>" }
    let properties = looks.isEmpty ? "" : "<w:rPr>\(looks)</w:rPr>"
    return
      "<w:r>\(properties)<w:t xml:space=\"preserve\">\(MarkdownWriter.escaped(words))</w:t></w:r>"
  }

  // Contrast on white and on the pale grey is above 4.5 to 1 for words, above 3 to 1 for lines. (WCAG 1.4)
  private static let grey = "535F68"
  private static let ruleGrey = "7A8891"
  private static let paleGrey = "F1F3F4"

  private static func shading(_ fill: String) -> String {
    "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\(fill)\"/>"
  }

  private static let borders =
    "<w:tblBorders>"
    + ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    }.joined() + "</w:tblBorders>"
}
