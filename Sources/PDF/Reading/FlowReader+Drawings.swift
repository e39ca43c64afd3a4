internal import Pictures
internal import Word
internal import XML

extension FlowReader {
  /// Reads a `<w:drawing>`. (ECMA-376 Part 1, §20.4)
  mutating func take(
    drawing element: XMLElement, _ looks: Int, _ link: Int?, into paragraph: inout FlowParagraph
  ) throws(PackageError) {
    for child in element.children {
      switch child.term(in: .wordDrawing) {
      case .inline:
        let drawing = try drawing(in: child)
        paragraph.append(
          .drawing(drawing), looks: looks, link: link ?? linkNumber(child, &paragraph))
      case .anchor:
        if ["1", "true"].contains(child.plain(.hidden) ?? "") { continue }
        var anchor = FlowAnchor(drawing: try drawing(in: child))
        takePosition(of: child, &anchor)
        paragraph.append(.anchor(anchor), looks: looks, link: link ?? linkNumber(child, &paragraph))
      default: break
      }
    }
  }

  /// The link of a drawing's own. (§20.1.2.2.23)
  private func linkNumber(_ element: XMLElement, _ paragraph: inout FlowParagraph) -> Int? {
    guard let properties = element.first(.docPr, in: .wordDrawing) else { return nil }
    for child in properties.children {
      guard let id = child.attribute(Term.id.in(.r)), let link = links[id],
        case .external(let address) = link.target
      else { continue }
      return paragraph.number(of: FlowLink(target: .address(address), tip: nil))
    }
    return nil
  }

  private mutating func drawing(in element: XMLElement) throws(PackageError) -> FlowDrawing {
    let extent = element.first(.extent, in: .wordDrawing)
    var drawing = FlowDrawing(
      width: Measure.emus(max(extent?.plainInteger(.cx) ?? 0, 0)),
      height: Measure.emus(max(extent?.plainInteger(.cy) ?? 0, 0)), content: .unknown, place: place)
    if let properties = element.first(.docPr, in: .wordDrawing) {
      let text = [properties.plain(.descr), properties.plain(.title)].compactMap(\.self)
        .first { !$0.isEmpty }
      drawing.alternativeText = text
      drawing.isDecorative = properties.children.contains { child in
        child.children.contains { extension_ in
          extension_.children.contains {
            $0.name.local == Term.decorative.rawValue
              && ["1", "true"].contains($0.plain(.val) ?? "")
          }
        }
      }
    }
    guard
      let data = element.first(.graphic, in: .drawing)?.first(.graphicData, in: .drawing),
      let content = data.firstChild
    else { return drawing }
    try take(graphic: content, into: &drawing)
    return drawing
  }

  /// Reads a picture, shape or group.
  private mutating func take(graphic element: XMLElement, into drawing: inout FlowDrawing)
    throws(PackageError)
  {
    switch (element.namespace, Term(rawValue: element.name.local)) {
    case (.picture, .pic): try take(pic: element, into: &drawing)
    case (.shape2010, .wsp):
      drawing.content = .shape(try shape(element, &drawing))
    case (.shape2010, .wgp), (.shape2010, .wpc), (.shape2010, .grpSp):
      try take(group: element, into: &drawing)
    case (.chart, _):
      tell(
        "chart", "A chart is left out; its room is kept.",
        hint: "Put a picture of the chart in its place.", at: place)
    case (.diagram, _):
      tell(
        "diagram", "A SmartArt diagram is left out; its room is kept.",
        hint: "Put a picture of the diagram in its place.", at: place)
    default:
      tell(
        "drawing", "A drawing of a kind that docket does not know is left out; its room is kept.",
        hint: "Put a picture of it in its place.", at: place)
    }
  }

  private mutating func take(pic element: XMLElement, into drawing: inout FlowDrawing)
    throws(PackageError)
  {
    let fill =
      element.first(.blipFill, in: .picture) ?? element.first(.blipFill, in: .drawing)
    var crop: [Double] = []
    if let source = fill?.first(.srcRect, in: .drawing) {
      crop = [Term.l, .t, .r, .b].map { Double(source.plainInteger($0) ?? 0) / 100_000 }
      if crop.allSatisfy({ $0 == 0 }) || crop[0] + crop[2] >= 1 || crop[1] + crop[3] >= 1 {
        crop = []
      }
    }
    takeTurn(of: element.first(.spPr, in: .picture), &drawing)
    let id = fill?.first(.blip, in: .drawing)?.attribute(Term.embed.in(.r))
    drawing.content = .picture(try picture(id), crop: crop)
  }

  /// The picture that a relationship leads to; nil, and a finding, for one that cannot be shown.
  private mutating func picture(_ id: String?) throws(PackageError) -> Picture? {
    guard let id, let link = links[id] else {
      tell(
        "picture", "A picture is linked and not in the file, and docket fetches nothing.",
        hint: "Put the picture into the document in Word, and save it.", at: place)
      return nil
    }
    guard case .part(let name) = link.target else {
      tell(
        "picture", "A picture is linked and not in the file, and docket fetches nothing.",
        hint: "Put the picture into the document in Word, and save it.", at: place)
      return nil
    }
    let found = try parts.picture(name)
    do throws(Picture.Failure) {
      let picture = try found.get()
      try parts.check(picture)
      return picture
    } catch {
      tell(
        "picture", Self.message(error), hint: "Save it as PNG or JPEG and put that in its place.",
        at: place)
      return nil
    }
  }

  private static func message(_ failure: Picture.Failure) -> String {
    switch failure {
    case .notAPicture(let kind):
      "A picture is \(kind ?? "of a kind") that docket does not show; its room is kept."
    case .damaged(let format):
      "A picture is a broken \(format.rawValue.uppercased()); its room is kept."
    case .tooLarge(let width, let height):
      "A picture is \(width) by \(height) pixels, which is more than docket shows; its room is kept."
    case .unsupported(let format, let reason):
      "A picture is a \(format.rawValue.uppercased()) with \(reason), which PDF does not show."
    }
  }

  private func takeTurn(of properties: XMLElement?, _ drawing: inout FlowDrawing) {
    guard let transform = properties?.first(.xfrm, in: .drawing) else { return }
    if let turn = transform.plainInteger(.rot) { drawing.rotation = Double(turn) / 60_000 }
  }

  // MARK: Groups

  private mutating func take(group element: XMLElement, into drawing: inout FlowDrawing)
    throws(PackageError)
  {
    let properties =
      element.first(.grpSpPr, in: .shape2010) ?? element.first(.spPr, in: .shape2010)
    let transform = properties?.first(.xfrm, in: .drawing)
    let space = Space(transform, width: drawing.width, height: drawing.height)
    var parts: [(area: Rectangle, drawing: FlowDrawing)] = []
    for child in element.children {
      let isKnown =
        [Term.wsp, .grpSp, .pic].contains { $0.rawValue == child.name.local }
      guard isKnown else { continue }
      let own =
        child.first(.spPr, in: .shape2010) ?? child.first(.spPr, in: .picture)
        ?? child.first(.grpSpPr, in: .shape2010)
      let area = space.area(own?.first(.xfrm, in: .drawing))
      var part = FlowDrawing(
        width: area.width, height: area.height, content: .unknown, place: place)
      try take(graphic: child, into: &part)
      parts.append((area, part))
    }
    drawing.content = .group(parts)
  }

  /// How the units of a group become points. (ECMA-376 Part 1, §20.1.7.5)
  private struct Space {
    var x = 0.0
    var y = 0.0
    var scaleX = 1.0 / 12_700
    var scaleY = 1.0 / 12_700

    init(_ transform: XMLElement?, width: Double, height: Double) {
      guard let extent = transform?.first(.chExt, in: .drawing),
        let offset = transform?.first(.chOff, in: .drawing)
      else { return }
      x = Double(offset.plainInteger(.x) ?? 0)
      y = Double(offset.plainInteger(.y) ?? 0)
      if let units = extent.plainInteger(.cx), units > 0 { scaleX = width / Double(units) }
      if let units = extent.plainInteger(.cy), units > 0 { scaleY = height / Double(units) }
    }

    func area(_ transform: XMLElement?) -> Rectangle {
      let offset = transform?.first(.off, in: .drawing)
      let extent = transform?.first(.ext, in: .drawing)
      return Rectangle(
        x: (Double(offset?.plainInteger(.x) ?? 0) - x) * scaleX,
        y: (Double(offset?.plainInteger(.y) ?? 0) - y) * scaleY,
        width: Double(extent?.plainInteger(.cx) ?? 0) * scaleX,
        height: Double(extent?.plainInteger(.cy) ?? 0) * scaleY)
    }
  }

  // MARK: Shapes

  private mutating func shape(_ element: XMLElement, _ drawing: inout FlowDrawing)
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

  private mutating func outline(_ properties: XMLElement?) -> FlowShape.Outline {
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

  private func fill(_ properties: XMLElement?, _ reference: XMLElement?) -> Colour? {
    if let properties {
      if properties.first(.noFill, in: .drawing) != nil { return nil }
      if let solid = properties.first(.solidFill, in: .drawing) { return colour(in: solid) }
      if let gradient = properties.first(.gradFill, in: .drawing),
        let stop = gradient.first(.gsLst, in: .drawing)?.first(.gs, in: .drawing)
      {
        return colour(in: stop)
      }
      if let pattern = properties.first(.pattFill, in: .drawing)?.first(.fgClr, in: .drawing) {
        return colour(in: pattern)
      }
    }
    guard let reference, reference.plainInteger(.idx) ?? 0 > 0 else { return nil }
    return colour(in: reference)
  }

  private func takeLine(
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
  private func colour(in element: XMLElement) -> Colour? {
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

  // MARK: Places

  private func takePosition(of element: XMLElement, _ anchor: inout FlowAnchor) {
    anchor.isBehind = ["1", "true"].contains(element.plain(.behindDoc) ?? "")
    anchor.distances = [Term.distL, .distT, .distR, .distB].map {
      Measure.emus(element.plainInteger($0) ?? 0)
    }
    for child in element.children {
      switch child.term(in: .wordDrawing) {
      case .positionH:
        anchor.horizontal = (
          Self.frame(child.plain(.relativeFrom), .column), Self.position(child)
        )
      case .positionV:
        anchor.vertical = (
          Self.frame(child.plain(.relativeFrom), .paragraph), Self.position(child)
        )
      case .wrapSquare, .wrapTight, .wrapThrough: anchor.wrap = .square
      case .wrapTopAndBottom: anchor.wrap = .topAndBottom
      default: break
      }
    }
  }

  private static func position(_ element: XMLElement) -> FlowAnchor.Position {
    for child in element.children {
      switch child.term(in: .wordDrawing) {
      case .align: return .aligned(String(child.text.trimming(" \n\t")))
      case .posOffset:
        return .offset(Measure.emus(Int(child.text.trimming(" \n\t")) ?? 0))
      case .pctPosHOffset, .pctPosVOffset:
        return .share((Measure.number(child.text.trimming(" \n\t")) ?? 0) / 100_000)
      default: break
      }
    }
    return .offset(0)
  }

  static func frame(_ name: String?, _ other: FlowAnchor.Frame) -> FlowAnchor.Frame {
    switch name {
    case "page": .page
    case "margin": .margin
    case "column", "text": .column
    case "paragraph": .paragraph
    case "line": .line
    case "character", "char": .character
    case "leftMargin", "left-margin-area": .leftMargin
    case "rightMargin", "right-margin-area": .rightMargin
    case "topMargin", "top-margin-area": .topMargin
    case "bottomMargin", "bottom-margin-area": .bottomMargin
    case "insideMargin": .insideMargin
    case "outsideMargin": .outsideMargin
    default: other
    }
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
