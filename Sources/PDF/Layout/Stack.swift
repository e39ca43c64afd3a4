/// Pieces one below the other.
///
/// Splitting one takes as long as its head is, whatever the rest: a cell of a hundred thousand lines is split
/// on a thousand pages. So the rest shares its pieces with the whole, and those at its beginning that are
/// others now stand beside.
struct Stack: Sendable {
  /// What stands before the others: what is left of a piece, and what goes along with it.
  private var moved: [Piece] = []
  private var others: ArraySlice<Piece>
  /// The room below the last of them, in points.
  var spaceAfter: Double
  /// With the room above and below, in points.
  private(set) var height: Double
  /// Ids of the footnotes that they refer to.
  private(set) var notes: ArraySlice<Int>

  init(_ pieces: [Piece], spaceAfter: Double) {
    others = pieces[...]
    self.spaceAfter = spaceAfter
    height = pieces.reduce(spaceAfter) { $0 + $1.spaceBefore + $1.height }
    notes = pieces.flatMap(\.notes)[...]
  }

  var isEmpty: Bool { moved.isEmpty && others.isEmpty }

  /// All of them, in order.
  var pieces: [Piece] { moved + others }

  func forEach(_ body: (Piece) -> Void) {
    moved.forEach(body)
    others.forEach(body)
  }

  /// The part that fits into a height, and the rest.
  ///
  /// - Parameters:
  ///   - height: in points.
  ///   - isForced: what is to stay whole is split too: it is higher than a page.
  /// - Returns: two parts, of which either may be empty.
  func split(at height: Double, isForced: Bool) -> (head: Stack, rest: Stack) {
    var head: [Piece] = []
    var top = 0.0
    let count = moved.count + others.count
    var index = 0
    func piece(_ index: Int) -> Piece {
      index < moved.count ? moved[index] : others[others.startIndex + index - moved.count]
    }
    while index < count {
      let next = piece(index)
      let bottom = top + next.spaceBefore + next.height
      guard bottom <= height + 0.01 else { break }
      top = bottom
      head.append(next)
      index += 1
    }
    guard index < count else { return (self, Stack([], spaceAfter: 0)) }
    var left = piece(index)
    var begin: [Piece] = []
    if case .row(let row) = left.content,
      let parts = row.split(at: height - top - left.spaceBefore, isForced: isForced)
    {
      var part = left
      (part.content, part.height) = (.row(parts.head), parts.head.height)
      head.append(part)
      (left.content, left.height) = (.row(parts.rest), parts.rest.height)
    } else if !head.isEmpty, left.breakBefore == .forbidden {
      // A line that stays with the one before it takes that along.
      let start = head.lastIndex { $0.breakBefore != .forbidden } ?? 0
      if start > 0 || !isForced {
        begin = Array(head[start...])
        head.removeLast(begin.count)
      }
    }
    begin.append(left)
    begin[0].spaceBefore = 0
    return (Stack(head, spaceAfter: 0), rest(begin, behind: index + 1))
  }

  /// What is left.
  ///
  /// - Parameters:
  ///   - begin: what it begins with.
  ///   - count: how many pieces of the whole are in the head or in that.
  /// - Returns: the rest.
  private func rest(_ begin: [Piece], behind count: Int) -> Stack {
    var rest = self
    rest.moved = begin + moved.dropFirst(count)
    rest.others = others.dropFirst(max(count - moved.count, 0))
    if rest.others.isEmpty {
      // No sum of differences: the end is as it would be by itself.
      rest.height = rest.moved.reduce(spaceAfter) { $0 + $1.spaceBefore + $1.height }
    } else {
      let gone = pieces(upTo: count).reduce(0) { $0 + $1.spaceBefore + $1.height }
      rest.height = height - gone + begin.reduce(0) { $0 + $1.spaceBefore + $1.height }
    }
    guard !notes.isEmpty else { return rest }
    let passed = pieces(upTo: count).reduce(0) { $0 + $1.notes.count }
    rest.notes = (begin.flatMap(\.notes) + notes.dropFirst(passed))[...]
    return rest
  }

  private func pieces(upTo count: Int) -> [Piece] {
    Array(moved.prefix(count)) + others.prefix(max(count - moved.count, 0))
  }
}
