internal import Word
internal import XML

/// Tags in texts that are filled as they stand.
extension TaggedPart {
  /// Finds them all; false where there are more than the limit.
  mutating func takePlainTexts(
    _ found: Places, _ name: String, _ index: Int, _ map: SourceMap?, leftLinks: [XMLNode],
    limit: Int
  ) -> Bool {
    tree.root.joinInstructions()
    tree.root.joinPlainTags()
    let texts = PlainText.all(in: tree.root)
    guard places.count + texts.count <= limit else { return false }
    var numbers: [XMLNode: Int] = [:]
    if map != nil {
      for (number, paragraph) in found.paragraphs.enumerated() { numbers[paragraph.node] = number }
    }
    for link in leftLinks {
      let paragraph = link.enclosingW("p")
      findings.append(
        TemplateFinding(
          code: "template.place", severity: .error,
          place: TemplatePlace(
            words: paragraph.flatMap { found.words[$0] } ?? name, tag: nil, part: index,
            ordinal: places.count),
          message: "A tag stands in the address of a link on a picture, where it is not filled.",
          hint: "Make a link of words beside the picture."))
    }
    for (text, words) in texts {
      let paragraph = text.node.enclosingW("p")
      let around = paragraph.flatMap { found.words[$0] } ?? name
      take(
        text, part: index, words: [around, words].filter { !$0.isEmpty }.joined(separator: ", "),
        source: paragraph.flatMap { numbers[$0] }.flatMap {
          map?.line(ofParagraph: $0, at: 0)
        })
    }
    return true
  }

  /// Finds the tags of a text that is filled as it stands.
  private mutating func take(_ text: PlainText, part: Int, words: String, source: SourceLine?) {
    var text = text
    let finder = TagFinder(
      scalars: Array(text.text.unicodeScalars), hasEscapes: ![.address, .link].contains(text.kind))
    var copied = 0
    for found in finder.tags {
      switch found.place {
      case .field: continue
      case .escape(let offset):
        text.pieces.append(.text(finder.text(copied..<offset)))
        copied = offset + 1
      case .text(let range):
        text.pieces.append(.text(finder.text(copied..<range.lowerBound)))
        copied = range.upperBound
        let number = places.count
        places.append(
          known(
            TemplatePlace(
              words: words, tag: text.shown(found), part: part, ordinal: number, source: source)))
        switch found.tag {
        case .success(.value(let tag)):
          switch text.kind {
          case .field: add(.inField.knowing(found.half), number, of: text)
          case .setting: add(.inSetting.knowing(found.half), number, of: text)
          case .words, .address, .link: text.pieces.append(.value(tag, number))
          }
        case .success(.remark): break
        case .success: add(.onlyValuesHere.knowing(found.half), number, of: text)
        case .failure(let error): add(error, number, of: text)
        }
      }
    }
    text.pieces.append(.text(finder.text(copied..<finder.scalars.count)))
    plainTexts[text.node, default: []].append(text)
  }

  /// Tells what is wrong with a tag, whose names are asked of the lists that it stands in.
  private mutating func add(_ error: TagError, _ number: Int, of text: PlainText) {
    add(error.knowing(nil), number)
    guard let half = error.half else { return }
    var lists: [Name] = []
    var node = text.node.parent
    while let next = node {
      if case .each(let name)? = blocks[next]?.kind { lists.insert(name, at: 0) }
      node = next.parent
    }
    brokenTags.append(
      BrokenTag(
        meaning: half.meaning, isOfAnyKind: half.isOfAnyKind, index: number, lists: lists))
  }
}

extension TagError {
  static let onlyValuesHere = TagError(
    code: "template.place", message: "Only values can stand here.",
    hint: "Write {{ name }}; what depends on a condition or a list must stand in the text.")

  fileprivate static let inSetting = TagError(
    code: "template.place", message: "A tag stands in a setting of Word, where it is not filled.",
    hint: "Take it out there, and write it into the text.")

  fileprivate static let inField = TagError(
    code: "template.place", message: "A tag stands in a field of Word, where it is not filled.",
    hint: "Write the tag as text in the place of the field.")
}
