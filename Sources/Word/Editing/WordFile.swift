package import Archive
package import XML

/// A Word file opened to be changed: its parts by relationship, each as a tree.
package struct WordFile: ~Copyable {
  /// The whole file as it came.
  package let bytes: [UInt8]
  /// The part that is the document.
  package let main: PartName
  /// It is a document with macros by what it says it is.
  package let hasMacros: Bool
  package let limits: ReadingLimits
  private var reader: WordReader
  private var package: Package

  /// Opens a file, within the limits of reading.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - limits: what is refused for its size.
  /// - Throws: ``PackageError`` where it is no Word document or cannot be trusted.
  package init(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) throws(PackageError) {
    var reader = WordReader(limits: limits)
    var package = try reader.open(bytes)
    let roots = try reader.packageRelationships(in: &package)
    (main, hasMacros) = try reader.mainPart(roots, in: &package)
    self.bytes = bytes
    self.limits = limits
    self.reader = reader
    self.package = package
  }

  /// A part that holds a story, and what it is to a person.
  package struct StoryPart: Hashable, Sendable {
    package var name: PartName
    package var kind: Story.Kind
  }

  /// The parts that hold text: the document, then headers, footers and notes in the order of its relationships.
  package mutating func storyParts() throws(PackageError) -> [StoryPart] {
    var parts = [StoryPart(name: main, kind: .body)]
    for relationship in try reader.relationships(of: main, in: &package).all {
      guard case .part(let name) = relationship.target, package.has(name.entry) else { continue }
      let kind: Story.Kind? =
        switch relationship.kind {
        case "header": .header
        case "footer": .footer
        case "footnotes": .footnote
        case "endnotes": .endnote
        case "comments": .comment
        default: nil
        }
      guard let kind, !parts.contains(where: { $0.name == name }) else { continue }
      parts.append(StoryPart(name: name, kind: kind))
    }
    return parts
  }

  /// The part that a relationship of the document leads to, such as `styles`.
  package mutating func part(_ kind: String) throws(PackageError) -> PartName? {
    try reader.relationships(of: main, in: &package).part(kind)
  }

  /// The part that a relationship of the package leads to, such as `core-properties`.
  package mutating func rootPart(_ kind: String) throws(PackageError) -> PartName? {
    try reader.packageRelationships(in: &package).all.part(kind)
  }

  /// Where a part leads; nowhere for one without relationships.
  package mutating func relationships(of part: PartName) throws(PackageError) -> Relationships {
    try reader.relationships(of: part, in: &package)
  }

  /// A part as a tree; nil where it is missing.
  ///
  /// - Parameters:
  ///   - part: its name.
  ///   - changes: what is in them takes the place of what is in the file.
  /// - Returns: a tree of its own each time.
  /// - Throws: where the part cannot be read.
  package mutating func tree(
    of part: PartName, after changes: WordChanges = WordChanges()
  ) throws(PackageError) -> XMLTree? {
    var found = changes[part]
    if found == nil { found = try package.contents(of: part) }
    guard let bytes = found else { return nil }
    do {
      return try XMLTree(bytes, limits: limits)
    } catch {
      throw PackageError(error, in: part.text)
    }
  }

  /// The bytes of a part; nil where it is missing.
  package mutating func contents(of part: PartName) throws(PackageError) -> [UInt8]? {
    try package.contents(of: part)
  }

  /// The document that a person sees in it.
  package mutating func document() throws(PackageError) -> Document { try reader.read(bytes) }

  /// Where references to comments stand in the body, by their id: the paragraph that a reader counts.
  ///
  /// - Parameter document: the main part as it is to be read.
  /// - Returns: an index in the paragraphs of the body for each reference that is to be seen in it.
  /// - Throws: where the file cannot be changed or read so.
  mutating func bodyParagraphs(ofReferencesIn document: XMLTree) throws(PackageError) -> [String:
    Int]
  {
    var changes = WordChanges()
    changes.set(main, to: document.bytes)
    let changed = try applying(changes)
    return try reader.bodyParagraphs(ofCommentReferencesIn: changed)
  }

  /// The file with changes in it; all else is copied as it lies.
  package func applying(_ changes: WordChanges) throws(PackageError) -> [UInt8] {
    do {
      return try changes.applied(to: bytes)
    } catch {
      throw PackageError(error)
    }
  }

  package func has(_ part: PartName) -> Bool { package.has(part.entry) }

  /// The names of all entries, such as `word/document.xml`.
  package var entryNames: [String] { package.entryNames }

  /// The parts that are XML, by their names.
  package var xmlParts: [PartName] {
    package.entryNames.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".rels") }
      .compactMap { PartName("/" + $0) }
  }
}
