/// Which section of one policy is which of another: by their headings, and by their words.
struct SectionMatching {
  /// Indices of sections that belong together.
  private(set) var pairs: [(old: Int, new: Int)] = []
  /// The new sections that stand elsewhere among the others than they did.
  private(set) var moved: Set<Int> = []

  /// Of so many pairs the words are compared.
  private static let pairLimit = 40_000

  init(_ old: [PolicyOutline.Section], _ new: [PolicyOutline.Section]) {
    var freeOld = Set(old.indices)
    var freeNew = Set(new.indices)
    // The same heading, the first one of its name with the first.
    var byHeading: [String: [Int]] = [:]
    for (index, section) in old.enumerated() {
      byHeading[Self.key(section), default: []].append(index)
    }
    for (index, section) in new.enumerated() {
      guard let first = byHeading[Self.key(section)]?.first else { continue }
      byHeading[Self.key(section)]?.removeFirst()
      pairs.append((first, index))
      freeOld.remove(first)
      freeNew.remove(index)
    }
    // A heading may have changed: then the words below it are much the same.
    if freeOld.count * freeNew.count <= Self.pairLimit {
      let oldBags = Dictionary(uniqueKeysWithValues: freeOld.map { ($0, WordBag(old[$0].words)) })
      let newBags = Dictionary(uniqueKeysWithValues: freeNew.map { ($0, WordBag(new[$0].words)) })
      var candidates: [(likeness: Double, old: Int, new: Int)] = []
      for (one, bag) in oldBags {
        for (other, otherBag) in newBags {
          let likeness = bag.likeness(to: otherBag)
          if likeness >= 0.5 { candidates.append((likeness, one, other)) }
        }
      }
      candidates.sort { ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new) }
      for candidate in candidates
      where freeOld.contains(candidate.old) && freeNew.contains(candidate.new) {
        pairs.append((candidate.old, candidate.new))
        freeOld.remove(candidate.old)
        freeNew.remove(candidate.new)
      }
    }
    pairs.sort { $0.old < $1.old }
    let kept = Set(SequenceDiff.rising(pairs.map(\.new)).map { pairs[$0].new })
    moved = Set(pairs.map(\.new)).subtracting(kept)
  }

  /// A heading without its number, in small letters.
  static func key(_ section: PolicyOutline.Section) -> String {
    guard let heading = section.heading else { return "" }
    let number = HeadingLooks.number(of: heading)?.bytes ?? 0
    let words = String(decoding: heading.utf8.dropFirst(number), as: UTF8.self)
    return "# " + words.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}

/// How often each word comes.
struct WordBag {
  private var counts: [String: Int] = [:]
  private var total = 0

  init(_ words: [String]) {
    for word in words { counts[word, default: 0] += 1 }
    total = words.count
  }

  /// From 0 to 1: the words that both have, of all. (Sørensen and Dice)
  func likeness(to other: WordBag) -> Double {
    guard total + other.total > 0 else { return 0 }
    let (small, large) = counts.count < other.counts.count ? (self, other) : (other, self)
    let shared = small.counts.reduce(0) { $0 + min($1.value, large.counts[$1.key] ?? 0) }
    return Double(2 * shared) / Double(total + other.total)
  }
}
