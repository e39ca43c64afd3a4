internal import Archive
internal import Word
internal import XML

/// Understands a template, part by part.
struct TemplateCompiler: ~Copyable {
  private var file: WordFile
  private let purpose: Template.Purpose
  private var headings: Set<String> = []
  private(set) var parts: [Template.Part] = []
  private(set) var findings: [TemplateFinding] = []
  private(set) var contentTypes: [UInt8] = []

  init(_ bytes: [UInt8], purpose: Template.Purpose, limits: ReadingLimits) throws(PackageError) {
    file = try WordFile(bytes, limits: limits)
    self.purpose = purpose
  }

  mutating func compile() throws(PackageError) {
    headings = try Self.headings(in: &file)
    contentTypes = try file.contents(of: .contentTypes) ?? []
    for (index, part) in try file.storyParts().enumerated() where part.kind != .comment {
      guard let tree = try file.tree(of: part.name) else { continue }
      var compiled = TaggedPart(
        tree, name: Self.words(for: part.kind), headings: headings, index: index)
      let isRepeated = purpose == .allRecords && part.name == file.main
      if isRepeated { compiled.repeatForRecords() }
      findings += compiled.findings
      if purpose == .allRecords, part.name != file.main, let tag = compiled.places.first {
        findings.append(
          TemplateFinding(
            code: "template.one-file", severity: .error, place: tag,
            message: "In one file for all records this stands on every page: it cannot differ.",
            hint: "Move it into the text, or leave out --one-file."))
      }
      let code = compiled.code(isRepeated: isRepeated)
      guard !code.isFixed else { continue }
      parts.append(
        Template.Part(
          name: part.name, index: index, code: code, tags: compiled.places,
          relationships: try file.contents(of: part.name.relationships)))
    }
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
  private(set) var findings: [TemplateFinding] = []
  private var meanings: [XMLNode: CodeWriter.Meaning] = [:]
  private var blocks: [XMLNode: Block] = [:]
  private var controls: [XMLNode: Name] = [:]
  /// Braces that are meant, whose backslash goes.
  private var hasEscapes = false
  /// The last paragraph of a record, and the section that ends there.
  private var closing: (paragraph: XMLNode, section: XMLNode)?

  init(_ tree: XMLTree, name: String, headings: Set<String>, index: Int) {
    self.tree = tree
    let found = Places(of: tree.root, name: name, headings: headings)
    var marks: [XMLNode: [BlockBuilder.Mark]] = [:]
    var stories: [XMLNode] = []
    for (paragraph, story) in found.paragraphs {
      var text = ParagraphText(paragraph)
      let tags = text.tags
      guard !tags.isEmpty else { continue }
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
        places.append(
          TemplatePlace(
            words: found.words[paragraph] ?? "", tag: tag.source, part: index, ordinal: number))
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
    findControls(in: tree.root)
  }

  private mutating func pair(_ stories: [[BlockBuilder.Mark]]) {
    var builder = BlockBuilder()
    for marks in stories { builder.pair(marks) }
    blocks = builder.blocks
    for (tag, error) in builder.errors { add(error, tag) }
    for marks in stories {
      for mark in marks { meanings[mark.node] = nil }
    }
    findings.sort { ($0.place?.ordinal ?? 0) < ($1.place?.ordinal ?? 0) }
  }

  private mutating func add(_ error: TagError, _ tag: Int) {
    findings.append(
      TemplateFinding(
        code: error.code, severity: .error, place: places[tag], message: error.message,
        hint: error.hint))
  }

  private mutating func findControls(in element: XMLNode) {
    for child in element.children where child.kind == .element {
      if child.isW("sdt"), let tag = child.firstW("sdtPr")?.firstW("tag")?.wVal,
        !tag.isEmpty, child.firstW("sdtContent")?.isPlain == true
      {
        controls[child] = TagParser.field(tag)
      }
      findControls(in: child)
    }
  }

  /// Makes all of the document what is repeated for each record, a section each.
  mutating func repeatForRecords() {
    guard let body = tree.root.firstW("body") else { return }
    let section = body.last.flatMap { $0.isW("sectPr") ? $0 : nil } ?? body.element("sectPr")
    body.append(section)
    // How a section begins is said at its end: each on a new page, the last one too.
    section.firstW("type")?.remove()
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
      let paragraph = body.element("p")
      let properties = paragraph.element("pPr")
      let spacing = properties.element("spacing")
      for (name, value) in [("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")]
      {
        spacing.set(name, like: paragraph, to: value)
      }
      properties.append(spacing)
      paragraph.append(properties)
      branch.append(paragraph)
      closing = (paragraph, section)
    }
  }

  func code(isRepeated: Bool) -> Code {
    var code = CodeWriter(
      tree.root, meanings: meanings, blocks: blocks, controls: controls, isRepeated: isRepeated,
      closing: closing
    ).code
    if hasEscapes { code.isFixed = false }
    return code
  }
}

extension XMLNode {
  /// A control's content that a plain value can take the place of: runs, or paragraphs of them.
  fileprivate var isPlain: Bool {
    let isBlock = children.contains { $0.isW("p") }
    return children.allSatisfy { child in
      child.kind != .element || child.isRangeMarkup || (isBlock ? child.isW("p") : child.isW("r"))
    }
  }
}
