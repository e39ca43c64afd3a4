internal import Word

/// A `<w:tbl>` on its grid. (ECMA-376 Part 1, §17.4)
struct FlowTable: Sendable {
  var format = TableFormat()
  /// The widths of the grid's columns as the file has them, in points.
  var grid: [Double] = []
  var rows: [FlowRow] = []
  var alternativeText: String?
  /// Where it stands, where text goes round it. (§17.4.57)
  var float: FlowAnchor?
  var place: DocumentLocation

  /// How many rows at its beginning are told again on each page.
  var headingRows: Int { rows.prefix { $0.isHeading }.count }

  /// Headings stand in it, which the outline leads to.
  var hasHeadings: Bool {
    rows.contains { row in
      row.cells.contains { cell in
        cell.blocks.contains { block in
          switch block {
          case .paragraph(let paragraph): paragraph.headingLevel != nil
          case .table(let inner): inner.hasHeadings
          }
        }
      }
    }
  }
}

struct FlowRow: Sendable {
  enum Height: Hashable, Sendable {
    case automatic
    /// In points.
    case atLeast(Double)
    case exactly(Double)
  }

  var cells: [FlowCell] = []
  /// Columns of the grid that are left out before and behind its cells.
  var columnsBefore = 0
  var columnsAfter = 0
  var height = Height.automatic
  var canSplit = true
  var isHeading = false
}

struct FlowCell: Sendable {
  var format = CellFormat()
  /// How many columns of the grid it takes.
  var columns = 1
  var blocks: [FlowBlock] = []
  /// What it heads, where it heads anything.
  var heads: Heads?

  enum Heads: Sendable { case column, row }

  /// Nothing is in it that takes room.
  var isWithoutHeight: Bool {
    guard format.hidesMark == true, blocks.count == 1, case .paragraph(let only)? = blocks.first
    else {
      return false
    }
    return only.inlines.isEmpty && only.label == nil
  }

  /// Its blocks, without the empty paragraph that has to follow a table at its end.
  var shownBlocks: ArraySlice<FlowBlock> {
    guard blocks.count > 1, case .paragraph(let last)? = blocks.last, last.inlines.isEmpty,
      last.label == nil, case .table = blocks[blocks.count - 2]
    else { return blocks[...] }
    return blocks.dropLast()
  }
}
