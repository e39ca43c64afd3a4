/// Signs of other template engines, which docket leaves as text: whoever wrote them should be told.
enum ForeignTags {
  private static let single =
    "Write two braces: {{#each list}} … {{/each}}, {{#if name}} … {{/if}}."

  /// The first such sign in a text, where it begins, and how docket writes what it means.
  static func first(
    in text: [Unicode.Scalar]
  ) -> (sign: String, offset: Int, hint: String)? {
    for (index, scalar) in text.enumerated() {
      switch scalar {
      case "{" where index + 2 < text.count && (index == 0 || text[index - 1] != "{"):
        let next = text[index + 1]
        if next == "%", let sign = sign(in: text, from: index, to: "%}") {
          return (
            sign, index,
            "Write {{#if name}} … {{/if}} for a condition, {{#each list}} … {{/each}} for a list."
          )
        }
        guard next == "#" || next == "^" || next == "/", text[index + 2].properties.isAlphabetic,
          let sign = sign(in: text, from: index, to: "}")
        else { continue }
        return (sign, index, single)
      case "$" where index + 1 < text.count && text[index + 1] == "{":
        if let sign = sign(in: text, from: index, to: "}") {
          return (sign, index, "Write {{ name }}.")
        }
      case "+" where text[index...].starts(with: "+++".unicodeScalars):
        if let sign = sign(in: text, from: index, to: "+++") { return (sign, index, single) }
      default: continue
      }
    }
    return nil
  }

  /// Where braces close a tag that none has opened: `{ name }}`.
  static func strayEnd(in text: [Unicode.Scalar], besides tags: [FoundTag]) -> Int? {
    var rest = tags[...]
    // Braces that are meant, which such a pair may close.
    var meant = 0
    var index = 0
    while index + 1 < text.count {
      if let tag = rest.first, tag.offset <= index {
        rest = rest.dropFirst()
        switch tag.place {
        case .text(let range): index = max(index, range.upperBound)
        case .escape: meant += 1
        case .field: break
        }
      } else if text[index] == "}", text[index + 1] == "}" {
        guard meant > 0 else { return index }
        meant -= 1
        index += 2
      } else {
        index += 1
      }
    }
    return nil
  }

  /// What stands from a place to the nearest end within a hundred signs, where a letter is in it.
  private static func sign(
    in text: [Unicode.Scalar], from start: Int, to end: String
  ) -> String? {
    let end = Array(end.unicodeScalars)
    var hasLetter = false
    for index in start + end.count..<min(text.count, start + 100) {
      hasLetter = hasLetter || text[index].properties.isAlphabetic
      guard text[index...].starts(with: end) else { continue }
      guard hasLetter else { return nil }
      var sign = String.UnicodeScalarView()
      sign.append(contentsOf: text[start..<index + end.count])
      return String(sign)
    }
    return nil
  }
}
