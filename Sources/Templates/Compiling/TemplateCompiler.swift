internal import Archive
internal import Word
internal import XML

/// Understands a template, part by part.
struct TemplateCompiler: ~Copyable {
  private var file: WordFile
  private let purpose: Template.Purpose
  private var headings: Set<String> = []
  /// The notes that the document refers to, where data says how often and in which order.
  private var notes: Set<NoteID> = []
  /// The others, whose numbers stay.
  private(set) var keptNotes: Set<NoteID> = []
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
    guard let tree = try file.tree(of: file.main) else {
      throw .damaged(part: file.main.text, reason: "it is missing")
    }
    guard tree.root.isW("document") else {
      throw .damaged(part: file.main.text, reason: "it is no document of Word")
    }
    headings = try Self.headings(in: &file)
    try prepareContentTypes()
    try removeMailMerge()
    firstPicture =
      1
      + (file.entryNames.compactMap { name -> Int? in
        guard name.hasPrefix("word/media/docket") else { return nil }
        return Int(name.dropFirst("word/media/docket".count).prefix { $0.isNumber })
      }.max() ?? 0)
    let stories = try file.storyParts()
    for (index, part) in stories.enumerated() where part.kind != .comment {
      try compile(
        part.name, Self.words(for: part.kind), index,
        isNotes: part.kind == .footnote || part.kind == .endnote)
    }
    for (index, part) in try plainParts().enumerated() {
      try compile(part.name, part.words, stories.count + index, isNotes: false)
    }
    if !hasTags, findings.isEmpty {
      findings.append(
        TemplateFinding(
          code: "template.no-tag", severity: .warning,
          message: "There is no tag in the template: every document is the same.",
          hint: "Write {{ name }} where a value should stand."))
    }
  }

  private mutating func compile(
    _ name: PartName, _ words: String, _ index: Int, isNotes: Bool
  ) throws(PackageError) {
    guard let tree = try file.tree(of: name) else { return }
    let root = tree.root
    var leftLinks: [XMLNode] = []
    var relationships = try file.contents(of: name.relationships)
    if let tree = try file.tree(of: name.relationships) {
      let addresses = TaggedAddresses.all(in: tree)
      if !addresses.isEmpty {
        leftLinks = root.makeFields(of: addresses)
        // Nothing refers to them any more.
        for relationship in tree.root.children
        where relationship.attribute("Id").map({ addresses[$0] != nil }) == true {
          relationship.remove()
        }
        relationships = tree.bytes
        fixed.set(name.relationships, to: tree.bytes)
      }
    }
    guard
      var compiled = TaggedPart(
        tree, name: words, headings: headings, index: index, map: maps[name], leftLinks: leftLinks,
        tagLimit: limits.controls)
    else { throw .tooLarge(limit: "\(limits.controls) tags in one part") }
    if isNotes {
      let all = root.children.compactMap { NoteID(any: $0) }
      keptNotes.formUnion(all.filter { !notes.contains($0) })
    }
    let isRepeated = purpose == .allRecords && name == file.main
    if isRepeated { compiled.repeatForRecords() }
    findings += compiled.findings
    let code = compiled.code(
      isRepeated: isRepeated, notes: isNotes ? notes : [])
    if name == file.main { notes = code.notes }
    hasTags = hasTags || !code.isFixed
    guard !code.isFixed else { return taken.formUnion(code.taken) }
    parts.append(
      Template.Part(
        name: name, index: index, code: code, tags: compiled.places,
        brokenTags: compiled.brokenTags, relationships: relationships,
        isOnEveryPage: purpose == .allRecords && name != file.main && !isNotes))
  }

  /// Parts that hold no paragraphs of Word and may hold tags nevertheless.
  private mutating func plainParts() throws(PackageError) -> [(name: PartName, words: String)] {
    guard let types = try file.tree(of: .contentTypes) else { return [] }
    var parts: [(name: PartName, words: String)] = []
    for type in types.root.children {
      guard
        let words = Self.plainTypes.first(where: {
          type.attribute("ContentType")?.hasSuffix($0.key) == true
        })?.value, let name = type.attribute("PartName").flatMap({ PartName($0) }),
        try file.contents(of: name)?.contains("{{".utf8) == true
      else { continue }
      parts.append((name, words))
    }
    return parts
  }

  /// The ends of their content types. (ECMA-376 Part 1, §14.2; Part 2, "Core Properties")
  private static let plainTypes = [
    "drawingml.chart+xml": "chart", "drawingml.diagramData+xml": "SmartArt",
    "drawingml.diagramDrawing+xml": "SmartArt", "core-properties+xml": "properties of the document",
    "extended-properties+xml": "properties of the document",
    "custom-properties+xml": "properties of the document",
  ]

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
          code: Template.macrosCode, severity: .error,
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
