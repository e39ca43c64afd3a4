/// Names and numbers that may stand once in a document: the first copy keeps them, the others get new ones.
struct CopiedNames {
  private var nextDrawing: Int
  private var nextBookmark: Int
  private var nextControl = 1_000_000_000
  private var seen: Set<Key> = []
  /// Of each bookmark: its id in this copy, where only its beginning was written so far.
  private var openBookmarks: [Int: Int] = [:]
  private var counts: [String: Int] = [:]

  private struct Key: Hashable {
    var kind: Code.IDKind
    var original: Int
  }

  init(drawing: Int = 0, bookmark: Int = 0) {
    nextDrawing = drawing + 1
    nextBookmark = bookmark + 1
  }

  /// The id of a drawing that was not there before.
  mutating func newDrawing() -> Int {
    defer { nextDrawing += 1 }
    return nextDrawing
  }

  mutating func id(_ kind: Code.IDKind, _ original: Int) -> Int {
    if kind == .bookmark, let open = openBookmarks.removeValue(forKey: original) { return open }
    let id = seen.insert(Key(kind: kind, original: original)).inserted ? original : new(kind)
    if kind == .bookmark { openBookmarks[original] = id }
    return id
  }

  private mutating func new(_ kind: Code.IDKind) -> Int {
    switch kind {
    case .drawing: return newDrawing()
    case .bookmark:
      defer { nextBookmark += 1 }
      return nextBookmark
    case .control:
      defer { nextControl += 1 }
      return nextControl
    }
  }

  /// A bookmark's name has at most 40 characters. (ECMA-376 Part 1, §17.13.6.2)
  mutating func name(_ original: String) -> String {
    let count = counts[original, default: 0] + 1
    counts[original] = count
    guard count > 1 else { return original }
    let ending = "_\(count)"
    return original.prefix(40 - ending.count) + ending
  }
}
