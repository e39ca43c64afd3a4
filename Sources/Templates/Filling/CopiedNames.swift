/// Names and numbers that may stand once in a document: the first copy keeps them, the others get new ones.
struct CopiedNames {
  private var taken: TakenNames
  private var next: [Code.IDKind: Int] = [.drawing: 1, .bookmark: 1, .control: 1_000_000_000]
  private var seen: Set<Key> = []
  /// Of each bookmark: its id in this copy, where only its beginning was written so far.
  private var openBookmarks: [Int: Int] = [:]
  /// What each name of the template became in the last copy.
  private var current: [String: String] = [:]
  private var nextNote = 1

  private struct Key: Hashable {
    var kind: Code.IDKind
    var original: Int
  }

  init(_ taken: TakenNames = TakenNames()) {
    self.taken = taken
  }

  /// The id of a drawing that was not there before.
  mutating func newDrawing() -> Int { new(.drawing) }

  mutating func id(_ kind: Code.IDKind, _ original: Int) -> Int {
    if kind == .bookmark, let open = openBookmarks.removeValue(forKey: original) { return open }
    let id = seen.insert(Key(kind: kind, original: original)).inserted ? original : new(kind)
    if kind == .bookmark { openBookmarks[original] = id }
    return id
  }

  private mutating func new(_ kind: Code.IDKind) -> Int {
    var id = next[kind, default: 1]
    while isTaken(id, kind) { id += 1 }
    next[kind] = id + 1
    return id
  }

  private func isTaken(_ id: Int, _ kind: Code.IDKind) -> Bool {
    switch kind {
    case .drawing: taken.drawings.contains(id)
    case .bookmark: taken.bookmarks.contains(id)
    case .control: taken.controls.contains(id)
    }
  }

  /// The id of a note that was not there before.
  mutating func newNote() -> Int {
    while !taken.notes.insert(nextNote).inserted { nextNote += 1 }
    return nextNote
  }

  /// A bookmark's name has at most 40 characters. (ECMA-376 Part 1, §17.13.6.2)
  mutating func name(_ original: String) -> String {
    guard current[original] != nil else {
      current[original] = original
      return original
    }
    var count = 2
    var name: String
    repeat {
      let ending = "_\(count)"
      name = original.prefix(40 - ending.count) + ending
      count += 1
    } while !taken.names.insert(name.lowercased()).inserted
    current[original] = name
    return name
  }

  /// What a name became in this copy.
  func sameName(_ original: String) -> String { current[original] ?? original }
}
