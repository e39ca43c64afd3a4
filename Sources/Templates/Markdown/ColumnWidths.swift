internal import Markdown

/// How the columns of a table share its width.
///
/// Columns share it by the length of their words, none less than a twelfth or more than it needs. What will stand in
/// the place of tags is not known: columns with such cells share it by the dashes below the heading, as pandoc's pipe
/// tables do. None is narrower than its longest word: Word and LibreOffice would break it letter by letter.
struct ColumnWidths {
  private let shares: [Double]
  /// The width that the longest word of each needs, in twentieths of a point.
  private let floors: [Double]

  /// - Parameters:
  ///   - table: its heading and rows.
  ///   - dashes: of each column, below the heading.
  init(_ table: MarkdownBlock.Table, dashes: [Int]) {
    let rows = [table.header] + table.rows
    let columns = (0..<max(1, table.alignments.count)).map { column in
      rows.compactMap { column < $0.count ? $0[column].plainText : nil }
    }
    let hasTags = table.rows.joined().contains { TagShield.holdsTag($0.plainText) }
    if hasTags, dashes.count == columns.count, Set(dashes).count > 1 {
      shares = dashes.map(Double.init)
    } else {
      shares = columns.map { cells in Double(min(60, max(6, cells.map(\.count).max() ?? 6))) }
    }
    floors = columns.enumerated().map { index, cells in
      // One or two dashes are there because there must be some, and say nothing of a width.
      let isMeant = dashes.count == columns.count && dashes[index] > 2
      let letters = cells.flatMap { Self.words($0, unknown: isMeant ? 4 : "Wednesday".count) }
      return Double(min(letters.max() ?? 1, Self.mostLetters)) * Self.letter + Self.margins
    }
  }

  /// The width of each column, in twentieths of a point.
  ///
  /// - Parameter total: that of the table.
  /// - Returns: in the order of the columns.
  func widths(of total: Int) -> [Int] {
    let total = Double(total)
    let least = floors.reduce(0, +)
    guard least < total else { return floors.map { Int(total * $0 / least) } }
    var widths = shares.map { total * $0 / shares.reduce(0, +) }
    let lacking = zip(widths, floors).reduce(0) { $0 + max(0, $1.1 - $1.0) }
    // The others give it, each by what it has above its own floor.
    let spare = zip(widths, floors).reduce(0) { $0 + max(0, $1.0 - $1.1) }
    widths = zip(widths, floors).map { width, floor in
      width < floor ? floor : width - lacking * (width - floor) / spare
    }
    return widths.map { Int($0) }
  }

  /// The lengths of the words in a cell; of a value that is not known yet, one that is given.
  private static func words(_ text: String, unknown: Int) -> [Int] {
    text.split(whereSeparator: \.isWhitespace).map { word in
      if TagShield.holdsTag(String(word)) { return unknown }
      // East Asian lines end behind any letter.
      return word.unicodeScalars.contains { $0.value >= 0x2E80 } ? 4 : word.count
    }
  }

  /// Half an em of 12 points, which bold letters of a usual text take on average.
  private static let letter = 120.0
  /// Those of a cell, on both sides.
  private static let margins = 216.0
  /// Addresses and the like may be broken.
  private static let mostLetters = 20
}
