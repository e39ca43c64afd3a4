extension PolicyDifference.Section {
  /// What it is called, to a reader.
  package var title: String { heading ?? "Before the first heading" }

  /// Nothing of it is different, its place and its heading included.
  package var isUntouched: Bool {
    kind == .unchanged && !isMoved && oldHeading == nil && oldLevel == nil
  }

  /// What became of it: `changed, moved`.
  package var verdict: String {
    var words: [String] = []
    switch kind {
    case .added: words.append("added, the whole section")
    case .removed: words.append("removed, the whole section")
    case .changed: words.append("changed")
    case .unchanged: if isUntouched { words.append("unchanged") }
    }
    if isMoved { words.append("moved") }
    if let oldHeading { words.append("heading was \"\(oldHeading)\"") }
    if let oldLevel, let level {
      words.append("heading of level \(level), was of level \(oldLevel)")
    }
    return words.joined(separator: ", ")
  }

  /// How many words came and went: `3 words added, 1 deleted`; nil where none did.
  package var wordCount: String? {
    PolicyDifference.words(added: addedWords, deleted: deletedWords)
  }
}

extension PolicyDifference {
  /// All of it in a sentence or two.
  package var summary: String {
    let kinds = [
      (sections.count { $0.isUntouched }, "unchanged"),
      (sections.count { $0.kind == .changed }, "changed"),
      (sections.count { $0.kind == .added }, "added"),
      (sections.count { $0.kind == .removed }, "removed"),
      (sections.count { $0.isMoved }, "moved"),
      (sections.count { $0.oldHeading != nil }, "with another heading"),
      (sections.count { $0.oldLevel != nil }, "with a heading of another level"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let count = sections.count == 1 ? "1 section" : "\(sections.count) sections"
    let words = Self.words(
      added: sections.reduce(0) { $0 + $1.addedWords },
      deleted: sections.reduce(0) { $0 + $1.deletedWords })
    return
      "\(count): \(kinds.joined(separator: ", ")). \(words.map { "\($0)." } ?? "No word is different.")"
  }

  /// The two are hardly one policy, so that comparing them says little.
  package var areStrangers: Bool { likeness < 0.2 }

  static func words(added: Int, deleted: Int) -> String? {
    switch (added, deleted) {
    case (0, 0): nil
    case (_, 0): added == 1 ? "1 word added" : "\(added) words added"
    case (0, _): deleted == 1 ? "1 word deleted" : "\(deleted) words deleted"
    default: (added == 1 ? "1 word added" : "\(added) words added") + ", \(deleted) deleted"
    }
  }
}

extension PolicyDifference.Line {
  /// Its pieces cut to what is different and some words round it.
  ///
  /// - Parameter context: so many words stay on each side.
  /// - Returns: as the cells, `…` where words were cut.
  package func excerpt(context: Int) -> [[DifferencePiece]] {
    guard change == .changed else { return cells }
    return cells.map { pieces in
      pieces.enumerated().map { index, piece in
        guard piece.kind == .same else { return piece }
        let words = piece.text.split(separator: " ")
        let isFirst = index == 0
        let isLast = index == pieces.count - 1
        guard words.count > (isFirst || isLast ? context : 2 * context) + 3, pieces.count > 1 else {
          return piece
        }
        let space = piece.text.hasPrefix(" ") ? " " : ""
        let head = words.prefix(context).joined(separator: " ")
        let tail = words.suffix(context).joined(separator: " ")
        if isFirst { return DifferencePiece(.same, "… \(tail)") }
        if isLast { return DifferencePiece(.same, "\(space)\(head) …") }
        return DifferencePiece(.same, "\(space)\(head) … \(tail)")
      }
    }
  }
}
