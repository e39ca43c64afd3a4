/// How far the lists of a document have come.
struct ListCounters: Sendable {
  private var counts: [Int: [Int?]] = [:]
  private var begun: Set<Int> = []

  init() {}

  /// Counts a paragraph and gives the numbers of all levels up to its own.
  ///
  /// - Parameters:
  ///   - list: its number.
  ///   - level: from 0.
  ///   - lists: what they are like.
  ///   - styles: that lists may be named in.
  /// - Returns: a number for each level, that of the paragraph last.
  mutating func next(
    _ list: Int, _ level: Int, _ lists: ListDefinitions, _ styles: StyleSheet
  ) -> [Int] {
    let definition = lists.definition(of: list) ?? list
    var numbers = counts[definition] ?? Array(repeating: nil, count: 9)
    if begun.insert(list).inserted {
      for index in 0..<9 {
        if let start = lists.startOverride(of: list, level: index) {
          numbers[index] = index <= level ? start - 1 : nil
        }
      }
    }
    func start(_ level: Int) -> Int {
      lists.startOverride(of: list, level: level) ?? lists.level(level, of: list, styles)?.start
        ?? 1
    }
    for index in 0..<level where numbers[index] == nil { numbers[index] = start(index) }
    numbers[level] = (numbers[level] ?? start(level) - 1) + 1
    for index in level + 1..<max(9, level + 1) {
      // A level begins anew behind any higher one, unless it says which.
      let restart = lists.level(index, of: list, styles)?.restart
      if restart.map({ $0 > level }) ?? true { numbers[index] = nil }
    }
    counts[definition] = numbers
    return numbers.prefix(level + 1).map { $0 ?? 1 }
  }
}
