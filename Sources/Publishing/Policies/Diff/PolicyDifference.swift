/// What changed between two policies, section by section in the order of the new one.
package struct PolicyDifference: Hashable, Sendable {
  package var sections: [Section]
  /// From 0 to 1: how much of their words both have.
  package var likeness: Double

  package struct Section: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case unchanged, changed, added, removed }

    package var kind: Kind
    /// Nil for what stands before the first heading.
    package var heading: String?
    /// What it was called before, where that is otherwise.
    package var oldHeading: String?
    /// Of the heading, from 1; nil where it is not known.
    package var level: Int?
    /// What it was before, where others did not change in the same way.
    package var oldLevel: Int?
    package var isMoved = false
    package var lines: [Line]

    /// What a report shows of it, in order.
    package enum Passage: Hashable, Sendable {
      /// So many lines in a row that are the same.
      case unchanged(Int)
      case line(Line)
    }

    package var passages: [Passage] {
      var passages: [Passage] = []
      for line in lines {
        if line.change != .same {
          passages.append(.line(line))
        } else if case .unchanged(let count)? = passages.last {
          passages[passages.count - 1] = .unchanged(count + 1)
        } else {
          passages.append(.unchanged(1))
        }
      }
      return passages
    }

    package var addedWords: Int { count(.added) }
    package var deletedWords: Int { count(.deleted) }

    private func count(_ kind: DifferencePiece.Kind) -> Int {
      lines.reduce(0) { sum, line in
        sum
          + line.cells.reduce(0) { sum, pieces in
            sum + pieces.reduce(0) { $0 + ($1.kind == kind ? $1.words : 0) }
          }
      }
    }
  }

  /// A paragraph, a point of a list or a row of a table.
  package struct Line: Hashable, Sendable {
    package enum Change: Hashable, Sendable { case same, changed, added, deleted }

    package var kind: PolicyOutline.Line.Kind
    package var change: Change
    package var cells: [[DifferencePiece]]
  }

  /// Nothing but looks is different.
  package var isNothing: Bool { sections.allSatisfy(\.isUntouched) }

  package init(from old: PolicyOutline, to new: PolicyOutline) {
    likeness = WordBag(old.sections.flatMap(\.words))
      .likeness(to: WordBag(new.sections.flatMap(\.words)))
    let matching = SectionMatching(old.sections, new.sections)
    let oldOf = Dictionary(uniqueKeysWithValues: matching.pairs.map { ($0.new, $0.old) })
    let shift = Self.shift(matching.pairs.map { (old.sections[$0.old], new.sections[$0.new]) })
    let newOf = Dictionary(uniqueKeysWithValues: matching.pairs.map { ($0.old, $0.new) })
    sections = []
    // What is gone stands where it stood: behind what was before it.
    var gone: [Int: [Int]] = [:]
    var last = -1
    for index in old.sections.indices {
      if let place = newOf[index] {
        if !matching.moved.contains(place) { last = place }
      } else {
        gone[last, default: []].append(index)
      }
    }
    addGone(gone[-1] ?? [], old)
    for (index, section) in new.sections.enumerated() {
      if let before = oldOf[index] {
        sections.append(
          Self.compared(
            old.sections[before], section, isMoved: matching.moved.contains(index), shift: shift))
      } else {
        sections.append(
          Section(
            kind: .added, heading: section.heading,
            lines: section.lines.map { LineAlignment.whole($0, .added) }))
      }
      addGone(gone[index] ?? [], old)
    }
  }

  private mutating func addGone(_ indices: [Int], _ old: PolicyOutline) {
    for index in indices {
      sections.append(
        Section(
          kind: .removed, heading: old.sections[index].heading,
          lines: old.sections[index].lines.map { LineAlignment.whole($0, .deleted) }))
    }
  }

  private static func compared(
    _ old: PolicyOutline.Section, _ new: PolicyOutline.Section, isMoved: Bool, shift: Int
  ) -> Section {
    let lines = LineAlignment.lines(old.lines, new.lines)
    let isLevel = levels(old, new).map { $0 == shift } ?? true
    return Section(
      kind: lines.allSatisfy { $0.change == .same } ? .unchanged : .changed, heading: new.heading,
      oldHeading: old.heading == new.heading ? nil : old.heading, level: new.level,
      oldLevel: isLevel ? nil : old.level, isMoved: isMoved, lines: lines)
  }

  /// How many levels lower a heading is; nil where one of the two is not known.
  private static func levels(_ old: PolicyOutline.Section, _ new: PolicyOutline.Section) -> Int? {
    guard let before = old.level, let now = new.level else { return nil }
    return now - before
  }

  /// How many levels lower most headings are: one file may begin with level 1, another with level 2.
  private static func shift(
    _ pairs: [(old: PolicyOutline.Section, new: PolicyOutline.Section)]
  ) -> Int {
    let counts = pairs.reduce(into: [0: 0]) { counts, pair in
      if let levels = levels(pair.old, pair.new) { counts[levels, default: 0] += 1 }
    }
    // Where as many changed as stayed, those that stayed are the rule.
    return counts.max { ($0.value, -abs($0.key), $0.key) < ($1.value, -abs($1.key), $1.key) }?.key
      ?? 0
  }
}
