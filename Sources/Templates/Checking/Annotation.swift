internal import Archive
internal import Word
internal import XML

/// A copy of a template with what is wrong as Word comments at its places.
package enum Annotation {
  /// Writes findings into a copy.
  ///
  /// What stands in headers and notes, where Word allows no comments, and what has no place is told at the
  /// beginning of the document.
  ///
  /// - Parameters:
  ///   - file: the template, the whole file.
  ///   - findings: of this template.
  ///   - kind: what the copy becomes; nil leaves it what the template is.
  /// - Returns: the copy.
  /// - Throws: what opening the template throws.
  package static func annotated(
    _ file: [UInt8], with findings: [TemplateFinding], as kind: WordKind? = nil
  ) throws -> [UInt8] {
    let file = try kind?.typed(file) ?? file
    var word = try WordFile(file)
    let parts = try word.storyParts()
    guard let tree = try word.tree(of: word.main) else { return file }
    var comments = try CommentWriter(
      for: &word, document: tree, author: CommentAuthor(name: "docket", initials: "d"))
    let mainIndex = parts.firstIndex { $0.name == word.main } ?? 0
    // Those that hang at a tag; the others are told at the beginning.
    var placed: Set<TemplateFinding> = []
    var ordinal = 0
    let headings = try TemplateCompiler.headings(in: &word)
    let places = Places(of: tree.root, name: "", headings: headings)
    for (paragraph, _) in places.paragraphs {
      var text = ParagraphText(paragraph)
      let tags = text.tags
      var flagged: [(tag: FoundTag, words: String, lines: [String])] = []
      // Word allows no comments in text boxes.
      let takesComments = paragraph.enclosingW("txbxContent") == nil
      for tag in tags {
        if case .escape = tag.place { continue }
        let own = findings.filter {
          $0.place?.part == mainIndex && $0.place?.ordinal == ordinal && $0.place?.tag == tag.source
        }
        if !own.isEmpty, takesComments {
          flagged.append((tag, text.shown(tag), own.flatMap(\.comment)))
          placed.formUnion(own)
        }
        ordinal += 1
      }
      guard !flagged.isEmpty else { continue }
      let nodes = text.isolate(flagged.map(\.tag))
      for (flag, node) in zip(flagged, nodes) {
        guard let node, let run = node.shown(as: flag.words) else { continue }
        comments.add(flag.lines, from: run, to: run)
      }
    }
    // What stands in a picture, a link, a field or a text box hangs at the paragraph that holds it.
    var hung: Set<[String]> = []
    for finding in findings where finding.place?.part == mainIndex && !placed.contains(finding) {
      guard let words = finding.place?.words,
        let runs = places.paragraph(around: words)?.runsToCommentOn
      else { continue }
      placed.insert(finding)
      let lines = (finding.place?.tag.map { ["\($0):"] } ?? []) + finding.comment
      if hung.insert([words] + lines).inserted {
        comments.add(lines, from: runs.first, to: runs.last)
      }
    }
    var told: Set<[String]> = []
    let rest = findings.filter { !placed.contains($0) }.map { finding in
      (finding.place.map { ["In \($0.words):"] } ?? []) + finding.comment
    }.filter { told.insert($0).inserted }
    if !rest.isEmpty, let first = tree.root.firstW("body")?.firstRunOrParagraph {
      comments.add(rest.flatMap { $0 }, from: first, to: first)
    }
    var changes = WordChanges()
    changes.set(word.main, to: tree.bytes)
    try comments.finish(&changes, in: &word)
    return try changes.applied(to: file)
  }
}

extension Places {
  /// The paragraph of the text itself that a place is in, or in something of.
  fileprivate func paragraph(around place: String) -> XMLNode? {
    paragraphs.map(\.node).filter { node in
      guard let words = words[node], node.enclosingW("txbxContent") == nil else { return false }
      return !words.isEmpty && (place == words || place.hasPrefix("\(words), "))
    }.max { (words[$0]?.count ?? 0) < (words[$1]?.count ?? 0) }
  }
}

extension ParagraphText {
  /// What a tag shows on the page.
  fileprivate func shown(_ tag: FoundTag) -> String {
    if case .text(let range) = tag.place { text(range) } else { tag.source }
  }
}

extension TemplateFinding {
  /// The lines of its comment.
  fileprivate var comment: [String] { [message, hint] }
}

extension XMLNode {
  /// Puts the text of a tag in the place of its mark, as a run of its own.
  fileprivate func shown(as source: String) -> XMLNode? {
    let looks = parent?.isW("r") == true ? parent?.firstW("rPr") : nil
    moveBetweenRuns()
    guard let paragraph = parent else { return nil }
    let run = (paragraph.isW("p") ? paragraph : self.enclosingW("p") ?? paragraph).element("r")
    if let looks { run.append(looks.copy()) }
    let text = run.element("t")
    text.setWords(source)
    run.append(text)
    insertAfter(run)
    remove()
    return run
  }

  /// The first and last run of a paragraph, or one that is made in it.
  fileprivate var runsToCommentOn: (first: XMLNode, last: XMLNode) {
    let runs = allW("r")
    if let first = runs.first, let last = runs.last { return (first, last) }
    let run = element("r")
    append(run)
    return (run, run)
  }

  /// The first run of the document, or one that is made in its first paragraph.
  fileprivate var firstRunOrParagraph: XMLNode? {
    for child in children where child.kind == .element {
      if child.isW("r"), child.parent?.isW("p") == true { return child }
      if child.isW("p") {
        if let run = child.firstW("r") { return run }
        let run = child.element("r")
        child.append(run)
        return run
      }
      if let inner = child.firstRunOrParagraph { return inner }
    }
    return nil
  }
}
