extension String {
  /// The word of a list that was probably meant; nil where none is near.
  package func nearest(of words: [String]) -> String? {
    let own = plain
    let near = words.map { (word: $0, distance: Self.distance(own, $0.plain)) }
    guard let best = near.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, best.word.utf8.count / 3) ? best.word : nil
  }

  /// Without spaces and line breaks at its ends.
  package var trimmed: String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// "a field" as a sentence starts.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// In small letters, with one sign between words, as typing slips change neither.
  private var plain: [UInt8] {
    lowercased().utf8.map {
      $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: " ") ? UInt8(ascii: "-") : $0
    }
  }

  /// How many letters to add, drop, change or swap with their neighbour to make one word the other.
  /// (Damerau and Levenshtein, as optimal string alignment)
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var row = [i + 1]
      for (j, b) in right.enumerated() {
        var least = Swift.min(above[j] + (a == b ? 0 : 1), above[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a == right[j - 1], b == left[i - 1] {
          least = Swift.min(least, before[j - 1] + 1)
        }
        row.append(least)
      }
      (before, above) = (above, row)
    }
    return above[right.count]
  }
}

extension Sequence<String> {
  /// `a, b, c`, for hints.
  package var listed: String { joined(separator: ", ") }
}
