internal import Archive
internal import Word
internal import XML

/// Understands a template, part by part.
struct TemplateCompiler: ~Copyable {
  private var file: WordFile
  private let purpose: Template.Purpose
  private var headings: Set<String> = []
  /// A reference to a note stands in something that is repeated.
  private var notesMayRepeat = false
  private(set) var parts: [Template.Part] = []
  private(set) var findings: [TemplateFinding] = []
  private(set) var contentTypes: [UInt8] = []
  private(set) var taken = TakenNames()
  private var hasTags = false
  /// What changes whatever the data.
  private(set) var fixed = WordChanges()
  /// The number of the first picture that is put in.
  private(set) var firstPicture = 1

  private let limits: ReadingLimits
  /// The lines of a text in Markdown that parts were made of.
  private let maps: [PartName: SourceMap]

  init(
    _ bytes: [UInt8], purpose: Template.Purpose, limits: ReadingLimits,
    maps: [PartName: SourceMap]
  ) throws(PackageError) {
    self.limits = limits
    self.maps = maps
    file = try WordFile(bytes, limits: limits)
    self.purpose = purpose
  }

  mutating func compile() throws(PackageError) {
    headings = try Self.headings(in: &file)
    try prepareContentTypes()
    try removeMailMerge()
    firstPicture =
      1
      + (file.entryNames.compactMap { name -> Int? in
        guard name.hasPrefix("word/media/docket") else { return nil }
        return Int(name.dropFirst("word/media/docket".count).prefix { $0.isNumber })
      }.max() ?? 0)
    for (index, part) in try file.storyParts().enumerated() where part.kind != .comment {
      let isNotes = part.kind == .footnote || part.kind == .endnote
      guard let tree = try file.tree(of: part.name) else { continue }
      guard
        var compiled = TaggedPart(
          tree, name: Self.words(for: part.kind), headings: headings, index: index,
          map: maps[part.name], tagLimit: limits.controls)
      else { throw .tooLarge(limit: "\(limits.controls) tags in one part") }
      let isRepeated = purpose == .allRecords && part.name == file.main
      if isRepeated { compiled.repeatForRecords() }
      findings += compiled.findings
      let code = compiled.code(
        isRepeated: isRepeated, hasNotes: isNotes && notesMayRepeat && !tree.root.children.isEmpty)
      if part.name == file.main { notesMayRepeat = code.repeatsNotes }
      hasTags = hasTags || !code.isFixed
      guard !code.isFixed else {
        taken.formUnion(code.taken)
        continue
      }
      parts.append(
        Template.Part(
          name: part.name, index: index, code: code, tags: compiled.places,
          relationships: try file.contents(of: part.name.relationships),
          isOnEveryPage: purpose == .allRecords && part.name != file.main && !isNotes))
    }
    if !hasTags, findings.isEmpty {
      findings.append(
        TemplateFinding(
          code: "template.no-tag", severity: .warning,
          message: "There is no tag in the template: every document is the same.",
          hint: "Write {{ name }} where a value should stand."))
    }
  }

  /// A template of Word becomes a document, whose content type says so. (ECMA-376 Part 1, §11.3.10)
  private mutating func prepareContentTypes() throws(PackageError) {
    guard let tree = try file.tree(of: .contentTypes) else { return }
    let name = file.main.text.lowercased()
    let main = tree.root.children.first {
      $0.attribute("PartName")?.lowercased() == name
    }
    let type = main?.attribute("ContentType") ?? ""
    if type.lowercased().contains("macroenabled") {
      findings.append(
        TemplateFinding(
          code: "template.macros", severity: .error,
          message: "The template holds macros, which a .docx file must not.",
          hint: "In Word, save it as Word Document (.docx) or Word Template (.dotx)."))
    }
    if type.contains("template.main") {
      main?.set("ContentType", to: type.replacing("template.main", with: "document.main"))
      fixed.set(.contentTypes, to: tree.bytes)
    }
    contentTypes = tree.bytes
  }

  /// What ties a letter to the data of Word's own mail merge: it would ask for that data each time it is opened.
  /// (ECMA-376 Part 1, §17.14.20)
  private mutating func removeMailMerge() throws(PackageError) {
    guard let part = try file.part("settings"), let tree = try? file.tree(of: part),
      let merge = tree.root.firstW("mailMerge")
    else { return }
    merge.remove()
    fixed.set(part, to: tree.bytes)
  }

  /// What a part is to a person; the document needs no name.
  static func words(for kind: Story.Kind) -> String {
    switch kind {
    case .header: "page header"
    case .footer: "page footer"
    case .body, .textBox, .footnote, .endnote, .comment: ""
    }
  }

  /// The ids of the styles that are headings, by their names, which are the same in every language.
  /// (ECMA-376 Part 1, §17.7.4.9)
  static func headings(in file: inout WordFile) throws(PackageError) -> Set<String> {
    guard let part = try file.part("styles"), let tree = try file.tree(of: part) else { return [] }
    var ids: Set<String> = []
    for style in tree.root.allW("style") {
      guard let name = style.firstW("name")?.wVal?.lowercased(),
        name.hasPrefix("heading "), let id = style.attribute("styleId", in: WordNames.w)
      else { continue }
      ids.insert(id)
    }
    return ids
  }
}

/// A part whose tags were found, and replaced by marks in its tree.
struct TaggedPart {
  let tree: XMLTree
  private(set) var places: [TemplatePlace] = []
  /// How many of the places are of tags; those of controls stand behind them.
  private(set) var tagCount = 0
  private(set) var findings: [TemplateFinding] = []
  private var meanings: [XMLNode: CodeWriter.Meaning] = [:]
  private var blocks: [XMLNode: Block] = [:]
  private var controls: [XMLNode: ControlTag] = [:]
  private var sourceTags: [SourceTag: Int] = [:]

  /// A control that data may fill.
  struct ControlTag {
    var name: Name
    /// The index of its place.
    var place: Int
  }
  /// Braces that are meant, whose backslash goes.
  private var hasEscapes = false
  /// The last paragraph of a record, and the section that ends there.
  private var closing: (paragraph: XMLNode, section: XMLNode)?

  /// Nil where there are more tags than the limit.
  init?(
    _ tree: XMLTree, name: String, headings: Set<String>, index: Int, map: SourceMap?,
    tagLimit: Int
  ) {
    self.tree = tree
    let found = Places(of: tree.root, name: name, headings: headings)
    var marks: [XMLNode: [BlockBuilder.Mark]] = [:]
    var stories: [XMLNode] = []
    for (number, (paragraph, story)) in found.paragraphs.enumerated() {
      var text = ParagraphText(paragraph)
      let tags = text.tags
      func place(_ tag: String, at offset: Int) -> TemplatePlace {
        TemplatePlace(
          words: found.words[paragraph] ?? "", tag: tag, part: index, ordinal: places.count,
          source: map?.line(ofParagraph: number, at: offset))
      }
      if let foreign = ForeignTags.first(in: text.scalars) {
        findings.append(
          TemplateFinding(
            code: "template.foreign-tag", severity: .warning,
            place: place(foreign.sign, at: foreign.offset),
            message: "This looks like a tag of another program, and stays as it is.",
            hint: foreign.hint))
      }
      for field in text.leftFields {
        findings.append(
          TemplateFinding(
            code: "template.field", severity: .error,
            place: place(field.trimmingSpace, at: 0),
            message:
              "docket does not fill this field of Word's mail merge, which would keep its old text.",
            hint: "Write {{#if …}} and {{ name }} in its place."))
      }
      guard !tags.isEmpty else { continue }
      guard places.count + tags.count <= tagLimit else { return nil }
      if marks[story] == nil {
        marks[story] = []
        stories.append(story)
      }
      let nodes = text.isolate(tags)
      for (tag, node) in zip(tags, nodes) {
        guard let node else {
          hasEscapes = true
          continue
        }
        let number = places.count
        places.append(known(place(tag.source, at: tag.offset)))
        switch tag.tag {
        case .failure(let error):
          add(error, number)
          node.remove()
        case .success(let meaning):
          if meaning.isBlock {
            marks[story]?.append(BlockBuilder.Mark(node: node, tag: number, meaning: meaning))
          }
          meanings[node] = CodeWriter.Meaning(tag: meaning, index: number)
        }
      }
    }
    pair(stories.map { marks[$0] ?? [] })
    tagCount = places.count
    findControls(in: tree.root, found.words, index)
  }

  /// The same place where the same tag stood on the same line of a text before: what is wrong is told once.
  private mutating func known(_ place: TemplatePlace) -> TemplatePlace {
    guard let line = place.source else { return place }
    let key = SourceTag(line: line, tag: place.tag)
    if let known = sourceTags[key] { return places[known] }
    sourceTags[key] = places.count
    return place
  }

  private struct SourceTag: Hashable {
    var line: SourceLine
    var tag: String?
  }

  private mutating func pair(_ stories: [[BlockBuilder.Mark]]) {
    var builder = BlockBuilder()
    for marks in stories { builder.pair(marks) }
    blocks = builder.blocks
    for (tag, error) in builder.errors { add(error, tag) }
    for marks in stories {
      for mark in marks { meanings[mark.node] = nil }
    }
    findings.sortByPlace()
  }

  private mutating func add(_ error: TagError, _ tag: Int) {
    let finding = TemplateFinding(
      code: error.code, severity: .error, place: places[tag], message: error.message,
      hint: error.hint)
    // Both branches of an AlternateContent hold the same text box.
    let isKnown =
      (places[tag].source != nil || places[tag].words.contains("text box"))
      && findings.contains {
        $0.message == finding.message && $0.place?.words == finding.place?.words
          && $0.place?.tag == finding.place?.tag
      }
    if !isKnown { findings.append(finding) }
  }

  private mutating func findControls(
    in element: XMLNode, _ words: [XMLNode: String], _ part: Int
  ) {
    for child in element.children where child.kind == .element {
      if child.isW("sdt"), let properties = child.firstW("sdtPr"), properties.areOfPlainControl,
        let tag = properties.firstW("tag")?.wVal, !tag.isEmpty,
        FieldName.key(tag) == FieldName.key(FieldName.plain(tag)),
        child.firstW("sdtContent")?.isPlain == true
      {
        controls[child] = ControlTag(name: TagParser.field(tag), place: places.count)
        let paragraph = child.enclosingW("p") ?? child.firstW("sdtContent")?.firstW("p")
        places.append(
          TemplatePlace(
            words: paragraph.flatMap { words[$0] } ?? "", tag: "the control \"\(tag)\"", part: part,
            ordinal: places.count))
      }
      findControls(in: child, words, part)
    }
  }

  /// Makes all of the document what is repeated for each record, a section each.
  mutating func repeatForRecords() {
    guard let body = tree.root.firstW("body") else { return }
    let section = body.last.flatMap { $0.isW("sectPr") ? $0 : nil } ?? body.element("sectPr")
    body.append(section)
    // How a section begins is said at its end: the first of each record on a new page.
    let sections = body.children.compactMap { $0.firstW("pPr")?.firstW("sectPr") } + [section]
    if let type = sections[0].firstW("type"),
      ["continuous", "nextColumn"].contains(type.wVal ?? "")
    {
      type.remove()
    }
    if let missing = Self.missingEdge(sections) {
      findings.append(
        TemplateFinding(
          code: "template.one-file", severity: .error,
          message:
            "The first section has no \(missing) and a later one has: in one file the next record would get it, too.",
          hint: "In Word, give the first section a \(missing) of its own, empty if need be."
        ))
    }
    let block = tree.root.element("block", in: "urn:docket", prefix: "docket")
    let branch = block.element("branch")
    block.append(branch)
    for child in body.children where child != section { branch.append(child) }
    section.insertBefore(block)
    blocks[block] = Block(
      kind: .each(Name(steps: [Template.recordsName])),
      branches: [Block.Branch(condition: nil, element: branch)], tag: 0)
    let last = branch.children.last { $0.kind == .element && !$0.isRangeMarkup }
    if let last, last.isW("p"), last.firstW("pPr")?.firstW("sectPr") == nil {
      closing = (last, section)
    } else {
      let paragraph = body.thinParagraph
      branch.append(paragraph)
      closing = (paragraph, section)
    }
  }

  /// A header or footer that a later section has and the first has not, which therefore takes that of the section
  /// before it. (ECMA-376 Part 1, §17.10.5)
  private static func missingEdge(_ sections: [XMLNode]) -> String? {
    for (name, words) in [("headerReference", "page header"), ("footerReference", "page footer")]
      as [(StaticString, String)]
    {
      func kinds(_ section: XMLNode) -> Set<String> {
        Set(section.allW(name).map { $0.attribute("type", in: WordNames.w) ?? "default" })
      }
      let first = kinds(sections[0])
      if sections.dropFirst().contains(where: { !kinds($0).isSubset(of: first) }) { return words }
    }
    return nil
  }

  func code(isRepeated: Bool, hasNotes: Bool) -> Code {
    var code = CodeWriter(
      tree.root, meanings: meanings, blocks: blocks, controls: controls, isRepeated: isRepeated,
      hasNotes: hasNotes, closing: closing
    ).code
    if hasEscapes { code.isFixed = false }
    return code
  }
}

extension XMLNode {
  /// A control's content that a plain value can take the place of: runs, or paragraphs of them.
  fileprivate var isPlain: Bool {
    let elements = children.filter { $0.kind == .element && !$0.isRangeMarkup }
    // A control round one cell.
    if elements.count == 1, elements[0].isW("tc") {
      return elements[0].children.allSatisfy {
        $0.kind != .element || $0.isRangeMarkup || $0.isW(oneOf: ["tcPr", "p"])
      }
    }
    let isBlock = elements.contains { $0.isW("p") }
    return elements.allSatisfy { isBlock ? $0.isW("p") : $0.isW("r") }
  }
}
