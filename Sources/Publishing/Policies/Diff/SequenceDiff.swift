/// What two sequences have in common, in the order of both.
///
/// Elements that come once in each are the anchors, as in Bram Cohen's patience diff: what they enclose is
/// compared by itself. What has no anchor is compared in full as far as it is short, so that the time does not
/// grow with the square of a long text.
enum SequenceDiff {
  /// The most pairs that are compared in full.
  static let pairLimit = 250_000

  /// Pairs of indices of equal elements, rising in both.
  static func matches(_ old: [Int], _ new: [Int]) -> [(old: Int, new: Int)] {
    var pairs: [(old: Int, new: Int)] = []
    var work = [(old: old.indices, new: new.indices)]
    while let next = work.popLast() {
      compare(old, new, next.old, next.new, &pairs, &work)
    }
    return pairs.sorted { $0.old < $1.old }
  }

  private static func compare(
    _ old: [Int], _ new: [Int], _ oldRange: Range<Int>, _ newRange: Range<Int>,
    _ pairs: inout [(old: Int, new: Int)], _ work: inout [(old: Range<Int>, new: Range<Int>)]
  ) {
    var (low, high) = (oldRange, newRange)
    while let one = low.first, let other = high.first, old[one] == new[other] {
      pairs.append((one, other))
      (low, high) = (low.dropFirst(), high.dropFirst())
    }
    while let one = low.last, let other = high.last, old[one] == new[other] {
      pairs.append((one, other))
      (low, high) = (low.dropLast(), high.dropLast())
    }
    guard !low.isEmpty, !high.isEmpty else { return }
    let anchors = anchors(old, new, low, high)
    guard !anchors.isEmpty else {
      if low.count <= pairLimit / high.count { pairs += longest(old, new, low, high) }
      return
    }
    var (from, to) = (low.lowerBound, high.lowerBound)
    for anchor in anchors {
      work.append((from..<anchor.old, to..<anchor.new))
      pairs.append(anchor)
      (from, to) = (anchor.old + 1, anchor.new + 1)
    }
    work.append((from..<low.upperBound, to..<high.upperBound))
  }

  /// The elements that come once in both, as far as they rise in both.
  private static func anchors(
    _ old: [Int], _ new: [Int], _ low: Range<Int>, _ high: Range<Int>
  ) -> [(old: Int, new: Int)] {
    var places: [Int: (old: Int, new: Int, counts: (Int, Int))] = [:]
    for index in low {
      places[old[index], default: (0, 0, (0, 0))].old = index
      places[old[index], default: (0, 0, (0, 0))].counts.0 += 1
    }
    for index in high where places[new[index]] != nil {
      places[new[index]]?.new = index
      places[new[index]]?.counts.1 += 1
    }
    let once = places.values.filter { $0.counts == (1, 1) }.sorted { $0.old < $1.old }
    return rising(once.map(\.new)).map { (once[$0].old, once[$0].new) }
  }

  /// The indices of a longest rising part of some different numbers. (Patience sorting)
  static func rising(_ numbers: [Int]) -> [Int] {
    var piles: [Int] = []
    var before = [Int](repeating: -1, count: numbers.count)
    for (index, number) in numbers.enumerated() {
      var (low, high) = (0, piles.count)
      while low < high {
        let middle = (low + high) / 2
        if numbers[piles[middle]] < number { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = piles[low - 1] }
      if low == piles.count { piles.append(index) } else { piles[low] = index }
    }
    var chain: [Int] = []
    var next = piles.last ?? -1
    while next >= 0 {
      chain.append(next)
      next = before[next]
    }
    return chain.reversed()
  }

  /// A longest common part, by comparing each with each.
  private static func longest(
    _ old: [Int], _ new: [Int], _ low: Range<Int>, _ high: Range<Int>
  ) -> [(old: Int, new: Int)] {
    let width = high.count + 1
    var lengths = [Int32](repeating: 0, count: (low.count + 1) * width)
    for i in (0..<low.count).reversed() {
      for j in (0..<high.count).reversed() {
        lengths[i * width + j] =
          old[low.lowerBound + i] == new[high.lowerBound + j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var pairs: [(old: Int, new: Int)] = []
    var (i, j) = (0, 0)
    while i < low.count, j < high.count {
      if old[low.lowerBound + i] == new[high.lowerBound + j] {
        pairs.append((low.lowerBound + i, high.lowerBound + j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }
}

/// Gives each different text a number.
struct TextNumbers {
  private var numbers: [String: Int] = [:]

  subscript(text: String) -> Int {
    mutating get {
      if let known = numbers[text] { return known }
      numbers[text] = numbers.count
      return numbers.count - 1
    }
  }
}
