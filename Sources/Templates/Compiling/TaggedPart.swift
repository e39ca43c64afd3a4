internal import Archive
internal import Word
internal import XML

/// A part whose tags were found, and replaced by marks in its tree.
struct TaggedPart {
  let tree: XMLTree
  var places: [TemplatePlace] = []
  var findings: [TemplateFinding] = []
  private var meanings: [XMLNode: CodeWriter.Meaning] = [:]
  var blocks: [XMLNode: Block] = [:]
  var brokenTags: [BrokenTag] = []
  private var controls: [XMLNode: ControlTag] = [:]
  var plainTexts: [XMLNode: [PlainText]] = [:]
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
  var closing: (paragraph: XMLNode, section: XMLNode)?

  /// Nil where there are more tags than the limit.
  init?(
    _ tree: XMLTree, name: String, headings: Set<String>, index: Int, map: SourceMap?,
    leftLinks: [XMLNode], tagLimit: Int
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
      if let end = ForeignTags.strayEnd(in: text.scalars, besides: tags) {
        findings.append(
          TemplateFinding(
            code: "template.stray-braces", severity: .warning,
            place: place(text.text(max(0, end - 30)..<end + 2), at: end),
            message: "Two braces close a tag here that none has opened.",
            hint: "A tag begins with two braces: {{ name }}."))
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
          marks[story]?.append(BlockBuilder.Mark(node: node, tag: number, half: error.half))
        case .success(let meaning):
          if meaning.isBlock {
            marks[story]?.append(BlockBuilder.Mark(node: node, tag: number, meaning: meaning))
          }
          meanings[node] = CodeWriter.Meaning(tag: meaning, index: number)
          if case .picture(let picture) = meaning, picture.isWordless {
            add(
              TemplateFinding(
                wordlessPictureAt: places[number],
                hint: #"Write alt: "…" behind its name in the tag, for what it shows."#))
          }
        }
      }
    }
    pair(stories.map { marks[$0] ?? [] })
    guard takePlainTexts(found, name, index, map, leftLinks: leftLinks, limit: tagLimit) else {
      return nil
    }
    findings.sortByPlace()
    findControls(in: tree.root, found.words, index)
  }

  /// The same place where the same tag stood on the same line of a text before: what is wrong is told once.
  mutating func known(_ place: TemplatePlace) -> TemplatePlace {
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
    brokenTags = builder.broken
    for (tag, error) in builder.errors { add(error, tag) }
    for (tag, name) in builder.lostBookmarks {
      findings.append(
        TemplateFinding(
          code: "template.bookmark", severity: .warning, place: places[tag],
          message: "The bookmark \"\(name)\" is half within this block, and is left out.",
          hint: "In Word, mark all of the block or nothing of it: Insert, Bookmark."))
    }
    for marks in stories {
      for mark in marks { meanings[mark.node] = nil }
    }
    findings.sortByPlace()
  }

  mutating func add(_ error: TagError, _ tag: Int) {
    add(
      TemplateFinding(
        code: error.code, severity: .error, place: places[tag], message: error.message,
        hint: error.hint),
      comesTwice: error == .onlyValuesHere)
  }

  /// Adds a finding, once where what it is about may come twice.
  private mutating func add(_ finding: TemplateFinding, comesTwice: Bool = false) {
    // Both branches of an AlternateContent hold the same text box, and a drawing its words twice.
    let isKnown =
      (finding.place?.source != nil || finding.place?.words.contains("text box") == true
        || comesTwice)
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

  func code(isRepeated: Bool, notes: Set<NoteID>) -> Code {
    var code = CodeWriter(
      tree.root, meanings: meanings, blocks: blocks, controls: controls, plainTexts: plainTexts,
      isRepeated: isRepeated,
      notes: notes, closing: closing
    ).code
    if hasEscapes || !brokenTags.isEmpty { code.isFixed = false }
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
