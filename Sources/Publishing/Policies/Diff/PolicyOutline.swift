package import Forms
package import School
package import Word

/// A policy as sections of lines, to be compared.
package struct PolicyOutline: Hashable, Sendable {
  package var sections: [Section]

  package struct Section: Hashable, Sendable {
    /// Nil for what stands before the first heading.
    package var heading: String?
    /// Of the heading, from 1; nil where there is none, or where plain text does not say.
    package var level: Int?
    package var lines: [Line] = []

    var words: [String] {
      lines.flatMap { line in
        line.cells.flatMap {
          $0.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        }
      }
    }
  }

  /// A paragraph, a point of a list or a row of a table.
  package struct Line: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case paragraph, point, row }

    package var kind: Kind
    /// One, but for rows.
    package var cells: [String]

    /// All of its words, by which it is found again.
    var text: String { cells.joined(separator: "\t") }
  }

  /// - Parameters:
  ///   - document: as a person sees it; contents lists and lines to write on count for nothing.
  ///   - forms: whose printed pages are one line each.
  ///   - school: whose name above a policy is not its title.
  ///   - today: tells nothing but whether a day is near.
  package init(
    _ document: Document, forms: [FormSchema] = [], school: School? = nil, today: CalendarDate
  ) {
    sections = [Section(heading: nil)]
    var reading = PolicySource.read(document)
    FormRegions(forms).replace(in: &reading)
    var signatures = SignatureBlocks(nil)
    signatures.replace(in: &reading)
    // The title comes first, be it a heading or a paragraph.
    var front = FrontReading(name: "", today: today, school: school)
    front.takeTitle(&reading)
    add(.paragraph, [front.values.title])
    let saysLevels = document.body.part != nil
    var numbers = ListStarts()
    var unread = Set(reading.notes.indices)
    func addNote(_ index: Int) {
      guard unread.remove(index) != nil else { return }
      add(.paragraph, [reading.notes[index].map { Self.text($0) }.joined(separator: " ")])
    }
    for block in reading.blocks {
      switch block.content {
      case .form(let id):
        add(.paragraph, ["Form: \(forms.first { $0.id == id }?.title ?? id)"])
      case .heading(let level, let words):
        numbers = ListStarts()
        sections.append(
          Section(heading: words.plain.spaced, level: saysLevels ? level : nil))
      case .paragraph(let words): add(.paragraph, [Self.text(words)])
      case .item(let item):
        add(.point, [(numbers.start(of: item).map { "\($0). " } ?? "") + Self.text(item.words)])
      case .table(let rows): for row in rows { add(.row, row.map { Self.text($0) }) }
      case .contents, .remark: break
      }
      // A note counts where it is referred to.
      for note in block.notes { addNote(note) }
    }
    for note in reading.notes.indices { addNote(note) }
    if sections[0].lines.isEmpty { sections.removeFirst() }
  }

  /// The words of a block, each link with where it leads in brackets behind it.
  private static func text(_ words: PolicyWords) -> String {
    var text = ""
    var link: (address: String, words: String)?
    func endLink() {
      if let link, !link.address.names(link.words) { text += " (\(link.address))" }
      link = nil
    }
    for piece in words.pieces {
      if piece.link != link?.address { endLink() }
      text += piece.plain
      if let address = piece.link, !address.hasPrefix("#") {
        link = (address, (link?.words ?? "") + piece.plain)
      }
    }
    endLink()
    return text.spaced
  }

  private mutating func add(_ kind: Line.Kind, _ cells: [String]) {
    var cells = cells.map { SignatureLine.isLeader($0) ? "" : $0 }
    while cells.last?.isEmpty == true { cells.removeLast() }
    guard !cells.isEmpty else { return }
    sections[sections.count - 1].lines.append(Line(kind: kind, cells: cells))
  }
}

/// Which numbers of lists are said: where one begins with another than 1, or does not count on.
private struct ListStarts {
  /// The number that each level came to.
  private var last: [Int: Int] = [:]

  mutating func start(of item: PolicyBlock.Item) -> Int? {
    last = last.filter { $0.key <= item.level }
    guard case .number(let number) = item.mark else { return nil }
    let expected = last[item.level].map { $0 + 1 }
    last[item.level] = number
    return number == 1 || number == expected ? nil : number
  }
}

extension PolicyBlock {
  /// The footnotes that it refers to, in their order.
  fileprivate var notes: [Int] {
    let words =
      if case .table(let rows) = content { Array(rows.joined()) } else {
        [self.words].compactMap(\.self)
      }
    return words.flatMap(\.pieces).compactMap { piece in
      if case .note(let index) = piece.content { index } else { nil }
    }
  }
}

extension String {
  /// Whether an address says nothing that the words of its link do not: `a@b.example`, `www.example.org`.
  fileprivate func names(_ words: String) -> Bool {
    func bare(_ text: String) -> Substring {
      var rest = text.lowercased().spaced[...]
      for scheme in ["mailto:", "tel:", "https://", "http://"] where rest.hasPrefix(scheme) {
        rest = rest.dropFirst(scheme.count)
      }
      return rest.hasSuffix("/") ? rest.dropLast() : rest
    }
    return bare(self) == bare(words)
  }
}
