import TestSupport

/// Rewrites the runs of a document so that the page stays the same.
///
/// Left alone are runs that hold anything but text and its signs (fields, drawings, `w:delText`), for a
/// field must not be cut by a wrapper; what is deleted, for an insertion there would be deleted too; and
/// the insides of a control for a wrapping control, for Word nests none in a plain one.
struct RunRewriter {
  let ways: Set<Rewriting>
  var random: SplitMix
  private var number = 100

  init(ways: Set<Rewriting>, random: SplitMix) {
    self.ways = ways
    self.random = random
  }

  mutating func rewrite(_ element: inout XMLElement, in ancestors: Set<String> = []) {
    guard !["w:del", "w:moveFrom", "w:sdtPr", "w:pPr", "w:ruby"].contains(element.name) else {
      return
    }
    let within = ancestors.union([element.name])
    for index in element.children.indices {
      guard var child = element.children[index].element else { continue }
      rewrite(&child, in: within)
      element.children[index] = .element(child)
    }
    guard element.children.contains(where: { $0.isPlainRun }) else { return }
    if ways.contains(.splitRuns) { element.children = element.children.flatMap { split($0) } }
    if ways.contains(.noise) { addNoise(&element.children) }
    for (way, name, attributes) in Self.wrappers where ways.contains(way) && !within.contains(name)
    {
      wrap(&element.children) { XMLElement(name, attributes, $0) }
    }
    if ways.contains(.inlineControl), !within.contains("w:sdt") {
      wrap(&element.children) {
        XMLElement("w:sdt", "", [.element(XMLElement("w:sdtContent", "", $0))])
      }
    }
  }

  private static let wrappers: [(Rewriting, String, String)] = [
    (.insertion, "w:ins", " w:id=\"90\" w:author=\"Office\""),
    (.smartTag, "w:smartTag", " w:uri=\"urn:office\" w:element=\"place\""),
    (.hyperlink, "w:hyperlink", " w:anchor=\"top\""),
  ]

  // MARK: Cutting

  private mutating func split(_ node: XMLNode) -> [XMLNode] {
    guard node.isPlainRun, let run = node.element else { return [node] }
    let properties = run.children.filter { $0.element?.name == "w:rPr" }
    var pieces: [[XMLNode]] = [[]]
    for child in run.children where child.element?.name != "w:rPr" {
      for piece in cut(child) {
        if random.once(in: 2), !pieces[pieces.count - 1].isEmpty { pieces.append([]) }
        pieces[pieces.count - 1].append(piece)
      }
    }
    return pieces.map { .element(XMLElement("w:r", run.attributes, properties + $0)) }
  }

  private mutating func cut(_ node: XMLNode) -> [XMLNode] {
    guard let text = node.element, text.name == "w:t", text.attributes.contains("preserve") else {
      return [node]
    }
    var pieces = [""]
    var isInEntity = false
    for character in text.children.map(\.xml).joined().unicodeScalars {
      if !isInEntity, random.once(in: 3) { pieces.append("") }
      if character == "&" { isInEntity = true }
      if character == ";" { isInEntity = false }
      pieces[pieces.count - 1].unicodeScalars.append(character)
    }
    return pieces.map {
      .element(XMLElement("w:t", text.attributes, $0.isEmpty ? [] : [.text($0)]))
    }
  }

  // MARK: Adding

  private mutating func addNoise(_ children: inout [XMLNode]) {
    var noisy: [XMLNode] = []
    for child in children {
      if child.element?.name == "w:r", random.once(in: 2) {
        number += 1
        switch Int.random(in: 0..<4, using: &random) {
        case 0: noisy.append(.element(XMLElement("w:proofErr", " w:type=\"spellStart\"")))
        case 1:
          noisy.append(
            .element(XMLElement("w:bookmarkStart", " w:id=\"\(number)\" w:name=\"_b\(number)\"")))
          noisy.append(.element(XMLElement("w:bookmarkEnd", " w:id=\"\(number)\"")))
        case 2:
          noisy.append(
            .element(XMLElement("w:r", "", [.element(XMLElement("w:lastRenderedPageBreak"))])))
        default: noisy.append(.element(XMLElement("w:r", " w:rsidR=\"00AB12CD\"")))
        }
      }
      noisy.append(child)
    }
    children = noisy
  }

  /// Puts some neighbouring runs into an element.
  private mutating func wrap(_ children: inout [XMLNode], _ make: ([XMLNode]) -> XMLElement) {
    var wrapped: [XMLNode] = []
    var waiting: [XMLNode] = []
    for child in children {
      if child.isPlainRun, waiting.isEmpty ? random.once(in: 2) : !random.once(in: 3) {
        waiting.append(child)
        continue
      }
      if !waiting.isEmpty { wrapped.append(.element(make(waiting))) }
      waiting = []
      wrapped.append(child)
    }
    if !waiting.isEmpty { wrapped.append(.element(make(waiting))) }
    children = wrapped
  }
}

extension XMLNode {
  /// A run that holds text and signs, and nothing else.
  fileprivate var isPlainRun: Bool {
    guard let run = element, run.name == "w:r" else { return false }
    let content = run.children.compactMap(\.element).filter { $0.name != "w:rPr" }
    return !content.isEmpty
      && content.allSatisfy {
        ["w:t", "w:tab", "w:br", "w:cr", "w:noBreakHyphen", "w:softHyphen", "w:sym"].contains(
          $0.name)
      }
  }
}
