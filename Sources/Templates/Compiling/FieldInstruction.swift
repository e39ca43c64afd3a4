internal import Word
internal import XML

/// The name of a bookmark in the instruction of a field. (ECMA-376 Part 1, §17.16.5)
struct BookmarkReference {
  let name: Substring
  let before: Substring
  let after: Substring

  /// Nil where the field refers to no bookmark.
  init?(_ instruction: String) {
    let words = Self.words(of: instruction)
    let name: Substring?
    switch words.first?.uppercased() {
    case "REF", "PAGEREF", "NOTEREF": name = words.dropFirst().first
    case "HYPERLINK":
      // With an address before it it names a place in another file.
      let hasAddress = words.dropFirst().first.map { !$0.isEmpty && !$0.hasPrefix("\\") } ?? false
      name = hasAddress ? nil : Self.word(behind: "\\l", words)
    case "TOC": name = Self.word(behind: "\\b", words)
    default: name = nil
    }
    guard let name, !name.isEmpty, !name.hasPrefix("\\") else { return nil }
    self.name = name
    before = instruction[..<name.startIndex]
    after = instruction[name.endIndex...]
  }

  private static func word(behind option: String, _ words: [Substring]) -> Substring? {
    words.firstIndex { $0.lowercased() == option }.flatMap { words.dropFirst($0 + 1).first }
  }

  /// Words by spaces, and what stands between quotes.
  private static func words(of instruction: String) -> [Substring] {
    var words: [Substring] = []
    var rest = instruction[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
      } else if first == "\"" {
        words.append(rest.dropFirst().prefix { $0 != "\"" })
        rest = rest.dropFirst(words[words.count - 1].count + 2)
      } else {
        words.append(rest.prefix { !$0.isWhitespace && $0 != "\"" })
        rest = rest.dropFirst(words[words.count - 1].count)
      }
    }
    return words
  }
}

extension XMLNode {
  /// Puts instructions of fields that refer to a bookmark, or hold tags, together where Word has cut them.
  func joinInstructions() {
    var open: [[XMLNode]] = []
    joinInstructions(&open)
  }

  private func joinInstructions(_ open: inout [[XMLNode]]) {
    for child in children where child.kind == .element {
      if child.isW("instrText") {
        if !open.isEmpty { open[open.count - 1].append(child) }
      } else if child.isW("fldChar") {
        switch child.attribute("fldCharType", in: WordNames.w) {
        case "begin":
          // What another field stands in is no name alone.
          if !open.isEmpty { open[open.count - 1] = [] }
          open.append([])
        case "separate":
          if let pieces = open.last {
            Self.join(pieces)
            open[open.count - 1] = []
          }
        case "end": if let pieces = open.popLast() { Self.join(pieces) }
        default: break
        }
      } else {
        child.joinInstructions(&open)
      }
    }
  }

  private static func join(_ pieces: [XMLNode]) {
    let text = pieces.map(\.text).joined()
    guard pieces.count > 1, text.contains("{{") || BookmarkReference(text) != nil else { return }
    pieces[0].setWords(text)
    for piece in pieces.dropFirst() { piece.setText("") }
  }
}
