package import Archive
internal import XML

/// Reads Word files, one after the other, on one thread.
///
/// It keeps what files have in common between two calls: interned names, parsed styles, numbering and
/// settings parts, found again by the equality of their packed bytes.
package struct WordReader: ~Copyable {
  package let limits: ReadingLimits
  /// For the stories, whose names are few: the fewer, the cheaper to tell apart.
  var storyXML: XMLReader
  /// For all other parts.
  var xml: XMLReader
  var caches = Caches()
  /// Made with the first file; again with the next where there was no memory for it.
  private var inflater: Inflater?

  /// Parts that repeat from file to file, as they were read.
  struct Caches {
    var contentTypes = PartCache<ContentTypes>()
    var packageRelationships = PartCache<PackageRelationships>()
    /// A link of its own, or a picture's name, makes these different in most files.
    var relationships = PartCache<(source: PartName, relationships: Relationships)>(
      keeping: .atSecondSight)
    var styles = PartCache<Styles>()
    var numbering = PartCache<Numbering>()
    var glossaries = PartCache<[String: String]>()
    var customProperties = PartCache<[String: String]>()
  }

  package init(limits: ReadingLimits = ReadingLimits()) {
    self.limits = limits
    storyXML = XMLReader(vocabulary: Namespace.vocabulary, limits: limits)
    xml = XMLReader(vocabulary: Namespace.vocabulary, limits: limits)
  }

  /// Reads a file.
  ///
  /// - Parameter bytes: the whole file.
  /// - Returns: the document that a person sees.
  /// - Returns: its stories, with what a person should know besides.
  /// - Throws: ``PackageError`` where the file is no Word document or cannot be trusted.
  package mutating func read(_ bytes: [UInt8]) throws(PackageError) -> Document {
    var package = try open(bytes)
    let top = try packageRelationships(in: &package)
    let roots = top.all
    let main = try mainPart(top, in: &package)
    let links = try relationships(of: main.name, in: &package)

    let styles = try styles(links, in: &package)
    var handler = try readBody(main.name, links, styles, in: &package)
    var external = links.all
    for id in handler.edges {
      external += try readEdge(id, links, into: &handler, in: &package)
    }
    for (kind, name) in [(Story.Kind.footnote, "footnotes"), (.endnote, "endnotes")]
    where handler.marks.isWanted(kind) {
      try readNotes(kind, links.part(name), into: &handler, in: &package)
    }
    try readNotes(.comment, links.part("comments"), into: &handler, in: &package)
    try label(&handler, links, styles, in: &package)
    try fillPlaceholders(&handler, links, in: &package)
    try fillBindings(&handler, roots, links, in: &package)

    var document = Document()
    document.stories = handler.stories
    if let part = roots.part("custom-properties") ?? roots.part("customProperties") {
      document.customProperties =
        try package.value(
          of: part, cache: &caches.customProperties, with: &xml, CustomPropertiesHandler()
        ) { $0.properties } ?? [:]
    }
    if let settings = links.part("settings"), package.has(settings.relationships.entry) {
      external += try relationships(of: settings, in: &package).all
    }
    document.notes = handler.notes.map { pending in
      DocumentNote(
        kind: pending.kind,
        location: document.location(story: pending.story, paragraph: pending.paragraph))
    }
    let hasMacros =
      main.hasMacros || package.has("word/vbaProject.bin") || links.first("vbaProject") != nil
    document.noteParts(
      main: main.name, hasMacros: hasMacros, relationships: external,
      unreadable: package.unreadableParts)
    return document
  }

  /// The styles of the document; nil where it names none.
  private mutating func styles(
    _ links: Relationships, in package: inout Package
  ) throws(PackageError) -> Styles? {
    guard let part = links.part("styles") else { return nil }
    return try package.value(
      of: part, cache: &caches.styles, with: &xml, StylesHandler()
    ) { $0.result }
  }

  /// Where references to comments stand in the body of a file, by their id: an index in its paragraphs.
  ///
  /// Those in text boxes, and in what the page does not show, are left out.
  mutating func bodyParagraphs(
    ofCommentReferencesIn bytes: [UInt8]
  ) throws(PackageError) -> [String: Int] {
    var package = try open(bytes)
    let main = try mainPart(try packageRelationships(in: &package), in: &package)
    let links = try relationships(of: main.name, in: &package)
    let handler = try readBody(main.name, links, try styles(links, in: &package), in: &package)
    var paragraphs: [String: Int] = [:]
    for mark in handler.marks.all where mark.kind == .comment && mark.story == 0 {
      paragraphs[mark.id] = mark.paragraph
    }
    return paragraphs
  }

  /// Opens a file and makes sure that it is a package.
  mutating func open(_ bytes: [UInt8]) throws(PackageError) -> Package {
    if case .refused(let reason) = FileKind(bytes) { throw reason }
    inflater = inflater ?? Inflater()
    var package = try Package(bytes, limits: limits, inflater: inflater)
    if let kind = try package.foreignKind() { throw .notAWordFile(kind: kind) }
    return package
  }

  /// The relationships of the package.
  mutating func packageRelationships(in package: inout Package)
    throws(PackageError) -> PackageRelationships
  {
    let part = PartName.rootRelationships
    let found = try package.value(
      of: part, cache: &caches.packageRelationships, with: &xml, RelationshipsHandler(source: nil)
    ) { PackageRelationships($0.relationships) }
    guard let found else {
      throw .damaged(part: part.text, reason: "the part is missing or broken")
    }
    return found
  }

  /// The relationships of a part; none where it has no such part.
  mutating func relationships(of source: PartName, in package: inout Package)
    throws(PackageError) -> Relationships
  {
    let part = source.relationships
    let found = try package.value(
      of: part, cache: &caches.relationships, with: &xml, RelationshipsHandler(source: source)
    ) { (source: source, relationships: $0.relationships) }
    guard let found else { return Relationships() }
    // Targets are relative to the source: the same bytes elsewhere lead elsewhere.
    if found.source == source { return found.relationships }
    var handler = RelationshipsHandler(source: source)
    try package.read(part, with: &xml, into: &handler)
    return handler.relationships
  }

  /// The part that is the document. (W1, W7)
  mutating func mainPart(_ roots: PackageRelationships, in package: inout Package)
    throws(PackageError) -> (name: PartName, hasMacros: Bool)
  {
    guard let document = roots.document else {
      throw .damaged(part: "/_rels/.rels", reason: "it names no document")
    }
    guard case .part(let name) = document else {
      throw .damaged(
        part: "/_rels/.rels", reason: "the document that it names lies outside the file")
    }
    let types = try package.value(
      of: .contentTypes, cache: &caches.contentTypes, with: &xml, ContentTypesHandler()
    ) { $0.types }
    switch types?.kind(of: name) {
    case .workbook: throw .notAWordFile(kind: "an Excel workbook")
    case .presentation: throw .notAWordFile(kind: "a PowerPoint presentation")
    case .macroDocument: return (name, true)
    case .document, .other, nil: return (name, false)
    }
  }
}
