internal import Word
internal import XML

/// The text of a paragraph as a person sees it, and the elements that it stands in.
///
/// Word cuts text into runs wherever spelling, language or an edit changes, so a tag is found in the text of
/// the whole paragraph and then led back to its runs.
struct ParagraphText {
  /// An element of a run that gives text: a `w:t`, a tab, a break.
  struct Piece {
    let node: XMLNode
    let run: XMLNode
    var range: Range<Int>
    let isText: Bool
  }

  /// A MERGEFIELD and the elements of runs that it takes.
  struct MergeField {
    let instruction: String
    /// From `begin` to `end`, or the one `w:fldSimple`.
    let nodes: [XMLNode]
    /// The run whose looks its result has.
    let resultRun: XMLNode?
    let offset: Int
  }

  let paragraph: XMLNode
  private(set) var scalars: [Unicode.Scalar] = []
  var pieces: [Piece] = []
  /// Pieces whose end was cut off, and whose element still holds it.
  var cutPieces: Set<Int> = []
  private(set) var fields: [MergeField] = []
  /// Fields of Word's mail merge that docket does not fill.
  private(set) var leftFields: [String] = []
  private var open: [OpenField] = []

  private struct OpenField {
    var instruction = ""
    var nodes: [XMLNode] = []
    var isInResult = false
    var resultRun: XMLNode?
    var hasInner = false
    var offset: Int
    /// The first piece of its result.
    var firstPiece: Int
  }

  init(_ paragraph: XMLNode) {
    self.paragraph = paragraph
    collect(in: paragraph)
    for field in open where Self.isMerging(field.instruction) { note(left: field.instruction) }
  }

  private mutating func note(left instruction: String) {
    if !leftFields.contains(instruction) { leftFields.append(instruction) }
  }

  /// A field of Word's mail merge, or one that holds such a field.
  private static func isMerging(_ instruction: String) -> Bool {
    let words = instruction.uppercased().split { $0.isWhitespace || $0 == "{" }
    return words.contains("MERGEFIELD")
      || ["NEXT", "NEXTIF", "SKIPIF", "MERGEREC", "MERGESEQ", "ADDRESSBLOCK", "GREETINGLINE"]
        .contains(words.first.map(String.init) ?? "")
  }

  func text(_ range: Range<Int>) -> String { TagFinder(scalars: scalars).text(range) }

  /// Text outside runs, or of runs that the page does not show, is none.
  private static let passedOver: [StaticString] = [
    "pPr", "rPr", "del", "moveFrom", "sdtPr", "drawing", "pict", "object", "rt", "p",
  ]

  private mutating func collect(in element: XMLNode) {
    for child in element.children where child.kind == .element {
      if child.isW("r") {
        collect(run: child)
      } else if child.isW("fldSimple"), let instruction = child.attribute("instr", in: WordNames.w)
      {
        if Self.isMergeField(instruction) {
          fields.append(
            MergeField(
              instruction: instruction, nodes: [child], resultRun: child.firstW("r"),
              offset: scalars.count))
        } else {
          if Self.isMerging(instruction) { note(left: instruction) }
          collect(in: child)
        }
      } else if !child.isW(oneOf: Self.passedOver),
        !child.isElement("AlternateContent", in: WordNames.compatibility)
      {
        collect(in: child)
      }
    }
  }

  private mutating func collect(run: XMLNode) {
    for child in run.children where child.kind == .element {
      if child.isW("fldChar") {
        take(fieldCharacter: child, run)
      } else if child.isW("instrText") {
        for index in open.indices { open[index].nodes.append(child) }
        if !open.isEmpty { open[open.count - 1].instruction += child.text }
      } else {
        for index in open.indices where !child.isW("rPr") { open[index].nodes.append(child) }
        if let last = open.indices.last, open[last].isInResult, open[last].resultRun == nil {
          open[last].resultRun = run
        }
        take(content: child, run)
      }
    }
  }

  private mutating func take(fieldCharacter child: XMLNode, _ run: XMLNode) {
    switch child.attribute("fldCharType", in: WordNames.w) {
    case "begin":
      for index in open.indices {
        open[index].nodes.append(child)
        open[index].hasInner = true
      }
      open.append(OpenField(nodes: [child], offset: scalars.count, firstPiece: pieces.count))
    case "separate":
      for index in open.indices { open[index].nodes.append(child) }
      if let last = open.indices.last { open[last].isInResult = true }
    case "end":
      for index in open.indices { open[index].nodes.append(child) }
      guard let field = open.popLast() else { return }
      // One within another is calculated by Word: it is left alone.
      guard open.isEmpty, !field.hasInner, Self.isMergeField(field.instruction) else {
        if Self.isMerging(field.instruction) { note(left: field.instruction) }
        return
      }
      pieces.removeSubrange(field.firstPiece...)
      scalars.removeSubrange(field.offset...)
      fields.append(
        MergeField(
          instruction: field.instruction, nodes: field.nodes,
          resultRun: field.resultRun ?? field.nodes[0].parent, offset: field.offset))
    default: break
    }
  }

  private mutating func take(content child: XMLNode, _ run: XMLNode) {
    let text: String
    var isText = false
    if child.isW("t") {
      text = child.text
      isText = true
    } else if child.isW(oneOf: ["tab", "ptab"]) {
      text = "\t"
    } else if child.isW(oneOf: ["br", "cr"]) {
      text = "\n"
    } else if child.isW("noBreakHyphen") {
      text = "-"
    } else {
      return
    }
    let start = scalars.count
    scalars.append(contentsOf: text.unicodeScalars)
    pieces.append(Piece(node: child, run: run, range: start..<scalars.count, isText: isText))
  }

  private static func isMergeField(_ instruction: String) -> Bool {
    instruction.split(whereSeparator: \.isWhitespace).first?.uppercased() == "MERGEFIELD"
  }
}
