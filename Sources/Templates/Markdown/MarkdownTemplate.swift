internal import Archive
package import Forms
internal import Markdown
internal import Pictures
package import School
internal import Word
internal import XML
internal import YAML

/// Where a text that becomes a document gets what it names.
package struct MarkdownSources {
  let text: (String) throws(LoadingFailure) -> [UInt8]
  let form: (String) -> FormSchema?
  let forms: [String]
  let pictures: PictureSource
  let school: School?

  /// - Parameters:
  ///   - text: the bytes of a text that is included.
  ///   - form: a form by its id.
  ///   - forms: the ids of all of them, for those who mistype one.
  ///   - pictures: loads pictures.
  ///   - school: gives the roles on forms their titles.
  package init(
    text: @escaping (String) throws(LoadingFailure) -> [UInt8],
    form: @escaping (String) -> FormSchema?, forms: [String] = [], pictures: PictureSource,
    school: School? = nil
  ) {
    self.text = text
    self.form = form
    self.forms = forms
    self.pictures = pictures
    self.school = school
  }
}

/// A text in Markdown that becomes a Word document, and a template as any other from there on.
///
///     ---
///     title: Social media policy
///     ---
///     {{contents}}
///     # Who decides
///     The headteacher, {{ headteacher }}, decides.
///     {{include form blocked-content-access}}
package struct MarkdownTemplate {
  /// The Word file.
  package let file: [UInt8]
  /// The values between `---` and `---` at the top, which tags may name.
  let values: TemplateRecord
  /// The line of the file that each of them stands on, counted from 1.
  let valueLines: [String: Int]
  /// There are values that could not be read.
  let lacksValues: Bool
  /// What is wrong with the text.
  package let findings: [TemplateFinding]
  /// The lines that the parts of the file were made of.
  let maps: [PartName: SourceMap]

  /// Writes a text as a Word document; what is wrong with it is in ``findings``.
  ///
  /// - Parameters:
  ///   - text: the whole file, in UTF-8.
  ///   - name: of the file, for findings.
  ///   - style: a Word file whose looks the document gets; what stands in it is left out.
  ///   - sources: where the text gets what it includes.
  /// - Throws: `PackageError` where the style is no Word file.
  package init(
    _ text: [UInt8], name: String, style: [UInt8], sources: MarkdownSources
  ) throws {
    let source = MarkdownSource(text, file: name, number: 0, path: [])
    values = TemplateRecord(source.front.values)
    valueLines = Dictionary(
      zip(values.names, source.front.values.map { source.front.line(of: $0.name) ?? 1 }),
      uniquingKeysWith: { first, _ in first })
    lacksValues = !source.front.mistakes.isEmpty
    var house = try HouseStyle(style)
    let numbering = try Self.numbering(&house)
    var writer = try MarkdownWriter(house, source, sources)
    writer.lists.firstList = numbering.lists
    writer.lists.firstAbstract = numbering.abstracts
    writer.writeTitle()
    writer.write(source)
    var finished = writer.finish()
    findings = Self.findings(of: source) + finished.findings
    (file, maps) = try Self.file(&finished, style, source.front, numbering.tree)
  }

  /// Tags in the values at the top.
  ///
  /// The subtitle stands on the page alone; the others go where nothing is filled, too.
  private static func findings(of source: MarkdownSource) -> [TemplateFinding] {
    source.front.values.compactMap { value in
      let line = SourceLine(
        file: source.file, text: source.number, line: source.front.line(of: value.name))
      if value.value.holdsBraces, value.name != "subtitle" {
        return TemplateFinding(
          markdown: "A tag stands in the value of \"\(value.name)\", and values are not filled.",
          hint: "Write the value out; tags stand in the text below.", at: line)
      }
      if ["title", "subtitle", "author", "subject", "language"].contains(value.name),
        value.value.isListOrGroup
      {
        return TemplateFinding(
          markdown: "\"\(value.name)\" is no text.", hint: "Write \(value.name): and the words.",
          at: line)
      }
      return nil
    }
  }

  // MARK: The package

  private static func numbering(
    _ house: inout HouseStyle
  ) throws(PackageError) -> (tree: XMLTree?, lists: Int, abstracts: Int) {
    guard let part = try house.file.part("numbering"), let tree = try house.file.tree(of: part)
    else { return (nil, 1, 0) }
    func largest(_ name: StaticString, _ attribute: String) -> Int {
      tree.root.allW(name).compactMap {
        $0.attribute(attribute, in: WordNames.w).flatMap { Int($0) }
      }
      .max() ?? 0
    }
    return (tree, largest("num", "numId") + 1, largest("abstractNum", "abstractNumId") + 1)
  }

  private static let type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml."

  private static func file(
    _ finished: inout MarkdownWriter.Finished, _ style: [UInt8], _ front: FrontMatter,
    _ numbering: XMLTree?
  ) throws -> (file: [UInt8], maps: [PartName: SourceMap]) {
    var changes = WordChanges()
    var maps = [finished.house.file.main: finished.map]
    let root = finished.house.document.root
    root.declare("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
    var document = finished.house.document.declaration
    root.writeStart(to: &document)
    document += Array("<w:body>".utf8) + finished.body + Array("</w:body>".utf8)
    root.writeEnd(to: &document)
    changes.set(finished.house.file.main, to: document)
    guard let types = try finished.house.file.tree(of: .contentTypes) else { return (style, [:]) }
    let list = ContentTypeList(types)
    func part(_ name: String, _ kind: String, _ bytes: [UInt8]) {
      guard let name = PartName(name) else { return }
      changes.set(name, to: bytes)
      list.add(part: name, type: "\(type)\(kind)+xml")
    }
    if !finished.lists.isEmpty {
      let known = try finished.house.file.part("numbering")
      let tree = numbering ?? XMLTree("numbering", in: wordprocessing, prefix: "w")
      finished.lists.write(to: tree.root)
      if let known {
        changes.set(known, to: tree.bytes)
      } else {
        part("/word/numbering.xml", "numbering", tree.bytes)
        _ = finished.relationships.add("numbering", target: "/word/numbering.xml")
      }
    }
    if !finished.notes.isEmpty {
      var open = finished.house.document.declaration
      open += Array(
        "<w:footnotes xmlns:w=\"\(wordprocessing)\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
          .utf8)
      let bytes = FootnoteList.part(finished.notes.map(\.bytes), root: open)
      let known = try finished.house.file.part("footnotes")
      if let known {
        changes.set(known, to: bytes)
      } else {
        part("/word/footnotes.xml", "footnotes", bytes)
        _ = finished.relationships.add("footnotes", target: "/word/footnotes.xml")
      }
      if let name = known ?? PartName("/word/footnotes.xml") {
        let own = finished.notes.map(\.map.paragraphCount).reduce(0, +)
        maps[name] = SourceMap(
          behind: SourceTrace.paragraphs(in: bytes).count - own, finished.notes.map(\.map))
        changes.set(name.relationships, to: finished.noteRelationships.bytes)
      }
      // Which notes are the separators, the settings say. (ECMA-376 Part 1, §17.11.9)
      if let settings = try finished.house.file.part("settings"),
        let tree = try finished.house.file.tree(of: settings),
        let properties = tree.root.firstW("footnotePr")
      {
        for separator in properties.allW("footnote") { separator.remove() }
        for id in FootnoteList.separators {
          let separator = properties.element("footnote")
          separator.set("id", like: tree.root, to: String(id))
          properties.append(separator)
        }
        changes.set(settings, to: tree.bytes)
      }
    }
    for (picture, name) in finished.pictures {
      list.add(extension: picture.format.rawValue, type: picture.format.mediaType)
      changes.set(name, to: picture.bytes)
    }
    changes.set(finished.house.file.main.relationships, to: finished.relationships.bytes)
    changes.set(.contentTypes, to: list.bytes)
    if let part = try finished.house.file.rootPart("core-properties"),
      let tree = try finished.house.file.tree(of: part)
    {
      CoreProperties.set(front, in: tree.root)
      changes.set(part, to: tree.bytes)
    }
    return (try changes.applied(to: style), maps)
  }

  private static let wordprocessing =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
}

/// Title, author and language of the file. (ECMA-376 Part 2, "Core Properties")
enum CoreProperties {
  static func set(_ front: FrontMatter, in root: XMLNode) {
    let elements = "http://purl.org/dc/elements/1.1/"
    for (name, key) in [
      ("title", "title"), ("creator", "author"), ("subject", "subject"), ("language", "language"),
    ] {
      guard let text = front.text(key) else {
        if name == "title" { root.children.first { $0.localName == name }?.setText("") }
        continue
      }
      let element =
        root.children.first { $0.localName == name }
        ?? {
          let element = root.element(name, in: elements, prefix: "dc")
          root.append(element)
          return element
        }()
      element.setText(text)
    }
  }
}
