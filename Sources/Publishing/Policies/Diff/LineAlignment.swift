/// Compares the lines of two sections: which stayed, which changed, which went and came.
enum LineAlignment {
  typealias Line = PolicyDifference.Line

  /// Of so many pairs between two lines that stayed the words are compared.
  private static let pairLimit = 2_500

  static func lines(_ old: [PolicyOutline.Line], _ new: [PolicyOutline.Line]) -> [Line] {
    var numbers = TextNumbers()
    let oldNumbers = old.map { numbers[$0.text] }
    let newNumbers = new.map { numbers[$0.text] }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    for match in SequenceDiff.matches(oldNumbers, newNumbers) {
      lines += between(old[i..<match.old], new[j..<match.new])
      lines.append(whole(new[match.new], .same))
      (i, j) = (match.old + 1, match.new + 1)
    }
    return lines + between(old[i...], new[j...])
  }

  /// A line that stayed, went or came as a whole.
  static func whole(_ line: PolicyOutline.Line, _ kind: DifferencePiece.Kind) -> Line {
    let change: Line.Change =
      switch kind {
      case .same: .same
      case .added: .added
      case .deleted: .deleted
      }
    return Line(
      kind: line.kind, change: change,
      cells: line.cells.map { $0.isEmpty ? [] : [DifferencePiece(kind, $0)] })
  }

  /// Lines between two that stayed: those that are alike are one that changed.
  private static func between(
    _ old: ArraySlice<PolicyOutline.Line>, _ new: ArraySlice<PolicyOutline.Line>
  ) -> [Line] {
    let pairs = pairs(Array(old), Array(new))
    var lines: [Line] = []
    var (i, j) = (old.startIndex, new.startIndex)
    for pair in pairs {
      let (one, other) = (old.startIndex + pair.old, new.startIndex + pair.new)
      lines += old[i..<one].map { whole($0, .deleted) } + new[j..<other].map { whole($0, .added) }
      lines.append(changed(old[one], new[other]))
      (i, j) = (one + 1, other + 1)
    }
    return lines + old[i...].map { whole($0, .deleted) } + new[j...].map { whole($0, .added) }
  }

  /// The lines that are most alike, rising in both.
  private static func pairs(
    _ old: [PolicyOutline.Line], _ new: [PolicyOutline.Line]
  ) -> [(old: Int, new: Int)] {
    guard !old.isEmpty, !new.isEmpty else { return [] }
    guard old.count * new.count <= pairLimit else {
      // Too many to compare: the first with the first, as far as they are alike.
      return (0..<min(old.count, new.count)).filter { likeness(old[$0], new[$0]) >= 0.4 }
        .map { ($0, $0) }
    }
    let oldBags = old.map(bag)
    let newBags = new.map(bag)
    let width = new.count + 1
    var best = [Double](repeating: 0, count: (old.count + 1) * width)
    var gains = [Double](repeating: 0, count: old.count * new.count)
    for i in (0..<old.count).reversed() {
      for j in (0..<new.count).reversed() {
        let likeness = oldBags[i].likeness(to: newBags[j])
        gains[i * new.count + j] = likeness >= 0.4 ? likeness : 0
        best[i * width + j] = max(
          best[(i + 1) * width + j], best[i * width + j + 1],
          gains[i * new.count + j] + best[(i + 1) * width + j + 1])
      }
    }
    var pairs: [(old: Int, new: Int)] = []
    var (i, j) = (0, 0)
    while i < old.count, j < new.count {
      let gain = gains[i * new.count + j]
      if gain > 0, best[i * width + j] == gain + best[(i + 1) * width + j + 1] {
        pairs.append((i, j))
        (i, j) = (i + 1, j + 1)
      } else if best[i * width + j] == best[(i + 1) * width + j] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }

  private static func bag(_ line: PolicyOutline.Line) -> WordBag {
    WordBag(
      line.text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  private static func likeness(_ one: PolicyOutline.Line, _ other: PolicyOutline.Line) -> Double {
    bag(one).likeness(to: bag(other))
  }

  private static func changed(_ old: PolicyOutline.Line, _ new: PolicyOutline.Line) -> Line {
    let count = max(old.cells.count, new.cells.count)
    let cells = (0..<count).map { index in
      WordDifference.pieces(
        index < old.cells.count ? old.cells[index] : "",
        index < new.cells.count ? new.cells[index] : "")
    }
    return Line(kind: new.kind, change: .changed, cells: cells)
  }
}
