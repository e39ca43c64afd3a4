internal import Pictures

/// Lays out what is in drawings.
struct DrawingLayout {
  private let context: LayoutContext
  /// What figures belong to; nil where they are no part of the document itself.
  private let element: StructureTree.ElementID?
  private let artifact: DrawnItem.Artifact
  /// Of the page, where they are known.
  private let numbers: PageNumbers

  init(
    _ context: LayoutContext, in element: StructureTree.ElementID?, _ artifact: DrawnItem.Artifact,
    _ numbers: PageNumbers
  ) {
    self.context = context
    self.numbers = numbers
    self.element = element
    self.artifact = artifact
  }

  /// What a drawing comes to.
  ///
  /// - Parameters:
  ///   - drawing: a picture, shape or group.
  ///   - width: of the column, in points, for what is as wide as that.
  /// - Returns: its items, from its upper left corner.
  func box(_ drawing: FlowDrawing, width: Double) -> BoxLayout {
    context.spend(0, runs: 0)
    var box = BoxLayout(
      width: drawing.width.isFinite ? drawing.width : width, height: drawing.height)
    let area = Rectangle(x: 0, y: 0, width: box.width, height: box.height)
    // What has no size is not seen, such as pictures that trackers put into mails.
    if box.width <= 0, box.height <= 0 { return box }
    switch drawing.content {
    case .picture(let picture?, let crop):
      var drawn = DrawnPicture(picture, in: area)
      if crop.count == 4 {
        // What is seen fills the room: the whole is larger.
        let (left, top) = (crop[0], crop[1])
        let (wide, high) = (1 - left - crop[2], 1 - top - crop[3])
        drawn.area = Rectangle(
          x: -left * area.width / wide, y: -top * area.height / high, width: area.width / wide,
          height: area.height / high)
        drawn.crop = crop
      }
      drawn.rotation = drawing.rotation
      box.items.append(DrawnItem(.picture(drawn), meaning(of: drawing, isPicture: true)))
    case .picture(nil, _), .unknown:
      // The words for it need something to stand on.
      let frame = DrawnPath(
        Self.rectangle(area), fill: nil, stroke: Colour(0xBFBFBF), width: 0.5)
      box.items.append(DrawnItem(.path(frame), meaning(of: drawing, isPicture: false)))
    case .shape(let shape): add(shape, drawing, maximum: width, to: &box)
    case .group(let parts):
      let isFigure = drawing.alternativeText != nil && !drawing.isDecorative
      let whole = isFigure ? meaning(of: drawing, isPicture: false) : nil
      for part in parts {
        let inner = self.box(part.drawing, width: width)
        for var item in inner.items {
          item.move(part.area.x, part.area.y)
          if let whole, !Self.isText(item) { item.meaning = whole }
          box.items.append(item)
        }
        box.bookmarks += inner.bookmarks.map { ($0.name, $0.y + part.area.y) }
      }
    }
    return box
  }

  private static func isText(_ item: DrawnItem) -> Bool {
    if case .glyphs = item.content { true } else { false }
  }

  /// Where a drawing belongs: a figure of its own, or nowhere where it only decorates.
  private func meaning(of drawing: FlowDrawing, isPicture: Bool) -> DrawnItem.Meaning {
    guard let element else { return .artifact(artifact) }
    guard !drawing.isDecorative else { return .artifact(.layout) }
    var attributes = StructureTree.Attributes()
    attributes.alternativeText = drawing.alternativeText
    if attributes.alternativeText == nil {
      guard isPicture else { return .artifact(.layout) }
      context.tell(
        "no-alternative-text", "A picture has no alternative text.",
        hint:
          "Right-click it in Word, choose \"Edit Alt Text\", and say what it shows or that it is decorative.",
        at: drawing.place)
      attributes.alternativeText = "Picture"
    }
    attributes.box = Rectangle(x: 0, y: 0, width: drawing.width, height: drawing.height)
    let figure = context.structure.add(.figure, to: element, attributes)
    return .content(context.structure.addContent(to: figure))
  }

  // MARK: Shapes

  private func add(
    _ shape: FlowShape, _ drawing: FlowDrawing, maximum: Double, to box: inout BoxLayout
  ) {
    var text: BoxLayout?
    if let blocks = shape.text {
      var width = max(box.width - shape.insets[0] - shape.insets[2], 1)
      if shape.isAsWideAsText {
        width = min(ContentWidths(of: blocks, context).most + 0.1, maximum)
        box.width = width + shape.insets[0] + shape.insets[2]
      }
      let parent = element.map { context.structure[$0].parent ?? StructureTree.root }
      var layout = BlockLayout(
        context, width: width,
        parent.map(Marking.structure) ?? .artifact(artifact), numbers)
      for block in blocks { layout.append(block) }
      text = layout.finish().stacked(context)
    }
    if shape.growsWithText, let text {
      let height = text.height + shape.insets[1] + shape.insets[3]
      box.height = shape.isAsWideAsText ? max(box.height, height) : height
    }
    let area = Rectangle(x: 0, y: 0, width: box.width, height: box.height)
    let steps = Self.steps(shape.outline, area)
    if !steps.isEmpty, shape.fill != nil || (shape.stroke != nil && shape.strokeWidth > 0) {
      var path = DrawnPath(steps, fill: shape.fill, stroke: shape.stroke, width: shape.strokeWidth)
      path.dashes = shape.dashes
      if drawing.rotation != 0, text == nil {
        path.turn(drawing.rotation, round: (area.width / 2, area.height / 2))
      }
      let meaning =
        text == nil
        ? meaning(of: drawing, isPicture: false) : .artifact(element == nil ? artifact : .layout)
      box.items.append(DrawnItem(.path(path), meaning))
    }
    guard var text else { return }
    if drawing.rotation != 0 {
      context.tell(
        "turned-text", "Text that is turned in its box is shown upright.",
        hint: "Let the text run from the left in Word.", at: drawing.place)
    }
    let room = box.height - shape.insets[1] - shape.insets[3] - text.height
    if room < -1 {
      context.tell(
        "box-overflows", "The text of a box is higher than the box.",
        hint: "Make the box higher in Word, or let it grow with its text.", at: drawing.place)
    }
    let down: Double =
      switch shape.textAlignment {
      case .top: 0
      case .middle: max(room, 0) / 2
      case .bottom: max(room, 0)
      }
    for index in text.items.indices {
      text.items[index].move(shape.insets[0], shape.insets[1] + down)
    }
    box.items += text.items
    box.bookmarks += text.bookmarks.map { ($0.name, $0.y + shape.insets[1] + down) }
    box.fields += text.fields.map { $0.moved(shape.insets[0], shape.insets[1] + down) }
    box.links += text.links.map { link in
      var link = link
      link.area = link.area.moved(shape.insets[0], shape.insets[1] + down)
      return link
    }
  }

  private static func rectangle(_ area: Rectangle) -> [DrawnPath.Step] {
    [
      .move(x: area.x, y: area.y), .line(x: area.right, y: area.y),
      .line(x: area.right, y: area.bottom), .line(x: area.x, y: area.bottom), .close,
    ]
  }

  private static func steps(_ outline: FlowShape.Outline, _ area: Rectangle) -> [DrawnPath.Step] {
    switch outline {
    case .none: []
    case .rectangle: rectangle(area)
    case .line(let isFlipped):
      [
        .move(x: area.x, y: isFlipped ? area.bottom : area.y),
        .line(x: area.right, y: isFlipped ? area.y : area.bottom),
      ]
    case .polygon(let corners):
      corners.enumerated().map { index, corner in
        let (x, y) = (area.x + corner[0] * area.width, area.y + corner[1] * area.height)
        return index == 0 ? .move(x: x, y: y) : .line(x: x, y: y)
      } + [.close]
    case .ellipse: rounded(area, area.width / 2, area.height / 2)
    case .roundRectangle(let share):
      rounded(area, min(area.width, area.height) * share, min(area.width, area.height) * share)
    }
  }

  /// A rectangle with corners that are quarters of an ellipse.
  private static func rounded(_ area: Rectangle, _ x: Double, _ y: Double) -> [DrawnPath.Step] {
    // How far control points are from the corner, so that a curve is nearest to the ellipse.
    let (dx, dy) = (x * (1 - 0.552_284_75), y * (1 - 0.552_284_75))
    let (left, top, right, bottom) = (area.x, area.y, area.right, area.bottom)
    return [
      .move(x: left + x, y: top), .line(x: right - x, y: top),
      .curve(x1: right - dx, y1: top, x2: right, y2: top + dy, x: right, y: top + y),
      .line(x: right, y: bottom - y),
      .curve(x1: right, y1: bottom - dy, x2: right - dx, y2: bottom, x: right - x, y: bottom),
      .line(x: left + x, y: bottom),
      .curve(x1: left + dx, y1: bottom, x2: left, y2: bottom - dy, x: left, y: bottom - y),
      .line(x: left, y: top + y),
      .curve(x1: left, y1: top + dy, x2: left + dx, y2: top, x: left + x, y: top), .close,
    ]
  }
}
