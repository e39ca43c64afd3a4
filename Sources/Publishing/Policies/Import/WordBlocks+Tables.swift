internal import Word

/// Tables, and the words of their cells.
extension WordBlocks {
  mutating func table(_ index: Int, in story: Int, depth: Int) -> [PolicyBlock] {
    let table = document.stories[story].tables[index]
    let cells = document.stories[story].cells
    let origin = story == 0 ? table.paragraphs : 0..<0
    if table.cells.count == 1, depth < 8 {
      // A frame round text, as people draw it.
      let inner = blocks(
        of: story, cells[table.cells[0]].paragraphs, in: table.cells[0], depth: depth + 1)
      if !inner.isEmpty {
        tell(
          "frame", .note, at: place(story, table.paragraphs.lowerBound),
          "A frame of one cell stands round a text, and the text alone is taken over.",
          hint: "Nothing need be done.")
      }
      return inner
    }
    let columns = table.cells.map { cells[$0].gridColumn + cells[$0].gridSpan }.max() ?? 0
    guard columns > 0 else { return [] }
    var rows: [[PolicyWords]] = []
    var isMerged = false
    for (start, end) in zip(table.rowStarts, table.rowStarts.dropFirst()) where start < end {
      var row = [PolicyWords](repeating: PolicyWords(), count: columns)
      for cell in table.cells[start..<end] {
        isMerged = isMerged || cells[cell].gridSpan > 1 || cells[cell].continues != nil
        row[cells[cell].gridColumn].append(words(ofCell: cell, in: story))
      }
      rows.append(row)
    }
    // Columns that no row uses are those of merged cells alone.
    let used = (0..<columns).filter { column in rows.contains { !$0[column].isBlank } }
    let isKept = isMerged && !used.isEmpty && used.count < columns
    if isKept { rows = rows.map { row in used.map { row[$0] } } }
    if isMerged, (isKept ? used.count : columns) > 1 {
      tell(
        "merged-cells", .warning, at: place(story, table.paragraphs.lowerBound),
        "The table has merged cells, which are single cells now; its words are all there.",
        hint: "Look at the table, and move words to where they belong.")
    }
    let behind = waiting
    waiting = []
    guard rows.contains(where: { $0.contains { !$0.isBlank } }) else {
      tell(
        "empty-table", .note, at: place(story, table.paragraphs.lowerBound),
        "A table without words is left out.", hint: "Draw it anew where it is to be written in.")
      return behind
    }
    return [PolicyBlock(.table(rows), from: origin)] + behind
  }

  mutating func words(ofCell cell: Int, in story: Int) -> PolicyWords {
    let own = document.stories[story].cells[cell]
    var words = PolicyWords()
    var hasList = false
    var hasTable = false
    func add(_ more: PolicyWords) {
      guard !more.isBlank else { return }
      if !words.pieces.isEmpty { words.appendBreak() }
      words.append(more)
    }
    for index in own.paragraphs {
      let paragraph = document.stories[story].paragraphs[index]
      let more = self.words(of: story, paragraph.text)
      hasTable = hasTable || paragraph.cell != cell
      hasList = hasList || paragraph.list != nil && !more.isBlank
      if paragraph.list == .number { count(document.stories[story].listPlaces[index]) }
      add(more)
      waiting += pictures(in: index, of: story, own.paragraphs)
      addBoxes(at: StoryAnchor(story: story, paragraph: index), depth: 0, add)
    }
    if hasTable {
      tell(
        "nested-table", .warning, at: place(story, own.paragraphs.lowerBound),
        "A table stands in a cell of another one; its words are lines of that cell now.",
        hint: "Look at the table, and move words to where they belong.")
    }
    if hasList {
      tell(
        "list-in-cell", .warning, at: place(story, own.paragraphs.lowerBound),
        "A list stands in a cell; its bullets or numbers are left out, and each point is a line.",
        hint: "Write the list above or below the table where it needs its marks.")
    }
    return words
  }

  private mutating func addBoxes(
    at anchor: StoryAnchor, depth: Int, _ add: (PolicyWords) -> Void
  ) {
    guard depth < 8 else { return }
    for box in boxes[anchor] ?? [] where box > anchor.story {
      for (index, paragraph) in document.stories[box].paragraphs.enumerated() {
        let more = words(of: box, paragraph.text)
        if !more.isBlank { tellOfBox(at: anchor.paragraph, of: anchor.story) }
        add(more)
        addBoxes(at: StoryAnchor(story: box, paragraph: index), depth: depth + 1, add)
      }
    }
  }
}
