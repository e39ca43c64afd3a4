// Text operators. (ISO 32000-1, 9.4 "Text Objects")
extension PDFContentWalk {
  mutating func runText(_ operation: PDFOperation, resources: PDFObject) {
    let operands = operation.operands
    let number = operands.last?.number ?? 0
    switch operation.name {
    case "Tf": selectFont(operands, resources: resources)
    case "Tc": state.characterSpacing = number
    case "Tw": state.wordSpacing = number
    case "Tz": state.scale = number / 100
    case "TL": state.leading = number
    case "Ts": state.rise = number
    case "Td", "TD":
      if operation.name == "TD" { state.leading = -number }
      moveLine(operands.first?.number ?? 0, number)
    case "T*": moveLine(0, -state.leading)
    case "Tm":
      lineMatrix = PDFMatrix(operands) ?? PDFMatrix()
      textMatrix = lineMatrix
    case "Tj": show(operands, operation: "Tj")
    case "TJ": show(operands.last?.elements ?? [], operation: "TJ")
    case "'", "\"":
      if operands.count == 3 {
        state.wordSpacing = operands[0].number ?? 0
        state.characterSpacing = operands[1].number ?? 0
      }
      moveLine(0, -state.leading)
      show(operands.suffix(1), operation: operation.name)
    default: break
    }
  }

  private mutating func moveLine(_ x: Double, _ y: Double) {
    lineMatrix = .translation(x, y) * lineMatrix
    textMatrix = lineMatrix
  }

  private mutating func selectFont(_ operands: [PDFObject], resources: PDFObject) {
    guard operands.count == 2, let name = operands[0].nameText else {
      return report("a Tf has no font and size.")
    }
    let object = file.value("Font", of: resources).entries?[name]
    let number = object?.target?.number
    let font =
      number.flatMap { file.fonts[$0] }
      ?? PDFFont(file.resolve(object), resolver: file.resolver)
    if font == nil { report("the font \(name) is not among the resources.") }
    state.font = (name, number, font)
    state.size = operands[1].number ?? 0
  }

  /// Shows strings, with numbers between them that move what follows.
  private mutating func show(_ parts: some Sequence<PDFObject>, operation: String) {
    if textDepth == 0 { report("text is shown outside BT and ET.") }
    guard let (name, object, font) = state.font, let font else {
      report("text is shown without a font.")
      return paint(operation)
    }
    let start = position
    var codes: [Int] = []
    var text = ""
    for part in parts {
      if let move = part.number {
        advance(-move / 1000 * state.size)
        continue
      }
      let string = part.stringBytes ?? []
      if font.isComposite, string.count % 2 != 0 { report("a string ends within a code.") }
      for code in font.codes(in: string) {
        codes.append(code)
        text += font.text(of: code)
        let spacing =
          state.characterSpacing + (!font.isComposite && code == 32 ? state.wordSpacing : 0)
        advance(font.width(of: code) / 1000 * state.size + spacing)
      }
    }
    let whole = textMatrix * state.matrix
    paint(
      operation,
      text: .init(
        font: name, fontObject: object, codes: codes, text: text,
        size: state.size * (whole.c * whole.c + whole.d * whole.d).squareRoot(), start: start,
        end: position))
  }

  private mutating func advance(_ distance: Double) {
    textMatrix = .translation(distance * state.scale, 0) * textMatrix
  }

  /// Where the next character is put on the page.
  private var position: PDFPoint {
    let whole = .translation(0, state.rise) * textMatrix * state.matrix
    return PDFPoint(x: whole.e, y: whole.f)
  }
}
