internal import Word
internal import XML

/// A text that is filled as it stands, without looks and paragraphs of its own: the words for a picture, the
/// address of a link, the title of a chart.
struct PlainText {
  /// Where in its element it stands.
  enum Place: Equatable {
    case attribute(String)
    /// In the namespace of WordprocessingML.
    case wordAttribute(String)
    case text
  }

  /// What it is.
  enum Kind: Equatable {
    case words
    case address
    /// The instruction of a field that leads to an address: the address, and words behind it.
    case link
    /// The instruction of another field, which is not filled, and told.
    case field
    /// Another attribute, the same.
    case setting
  }

  enum Piece {
    case text(String)
    /// A tag and its index among those of the part.
    case value(ValueTag, Int)
  }

  let node: XMLNode
  let place: Place
  let kind: Kind
  var pieces: [Piece] = []

  var text: String {
    switch place {
    case .attribute(let name): node.attribute(name) ?? ""
    case .wordAttribute(let name): node.attribute(name, in: WordNames.w) ?? ""
    case .text: node.text
    }
  }

  func set(_ text: String) {
    switch place {
    case .attribute(let name): node.set(name, to: text)
    case .wordAttribute(let name):
      node.removeAttribute(name, in: WordNames.w)
      node.set(name, like: node, to: text)
    case .text: node.setText(text)
    }
  }

  /// A tag as a person wrote it: what is not closed in an address ends with it.
  func shown(_ tag: FoundTag) -> String {
    guard kind == .link, case .failure = tag.tag else { return tag.source }
    return String(tag.source.prefix { $0 != "\"" })
  }

  /// What stands round a value in it.
  ///
  /// - Parameter text: what stands before it.
  /// - Returns: how the value is written.
  func site(behind text: String) -> Code.Site {
    var site = Code.Site(prefix: "", newParagraph: 0..<0)
    site.use =
      switch kind {
      case .words, .field, .setting: .plain
      case .address: .address(isQuery: text.contains("?"), isInField: false)
      case .link:
        // The first thing in quotes is the address; words follow.
        text.replacing("\\\"", with: "").count { $0 == "\"" } > 2
          ? .fieldWords : .address(isQuery: text.contains("?"), isInField: true)
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
    // Nearly no element does.
    if element.holds("{{") { gather(of: element, to: &found) }
    for child in element.children where child.kind == .element { gather(in: child, to: &found) }
  }

  private static func gather(
    of element: XMLNode, to found: inout [(text: PlainText, words: String)]
  ) {
    for (place, kind, words) in element.plainPlaces {
      let text = PlainText(node: element, place: place, kind: kind)
      if text.text.contains("{{") { found.append((text, words)) }
    }
    // Whatever else stands in the settings of an element would stay as it is.
    for (name, _) in element.attributes(holding: "{{") {
      let isKnown = found.contains {
        $0.text.node == element
          && ($0.text.place == .attribute(name) || $0.text.place == .wordAttribute(name))
      }
      if isKnown { continue }
      let place: Place = element.attribute(name) == nil ? .wordAttribute(name) : .attribute(name)
      found.append((PlainText(node: element, place: place, kind: .setting), "setting \"\(name)\""))
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

  /// What of it is filled as it stands, and what it is to a person.
  fileprivate var plainPlaces: [(PlainText.Place, PlainText.Kind, String)] {
    if isElement("docPr", in: WordNames.wordDrawing) || localName == "cNvPr" {
      return [
        (.attribute("descr"), .words, "words for a picture"),
        (.attribute("title"), .words, "title of a picture"),
      ]
    }
    if namespace == "urn:schemas-microsoft-com:vml" {
      return [
        (.attribute("alt"), .words, "words for a picture"),
        (.attribute("title"), .words, "title of a picture"),
        (.attribute("string"), .words, "WordArt"),
        (.attribute("href"), .address, "address of a link"),
      ]
    }
    if isElement("hlinkClick", in: Self.drawing) {
      return [(.attribute("tooltip"), .words, "tip of a link")]
    }
    if isW("hyperlink") { return [(.wordAttribute("tooltip"), .words, "tip of a link")] }
    if isW("fldSimple") { return [instruction(.wordAttribute("instr"))] }
    if isW("instrText") { return [instruction(.text)] }
    if isElement("t", in: Self.math) { return [(.text, .words, "formula")] }
    if isElement("t", in: Self.drawing) || isElement("v", in: Self.chart) {
      return [(.text, .words, "")]
    }
    // The properties of a document are elements that hold nothing but text.
    if ["coreProperties", "Properties"].contains(tree.root.localName),
      children.allSatisfy({ $0.kind != .element })
    {
      return [(.text, .words, localName)]
    }
    return []
  }

  private func instruction(
    _ place: PlainText.Place
  ) -> (PlainText.Place, PlainText.Kind, String) {
    let text = PlainText(node: self, place: place, kind: .field).text
    let isLink = text.drop { $0.isWhitespace }.uppercased().hasPrefix("HYPERLINK")
    return (place, isLink ? .link : .field, isLink ? "address of a link" : "field")
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
}

extension String {
  /// A tag is opened in it and not closed.
  fileprivate var endsInTag: Bool {
    guard let open = ranges(of: "{{").last else { return last == "{" }
    return !self[open.upperBound...].contains("}}")
  }
}
