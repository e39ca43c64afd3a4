internal import School

/// The lines of a reply while it is written.
struct ReplyText {
  private(set) var lines: [String] = []

  private static let width = 72

  mutating func paragraph(_ text: String) {
    lines += PlainLines.wrapped(text, width: Self.width) + [""]
  }

  mutating func heading(_ text: String) { lines += ["\(text):", ""] }

  /// Names and what they stand for, one below the other.
  mutating func facts(_ rows: [(name: String, text: String)]) {
    let column = (rows.map(\.name.count).max() ?? 0) + 3
    for row in rows {
      let name = "  \(row.name):"
      let space = String(repeating: " ", count: max(1, column + 2 - name.count))
      lines += PlainLines.wrapped(row.text, behind: name + space, width: Self.width)
    }
    lines.append("")
  }

  /// A numbered list with a line between its entries.
  mutating func list(_ entries: [String]) {
    for (number, entry) in entries.enumerated() {
      lines += PlainLines.wrapped(entry, behind: "  \(number + 1). ", width: Self.width) + [""]
    }
  }

  /// A numbered list of short entries.
  mutating func steps(_ entries: [String]) {
    guard !entries.isEmpty else { return }
    heading("What happens next")
    for (number, entry) in entries.enumerated() {
      lines += PlainLines.wrapped(entry, behind: "  \(number + 1). ", width: Self.width)
    }
    lines.append("")
  }

  mutating func close(_ school: School) {
    lines += [school.name, "This e-mail was written automatically when yours arrived."]
  }
}
