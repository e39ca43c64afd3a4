internal import Folding
internal import Word

/// Labels that somebody mistyped by one letter, for fields whose label is nowhere else. (W80)
struct NearLabels {
  /// The entry of the label that is meant, at its place.
  private(set) var occurrences: [Occurrence] = []
  /// Fields that a line could mean along with another one.
  private(set) var ambiguous: [(fields: [Int], line: Int)] = []

  init(
    missing: [Int], form: Int, record: RecordLines, reading: StoryReading, index: LabelIndex
  ) {
    guard !missing.isEmpty else { return }
    let wanted = index.landmarks.indices.filter { entry in
      index.cores[entry].count >= 5
        && index.landmarks[entry].contains {
          if case .label(form, let field) = $0 { missing.contains(field) } else { false }
        }
    }
    guard !wanted.isEmpty else { return }
    let taken = Set(
      reading.scan.occurrences[record.occurrences].lazy.filter(\.startsLine).map(\.line)
    )
    .union(record.titles.map(\.line))
    let bytes = reading.story.text
    let text = bytes.span
    for line in record.lines where !taken.contains(line) {
      let range = reading.scan.lines[line].text
      let start = startOfWords(text, range)
      guard let end = Self.endOfHead(text, start, range.upperBound) else { continue }
      let core = labelCore(string(reading.story.text, start..<end))
      guard core.count >= 4 else { continue }
      let near = wanted.filter { isWithinOneEdit(core, index.cores[$0]) }
      let fields = Set(
        near.flatMap { entry in
          index.landmarks[entry].compactMap { landmark -> Int? in
            if case .label(form, let field) = landmark { field } else { nil }
          }
        })
      if fields.count == 1, let entry = near.first {
        let tail = LabelTail(text, from: end, to: range.upperBound)
        occurrences.append(
          Occurrence(
            entry: entry, line: line, label: start..<end, separator: tail.separator,
            valueStart: tail.valueStart, startsLine: true))
      } else if fields.count > 1 {
        ambiguous.append((fields.sorted(), line))
      }
    }
  }

  /// Where the words before a colon, a tab or the end of a short line end.
  private static func endOfHead(_ text: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    let longest = min(end, start + 80)
    var offset = start
    while offset < longest {
      switch text[offset] {
      case UInt8(ascii: ":"), UInt8(ascii: "\t"), UInt8(ascii: "?"): return offset
      default: offset += 1
      }
    }
    return longest == end && end > start ? end : nil
  }
}

/// True where one letter more, less or other makes one text the other.
func isWithinOneEdit(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  isWithinOneEdit(
    Array(String(decoding: left, as: UTF8.self).unicodeScalars),
    Array(String(decoding: right, as: UTF8.self).unicodeScalars))
}

private func isWithinOneEdit(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
  let (short, long) = left.count <= right.count ? (left, right) : (right, left)
  guard long.count - short.count <= 1 else { return false }
  var index = 0
  while index < short.count, short[index] == long[index] { index += 1 }
  if long.count == short.count {
    return index == short.count || short[(index + 1)...].elementsEqual(long[(index + 1)...])
  }
  return short[index...].elementsEqual(long[(index + 1)...])
}
