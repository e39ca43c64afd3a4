internal import Archive
package import Forms
package import School
internal import Word
internal import XML

/// A blank form as a Word document in the looks of a house style.
///
/// One that is filled in on the screen is protected: nothing but its controls can be changed, and those of
/// the parts for office use are locked.
package struct FormDocument {
  /// The whole Word file.
  package let file: [UInt8]

  /// - Parameters:
  ///   - form: what it asks.
  ///   - face: how it is filled in.
  ///   - school: gives roles their titles.
  ///   - style: a Word file whose looks, headers and footers it gets; what stands in it is left out.
  /// - Throws: `PackageError` where the style is no Word file that can be written like one.
  package init(
    _ form: FormSchema, _ face: FormFace, school: School?, style: [UInt8]
  ) throws {
    var package = try FormPackage(style)
    let mark = FormMark(of: form)
    try package.setProperty("docket-form", to: mark.property)
    try package.setTitle(form.title)
    try package.addFootLine(mark.line)
    var promptStyle = ""
    if face.isOnScreen {
      try package.protect()
      promptStyle = try package.promptStyle()
    }
    var tables = FormTables(form, face, school: school, package.house)
    tables.promptStyle = promptStyle
    tables.outlineLevel = 1
    let document = Self.document(form.title, tables.xml(), package.house)
    file = try package.finished(document, style)
  }

  /// A house style without what stands in it: its looks, pages, headers and footers.
  ///
  /// - Parameter style: a Word file.
  /// - Returns: a template of which nothing but headers and footers is to be filled.
  /// - Throws: `PackageError` where it is no Word file that can be written like one.
  package static func frame(of style: [UInt8]) throws -> [UInt8] {
    let house = try HouseStyle(style)
    let root = house.document.root
    var bytes = house.document.declaration
    root.writeStart(to: &bytes)
    bytes += Array("<w:body>".utf8) + house.sectionEnd(isLandscape: false, isFirst: true)
    bytes += Array("</w:body>".utf8)
    root.writeEnd(to: &bytes)
    var changes = WordChanges()
    changes.set(house.file.main, to: bytes)
    return try changes.applied(to: style)
  }

  private static func document(
    _ title: String, _ tables: String, _ house: borrowing HouseStyle
  ) -> [UInt8] {
    let root = house.document.root
    root.declare("w14", "http://schemas.microsoft.com/office/word/2010/wordml")
    // Programs that do not know boxes to tick read on without them.
    let ignorable = root.attribute("Ignorable", in: WordNames.compatibility).map { $0 + " " } ?? ""
    root.set(
      "Ignorable", in: "http://schemas.openxmlformats.org/markup-compatibility/2006", prefix: "mc",
      to: ignorable + "w14")
    root.declare("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
    var body = "<w:body><w:p><w:pPr>"
    if let heading = house.style(.paragraph, "heading 1") {
      body += "<w:pStyle w:val=\"\(MarkdownWriter.escaped(heading))\"/>"
    }
    // It is the first thing on the page, which needs little room above it.
    body += "<w:spacing w:before=\"120\" w:after=\"200\"/><w:outlineLvl w:val=\"0\"/></w:pPr>"
    body += "<w:r><w:t xml:space=\"preserve\">\(MarkdownWriter.escaped(title))</w:t></w:r></w:p>"
    body += tables + FormTables.gap
    var bytes = house.document.declaration
    root.writeStart(to: &bytes)
    bytes += Array(body.utf8)
    bytes += house.sectionEnd(isLandscape: false, isFirst: true) + Array("</w:body>".utf8)
    root.writeEnd(to: &bytes)
    return bytes
  }
}
