internal import Word

/// The rows of answers under one row of labels, each of them a record. (W65)
struct AnswerRows {
  struct Row {
    let table: Int
    /// The row of labels, and the row of answers; counted from 1.
    let labels: Int
    let answers: Int
    let text: Range<Int>
    /// The text of all rows of answers.
    var all: Range<Int>

    var isFirst: Bool { text.lowerBound == all.lowerBound }

    var otherRows: [Range<Int>] {
      [all.lowerBound..<text.lowerBound, text.upperBound..<all.upperBound]
    }

    /// The cell of the row that stands under a label.
    func cell(under label: Int, in story: Story) -> Int? {
      let this = story.cells[label]
      guard this.table == table, this.row == labels else { return nil }
      return story.tables[table].row(answers).first {
        story.cells[$0].gridColumn == this.gridColumn
      }
    }
  }

  let rows: [Row]

  /// Nil where nothing but labels in a row says so, beyond doubt: they are at least half of the labels
  /// that were found, each column has one, and the table ends with the answers.
  init?(_ labels: [FormLabel], fields: [ReadingField], story: borrowing Story) {
    guard let first = Self.rowOfLabels(labels, story) else { return nil }
    let place = story.cells[first]
    let table = story.tables[place.table]
    let head = labels.filter {
      guard let cell = $0.cell else { return false }
      return story.cells[cell].table == place.table && story.cells[cell].row == place.row
    }
    let found = Set(labels.map(\.field))
    guard head.count >= 2, head.count == Set(head.map(\.field)).count,
      head.count * 2 >= found.count, head.allSatisfy({ fields[$0.field].direction != .right }),
      table.row(place.row).allSatisfy({ cell in
        head.contains {
          $0.cell == cell && $0.isHead
            && isBlank(story, $0.occurrence.valueStart..<story.cells[cell].text.upperBound)
        }
      })
    else { return nil }
    let columns = table.row(place.row).map {
      [story.cells[$0].gridColumn, story.cells[$0].gridSpan]
    }
    var rows: [Row] = []
    for number in place.row + 1..<max(place.row + 1, table.rowStarts.count) {
      let cells = table.row(number)
      guard cells.map({ [story.cells[$0].gridColumn, story.cells[$0].gridSpan] }) == columns,
        cells.allSatisfy({ story.cells[$0].continues == nil }),
        !labels.contains(where: { label in
          cells.contains { story.cells[$0].text.contains(label.occurrence.label.lowerBound) }
        })
      else { return nil }
      if cells.allSatisfy({ isBlank(story, story.cells[$0].text) }) { continue }
      guard let first = cells.first, let last = cells.last else { return nil }
      let text = story.cells[first].text.lowerBound..<story.cells[last].text.upperBound
      rows.append(
        Row(table: place.table, labels: place.row, answers: number, text: text, all: text))
    }
    guard rows.count >= 2, let first = rows.first, let last = rows.last else { return nil }
    let all = first.text.lowerBound..<last.text.upperBound
    self.rows = rows.map { row in
      var row = row
      row.all = all
      return row
    }
  }

  /// A cell of the first row that begins with two labels side by side.
  private static func rowOfLabels(_ labels: [FormLabel], _ story: borrowing Story) -> Int? {
    guard !story.tables.isEmpty else { return nil }
    for (label, next) in zip(labels, labels.dropFirst()) {
      guard let cell = label.cell, let other = next.cell, other == cell + 1 else { continue }
      if story.cells[cell].table == story.cells[other].table,
        story.cells[cell].row == story.cells[other].row
      {
        return cell
      }
    }
    return nil
  }
}

private func isBlank(_ story: borrowing Story, _ range: Range<Int>) -> Bool {
  trimmed(story.text.span, range).isEmpty
}
