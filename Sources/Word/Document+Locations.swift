extension Document {
  /// The place of a paragraph, as a reader counts.
  ///
  ///     /word/document.xml: table 2, row 3 cell 1, paragraph 1
  package func location(story index: Int, paragraph: Int) -> DocumentLocation {
    guard stories.indices.contains(index) else { return DocumentLocation(part: nil) }
    // A story is not copied out: it is large, and places are asked for often.
    guard stories[index].paragraphs.indices.contains(paragraph) else {
      return location(story: index)
    }
    let number = stories[index].paragraphs[paragraph].number
    let cell = stories[index].paragraphs[paragraph].cell
    if stories[index].part == nil, cell == nil { return DocumentLocation(line: number) }
    if stories[index].hangsOnNothing {
      return DocumentLocation(
        part: stories[index].part, steps: stories[index].steps(to: .paragraph(number), in: cell))
    }
    var location = location(story: index)
    location.steps += stories[index].steps(to: .paragraph(number), in: cell)
    return location
  }

  /// The place of a table cell.
  package func location(story index: Int, cell: Int) -> DocumentLocation {
    guard stories.indices.contains(index) else { return DocumentLocation(part: nil) }
    var location = location(story: index)
    if stories[index].cells.indices.contains(cell) {
      location.steps += stories[index].steps(cell: cell)
    }
    return location
  }

  /// The place of a content control: its cell or paragraph, then its name.
  package func location(story index: Int, control: Int) -> DocumentLocation {
    guard stories.indices.contains(index), stories[index].controls.indices.contains(control) else {
      return location(story: index)
    }
    let story = stories[index]
    let found = story.controls[control]
    var location: DocumentLocation
    let name = found.tag ?? found.alias
    if name != nil, story.paragraphs.indices.contains(found.paragraph),
      let cell = story.paragraphs[found.paragraph].cell
    {
      location = self.location(story: index, cell: cell)
    } else {
      location = self.location(story: index, paragraph: found.paragraph)
    }
    if let name { location.steps.append(.control(name)) }
    return location
  }

  /// The place of a story: that of the paragraph it hangs on, and which of those there it is.
  package func location(story index: Int) -> DocumentLocation {
    guard stories.indices.contains(index) else { return DocumentLocation(part: nil) }
    var location = DocumentLocation(part: stories[index].part)
    let (kind, anchor) = (stories[index].kind, stories[index].anchor)
    switch kind {
    case .body, .header, .footer: break
    case .textBox:
      // A box within a box comes after it, so that this ends.
      if let anchor, anchor.story < index {
        location = self.location(story: anchor.story, paragraph: anchor.paragraph)
      }
      let number = stories[..<index].count { $0.kind == .textBox && $0.anchor == anchor } + 1
      location.steps.append(.textBox(number))
    case .footnote, .endnote:
      location.steps.append(.note(stories[..<index].count { $0.kind == kind } + 1))
    case .comment:
      location.steps.append(.comment(stories[..<index].count { $0.kind == .comment } + 1))
    }
    return location
  }
}

extension Story {
  /// It is the body, a header or a footer.
  fileprivate var hangsOnNothing: Bool { kind == .body || kind == .header || kind == .footer }

  /// The way to something in a cell, or directly in the story.
  fileprivate func steps(to last: DocumentLocation.Step, in cell: Int?) -> [DocumentLocation.Step] {
    guard let cell, cells.indices.contains(cell) else { return [last] }
    let table = cells[cell].table
    guard tables[table].parent == nil else { return steps(cell: cell) + [last] }
    // Nearly every place is one of these: one list, made at once.
    return [
      .table(tables[table].number), .cell(row: cells[cell].row, column: cells[cell].column), last,
    ]
  }

  /// The way to a cell from the story's start, through the cells that its table is nested in.
  fileprivate func steps(cell index: Int) -> [DocumentLocation.Step] {
    guard cells.indices.contains(index) else { return [] }
    let cell = cells[index]
    let table = tables[cell.table]
    // A table is nested in a cell that came before its own cells, so that this ends.
    let outer = table.parent.flatMap { $0 < index ? steps(cell: $0) : nil } ?? []
    return outer + [.table(table.number), .cell(row: cell.row, column: cell.column)]
  }
}
