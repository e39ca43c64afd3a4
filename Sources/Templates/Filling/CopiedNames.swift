/// Names and numbers that may stand once in a document: the first copy keeps them, the others get new ones.
struct CopiedNames {
  private var taken: TakenNames
  private var next: [Code.IDKind: Int] = [.drawing: 1, .bookmark: 1, .control: 1_000_000_000]
  private var seen: Set<Key> = []
  /// Of each bookmark: its id in this copy, where only its beginning was written so far.
  private var openBookmarks: [Int: Int] = [:]
  /// What the names of the template became.
  private var given: [Home: String] = [:]
  /// Where names were written so far.
  private var written: Set<Home> = []
  /// The same in order, for ``init(_:after:)``.
  private var homes: [Home] = []
  /// Of each name that was taken: the number of its last copy.
  private var copies: [String: Int] = [:]

  private struct Key: Hashable {
    var kind: Code.IDKind
    var original: Int
  }

  /// A name of the template in one round of the lists that it stands in, the outermost first.
  private struct Home: Hashable {
    var name: String
    var rounds: [Int]
  }

  init(_ taken: TakenNames = TakenNames()) {
    self.taken = taken
  }

  /// Names where it is known which are given, so that the first that is given keeps its own, however many are
  /// referred to before.
  init(_ taken: TakenNames, after rehearsal: CopiedNames) {
    self.taken = taken
    for home in rehearsal.homes { _ = name(at: home) }
    // What is referred to and never given leads to the first one.
    for home in rehearsal.given.keys where given[home] == nil { given[home] = home.name }
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

  /// A name where it is given; where that was done in this round, another.
  mutating func name(_ original: String, _ rounds: [Int]) -> String {
    let home = Home(name: original, rounds: rounds)
    guard written.insert(home).inserted else { return copy(of: original) }
    homes.append(home)
    return name(at: home)
  }

  /// The name that is given in a round, before or behind the place where it is referred to.
  mutating func sameName(_ original: String, _ rounds: [Int]) -> String {
    name(at: Home(name: original, rounds: rounds))
  }

  private mutating func name(at home: Home) -> String {
    if let known = given[home] { return known }
    let isFirst = copies[home.name] == nil
    if isFirst { copies[home.name] = 1 }
    let name = isFirst ? home.name : copy(of: home.name)
    given[home] = name
    return name
  }

  /// A bookmark's name has at most 40 characters. (ECMA-376 Part 1, §17.13.6.2)
  private mutating func copy(of original: String) -> String {
    var number = copies[original, default: 1]
    var name: String
    repeat {
      number += 1
      let ending = "_\(number)"
      name = original.prefix(40 - ending.count) + ending
    } while !taken.names.insert(name.lowercased()).inserted
    copies[original] = number
    return name
  }
}
