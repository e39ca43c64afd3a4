internal import Archive
internal import Word

extension DocumentLocation {
  /// The place that has this description.
  ///
  /// Words that no step has become the name of a control, so that nothing that was kept is lost.
  init(described text: String) {
    let bytes = text.utf8Span.span
    var place = 0
    var part: PartName?
    if bytes.count > 0, bytes[0] == UInt8(ascii: "/") {
      let end = Self.firstPair(UInt8(ascii: ":"), in: bytes, from: 0)
      if let name = PartName(bytes.text(0..<end)) {
        part = name
        place = min(end + 2, bytes.count)
      }
    }
    // Plain text has a line and no more, and forms are full of places.
    if place == 0, let line = Self.number(behind: Self.line, in: bytes, 0..<bytes.count) {
      self.init(line: line)
      return
    }
    var steps: [Step] = []
    while place < bytes.count {
      let end = Self.end(ofStepAt: place, in: bytes)
      steps.append(Self.step(in: bytes, place..<end))
      place = end
      if Self.firstPair(UInt8(ascii: ","), in: bytes, from: place) == place {
        place = min(place + 2, bytes.count)
      }
    }
    self.init(part: part, steps: steps)
  }

  /// Where a step ends: before a comma and a space, or at the end.
  ///
  /// The name of a control may hold quotes and commas itself; the last quote ends it, for a control is the
  /// innermost step.
  private static func end(ofStepAt start: Int, in bytes: Span<UInt8>) -> Int {
    if let name = begins(with: control, in: bytes, start..<bytes.count) {
      var end = bytes.count
      while end > name, bytes[end - 1] != UInt8(ascii: "\"") { end -= 1 }
      if end > name { return end }
    }
    return firstPair(UInt8(ascii: ","), in: bytes, from: start)
  }

  private static func step(in bytes: Span<UInt8>, _ words: Range<Int>) -> Step {
    for (name, step) in counted {
      if let number = number(behind: name, in: bytes, words) { return step(number) }
    }
    if let cell = cell(in: bytes, words) { return cell }
    if let name = begins(with: control, in: bytes, words), name < words.upperBound,
      bytes[words.upperBound - 1] == UInt8(ascii: "\"")
    {
      return .control(bytes.text(name..<words.upperBound - 1))
    }
    return .control(bytes.text(words))
  }

  private static func cell(in bytes: Span<UInt8>, _ words: Range<Int>) -> Step? {
    guard let first = begins(with: row, in: bytes, words),
      let space = (first..<words.upperBound).first(where: { bytes[$0] == UInt8(ascii: " ") }),
      let row = number(in: bytes, first..<space),
      let column = number(behind: cell, in: bytes, space..<words.upperBound)
    else { return nil }
    return .cell(row: row, column: column)
  }

  private static let counted: [(name: [UInt8], step: @Sendable (Int) -> Step)] = [
    (Array("table ".utf8), { .table($0) }),
    (Array("paragraph ".utf8), { .paragraph($0) }),
    (line, { .line($0) }),
    (Array("text box ".utf8), { .textBox($0) }),
    (Array("comment ".utf8), { .comment($0) }),
    (Array("note ".utf8), { .note($0) }),
  ]
  private static let line = Array("line ".utf8)
  private static let row = Array("row ".utf8)
  private static let cell = Array(" cell ".utf8)
  private static let control = Array("control \"".utf8)
}

// MARK: - Bytes

extension DocumentLocation {
  /// Where a byte and a space stand, or the end.
  private static func firstPair(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place + 1 < bytes.count {
      if bytes[place] == byte, bytes[place + 1] == UInt8(ascii: " ") { return place }
      place += 1
    }
    return bytes.count
  }

  /// What stands behind a name at the beginning of a range; nil where something else begins it.
  private static func begins(
    with name: [UInt8], in bytes: Span<UInt8>, _ range: Range<Int>
  ) -> Int? {
    guard range.count >= name.count else { return nil }
    for index in name.indices where bytes[range.lowerBound + index] != name[index] { return nil }
    return range.lowerBound + name.count
  }

  private static func number(
    behind name: [UInt8], in bytes: Span<UInt8>, _ range: Range<Int>
  ) -> Int? {
    begins(with: name, in: bytes, range).flatMap { number(in: bytes, $0..<range.upperBound) }
  }

  /// Digits as they are written: nothing else, no zero before them, no more than any document counts to.
  private static func number(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard (1...18).contains(range.count), range.count == 1 || bytes[range.lowerBound] != 0x30 else {
      return nil
    }
    var number = 0
    for index in range {
      guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
      number = number * 10 + Int(bytes[index] - 0x30)
    }
    return number
  }
}

extension Span<UInt8> {
  fileprivate func text(_ range: Range<Int>) -> String { String(extracting(range)) }
}
