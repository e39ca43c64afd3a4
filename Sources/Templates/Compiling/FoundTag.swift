internal import Word
internal import XML

/// A tag as it stands in a paragraph.
struct FoundTag {
  enum Place {
    /// Offsets in the paragraph's text, the braces in.
    case text(Range<Int>)
    case field(ParagraphText.MergeField)
    /// `\{{`: two braces that are meant; the offset of the backslash.
    case escape(Int)
  }

  let place: Place
  /// As it is shown to a person.
  let source: String
  let tag: Result<Tag, TagError>

  /// What is known of it, right or wrong.
  var half: HalfTag? {
    switch tag {
    case .success(let tag): HalfTag(meaning: tag)
    case .failure(let error): error.half
    }
  }

  /// Where it begins in the paragraph's text.
  var offset: Int {
    switch place {
    case .text(let range): range.lowerBound
    case .field(let field): field.offset
    case .escape(let offset): offset
    }
  }
}

extension ParagraphText {
  /// The tags of the paragraph, in order.
  var tags: [FoundTag] {
    var tags = fields.map { field in
      FoundTag(
        place: .field(field), source: field.instruction.trimmingSpace,
        tag: MergeFieldInstruction.tag(field.instruction))
    }
    tags += TagFinder(scalars: scalars).tags
    return tags.sorted { $0.offset < $1.offset }
  }
}

/// Finds tags in a text.
struct TagFinder {
  let scalars: [Unicode.Scalar]
  /// A backslash before two braces says that they are meant; in an address it stands between folders.
  var hasEscapes = true

  /// In order, with braces that are meant.
  var tags: [FoundTag] {
    var tags: [FoundTag] = []
    var index = 0
    while let start = open(from: index) {
      if hasEscapes, start > 0, scalars[start - 1] == "\\" {
        tags.append(
          FoundTag(place: .escape(start - 1), source: "\\{{", tag: .success(.remark)))
        index = start + 2
        continue
      }
      guard let end = close(from: start + 2) else {
        let rest = text(start..<min(scalars.count, start + 40))
        tags.append(
          FoundTag(
            place: .text(start..<start + 2), source: rest,
            tag: .failure(
              TagError(
                code: "template.unclosed-tag", message: "A tag is opened here and never closed.",
                hint: "Write }} behind it, in the same paragraph; or \\{{ where braces are meant.",
                half: TagParser.half(of: unclosed(from: start + 2))?.withoutNames)
            )))
        index = start + 2
        continue
      }
      let inner = text(start + 2..<end - 2)
      if end < scalars.count, scalars[end] == "}" {
        tags.append(
          FoundTag(
            place: .text(start..<end + 1), source: "{{\(inner)}}}",
            tag: .failure(
              .syntax("There is a brace too many.", "A tag is {{ name }}; delete the third brace.")
                .knowing(
                  TagParser.half(of: inner.hasPrefix("{") ? String(inner.dropFirst()) : inner)))
          ))
        index = end + 1
        continue
      }
      tags.append(
        FoundTag(
          place: .text(start..<end), source: "{{\(inner)}}",
          tag: Result { () throws(TagError) in try TagParser.tag(inner) }))
      index = end
    }
    return tags
  }

  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  /// What stands behind braces that are never closed, up to the next tag.
  private func unclosed(from start: Int) -> String {
    text(start..<min(open(from: start) ?? scalars.count, start + 200))
  }

  private func open(from start: Int) -> Int? {
    guard scalars.count >= 2, start < scalars.count - 1 else { return nil }
    return (start..<scalars.count - 1).first { scalars[$0] == "{" && scalars[$0 + 1] == "{" }
  }

  /// The offset behind the `}}` that ends a tag; quotes may hold braces, but no tag begins in another.
  private func close(from start: Int) -> Int? {
    close(from: start, heedingQuotes: true) ?? close(from: start, heedingQuotes: false)
  }

  private func close(from start: Int, heedingQuotes: Bool) -> Int? {
    var isQuoted = false
    var index = start
    while index + 1 < scalars.count {
      let scalar = scalars[index]
      if heedingQuotes, ["\"", "\u{201C}", "\u{201D}"].contains(scalar) { isQuoted.toggle() }
      if !isQuoted {
        if scalar == "}", scalars[index + 1] == "}" { return index + 2 }
        if scalar == "{", scalars[index + 1] == "{" { return nil }
      }
      index += 1
    }
    return nil
  }
}

extension String {
  /// Without white space at its ends and with single spaces within.
  var trimmingSpace: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// What Word's own merge fields say: `MERGEFIELD "Full name" \* Upper`. (ECMA-376 Part 1, §17.16.5.35)
enum MergeFieldInstruction {
  static func tag(_ instruction: String) -> Result<Tag, TagError> {
    var words = words(of: instruction)[...]
    words = words.dropFirst()
    guard let name = words.popFirst(), !name.hasPrefix("\\") else {
      return .failure(
        .syntax("The merge field has no name.", "Insert it anew, or write {{ name }} in its place.")
      )
    }
    var tag = ValueTag(value: .name(TagParser.field(name)))
    while let word = words.popFirst() {
      guard word.hasPrefix("\\"), word.count >= 2 else { continue }
      let attached = String(word.dropFirst(2))
      let argument = attached.isEmpty ? words.popFirst() ?? "" : attached
      switch word.dropFirst().prefix(1).lowercased() {
      case "*":
        switch argument.lowercased() {
        case "upper": tag.filters.append(.upper)
        case "lower": tag.filters.append(.lower)
        case "caps": tag.filters.append(.title)
        case "firstcap": tag.filters.append(.firstCapital)
        default: break  // MERGEFORMAT and CHARFORMAT are about looks, which stay
        }
      case "@", "#": tag.filters.append(.format(argument))
      default:
        return .failure(
          .syntax(
            "docket does not know the switch \(word.prefix(2)) of this merge field.",
            "Write {{ \(name) }} in its place, with {{#if \(name)}} round what depends on it."
          ).knowing(HalfTag(meaning: .value(tag))))
      }
    }
    return .success(.value(tag))
  }

  /// Words by spaces; quoted ones whole.
  private static func words(of instruction: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in instruction {
      if character == "\"" || character == "\u{201C}" || character == "\u{201D}" {
        if isQuoted { words.append(word) }
        word = ""
        isQuoted.toggle()
      } else if character.isWhitespace, !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
