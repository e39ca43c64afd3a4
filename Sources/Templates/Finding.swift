/// Something that is wrong with a template or with the data for it.
package struct TemplateFinding: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable { case error, warning }

  /// Stable, for scripts: `template.unknown-name`.
  package var code: String
  package var severity: Severity
  /// Where in the template; nil where it is the data that is meant.
  package var place: TemplatePlace?
  /// Which row of the data, counted from 1; nil where it is all of them.
  package var row: Int?
  /// One sentence.
  package var message: String
  /// What to do next.
  package var hint: String
}

extension TemplateFinding {
  /// The code of a warning about data that the template never uses.
  package static let unusedData = "template.unused-data"

  /// What is wrong with a text in Markdown, besides its tags.
  init(markdown message: String, hint: String, at line: SourceLine) {
    self.init(
      code: "template.markdown", severity: .error, place: TemplatePlace(line), message: message,
      hint: hint)
  }
}

extension TemplateFinding {
  /// A picture that says nothing to those who do not see it.
  init(wordlessPictureAt place: TemplatePlace, hint: String) {
    self.init(
      code: "template.alternative-text", severity: .warning, place: place,
      message: "The picture has no words for those who cannot see it.", hint: hint)
  }

  /// It is about something that was left out, and the tags in it.
  var mayHideText: Bool { place != nil && place?.tag == nil }
}

extension Array<TemplateFinding> {
  /// Puts them into the order of the document; those without a place come first.
  mutating func sortByPlace() {
    sort { ($0.place?.order ?? (0, 0, 0, 0)) < ($1.place?.order ?? (0, 0, 0, 0)) }
  }

  /// Adds what filling found; what is told of a tag already is not told again.
  package mutating func add(_ found: [TemplateFinding]) {
    let known = Set(compactMap { $0.severity == .error ? $0.place : nil })
    let told = Set(self)
    let new = found.filter { finding in
      var whole = finding
      whole.row = nil
      return !told.contains(whole) && finding.place.map { !known.contains($0) } ?? true
    }
    // What is never used of the data has no place in the template, and comes last.
    let unused = filter { $0.code == TemplateFinding.unusedData }
    self = filter { $0.code != TemplateFinding.unusedData } + new
    sortByPlace()
    self += unused
  }
}

/// A tag of a template, and where a person finds it.
package struct TemplatePlace: Hashable, Sendable {
  /// In words: `under the heading "Roles", paragraph 4`.
  package var words: String
  /// The tag as it stands; nil where the whole paragraph is meant.
  package var tag: String?
  /// The index of the part among the story parts of the file, and of the tag in it: for annotations.
  package var part: Int
  package var ordinal: Int
  /// Where in the text in Markdown, where the template was made of one.
  package var source: SourceLine?

  init(words: String, tag: String?, part: Int, ordinal: Int, source: SourceLine? = nil) {
    self.words = source?.words ?? words
    self.tag = tag
    self.part = part
    self.ordinal = ordinal
    self.source = source
  }

  /// A line of a text, whatever became of it.
  init(_ line: SourceLine) {
    self.init(words: "", tag: nil, part: -1, ordinal: 0, source: line)
  }

  /// What stands before and behind it in the document.
  var order: (Int, Int, Int, Int) {
    source.map { (0, $0.text, $0.line ?? 0, ordinal) } ?? (1, part, ordinal, 0)
  }
}

extension SourceLine {
  fileprivate var words: String { line.map { "line \($0)" } ?? "" }
}

/// All that is wrong, in the order of the document.
package struct TemplateErrors: Error, Hashable, Sendable {
  package var findings: [TemplateFinding]
}
