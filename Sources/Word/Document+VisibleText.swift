extension Document {
  /// The text that a person sees, in reading order.
  ///
  /// The body comes first, with each text box after the paragraph that it hangs on; then headers, footers,
  /// notes and comments under a heading of their own. A table row whose cells hold a line each is one line
  /// with tabs between them; a row with more in it gives a line for each paragraph. What is not text
  /// (U+FFFC) is left out. Hidden text is no part of a page, but a person should not miss it: it stands in
  /// brackets, as `[hidden: …]`.
  package func visibleText() -> String {
    var output = VisibleText(document: self)
    for index in stories.indices where stories[index].kind == .body { output.append(story: index) }
    for kind in [Story.Kind.header, .footer, .footnote, .endnote, .comment] {
      let found = stories.indices.filter { stories[$0].kind == kind }
      guard !found.isEmpty else { continue }
      output.append(heading: kind.heading)
      for index in found { output.append(story: index) }
    }
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

extension Story.Kind {
  /// What stands above such stories in plain text.
  fileprivate var heading: String {
    switch self {
    case .body, .textBox: ""
    case .header: "[Header]"
    case .footer: "[Footer]"
    case .footnote: "[Footnotes]"
    case .endnote: "[Endnotes]"
    case .comment: "[Comments]"
    }
  }
}

/// The text of a document while it is put together.
private struct VisibleText {
  let document: Document
  /// The text boxes that hang on a paragraph.
  let boxes: [StoryAnchor: [Int]]
  var bytes: [UInt8] = []

  init(document: Document) {
    self.document = document
    var boxes: [StoryAnchor: [Int]] = [:]
    for (index, story) in document.stories.enumerated() where story.kind == .textBox {
      if let anchor = story.anchor { boxes[anchor, default: []].append(index) }
    }
    self.boxes = boxes
  }

  mutating func append(heading: String) {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    bytes += Array(heading.utf8) + [UInt8(ascii: "\n")]
  }

  mutating func append(story index: Int) {
    let story = document.stories[index]
    let tabular = story.tabularRows
    var waiting: [Int] = []
    var hiddenSoFar = 0
    for (number, paragraph) in story.paragraphs.enumerated() {
      var start = paragraph.text.lowerBound
      while let hidden = story.hidden.dropFirst(hiddenSoFar).first,
        hidden.offset <= paragraph.text.upperBound
      {
        let place = max(start, hidden.offset)
        append(story.text[start..<place])
        bytes += Array("[hidden: \(hidden.text)]".utf8)
        start = place
        hiddenSoFar += 1
      }
      append(story.text[start..<paragraph.text.upperBound])
      // A box comes after its anchor, so that this ends.
      waiting += (boxes[StoryAnchor(story: index, paragraph: number)] ?? []).filter { $0 > index }
      let next = number + 1
      if story.paragraphs.indices.contains(next), let cell = paragraph.cell,
        let other = story.paragraphs[next].cell, cell != other,
        story.row(of: cell) == story.row(of: other), tabular.contains(story.row(of: cell))
      {
        bytes.append(UInt8(ascii: "\t"))
      } else {
        bytes.append(UInt8(ascii: "\n"))
        for box in waiting where !document.stories[box].isBlank { append(story: box) }
        waiting = []
      }
    }
  }

  private mutating func append(_ text: ArraySlice<UInt8>) {
    guard text.contains(0xEF) else {
      bytes += text
      return
    }
    var rest = text
    while let byte = rest.first {
      if rest.starts(with: "\u{FFFC}".utf8) {
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
  }
}

/// A row of a table, of all in a story.
private struct RowPlace: Hashable {
  let table: Int
  let row: Int
}

extension Story {
  fileprivate var isBlank: Bool { objects.isEmpty && !text.contains { $0 > 0x20 } }

  fileprivate func row(of cell: Int) -> RowPlace {
    RowPlace(table: cells[cell].table, row: cells[cell].row)
  }

  /// The rows whose cells hold a line each, and no table.
  fileprivate var tabularRows: Set<RowPlace> {
    var all: Set<RowPlace> = []
    var others: Set<RowPlace> = []
    for (index, cell) in cells.enumerated() {
      all.insert(row(of: index))
      if cell.paragraphs.count > 1 || text[cell.text].contains(UInt8(ascii: "\n")) {
        others.insert(row(of: index))
      }
    }
    return all.subtracting(others)
  }
}
