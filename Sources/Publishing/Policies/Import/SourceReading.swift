internal import Word

/// What a file was understood as, before it becomes a text in Markdown.
struct SourceReading {
  var document: Document
  var blocks: [PolicyBlock] = []
  /// The footnotes, each a paragraph or more.
  var notes: [[PolicyWords]] = []
  var findings: [ImportFinding] = []
  /// What docket puts something else in the place of: contents lists, printed forms, the title.
  var leftOut: Set<StoryAnchor> = []
  /// How many bytes of a line are its bullet or number, which Word puts in from now on.
  var labels: [Int: Int] = [:]

  init(_ document: Document) {
    self.document = document
  }

  mutating func leaveOut(_ paragraphs: Range<Int>) {
    for paragraph in paragraphs { leftOut.insert(StoryAnchor(story: 0, paragraph: paragraph)) }
  }

  /// Where a block came from, in words.
  func place(of block: PolicyBlock) -> ImportFinding.Place {
    .inSource(document.location(story: 0, paragraph: block.origin.lowerBound).words)
  }
}

extension DocumentLocation {
  /// The way to it, without the part, which means nothing to a reader.
  var words: String {
    let path = steps.map(\.description).joined(separator: ", ")
    return path.isEmpty ? part?.text ?? "" : path
  }
}
