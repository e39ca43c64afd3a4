internal import XML

/// A `<w:drawing>`, `<w:pict>` or `<w:object>` that is read.
struct DrawingFrame {
  let root: LocalName
  var alternativeText: String?
  var isHidden = false
  /// Something of it stands in the story already.
  var hasContent = false
  /// What stands for the whole of it, whatever picture shows it.
  var whole: InlineObject.Kind?
  var shapes: [ShapeFrame] = []
}

/// A shape that is read.
struct ShapeFrame {
  let element: XMLName
  var geometry: String
  var hasTextBox = false
  var hasText = false
  var kind: InlineObject.Kind?
  var isRule = false
}

extension DocumentHandler {
  mutating func startDrawing(_ root: LocalName) {
    current.drawings.append(DrawingFrame(root: root))
    current.mode = .drawing
  }

  /// An element of WordprocessingML within a drawing.
  mutating func startDrawn(_ local: LocalName, _ attributes: XMLAttributes) {
    guard let last = current.drawings.indices.last else { return }
    switch local {
    case .txbxContent:
      if let shape = current.drawings[last].shapes.indices.last {
        current.drawings[last].shapes[shape].hasTextBox = true
      }
      current.drawings[last].hasContent = true
      startTextBox()
    case .control: current.drawings[last].whole = .activeX
    case .contentPart: current.drawings[last].whole = .ink
    case .drawing, .pict, .object: startDrawing(local)
    case .rPr: skip()
    default: break
    }
  }

  mutating func endDrawn(_ local: LocalName) {
    guard let drawing = current.drawings.last, drawing.root == local else { return }
    current.drawings.removeLast()
    if current.drawings.isEmpty { current.mode = .content }
    guard !drawing.isHidden else { return }
    if let whole = drawing.whole {
      appendObject(whole, alternativeText: drawing.alternativeText)
    } else if !drawing.hasContent {
      // Nothing in it that docket knows, yet something is drawn.
      appendObject(
        local == .object ? .embeddedObject : .picture, alternativeText: drawing.alternativeText)
    }
  }

  /// An element of DrawingML or VML.
  mutating func startDrawnForeign(_ name: XMLName, _ attributes: XMLAttributes) {
    guard let last = current.drawings.indices.last, let local = LocalName(rawValue: name.local)
    else { return }
    switch local {
    case .docPr:
      current.drawings[last].alternativeText = attributes.plain(.descr) ?? attributes.plain(.title)
      current.drawings[last].isHidden = ["1", "true"].contains(attributes.plain(.hidden))
    case .wsp, .rect, .oval, .roundrect, .line, .polyline, .arc, .curve, .shape, .image:
      startShape(name, local, attributes)
    case .prstGeom:
      if let shape = current.drawings[last].shapes.indices.last {
        current.drawings[last].shapes[shape].geometry = attributes.plain(.prst) ?? "shape"
      }
    case .pic where name.namespace == Namespace.picture.rawValue:
      current.drawings[last].hasContent = true
      if !current.drawings[last].isHidden {
        appendObject(.picture, alternativeText: current.drawings[last].alternativeText)
      }
      skip()
    case .chart: current.drawings[last].whole = .chart
    case .relIds where name.namespace == Namespace.diagram.rawValue:
      current.drawings[last].whole = .diagram
    case .contentPart: current.drawings[last].whole = .ink
    case .OLEObject: current.drawings[last].whole = .embeddedObject
    case .shapetype: skip()
    case .imagedata: setShapeKind(.picture)
    case .textpath: setShapeKind(.wordArt(attributes.plain(.string) ?? ""))
    case .signatureline: setShapeKind(.signatureLine)
    default: break
    }
  }

  private mutating func startShape(
    _ name: XMLName, _ local: LocalName, _ attributes: XMLAttributes
  ) {
    let isVML = name.namespace == Namespace.vml.rawValue
    guard isVML || local == .wsp, let last = current.drawings.indices.last else { return }
    var shape = ShapeFrame(element: name, geometry: isVML ? "\(local)" : "shape")
    shape.isRule = ["t", "true", "1"].contains(attributes.string(.office, .hr))
    if isVML, current.drawings[last].alternativeText == nil {
      current.drawings[last].alternativeText = attributes.plain(.alt)
    }
    current.drawings[last].shapes.append(shape)
  }

  /// A signature line is drawn as a picture, WordArt as a shape: the rarer kind counts.
  private mutating func setShapeKind(_ kind: InlineObject.Kind) {
    guard let last = current.drawings.indices.last,
      let shape = current.drawings[last].shapes.indices.last
    else { return }
    if case .signatureLine = current.drawings[last].shapes[shape].kind { return }
    current.drawings[last].shapes[shape].kind = kind
  }

  mutating func endDrawnForeign(_ name: XMLName) {
    guard let last = current.drawings.indices.last,
      let shape = current.drawings[last].shapes.last, shape.element == name
    else { return }
    current.drawings[last].shapes.removeLast()
    let drawing = current.drawings[last]
    current.drawings[last].hasContent = true
    // The preview of an embedded object is not a second picture.
    guard drawing.whole == nil, drawing.root != .object, !drawing.isHidden, !shape.isRule else {
      if drawing.root == .object, drawing.whole == nil { current.drawings[last].hasContent = false }
      return
    }
    if let kind = shape.kind {
      appendObject(kind, alternativeText: drawing.alternativeText)
    } else if !shape.hasTextBox || (!shape.hasText && !shape.isBoxLike) {
      appendObject(.shape(shape.geometry), alternativeText: drawing.alternativeText)
    }
  }
}

extension ShapeFrame {
  /// A rectangle without text is a box to write in that was left empty, not a mark. (W59)
  fileprivate var isBoxLike: Bool {
    ["rect", "roundRect", "roundrect", "shape"].contains(geometry)
  }
}
