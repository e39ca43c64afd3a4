internal import Word
internal import YAML

extension PolicyImport {
  /// What a text in Markdown becomes: the same text, with the values at its top.
  ///
  /// Marks that Word left in it go, its bullets become those of Markdown, and braces that would be tags are
  /// escaped.
  ///
  /// - Parameters:
  ///   - text: the whole file.
  ///   - name: what the policy is called where it has no title.
  ///   - putsTags: names that school.yaml has become tags.
  /// - Returns: the text, and what a person should know of it.
  /// - Throws: ``ImportError``
  package func policy(
    fromMarkdown text: String, name: String, putsTags: Bool = false
  ) throws(ImportError) -> ImportedPolicy {
    guard text.contains(where: { !$0.isWhitespace }) else { throw .noWords }
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    guard !Self.isPolicy(lines) else { throw .isPolicy }
    let title = Self.takeTitle(&lines)
    var reading = SourceReading(Document())
    var front = front(name)
    front.read(lines, title: title, &reading)
    let head = front.values.lines.count + 1
    var isCode = false
    let tags = NameTags(school)
    var findings: [ImportFinding] = []
    for (index, line) in lines.enumerated() {
      let start = line.drop { $0 == " " }
      if start.hasPrefix("```") || start.hasPrefix("~~~") { isCode.toggle() }
      var line = TextLine.withoutMarks(line)
      if !isCode {
        line = line.replacing(/^([ \t]*)[·•▪◦][ \t]+/) { "\($0.1)- " }
      }
      line = line.replacing(/\\?\{\{/, with: "\\{{")
      var written = ""
      for content in tags.mark(line) {
        guard case .name(let words, let tag) = content else {
          if case .text(let words) = content { written += words }
          continue
        }
        findings.append(Self.offer((tag, head + index + 1), isPut: putsTags && !isCode))
        written += putsTags && !isCode ? "{{ \(tag) }}" : words
      }
      lines[index] = written
    }
    let made = (front.values.lines + [""] + lines).joined(separator: "\n")
    try check.check(fitness: made)
    return ImportedPolicy(
      front: front.values, blocks: [], findings: reading.findings + findings, text: made)
  }

  /// Whether values stand at its top already, the version among them.
  private static func isPolicy(_ lines: [String]) -> Bool {
    guard lines.first?.trimmed == "---" else { return false }
    return lines.dropFirst().prefix { $0.trimmed != "---" }.contains { $0.hasPrefix("version:") }
  }

  /// The heading at the top, which the values have from now on.
  private static func takeTitle(_ lines: inout [String]) -> String? {
    guard let index = lines.firstIndex(where: { !TextLine.withoutMarks($0).trimmed.isEmpty }),
      let found = TextLine.withoutMarks(lines[index]).wholeMatch(of: /# +([^{}]{1,150}?)[ #]*/)
    else { return nil }
    // Signs of a look are no words; a title that has them stays where it is.
    guard !found.1.contains(where: { "*_`[]<\\".contains($0) }) else { return nil }
    lines.removeSubrange(...index)
    while lines.first?.trimmed.isEmpty == true { lines.removeFirst() }
    return String(found.1).spaced
  }
}
