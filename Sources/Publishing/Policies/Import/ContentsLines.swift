/// A contents list among lines of text: what it names are the headings.
struct ContentsLines {
  /// The lines that it takes, indices in the lines; empty where there is none.
  private(set) var range = 0..<0
  /// Those of its lines that name a heading, or are its own.
  private(set) var dropped: Set<Int> = []
  /// Its entries that stand nowhere else.
  private(set) var lost: [Int] = []
  /// The level of each heading, by its words.
  private var levels: [String: Int] = [:]

  init(_ lines: [TextLine]) {
    guard let found = Self.find(lines) else { return }
    range = found
    let behind = Set(lines[found.upperBound...].map { Self.key($0.text) })
    let inner = Set(lines[found.upperBound...].map { Self.key(Self.unnumbered($0.text)) })
    for index in found {
      let line = lines[index]
      guard !line.isBlank else {
        dropped.insert(index)
        continue
      }
      let title = Self.title(line.text)
      let key = Self.key(title)
      if Self.isHeading(line.text) {
        dropped.insert(index)
      } else if behind.contains(key) || inner.contains(Self.key(Self.unnumbered(title))) {
        dropped.insert(index)
        levels[Self.key(Self.unnumbered(title))] =
          HeadingLooks.number(of: title).map { min($0.parts.count, 6) } ?? 1
      } else {
        lost.append(index)
      }
    }
    // Where it names next to nothing that there is, it is no contents list.
    if levels.count < 2 || lost.count > levels.count {
      (range, dropped, lost, levels) = (0..<0, [], [], [:])
    }
  }

  var isEmpty: Bool { range.isEmpty }

  /// The level of a heading that the list names; nil for other lines.
  func level(of text: String) -> Int? { levels[Self.key(Self.unnumbered(text))] }

  private static func isHeading(_ text: String) -> Bool {
    ["contents", "contents page", "table of contents", "index"].contains(
      key(text).replacing(":", with: ""))
  }

  private static func find(_ lines: [TextLine]) -> Range<Int>? {
    for start in lines.indices where isHeading(lines[start].text) {
      var end = start + 1
      var count = 0
      var last = end
      while end < lines.count {
        let line = lines[end]
        if line.isBlank {
          end += 1
          continue
        }
        // Without page numbers an entry shows by coming again.
        let isEntry =
          page(line.text) != nil || line.text.count <= 100 && comes(line, in: lines, behind: end)
        // The first heading of the text is named in the list, and named before it.
        let isFirst = lines[start..<end].contains {
          key(unnumbered(title($0.text))) == key(unnumbered(line.text)) && !$0.isBlank
        }
        guard isEntry, !isFirst else { break }
        count += 1
        end += 1
        last = end
      }
      if count >= 2 { return start..<last }
    }
    // A list without a heading: lines that end in numbers of pages.
    var start = 0
    while start < lines.count {
      var end = start
      while end < lines.count, page(lines[end].text) != nil { end += 1 }
      if end - start >= 3 { return start..<end }
      start = max(end, start + 1)
    }
    return nil
  }

  private static func comes(_ line: TextLine, in lines: [TextLine], behind index: Int) -> Bool {
    let wanted = key(unnumbered(line.text))
    return lines[(index + 1)...].contains { key(unnumbered($0.text)) == wanted }
  }

  /// An entry without the number of its page and what leads there.
  static func title(_ text: String) -> String {
    page(text).map { String(text[..<$0]) } ?? text
  }

  /// Where the number of a page begins, with the dots or the tab before it.
  private static func page(_ text: String) -> String.Index? {
    guard
      let found = text.firstMatch(
        of: /(?:[ \t]*\t[ \t]*|[ \t]*(?:\.[ ]?){3,}\s*|[ \t]*…+\s*|[ ]{3,})\d{1,4}$/)
    else { return nil }
    return found.range.lowerBound == text.startIndex ? nil : found.range.lowerBound
  }

  private static func unnumbered(_ text: String) -> String {
    guard let number = HeadingLooks.number(of: text) else { return text }
    return String(decoding: text.utf8.dropFirst(number.bytes), as: UTF8.self)
  }

  private static func key(_ text: String) -> String { text.spaced.lowercased() }
}
