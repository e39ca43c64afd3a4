/// Carries out a page's content stream as far as text and marked content go.
struct PDFContentWalk {
  /// The part of the graphics state that text needs. (ISO 32000-1, 9.3 "Text State Parameters")
  struct State {
    var matrix = PDFMatrix()
    var font: (name: String, object: Int?, font: PDFFont?)?
    var size = 0.0
    var characterSpacing = 0.0
    var wordSpacing = 0.0
    var scale = 1.0
    var leading = 0.0
    var rise = 0.0
  }

  let file: PDFFile
  var content = PDFPageContent()
  var state = State()
  var saved: [State] = []
  var marks: [PDFPageContent.Mark] = []
  var textMatrix = PDFMatrix()
  var lineMatrix = PDFMatrix()
  var textDepth = 0
  private var formDepth = 0

  init(file: PDFFile) { self.file = file }

  /// The content of a page, counted from 0.
  static func content(ofPage index: Int, in file: PDFFile) -> PDFPageContent {
    var walk = PDFContentWalk(file: file)
    do {
      let resources = file.resolve(file.pages[index].entries["Resources"])
      walk.run(try PDFOperation.operations(in: file.content(ofPage: index)), resources: resources)
    } catch {
      walk.report("the content cannot be read: \(error.message)")
    }
    return walk.content
  }

  mutating func report(_ problem: String) { content.problems.append(problem) }

  /// Runs the operations of a page or a form and checks that they close what they open.
  private mutating func run(_ operations: [PDFOperation], resources: PDFObject) {
    let before = (marks.count, saved.count, textDepth)
    for operation in operations { run(operation, resources: resources) }
    if marks.count > before.0 { report("a marked-content sequence is not ended.") }
    if saved.count > before.1 { report("a q has no Q.") }
    if textDepth > before.2 { report("a BT has no ET.") }
  }

  private mutating func run(_ operation: PDFOperation, resources: PDFObject) {
    let operands = operation.operands
    switch operation.name {
    case "q": saved.append(state)
    case "Q":
      guard let last = saved.popLast() else { return report("a Q has no q.") }
      state = last
    case "cm": state.matrix = (PDFMatrix(operands) ?? PDFMatrix()) * state.matrix
    case "BT", "ET": changeTextObject(begins: operation.name == "BT")
    case "BMC", "BDC": beginMark(operands, resources: resources)
    case "EMC": endMark()
    case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "BI": paint(operation.name)
    case "Do": paintObject(operands.last?.nameText, resources: resources)
    case "gs":
      let states = file.value("ExtGState", of: resources)
      if file.value(operands.last?.nameText ?? "", of: states) == .null {
        report("the graphics state \(operands.last?.nameText ?? "") is not among the resources.")
      }
    default: runText(operation, resources: resources)
    }
  }

  mutating func paint(_ operation: String, text: PDFPageContent.ShownText? = nil) {
    content.pieces.append(.init(operation: operation, marks: marks, text: text))
  }

  private mutating func changeTextObject(begins: Bool) {
    textDepth += begins ? 1 : -1
    if begins { (textMatrix, lineMatrix) = (PDFMatrix(), PDFMatrix()) }
    if !(0...1).contains(textDepth) {
      report(begins ? "a BT stands within a text object." : "an ET has no BT.")
      textDepth = begins ? 1 : 0
    }
  }

  private mutating func beginMark(_ operands: [PDFObject], resources: PDFObject) {
    guard let tag = operands.first?.nameText else {
      return report("a marked-content sequence has no tag.")
    }
    var properties: [String: PDFObject]?
    if operands.count > 1 {
      if let name = operands[1].nameText {
        properties = file.value(name, of: file.value("Properties", of: resources)).entries
        if properties == nil { report("the property list \(name) is not among the resources.") }
      } else {
        properties = operands[1].entries
      }
    }
    let mcid = properties?["MCID"]?.integer
    if mcid != nil, formDepth > 0 {
      report("a form marks content with an MCID of its own, which is not followed here.")
    }
    marks.append(
      .init(
        place: content.sequences.count, tag: tag, properties: properties,
        mcid: formDepth > 0 ? nil : mcid, textDepth: textDepth, stateDepth: saved.count))
    content.sequences.append(marks)
  }

  private mutating func endMark() {
    guard let mark = marks.popLast() else { return report("an EMC has no BDC or BMC.") }
    if mark.textDepth != textDepth {
      report("a marked-content sequence (\(mark.tag)) begins and ends on two sides of BT or ET.")
    }
    if mark.stateDepth != saved.count {
      report("a marked-content sequence (\(mark.tag)) begins and ends on two sides of q or Q.")
    }
  }

  /// Paints a picture, or runs a form within the marked content it is used in.
  private mutating func paintObject(_ name: String?, resources: PDFObject) {
    let object = file.value(name ?? "", of: file.value("XObject", of: resources))
    guard let stream = object.streamValue else {
      return report("the XObject \(name ?? "") is not among the resources.")
    }
    paint("Do")
    guard file.value("Subtype", of: object) == .name("Form") else { return }
    if file.value("Ref", of: object) != .null { report("a form shows a page of another file.") }
    guard formDepth < 8 else { return report("forms are nested too deeply.") }
    let before = (state, textMatrix, lineMatrix)
    formDepth += 1
    let matrix = PDFMatrix(file.value("Matrix", of: object).elements ?? []) ?? PDFMatrix()
    state.matrix = matrix * state.matrix
    do {
      let own = file.value("Resources", of: object)
      run(
        try PDFOperation.operations(in: stream.decoded()), resources: own == .null ? resources : own
      )
    } catch {
      report("the form \(name ?? "") cannot be read: \(error.message)")
    }
    formDepth -= 1
    (state, textMatrix, lineMatrix) = before
  }
}
