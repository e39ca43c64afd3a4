internal import Publishing

/// What changed between two policies, for a terminal: nothing is told by colour.
struct DifferenceText {
  let columns: Int

  func lines(_ difference: PolicyDifference) -> [String] {
    var lines = Wrapping.lines(difference.summary, width: columns)
    var unchanged: [String] = []
    for section in difference.sections {
      guard !section.isUntouched else {
        unchanged.append(section.title)
        continue
      }
      lines += self.lines(unchanged: &unchanged) + [""]
      let count = section.wordCount.map { " (\($0))" } ?? ""
      lines += Wrapping.lines("\(section.title): \(section.verdict)\(count)", width: columns)
      lines += body(of: section)
    }
    return lines + self.lines(unchanged: &unchanged)
  }

  /// Sections in a row that stayed, in one line.
  private func lines(unchanged titles: inout [String]) -> [String] {
    defer { titles = [] }
    guard !titles.isEmpty else { return [] }
    return [""] + Wrapping.lines("Unchanged: \(titles.joined(separator: "; "))", width: columns)
  }

  private func body(of section: PolicyDifference.Section) -> [String] {
    guard section.kind != .unchanged else { return [] }
    return section.passages.flatMap { passage in
      switch passage {
      case .unchanged(let count): ["    (\(PolicyDifference.unchanged(count)))"]
      case .line(let line): lines(of: line)
      }
    }
  }

  private func lines(of line: PolicyDifference.Line) -> [String] {
    let sign =
      switch line.change {
      case .added: "+ "
      case .deleted: "- "
      case .changed, .same: "~ "
      }
    return Wrapping.lines(words(line), width: columns - 4).enumerated().map { number, text in
      (number == 0 ? "  " + sign : "    ") + text
    }
  }

  private func words(_ line: PolicyDifference.Line) -> String {
    let cells = line.excerpt(context: 12).map { pieces in
      pieces.enumerated().map { index, piece in
        let space = index > 0 && piece.text.hasPrefix(" ") ? " " : ""
        let text = piece.text.split(separator: " ").joined(separator: " ")
        // The sign before the line says it of a whole one.
        guard line.change == .changed else { return space + text }
        return switch piece.kind {
        case .same: space + text
        case .deleted: space + "[deleted: \(text)]"
        case .added: space + "[added: \(text)]"
        }
      }.joined()
    }
    let text = cells.joined(separator: " | ")
    return line.kind == .point ? "• " + text : text
  }
}
