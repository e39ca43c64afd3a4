/// A place in a document, counted as a reader counts: the first paragraph is paragraph 1.
///
///     /word/document.xml: table 2, row 3 cell 1, control "webAddress"
package struct DocumentLocation: Hashable, Sendable, CustomStringConvertible {
  package enum Step: Hashable, Sendable {
    case table(Int)
    case cell(row: Int, column: Int)
    case paragraph(Int)
    case line(Int)
    case control(String)
    case textBox(Int)
    case comment(Int)
    case note(Int)
  }

  /// The part; nil for plain text.
  package var part: PartName?
  private var way: Way

  /// Every answer keeps its place, and in plain text every place is a line: no list for one number.
  private enum Way: Hashable, Sendable {
    case line(Int)
    case steps([Step])

    init(_ steps: [Step]) {
      if steps.count == 1, case .line(let number) = steps[0] {
        self = .line(number)
      } else {
        self = .steps(steps)
      }
    }
  }

  package init(part: PartName?, steps: [Step] = []) {
    self.part = part
    way = Way(steps)
  }

  /// A line of plain text, counted from 1.
  package init(line: Int) {
    part = nil
    way = .line(line)
  }

  package var steps: [Step] {
    get {
      switch way {
      case .line(let number): [.line(number)]
      case .steps(let steps): steps
      }
    }
    set { way = Way(newValue) }
  }

  /// The number of the line, where the place is a line of plain text.
  package var line: Int? {
    if part == nil, case .line(let number) = way { number } else { nil }
  }

  package var description: String {
    let path = steps.map(\.description).joined(separator: ", ")
    guard let part else { return path }
    return path.isEmpty ? part.text : "\(part.text): \(path)"
  }
}

extension DocumentLocation.Step: CustomStringConvertible {
  package var description: String {
    switch self {
    case .table(let number): "table \(number)"
    case .cell(let row, let column): "row \(row) cell \(column)"
    case .paragraph(let number): "paragraph \(number)"
    case .line(let number): "line \(number)"
    case .control(let name): "control \"\(name)\""
    case .textBox(let number): "text box \(number)"
    case .comment(let number): "comment \(number)"
    case .note(let number): "note \(number)"
    }
  }
}
