internal import Word
internal import XML

/// Says where each paragraph of a part is, as a person would: under which heading, in which cell.
struct Places {
  /// By paragraph.
  private(set) var words: [XMLNode: String] = [:]
  /// The paragraphs in the order of the document, each with the story that it stands in: the part's root,
  /// a text box, a note.
  private(set) var paragraphs: [(node: XMLNode, story: XMLNode)] = []

  private let headings: Set<String>

  /// - Parameters:
  ///   - root: of the part.
  ///   - name: what the part is to a person, such as `page header`; empty for the document.
  ///   - headings: the ids of styles that are headings.
  init(of root: XMLNode, name: String, headings: Set<String>) {
    self.headings = headings
    var context = Context(prefix: name)
    visit(root, story: root, &context)
  }

  /// Where counting is.
  private struct Context {
    var prefix: String
    var paragraphs = 0
    var tables = 0
    var isInCell = false

    func words(_ own: String) -> String { prefix.isEmpty ? own : "\(prefix), \(own)" }
  }

  private mutating func visit(_ element: XMLNode, story: XMLNode, _ context: inout Context) {
    var notes = 0
    for child in element.children where child.kind == .element {
      if child.isW("p") {
        visit(paragraph: child, story: story, &context)
      } else if child.isW("tbl") {
        context.tables += 1
        visit(table: child, story: story, &context)
      } else if child.isW(oneOf: ["footnote", "endnote", "comment"]) {
        // Separators are notes, too, and nobody counts them.
        if child.attribute("type", in: WordNames.w) == nil { notes += 1 }
        var inner = Context(prefix: "\(child.localName) \(notes)")
        visit(child, story: child, &inner)
      } else {
        visit(child, story: story, &context)
      }
    }
  }

  private mutating func visit(paragraph: XMLNode, story: XMLNode, _ context: inout Context) {
    context.paragraphs += 1
    let isHeading = !context.isInCell && headings.contains(Self.style(of: paragraph) ?? "")
    var place = context.words("paragraph \(context.paragraphs)")
    if isHeading {
      let title = ParagraphText(paragraph).title
      place = "heading \"\(title)\""
      context = Context(prefix: "under the heading \"\(title)\"")
    } else if context.isInCell, context.paragraphs == 1, Self.isOnlyParagraph(paragraph) {
      place = context.prefix
    }
    words[paragraph] = place
    paragraphs.append((paragraph, story))
    visitBoxes(in: paragraph, place)
  }

  private mutating func visitBoxes(in element: XMLNode, _ place: String) {
    for child in element.children where child.kind == .element {
      if child.isW("txbxContent") {
        var inner = Context(prefix: "\(place), text box")
        visit(child, story: child, &inner)
      } else {
        visitBoxes(in: child, place)
      }
    }
  }

  private mutating func visit(table: XMLNode, story: XMLNode, _ context: inout Context) {
    let prefix = context.words("table \(context.tables)")
    for (row, element) in Self.parts("tr", of: table).enumerated() {
      for (cell, element) in Self.parts("tc", of: element).enumerated() {
        var inner = Context(prefix: "\(prefix), row \(row + 1), cell \(cell + 1)", isInCell: true)
        visit(element, story: story, &inner)
      }
    }
  }

  /// The rows of a table or the cells of a row, also those in controls and changes.
  static func parts(_ name: StaticString, of element: XMLNode) -> [XMLNode] {
    element.children.flatMap { child -> [XMLNode] in
      if child.isW(name) { return [child] }
      return child.isW(oneOf: ["sdt", "sdtContent", "customXml", "ins"])
        ? parts(name, of: child) : []
    }
  }

  private static func style(of paragraph: XMLNode) -> String? {
    paragraph.firstW("pPr")?.firstW("pStyle")?.wVal
  }

  private static func isOnlyParagraph(_ paragraph: XMLNode) -> Bool {
    guard let parent = paragraph.parent else { return true }
    return parent.children.count { $0.isW(oneOf: ["p", "tbl", "sdt"]) } == 1
  }
}

extension ParagraphText {
  /// The first words of a heading.
  fileprivate var title: String {
    let words = text(0..<scalars.count).trimmingSpace
    return words.count > 60 ? words.prefix(57) + "…" : words
  }
}
