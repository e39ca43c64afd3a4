/// A line of a text in Markdown.
package struct SourceLine: Hashable, Sendable {
  /// As it was given, or as it is included.
  package var file: String
  /// Which of the texts that make a document it is, counted from 0.
  package var text: Int
  /// Counted from 1; nil where the whole text is meant.
  package var line: Int?
}

/// The lines of a text in Markdown that a part of a Word file was made of.
struct SourceMap: Sendable {
  /// Characters of one line.
  struct Stretch: Sendable {
    /// In Unicode scalars.
    var length: Int
    var line: SourceLine
  }

  /// In the order of the document, what stands in cells with it.
  private var paragraphs: [[Stretch]]

  init(_ paragraphs: [[Stretch]] = []) {
    self.paragraphs = paragraphs
  }

  /// The map of a part in which these paragraphs stand behind others.
  init(behind count: Int, _ maps: [SourceMap]) {
    paragraphs = Array(repeating: [], count: count) + maps.flatMap(\.paragraphs)
  }

  var paragraphCount: Int { paragraphs.count }

  /// - Parameters:
  ///   - paragraph: its place among those of the part, counted from 0.
  ///   - offset: in Unicode scalars of its text.
  /// - Returns: nil where it was not made of a text.
  func line(ofParagraph paragraph: Int, at offset: Int) -> SourceLine? {
    guard paragraphs.indices.contains(paragraph) else { return nil }
    var end = 0
    for stretch in paragraphs[paragraph] {
      end += stretch.length
      if offset < end { return stretch.line }
    }
    return paragraphs[paragraph].last?.line
  }
}

/// Remembers the line of each text while a part is written.
struct SourceTrace {
  private var stretches: [(place: Int, stretch: SourceMap.Stretch)] = []

  /// - Parameters:
  ///   - text: what is written.
  ///   - line: where it came from.
  ///   - place: how many bytes stand before it.
  mutating func add(_ text: String, of line: SourceLine, at place: Int) {
    stretches.append((place, SourceMap.Stretch(length: text.unicodeScalars.count, line: line)))
  }

  /// Takes what was written since a place out; what is taken begins at 0.
  mutating func take(from place: Int) -> SourceTrace {
    let count = stretches.reversed().prefix { $0.place >= place }.count
    var taken = SourceTrace()
    taken.stretches = stretches.suffix(count).map { ($0.place - place, $0.stretch) }
    stretches.removeLast(count)
    return taken
  }

  /// Bytes with a trace of their own were put in between.
  mutating func insert(_ other: SourceTrace, byteCount: Int, at place: Int) {
    let before = stretches.prefix { $0.place < place }
    let behind = stretches.dropFirst(before.count).map { ($0.place + byteCount, $0.stretch) }
    stretches = before + other.stretches.map { ($0.place + place, $0.stretch) } + behind
  }

  /// The lines of what was written.
  ///
  /// - Parameter bytes: all of it, with the prefix `w`.
  /// - Returns: the lines of its paragraphs.
  func map(of bytes: [UInt8]) -> SourceMap {
    var paragraphs: [[SourceMap.Stretch]] = []
    var rest = stretches[...]
    for start in Self.paragraphs(in: bytes) {
      // What stands before a paragraph is of the one before it.
      while let next = rest.first, next.place < start {
        if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].append(next.stretch) }
        rest = rest.dropFirst()
      }
      paragraphs.append([])
    }
    if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1] += rest.map(\.stretch) }
    return SourceMap(paragraphs)
  }

  /// Where each paragraph begins.
  static func paragraphs(in bytes: [UInt8]) -> [Int] {
    let start = Array("<w:p".utf8)
    return bytes.indices.dropLast(start.count).filter { index in
      bytes[index] == start[0] && bytes[index...].starts(with: start)
        && [UInt8(ascii: ">"), UInt8(ascii: "/")].contains(bytes[index + start.count])
    }
  }
}
