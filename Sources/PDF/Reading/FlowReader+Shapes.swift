internal import Word
internal import XML

/// Shapes of DrawingML, and the text in them. (ECMA-376 Part 1, §20.1)
extension FlowReader {
  mutating func shape(_ element: XMLElement, _ drawing: inout FlowDrawing)
    throws(PackageError) -> FlowShape
  {
    let properties = element.first(.spPr, in: .shape2010)
    takeTurn(of: properties, &drawing)
    var shape = FlowShape(outline: outline(properties))
    let style = element.first(.style, in: .shape2010)
    shape.fill = fill(properties, style?.first(.fillRef, in: .drawing))
    takeLine(properties, style?.first(.lnRef, in: .drawing), &shape)
    if let text = element.first(.txbx, in: .shape2010)?.first(.txbxContent) {
      shape.text = try textBox(text)
    }
    if let body = element.first(.bodyPr, in: .shape2010) {
      for (index, side) in [Term.lIns, .tIns, .rIns, .bIns].enumerated() {
        if let inset = body.plainInteger(side) { shape.insets[index] = Measure.emus(inset) }
      }
      shape.textAlignment =
        switch body.plain(.anchor) {
        case "ctr": .middle
        case "b": .bottom
        default: .top
        }
      shape.growsWithText = body.first(.spAutoFit, in: .drawing) != nil
      if let turn = body.plain(.vert), turn != "horz", shape.text != nil {
        tell(
          "turned-text", "Text that is turned in its box is shown upright.",
          hint: "Let the text run from the left in Word.", at: place)
      }
    }
    return shape
  }

  /// The blocks of a box.
  mutating func textBox(_ content: XMLElement) throws(PackageError) -> [FlowBlock] {
    textBoxes += 1
    let outer = (steps, paragraphs, tables, fields, tableFormats, carried, deepFields)
    deepFields = 0
    let outerGround = cellGround
    cellGround = nil
    defer { cellGround = outerGround }
    steps = steps + [.textBox(textBoxes)]
    (paragraphs, tables, fields, tableFormats, carried) = (0, 0, [], [], nil)
    var blocks: [FlowBlock] = []
    try read(blocksOf: content, into: &blocks)
    (steps, paragraphs, tables, fields, tableFormats, carried, deepFields) = outer
    return blocks
  }

  mutating func outline(_ properties: XMLElement?) -> FlowShape.Outline {
    guard let geometry = properties?.first(.prstGeom, in: .drawing)?.plain(.prst) else {
      if properties?.first(.custGeom, in: .drawing) != nil {
        tell(
          "shape", "A shape drawn by hand is shown as a rectangle.",
          hint: "Put a picture of it in its place where its outline matters.", at: place)
      }
      return .rectangle
    }
    let isFlipped =
      (properties?.first(.xfrm, in: .drawing)?.plain(.flipV) == "1")
      != (properties?.first(.xfrm, in: .drawing)?.plain(.flipH) == "1")
    if let known = FlowShape.Outline(preset: geometry, isFlipped: isFlipped) { return known }
    tell(
      "shape", "A shape of a kind that docket does not know is shown as a rectangle.",
      hint: "Put a picture of it in its place where its outline matters.", at: place)
    return .rectangle
  }

  mutating func fill(_ properties: XMLElement?, _ reference: XMLElement?) -> Colour? {
    if let properties {
      if properties.first(.noFill, in: .drawing) != nil { return nil }
      if let solid = properties.first(.solidFill, in: .drawing) { return colour(in: solid) }
      if let gradient = properties.first(.gradFill, in: .drawing),
        let stop = gradient.first(.gsLst, in: .drawing)?.first(.gs, in: .drawing)
      {
        tellGradient()
        return colour(in: stop)
      }
      if let pattern = properties.first(.pattFill, in: .drawing)?.first(.fgClr, in: .drawing) {
        tell(
          "pattern", "A shape that is filled with a pattern is shown in the colour of its lines.",
          hint: "Fill the shape with one colour in Word.", at: place)
        return colour(in: pattern)
      }
    }
    guard let reference, reference.plainInteger(.idx) ?? 0 > 0 else { return nil }
    return colour(in: reference)
  }

  mutating func tellGradient() {
    tell(
      "gradient", "A shape that is filled with a gradient is shown in the first colour of it.",
      hint: "Fill the shape with one colour in Word.", at: place)
  }

  func takeLine(
    _ properties: XMLElement?, _ reference: XMLElement?, _ shape: inout FlowShape
  ) {
    if let reference, let number = reference.plainInteger(.idx), number > 0 {
      shape.stroke = colour(in: reference)
      shape.strokeWidth = [0.5, 1, 1.5][min(number, 3) - 1]
    }
    guard let line = properties?.first(.ln, in: .drawing) else { return }
    if let width = line.plainInteger(.w) { shape.strokeWidth = Measure.emus(width) }
    if line.first(.noFill, in: .drawing) != nil {
      shape.stroke = nil
    } else if let solid = line.first(.solidFill, in: .drawing) {
      shape.stroke = colour(in: solid)
    } else if shape.stroke == nil, line.plainInteger(.w) != nil {
      shape.stroke = nil
    }
    let width = max(shape.strokeWidth, 0.5)
    switch line.first(.prstDash, in: .drawing)?.plain(.val) {
    case "dot", "sysDot": shape.dashes = [width, width * 2]
    case "dash", "sysDash", "lgDash": shape.dashes = [width * 4, width * 3]
    case "dashDot", "sysDashDot", "lgDashDot", "lgDashDotDot", "sysDashDotDot":
      shape.dashes = [width * 4, width * 3, width, width * 3]
    default: break
    }
  }

  /// The colour that stands in an element. (ECMA-376 Part 1, §20.1.2.3)
  func colour(in element: XMLElement) -> Colour? {
    for child in element.children {
      let colour: Colour? =
        switch child.term(in: .drawing) {
        case .srgbClr: child.plain(.val).flatMap { Colour(hex: $0) }
        case .schemeClr: child.plain(.val).flatMap { theme.colour($0) }
        case .sysClr: child.plain(.lastClr).flatMap { Colour(hex: $0) }
        case .prstClr: child.plain(.val).flatMap { Colour(preset: $0) }
        default: nil
        }
      guard var colour else { continue }
      for change in child.children {
        let share = Double(change.plainInteger(.val) ?? 100_000) / 100_000
        switch change.term(in: .drawing) {
        case .lumMod: colour = colour.shaded(1 - min(share, 1))
        case .lumOff: colour = colour.tinted(share)
        case .tint: colour = colour.tinted(1 - share)
        case .shade: colour = colour.shaded(1 - share)
        default: break
        }
      }
      return colour
    }
    return nil
  }
}

extension FlowShape.Outline {
  /// Of a shape's name; nil for one that is not known. (ECMA-376 Part 1, §20.1.10.56)
  init?(preset: String, isFlipped: Bool) {
    switch preset {
    case "rect", "textBox", "flowChartProcess", "frame", "plaque", "bevel": self = .rectangle
    case "roundRect", "round2SameRect", "flowChartAlternateProcess", "flowChartTerminator":
      self = .roundRectangle(preset == "flowChartTerminator" ? 0.5 : 0.1667)
    case "ellipse", "flowChartConnector": self = .ellipse
    case "line", "straightConnector1": self = .line(isFlipped: isFlipped)
    case "triangle", "flowChartExtract": self = .polygon([[0.5, 0], [1, 1], [0, 1]])
    case "rtTriangle": self = .polygon([[0, 0], [1, 1], [0, 1]])
    case "diamond", "flowChartDecision":
      self = .polygon([[0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5]])
    case "parallelogram", "flowChartInputOutput":
      self = .polygon([[0.25, 0], [1, 0], [0.75, 1], [0, 1]])
    case "hexagon", "flowChartPreparation":
      self = .polygon([[0.25, 0], [0.75, 0], [1, 0.5], [0.75, 1], [0.25, 1], [0, 0.5]])
    case "pentagon", "homePlate":
      self = .polygon([[0, 0], [0.8, 0], [1, 0.5], [0.8, 1], [0, 1]])
    case "rightArrow":
      self = .polygon([
        [0, 0.25], [0.7, 0.25], [0.7, 0], [1, 0.5], [0.7, 1], [0.7, 0.75], [0, 0.75],
      ])
    case "leftArrow":
      self = .polygon([
        [1, 0.25], [0.3, 0.25], [0.3, 0], [0, 0.5], [0.3, 1], [0.3, 0.75], [1, 0.75],
      ])
    case "downArrow":
      self = .polygon([
        [0.25, 0], [0.25, 0.7], [0, 0.7], [0.5, 1], [1, 0.7], [0.75, 0.7], [0.75, 0],
      ])
    case "upArrow":
      self = .polygon([
        [0.25, 1], [0.25, 0.3], [0, 0.3], [0.5, 0], [1, 0.3], [0.75, 0.3], [0.75, 1],
      ])
    default: return nil
    }
  }
}

extension Colour {
  /// Of the names that DrawingML, VML and HTML share; nil for one that is not known.
  init?(preset name: String) {
    let number: UInt32? =
      switch name.lowercased() {
      case "black": 0x000000
      case "white": 0xFFFFFF
      case "red": 0xFF0000
      case "green": 0x008000
      case "lime": 0x00FF00
      case "blue": 0x0000FF
      case "yellow": 0xFFFF00
      case "gray", "grey": 0x808080
      case "silver", "ltgray": 0xC0C0C0
      case "navy", "dkblue": 0x000080
      case "maroon": 0x800000
      case "purple": 0x800080
      case "teal": 0x008080
      case "olive": 0x808000
      case "aqua", "cyan": 0x00FFFF
      case "fuchsia", "magenta": 0xFF00FF
      case "orange": 0xFFA500
      default: nil
      }
    guard let number else { return nil }
    self.init(number)
  }
}
