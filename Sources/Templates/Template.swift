package import Archive
package import Word

/// A Word file with tags in it, understood once and filled many times.
///
///     let template = try Template(bytes)
///     let document = try template.fill(record, today: today)
///
/// What cannot be filled is told all at once, each with its place: ``findings`` of the template itself,
/// ``check(_:)`` of it and a kind of data, and what filling throws of one record.
package struct Template: Sendable {
  /// The whole file as it came.
  package let file: [UInt8]
  let parts: [Part]
  /// What changes in it whatever the data.
  let fixed: WordChanges
  /// The number of the first picture that is put in: those before it are in the file.
  let firstPicture: Int
  /// The ids and names of parts that are not filled.
  let taken: TakenNames
  /// The names that are given in something that is repeated, in small letters.
  let names: [String: NameHome]
  /// Notes whose numbers stay: separators, and those that nothing refers to.
  let keptNotes: Set<NoteID>
  /// Something repeated refers to such a name.
  let hasReferences: Bool
  /// What pictures need: the relationships of each part, and the types of the package.
  let contentTypes: [UInt8]
  /// Values that tags may name where the data has none of that name: those at the top of a text in Markdown.
  package private(set) var defaults = TemplateRecord([])
  /// The line that each of them stands on, counted from 1.
  package private(set) var defaultLines: [String: Int] = [:]
  /// Values in groups that tags may name where neither the data nor its own values have them: the school's.
  package private(set) var provided = TemplateRecord([])
  /// There are such values that could not be read.
  private(set) var lacksDefaults = false
  /// What is wrong with it, whatever the data.
  package private(set) var findings: [TemplateFinding]

  /// A part of the file that has tags.
  struct Part: Sendable {
    let name: PartName
    /// Its index among the story parts of the file.
    let index: Int
    let code: Code
    let tags: [TemplatePlace]
    /// Those of blocks that could not be made, of which the code says nothing.
    let brokenTags: [BrokenTag]
    /// Its relationships part; nil where it has none.
    let relationships: [UInt8]?
    /// Of a template for all records, it is no place where they can differ: a header or footer.
    let isOnEveryPage: Bool
  }

  /// Its tags can be understood, so that only the data can be wrong.
  package var canBeFilled: Bool { findings.allSatisfy { $0.severity == .warning } }

  /// It is a file with macros, which no document that is made of it may be.
  package var holdsMacros: Bool { findings.contains { $0.code == Self.macrosCode } }

  static let macrosCode = "template.macros"

  /// The notes that something repeated refers to, and their parts.
  var noteBodies: [NoteID: (part: Part, steps: [Code.Step])] {
    var bodies: [NoteID: (part: Part, steps: [Code.Step])] = [:]
    for part in parts {
      for step in part.code.noteBodies { bodies[step.id] = (part, step.steps) }
    }
    return bodies
  }

  /// What a template is made for.
  package enum Purpose: Sendable {
    /// A document for each record.
    case eachRecord
    /// One document that holds all records, each on a new page.
    case allRecords
  }

  /// The name of the list of all records, which data cannot have.
  static let recordsName = "@records"

  /// Understands a template.
  ///
  /// - Parameters:
  ///   - file: the whole Word file.
  ///   - purpose: one document a record, or one for all.
  ///   - limits: what is refused for its size.
  /// - Throws: ``PackageError`` where it is no Word file that can be trusted; what is wrong with its tags is in
  ///   ``findings``.
  package init(
    _ file: [UInt8], for purpose: Purpose = .eachRecord, limits: ReadingLimits = ReadingLimits()
  ) throws(PackageError) {
    try self.init(file, for: purpose, limits: limits, maps: [:])
  }

  /// Understands a text in Markdown as a template.
  ///
  /// - Parameters:
  ///   - text: the text, written as a Word file.
  ///   - purpose: one document a record, or one for all.
  /// - Throws: ``PackageError`` where its style cannot be trusted.
  package init(
    _ text: MarkdownTemplate, for purpose: Purpose = .eachRecord
  ) throws(PackageError) {
    try self.init(text.file, for: purpose, limits: ReadingLimits(), maps: text.maps)
    defaults = text.values
    defaultLines = text.valueLines
    lacksDefaults = text.lacksValues
    findings += text.findings
    findings.sortByPlace()
  }

  /// The same template with values that need not stand in the data: those of groups, such as `school.name`.
  ///
  /// A name without a group is the data's own.
  package func providing(_ values: TemplateRecord) -> Template {
    var template = self
    template.provided = values
    return template
  }

  private init(
    _ file: [UInt8], for purpose: Purpose, limits: ReadingLimits, maps: [PartName: SourceMap]
  ) throws(PackageError) {
    var compiler = try TemplateCompiler(file, purpose: purpose, limits: limits, maps: maps)
    try compiler.compile()
    self.file = file
    parts = compiler.parts
    findings = compiler.findings
    contentTypes = compiler.contentTypes
    taken = compiler.taken
    keptNotes = compiler.keptNotes
    hasReferences = compiler.parts.contains { $0.code.hasReferences }
    names = compiler.parts.reduce(into: [:]) { names, part in
      names.merge(part.code.names) { first, _ in first }
    }
    fixed = compiler.fixed
    firstPicture = compiler.firstPicture
  }
}
