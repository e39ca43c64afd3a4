internal import Word

/// Which tags open and close the same block, however much is wrong with them: one mistake is told once.
struct BlockPairing {
  typealias Mark = BlockBuilder.Mark

  /// The marks of a block, by their indices.
  struct Pair {
    var begin: Int
    var parts: [Int] = []
    var end: Int
  }

  /// The inner ones first.
  private(set) var pairs: [Pair] = []
  private(set) var errors: [(mark: Int, error: TagError)] = []
  /// The marks of no block.
  private(set) var left: [Int] = []
  /// The lists that are gone through at each mark, the outermost first.
  private(set) var lists: [[Name]] = []

  private enum Kind { case each, condition }

  private struct Open {
    var begin: Int
    var parts: [Int] = []
    /// Nil where only an unknown block can tell.
    var kind: Kind?
    var isWrong: Bool
    /// What it goes through.
    var list: Name?
  }

  private let marks: [Mark]
  private var open: [Open] = []
  /// How many ends behind each mark close nothing behind it.
  private var loneEnds: [[Kind: Int]] = []
  /// Blocks that another end has closed, so that their own one is no second mistake.
  private var forgiven: [Kind] = []

  /// - Parameter marks: of one story, in the order of the document.
  init(_ marks: [Mark]) {
    self.marks = marks
    countLoneEnds()
    for index in marks.indices { add(index) }
    for block in open {
      if !block.isWrong {
        errors.append((block.begin, BlockBuilder.unclosed(marks[block.begin].meaning)))
      }
      drop(block)
    }
  }

  private mutating func countLoneEnds() {
    var ends: [Kind: Int] = [:]
    loneEnds = Array(repeating: [:], count: marks.count)
    for index in marks.indices.reversed() {
      loneEnds[index] = ends
      guard let kind = Self.kind(of: marks[index]) else { continue }
      if marks[index].meaning.isEnd {
        ends[kind, default: 0] += 1
      } else if case .elseBegins = marks[index].meaning {
        continue
      } else {
        ends[kind] = max(0, ends[kind, default: 0] - 1)
      }
    }
  }

  private static func kind(of mark: Mark) -> Kind? {
    guard !mark.isOfAnyKind else { return nil }
    switch mark.meaning {
    case .each, .eachEnds: return .each
    case .ifBegins, .elseBegins, .ifEnds: return .condition
    case .value, .picture, .remark: return nil
    }
  }

  private mutating func add(_ index: Int) {
    let mark = marks[index]
    lists.append(open.compactMap(\.list))
    switch mark.meaning {
    case .each, .ifBegins: begin(index)
    case .elseBegins(let condition): part(index, condition)
    case .eachEnds, .ifEnds: end(index)
    case .value, .picture, .remark: left.append(index)
    }
  }

  private mutating func begin(_ index: Int) {
    let mark = marks[index]
    let kind = Self.kind(of: mark)
    guard open.count < BlockBuilder.depthLimit else {
      if let kind { forgiven.append(kind) }
      return fail(index, BlockBuilder.tooDeep)
    }
    var block = Open(begin: index, kind: kind, isWrong: mark.isWrong)
    if case .each(let name) = mark.meaning { block.list = name }
    open.append(block)
  }

  private mutating func part(_ index: Int, _ condition: Condition?) {
    guard !marks[index].isWrong else { return left.append(index) }
    let around = open.lastIndex { !($0.isWrong && $0.kind == .each) }
    guard let around, open[around].kind != .each else {
      return fail(index, BlockBuilder.elseAlone)
    }
    if let before = open[around].parts.last, case .elseBegins(nil) = marks[before].meaning {
      return fail(index, BlockBuilder.elseBehindElse(condition))
    }
    open[around].parts.append(index)
  }

  // MARK: Ends

  private mutating func end(_ index: Int) {
    let mark = marks[index]
    let kind = Self.kind(of: mark)
    // A wrong opening leaves an end to the right one that needs it.
    while open.last?.isWrong == true, let kind, !isClosedLater(kind, behind: index) {
      drop(open.removeLast())
    }
    guard let top = open.last else { return alone(index) }
    guard top.kind == nil || kind == nil || top.kind == kind else { return cross(index) }
    if mark.isWrong, let own = top.kind, !top.isWrong, isClosedLater(own, behind: index) {
      return left.append(index)
    }
    open.removeLast()
    guard !top.isWrong, !mark.isWrong else {
      drop(top)
      return left.append(index)
    }
    pairs.append(Pair(begin: top.begin, parts: top.parts, end: index))
  }

  /// Whether all open blocks of a kind have ends behind a mark.
  private func isClosedLater(_ kind: Kind, behind index: Int) -> Bool {
    open.count { $0.kind == kind && !$0.isWrong } <= loneEnds[index][kind, default: 0]
  }

  private mutating func alone(_ index: Int) {
    let mark = marks[index]
    guard !mark.isWrong, let kind = Self.kind(of: mark) else { return left.append(index) }
    if let known = forgiven.firstIndex(of: kind) {
      forgiven.remove(at: known)
      return left.append(index)
    }
    fail(index, BlockBuilder.endAlone(mark.meaning))
  }

  /// An end meets a block of the other kind.
  private mutating func cross(_ index: Int) {
    let mark = marks[index]
    guard !mark.isWrong, let top = open.last, let inner = top.kind, let kind = Self.kind(of: mark)
    else { return left.append(index) }
    let isInnerClosed = isClosedLater(inner, behind: index)
    guard let outer = open.lastIndex(where: { $0.kind == kind }) else {
      // The block has an end of its own: this one is too many.
      if isInnerClosed { return alone(index) }
      fail(index, BlockBuilder.crossed(mark.meaning, marks[top.begin].meaning))
      return drop(open.removeLast())
    }
    fail(index, BlockBuilder.crossed(mark.meaning, marks[top.begin].meaning))
    if isClosedLater(kind, behind: index) {
      if !isInnerClosed { drop(open.removeLast()) }
      return
    }
    for block in open[(outer + 1)...] where isInnerClosed {
      if let kind = block.kind { forgiven.append(kind) }
    }
    for block in open[outer...].reversed() { drop(block) }
    open.removeSubrange(outer...)
  }

  private mutating func fail(_ index: Int, _ error: TagError) {
    errors.append((index, error))
    left.append(index)
  }

  private mutating func drop(_ block: Open) {
    left.append(block.begin)
    left += block.parts
  }
}
