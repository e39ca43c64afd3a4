package import Forms
package import School
package import Word
internal import YAML

/// Makes a text in Markdown of a policy that a school has.
package struct PolicyImport {
  let school: School?
  private let forms: [FormSchema]
  private let style: [UInt8]
  private let today: CalendarDate

  /// - Parameters:
  ///   - school: whose names are looked for in it; nil where there is none.
  ///   - forms: whose printed pages are known.
  ///   - style: the house style, in which its words are held against those of the file.
  ///   - today: tells nothing but whether a day is near.
  package init(_ school: School?, forms: [FormSchema], style: [UInt8], today: CalendarDate) {
    self.school = school
    self.forms = forms
    self.style = style
    self.today = today
  }

  /// What a Word file or plain text becomes.
  ///
  /// Its words are those of the file, in their order: that is checked each time.
  ///
  /// - Parameters:
  ///   - document: as a person sees it.
  ///   - name: what the policy is called where it has no title.
  ///   - putsTags: names that school.yaml has become tags.
  /// - Returns: the text, and what a person should know of it.
  /// - Throws: ``ImportError``
  package func policy(
    from document: Document, name: String, putsTags: Bool = false
  ) throws(ImportError) -> ImportedPolicy {
    var reading = PolicySource.read(document)
    guard !reading.blocks.isEmpty else { throw .noWords }
    FormRegions(forms).replace(in: &reading)
    var signatures = SignatureBlocks(school)
    signatures.replace(in: &reading)
    var front = front(name)
    front.read(&reading, signatures: signatures.roles)
    let tags = NameTags(school)
    reading.blocks = reading.blocks.map { $0.mapWords(tags.mark) }
    reading.notes = reading.notes.map { $0.map(tags.mark) }
    var markdown = PolicyMarkdown(putsTags: putsTags)
    let written = markdown.write(front.values, reading.blocks, notes: reading.notes)
    markdown.includesForms = false
    let own = markdown.write(front.values, reading.blocks, notes: reading.notes)
    try check.check(reading, own.text)
    return ImportedPolicy(
      front: front.values, blocks: reading.blocks,
      findings: reading.findings + written.names.map { Self.offer($0, isPut: putsTags) },
      text: written.text)
  }

  /// Looks for the values at the top.
  func front(_ name: String) -> FrontReading {
    FrontReading(name: name, today: today, school: school)
  }

  var check: ImportCheck { ImportCheck(style: style, school: school, today: today) }

  static func offer(_ name: (tag: String, line: Int), isPut: Bool) -> ImportFinding {
    isPut
      ? ImportFinding(
        "name-tag", at: .line(name.line), "A name is now {{ \(name.tag) }}.",
        hint: "Look whether it is always the one that school.yaml has.")
      : ImportFinding(
        "name", at: .line(name.line), "A name that school.yaml has stands here.",
        hint: "Write {{ \(name.tag) }} in its place, or run this again with --tags.")
  }
}

/// A policy that was taken over.
package struct ImportedPolicy: Hashable, Sendable {
  package var front: FrontValues
  package var blocks: [PolicyBlock]
  /// What a person should know, in the order of the file; names come last.
  package var findings: [ImportFinding]
  /// The text in Markdown.
  package var text: String
}

/// The blocks of a document, whatever kind of file it is.
enum PolicySource {
  static func read(_ document: Document) -> SourceReading {
    // Plain text has no parts.
    document.body.part == nil ? TextBlocks.read(document) : WordBlocks.read(document)
  }
}
