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
