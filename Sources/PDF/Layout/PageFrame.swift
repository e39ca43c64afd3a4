/// Where things stand on the pages of a section, in points from the upper left corner.
struct PageFrame: Sendable {
  let section: FlowSection
  /// Of the page, counted from 1 as it is shown.
  let number: Int
  let left: Double
  let right: Double
  /// Where columns begin and how wide they are.
  let columns: [(x: Double, width: Double)]

  init(_ section: FlowSection, number: Int, mirrors: Bool) {
    self.section = section
    self.number = number
    let isTurned = mirrors && number % 2 == 0
    let (inner, outer) = (section.left + section.gutter, section.right)
    left = isTurned ? outer : inner
    right = section.width - (isTurned ? inner : outer)
    let width = right - left
    let columns = section.columns
    if columns.widths.isEmpty {
      let count = Double(columns.count)
      let own = max((width - columns.gap * (count - 1)) / count, 5)
      self.columns = (0..<columns.count).map { [left] index in
        (left + Double(index) * (own + columns.gap), own)
      }
    } else {
      var x = left
      self.columns = zip(columns.widths, columns.gaps).map { width, gap in
        defer { x += width + gap }
        return (x, width)
      }
    }
  }

  var width: Double { right - left }

  /// Which header and footer the page has.
  ///
  /// - Parameters:
  ///   - isFirst: it is the first page of its section.
  ///   - hasEven: even pages have their own.
  /// - Returns: the kind of page.
  func kind(isFirst: Bool, hasEven: Bool) -> FlowSection.Pages {
    if isFirst, section.hasTitlePage { return .first }
    return hasEven && number % 2 == 0 ? .even : .odd
  }

  /// The part of the page that a drawing's place counts from, across.
  func across(_ frame: FlowAnchor.Frame, column: (x: Double, width: Double), character: Double)
    -> (start: Double, size: Double)
  {
    switch frame {
    case .page: (0, section.width)
    case .margin: (left, width)
    case .leftMargin: (0, left)
    case .rightMargin: (right, section.width - right)
    case .insideMargin: number % 2 == 1 ? (0, left) : (right, section.width - right)
    case .outsideMargin: number % 2 == 0 ? (0, left) : (right, section.width - right)
    case .character: (character, 0)
    default: (column.x, column.width)
    }
  }
}
