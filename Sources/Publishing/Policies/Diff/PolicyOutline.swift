package import Forms
package import School
package import Word

/// A policy as sections of lines, to be compared.
package struct PolicyOutline: Hashable, Sendable {
  package var sections: [Section]

  package struct Section: Hashable, Sendable {
    /// Nil for what stands before the first heading.
    package var heading: String?
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
    for block in reading.blocks {
      if case .form(let id) = block.content {
        add(.paragraph, ["Form: \(forms.first { $0.id == id }?.title ?? id)"])
      } else {
        add(block)
      }
    }
    for note in reading.notes {
      add(.paragraph, [note.map { $0.plain.spaced }.joined(separator: " ")])
    }
    if sections[0].lines.isEmpty { sections.removeFirst() }
  }

  private mutating func add(_ block: PolicyBlock) {
    switch block.content {
    case .heading(_, let words): sections.append(Section(heading: words.plain.spaced))
    case .paragraph(let words): add(.paragraph, [words.plain.spaced])
    case .item(let item): add(.point, [item.words.plain.spaced])
    case .table(let rows): for row in rows { add(.row, row.map { $0.plain.spaced }) }
    case .contents, .form, .remark: break
    }
  }

  private mutating func add(_ kind: Line.Kind, _ cells: [String]) {
    var cells = cells.map { SignatureLine.isLeader($0) ? "" : $0 }
    while cells.last?.isEmpty == true { cells.removeLast() }
    guard !cells.isEmpty else { return }
    sections[sections.count - 1].lines.append(Line(kind: kind, cells: cells))
  }
}
