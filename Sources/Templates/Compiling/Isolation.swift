internal import Word
internal import XML

/// Puts signs into the tree where tags stand in its text.
extension ParagraphText {
  /// Replaces each tag by a mark; what a tag covered is gone.
  ///
  /// The mark of a value stands in the run that holds the first brace, so that the value has its looks; the
  /// mark of a block stands between runs.
  ///
  /// - Parameter tags: those of this paragraph, in order.
  /// - Returns: their marks, nil for braces that are meant.
  mutating func isolate(_ tags: [FoundTag]) -> [XMLNode?] {
    var marks = [XMLNode?](repeating: nil, count: tags.count)
    // From the last one on: what stands before it keeps its offsets.
    for (index, found) in tags.enumerated().reversed() {
      switch found.place {
      case .escape(let offset): cut(offset..<offset + 1, leaving: nil)
      case .field(let field): marks[index] = replace(field)
      case .text(let range):
        let mark = paragraph.mark("docket")
        cut(range, leaving: mark)
        if case .success(let tag) = found.tag, tag.isBlock { mark.moveBetweenRuns() }
        marks[index] = mark
      }
    }
    finishCuts()
    return marks
  }

  private mutating func finishCuts() {
    for index in cutPieces {
      let words = text(pieces[index].range)
      if words.isEmpty { pieces[index].node.remove() } else { pieces[index].node.setWords(words) }
      pieces[index].run.removeIfBare()
    }
    cutPieces = []
  }

  /// Takes text out, and puts a mark in its place.
  private mutating func cut(_ range: Range<Int>, leaving mark: XMLNode?) {
    let touched = touched(by: range)
    guard let first = touched.first, let last = touched.last else { return }
    let (head, tail) = (pieces[first], pieces[last])
    let after =
      tail.range.upperBound > range.upperBound
      ? text(range.upperBound..<tail.range.upperBound) : ""
    var place = head.node
    if let mark {
      head.node.insertAfter(mark)
      place = mark
    }
    if !after.isEmpty {
      if first == last {
        let rest = head.node.emptyCopy()
        rest.setWords(after)
        place.insertAfter(rest)
      } else {
        pieces[last].range = range.upperBound..<tail.range.upperBound
        cutPieces.insert(last)
      }
    }
    // What is left of it is set when all tags are out: once, not once a tag.
    cutPieces.insert(first)
    for index in touched.dropFirst() where index != last || after.isEmpty {
      pieces[index].node.remove()
      pieces[index].run.removeIfBare()
      cutPieces.remove(index)
    }
    pieces[first].range = head.range.lowerBound..<range.lowerBound
  }

  /// The pieces that a range reaches into; they stand in the order of the text.
  private func touched(by range: Range<Int>) -> Range<Int> {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].range.upperBound <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < pieces.count, pieces[end].range.lowerBound < range.upperBound { end += 1 }
    return low..<end
  }

  private func replace(_ field: MergeField) -> XMLNode? {
    guard let first = field.nodes.first else { return nil }
    let mark = paragraph.mark("docket")
    let isSimple = first.isW("fldSimple")
    guard let outer = isSimple ? first : first.parent else { return nil }
    let run = (field.resultRun ?? outer).element("r")
    if let looks = field.resultRun?.firstW("rPr") { run.append(looks.copy()) }
    run.append(mark)
    if isSimple {
      outer.insertBefore(run)
      outer.remove()
      return mark
    }
    // What stands before the field in the run of its beginning stays before it.
    first.moveBetweenRuns()
    first.insertBefore(run)
    for node in field.nodes {
      let parent = node.parent
      node.remove()
      parent?.removeIfBare()
    }
    return mark
  }
}

extension XMLNode {
  /// Sets the text of a `w:t`, whose spaces count from now on.
  func setWords(_ words: String) {
    setText(words)
    set("space", in: "http://www.w3.org/XML/1998/namespace", prefix: "xml", to: "preserve")
  }

  /// Takes a run out that holds nothing but its properties.
  fileprivate func removeIfBare() {
    guard isW("r"), children.allSatisfy({ $0.isW("rPr") || $0.kind != .element && $0.isBlankText })
    else { return }
    remove()
  }

  private var isBlankText: Bool { kind == .text && text.allSatisfy(\.isWhitespace) }

  /// Cuts the run that this stands in: what stands behind it goes into a run of the same looks.
  func moveBetweenRuns() {
    guard let run = parent, run.isW("r") else { return }
    var behind: [XMLNode] = []
    var node = next
    while let sibling = node {
      behind.append(sibling)
      node = sibling.next
    }
    run.insertAfter(self)
    if behind.contains(where: { $0.kind != .text }) {
      let rest = run.emptyCopy()
      if let looks = run.firstW("rPr") { rest.append(looks.copy()) }
      for sibling in behind where sibling.kind != .text { rest.append(sibling) }
      insertAfter(rest)
    }
    run.removeIfBare()
  }
}
