internal import School
internal import YAML

/// The names that school.yaml has, and the tags that stand for them.
struct NameTags {
  private var names: [(text: String, tag: String)] = []

  init(_ school: School?) {
    guard let school else { return }
    add(school.name, "school.name")
    if let motto = school.motto { add(motto, "school.motto") }
    for role in school.roles where !role.people.isEmpty {
      add(role.people.map(\.name).joinedInWords, "roles.\(role.id).name")
    }
    // The longest first: a name may stand in another one.
    names.sort { $0.text.utf8.count > $1.text.utf8.count }
  }

  private mutating func add(_ text: String, _ tag: String) {
    let text = text.trimmed
    // Somebody in two roles is found by the first one.
    guard text.count > 2, !names.contains(where: { $0.text == text }) else { return }
    names.append((text, tag))
  }

  /// Marks the names in words.
  func mark(_ words: PolicyWords) -> PolicyWords {
    guard !names.isEmpty else { return words }
    var marked = PolicyWords()
    for piece in words.pieces {
      guard case .text(let text) = piece.content else {
        marked.append(piece)
        continue
      }
      for content in mark(text) { marked.append(piece.with(content)) }
    }
    return marked
  }

  func mark(_ text: String) -> [PolicyWords.Piece.Content] {
    var found: (range: Range<String.Index>, tag: String)?
    for (name, tag) in names {
      for range in text.ranges(of: name) where Self.isWhole(range, in: text) {
        if found.map({ range.lowerBound < $0.range.lowerBound }) ?? true { found = (range, tag) }
        break
      }
    }
    guard let found else { return [.text(text)] }
    return [
      .text(String(text[..<found.range.lowerBound])),
      .name(String(text[found.range]), tag: found.tag),
    ] + mark(String(text[found.range.upperBound...]))
  }

  private static func isWhole(_ range: Range<String.Index>, in text: String) -> Bool {
    func isPart(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber } ?? false
    }
    return !isPart(text[..<range.lowerBound].last) && !isPart(text[range.upperBound...].first)
  }
}
