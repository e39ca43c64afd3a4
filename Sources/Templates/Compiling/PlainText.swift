internal import Word
internal import XML

/// A text that is filled as it stands, without looks and paragraphs of its own: the words for a picture, the
/// address of a link, the title of a chart.
struct PlainText {
  /// What of an element it is.
  enum Place {
    case attribute(String)
    case text
    /// The text of an element that holds the address of a link.
    case address
  }

  enum Piece {
    case text(String)
    /// A tag and its index among those of the part.
    case value(ValueTag, Int)
  }

  let node: XMLNode
  let place: Place
  var pieces: [Piece] = []

  var text: String {
    if case .attribute(let name) = place { node.attribute(name) ?? "" } else { node.text }
  }

  func set(_ text: String) {
    if case .attribute(let name) = place { node.set(name, to: text) } else { node.setText(text) }
  }

  var isPlain: Bool { if case .text = place { true } else { false } }

  /// All that stands in the element.
  var isOfElement: Bool { if case .attribute = place { false } else { true } }

  /// What stands round a value in it.
  func site(behind text: String) -> Code.Site {
    var site = Code.Site(prefix: "", newParagraph: 0..<0)
    if case .address = place {
      site.use = .address(isQuery: text.contains("?"))
    } else {
      site.use = .plain
    }
    return site
  }

  /// Those of an element and what is in it that hold braces, each with what it is to a person.
  static func all(in element: XMLNode) -> [(text: PlainText, words: String)] {
    var found: [(text: PlainText, words: String)] = []
    gather(in: element, to: &found)
    return found
  }

  private static func gather(
    in element: XMLNode, to found: inout [(text: PlainText, words: String)]
  ) {
    for child in element.children where child.kind == .element {
      for (place, words) in child.plainPlaces {
        let text = PlainText(node: child, place: place)
        if text.text.contains("{{") { found.append((text, words)) }
      }
      gather(in: child, to: &found)
    }
  }
}

extension XMLNode {
  private static let math: [StaticString] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
  ]
  private static let drawing: [StaticString] = [
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
  ]
  private static let chart: [StaticString] = [
    "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "http://purl.oclc.org/ooxml/drawingml/chart",
  ]

  /// What of it is filled as it stands.
  fileprivate var plainPlaces: [(PlainText.Place, String)] {
    if isElement("docPr", in: WordNames.wordDrawing) || localName == "cNvPr" {
      return [
        (.attribute("descr"), "words for a picture"), (.attribute("title"), "title of a picture"),
      ]
    }
    if namespace == "urn:schemas-microsoft-com:vml" {
      return [(.attribute("alt"), "words for a picture")]
    }
    if isElement("t", in: Self.math) { return [(.text, "formula")] }
    if isElement("t", in: Self.drawing) || isElement("v", in: Self.chart) { return [(.text, "")] }
    if parent?.localName == "coreProperties" { return [(.text, localName)] }
    if isW("instrText") {
      return text.drop { $0.isWhitespace }.uppercased().hasPrefix("HYPERLINK")
        ? [(.address, "address of a link")] : [(.text, "field")]
    }
    return []
  }

  /// Puts tags together that Word has cut where a text is filled as it stands.
  func joinPlainTags() {
    for child in children where child.kind == .element {
      if child.isElement("p", in: Self.drawing) {
        child.join(Self.drawing)
      } else if child.isElement("oMath", in: Self.math) {
        child.join(Self.math)
      } else {
        child.joinPlainTags()
      }
    }
  }

  private func join(_ namespaces: [StaticString]) {
    var open: XMLNode?
    for node in texts(in: namespaces) {
      let first = open ?? node
      if first != node {
        first.setText(first.text + node.text)
        node.setText("")
      }
      open = first.text.endsInTag ? first : nil
    }
  }

  private func texts(in namespaces: [StaticString]) -> [XMLNode] {
    children.filter { $0.kind == .element }.flatMap {
      $0.isElement("t", in: namespaces) ? [$0] : $0.texts(in: namespaces)
    }
  }

  /// Makes fields of links whose addresses hold tags: an address that is filled cannot be a relationship, which
  /// all copies of a link would share. (ECMA-376 Part 1, §17.16.5.25)
  ///
  /// - Parameter addresses: by the ids of relationships.
  func makeFields(of addresses: [String: String]) {
    for child in children where child.kind == .element {
      child.makeFields(of: addresses)
      guard child.isW("hyperlink"), let id = child.attribute("id", in: WordNames.r),
        let address = addresses[id]
      else { continue }
      let begin = child.fieldCharacter("begin")
      child.insertBefore(begin)
      let run = child.element("r")
      let instruction = child.element("instrText")
      var words = " HYPERLINK \"\(address)\" "
      if let tip = child.attribute("tooltip", in: WordNames.w) { words += "\\o \"\(tip)\" " }
      instruction.setWords(words)
      run.append(instruction)
      child.insertBefore(run)
      child.insertBefore(child.fieldCharacter("separate"))
      for part in child.children { child.insertBefore(part) }
      child.insertBefore(child.fieldCharacter("end"))
      child.remove()
    }
  }

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
    return braces.replacing(/\{\{.*?\}\}/) { match in
      String(match.0).percentDecoded ?? String(match.0)
    }
  }
}

extension String {
  /// A tag is opened in it and not closed.
  fileprivate var endsInTag: Bool {
    guard let open = ranges(of: "{{").last else { return last == "{" }
    return !self[open.upperBound...].contains("}}")
  }
}
