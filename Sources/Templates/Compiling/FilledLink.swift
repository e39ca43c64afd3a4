internal import Word
internal import XML

/// Links whose addresses hold tags.
extension XMLNode {
  /// Makes fields of links whose addresses hold tags: an address that is filled cannot be a relationship, which
  /// all copies of a link would share. (ECMA-376 Part 1, §17.16.5.25)
  ///
  /// - Parameter addresses: by the ids of relationships.
  /// - Returns: what else refers to such an address.
  func makeFields(of addresses: [String: String]) -> [XMLNode] {
    var left: [XMLNode] = []
    for child in children where child.kind == .element {
      left += child.makeFields(of: addresses)
      guard let id = child.attribute("id", in: WordNames.r), let address = addresses[id] else {
        continue
      }
      if child.isW("hyperlink") { child.makeField(to: address) } else { left.append(child) }
    }
    return left
  }

  private func makeField(to address: String) {
    // All of it goes where its words are empty.
    let link = tree.root.element("link", in: "urn:docket", prefix: "docket")
    insertBefore(link)
    link.append(fieldCharacter("begin"))
    let run = element("r")
    let instruction = element("instrText")
    let parts = [
      ("", address.replacing("\\", with: "\\\\")),
      ("\\l ", attribute("anchor", in: WordNames.w)?.asFieldWords),
      ("\\t ", attribute("tgtFrame", in: WordNames.w)?.asFieldWords),
      ("\\o ", attribute("tooltip", in: WordNames.w)?.asFieldWords),
    ]
    instruction.setWords(
      " HYPERLINK \(parts.compactMap { option, words in words.map { "\(option)\"\($0)\" " } }.joined())"
    )
    run.append(instruction)
    link.append(run)
    link.append(fieldCharacter("separate"))
    for part in children { link.append(part) }
    link.append(fieldCharacter("end"))
    remove()
  }

  /// A link whose address holds tags, made a field.
  var isFilledLink: Bool { isElement("link", in: ["urn:docket"]) }

  private func fieldCharacter(_ type: String) -> XMLNode {
    let run = element("r")
    let character = element("fldChar")
    character.set("fldCharType", like: self, to: type)
    run.append(character)
    return run
  }
}

/// The addresses that lead out of a part and hold tags.
enum TaggedAddresses {
  /// - Parameter relationships: of the part.
  /// - Returns: addresses with their tags as they were typed, by the ids of their relationships.
  static func all(in relationships: XMLTree) -> [String: String] {
    var addresses: [String: String] = [:]
    for relationship in relationships.root.children
    where relationship.attribute("TargetMode") == "External" {
      guard let id = relationship.attribute("Id"), let target = relationship.attribute("Target")
      else { continue }
      let typed = typed(target)
      if typed.contains("{{") { addresses[id] = typed }
    }
    return addresses
  }

  /// Word writes braces and what stands between them as an address must be written. (RFC 3986, §2.1)
  private static func typed(_ target: String) -> String {
    let braces = target.replacing(/%7b/.ignoresCase(), with: "{")
      .replacing(/%7d/.ignoresCase(), with: "}")
    var typed = ""
    var rest = braces[...]
    // Quotes within a tag are its own; elsewhere they would end the address.
    while let tag = rest.firstMatch(of: /\{\{.*?\}\}/) {
      typed += rest[..<tag.range.lowerBound].replacing("\"", with: "%22")
      typed += String(tag.0).percentDecoded ?? String(tag.0)
      rest = rest[tag.range.upperBound...]
    }
    return typed + rest.replacing("\"", with: "%22")
  }
}
