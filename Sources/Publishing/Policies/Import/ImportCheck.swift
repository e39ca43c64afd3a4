internal import Forms
internal import School
package import Templates
internal import Word

/// Holds the words of a policy that was taken over against those of its file.
struct ImportCheck {
  let style: [UInt8]
  let school: School?
  let today: CalendarDate

  /// - Throws: ``ImportError`` where a word was lost, added or changed, which is docket's own mistake.
  func check(_ reading: SourceReading, _ markdown: String) throws(ImportError) {
    let source = SourceWords(
      reading.document, without: reading.leftOut, labels: reading.labels)
    let made = try words(of: markdown)
    try Self.compare(source.body, made.body)
    // Notes of both kinds are footnotes now, in the order in which the text refers to them.
    try Self.compare(source.notes.sorted(), made.notes.sorted())
  }

  /// The words of the filled text, without what docket adds: its title and contents list.
  func words(of markdown: String) throws(ImportError) -> SourceWords {
    let document = try filled(markdown)
    var leftOut: Set<StoryAnchor> = []
    for (index, paragraph) in document.body.paragraphs.enumerated()
    where paragraph.role == .title || paragraph.role == .contents {
      leftOut.insert(StoryAnchor(story: 0, paragraph: index))
    }
    return SourceWords(document, without: leftOut)
  }

  /// Sees that a text can be filled.
  func check(fitness markdown: String) throws(ImportError) { _ = try filled(markdown) }

  private func filled(_ markdown: String) throws(ImportError) -> Document {
    do {
      let sources = MarkdownSources(
        text: { _ throws(LoadingFailure) in
          throw LoadingFailure(message: "A text is included.", hint: "Write it into this one.")
        },
        form: { _ in nil }, pictures: PictureSource())
      let text = try MarkdownTemplate(
        Array(markdown.utf8), name: "policy.md", style: style, sources: sources)
      let template = try Template(text)
      if let wrong = template.findings.first(where: { $0.severity == .error }) {
        throw ImportError.unfit(wrong)
      }
      let values = school.map { TemplateRecord($0) } ?? TemplateRecord([])
      let file = try template.fill(values, today: today, with: FillingWorkshop())
      var reader = WordReader()
      return try reader.read(file)
    } catch let error as ImportError {
      throw error
    } catch let error as TemplateErrors {
      throw error.findings.first.map(ImportError.unfit) ?? .unreadable
    } catch {
      throw .unreadable
    }
  }

  private static func compare(_ source: [Substring], _ made: [Substring]) throws(ImportError) {
    guard source != made else { return }
    let same = zip(source, made).prefix { $0 == $1 }.count
    throw .changed(
      before: source[..<same].suffix(3).joined(separator: " "), word: same + 1,
      of: source.count, now: made.count)
  }
}

/// Why a policy is not taken over.
package enum ImportError: Error, Hashable, Sendable {
  /// There is nothing in it to read.
  case noWords
  /// It begins with a title and a version, as a policy of docket does.
  case isPolicy
  /// The words would not be those of the file.
  case changed(before: String, word: Int, of: Int, now: Int)
  /// The text that was made is no template.
  case unfit(TemplateFinding)
  /// What was made cannot be read again.
  case unreadable
}
