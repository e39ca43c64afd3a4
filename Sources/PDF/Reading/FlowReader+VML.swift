internal import Pictures
internal import Word
internal import XML

extension FlowReader {
  /// Reads a `<w:pict>` or the picture of a `<w:object>`, as older programs write drawings. (ECMA-376 Part 4, §19)
  mutating func take(
    picture element: XMLElement, _ looks: Int, _ link: Int?, into paragraph: inout FlowParagraph
  ) throws(PackageError) {
    for child in element.children where child.namespace == .vml {
      guard let shape = try vml(child) else { continue }
      if let anchor = shape.anchor {
        paragraph.append(.anchor(anchor), looks: looks, link: link)
      } else {
        paragraph.append(.drawing(shape.drawing), looks: looks, link: link)
      }
    }
    if let drawing = element.first(.drawing) {
      try take(drawing: drawing, looks, link, into: &paragraph)
    }
  }

  private mutating func vml(_ element: XMLElement) throws(PackageError) -> (
    drawing: FlowDrawing, anchor: FlowAnchor?
  )? {
    guard let term = element.term(in: .vml),
      [.shape, .rect, .oval, .roundrect, .line, .group, .polyline, .arc, .curve].contains(term)
    else { return nil }
    let css = VMLStyle(element.plain(.style) ?? "")
    if css["visibility"] == "hidden" || css["mso-hide"] == "all" { return nil }
    var drawing = FlowDrawing(
      width: css.points("width") ?? 0, height: css.points("height") ?? 0, content: .unknown,
      place: place)
    drawing.alternativeText = element.plain(.alt).flatMap { $0.isEmpty ? nil : $0 }
    drawing.rotation = css["rotation"].flatMap { Measure.number($0) } ?? 0
    if isOn(element.attribute(Term.hr.in(.office))) {
      // A line over the text, as Outlook and Word make of three hyphens.
      var shape = FlowShape(outline: .rectangle)
      shape.fill = element.plain(.fillcolor).flatMap { vmlColour($0) } ?? Colour(0xA0A0A0)
      if drawing.width == 0 { drawing.width = .infinity }
      drawing.height = max(drawing.height, 1)
      drawing.content = .shape(shape)
      drawing.isDecorative = true
      return (drawing, nil)
    }
    if let data = element.first(.imagedata, in: .vml) {
      let id = data.attribute(Term.id.in(.r)) ?? data.attribute(Term.relid.in(.office))
      if drawing.alternativeText == nil {
        drawing.alternativeText = data.attribute(Term.title.in(.office)).flatMap {
          $0.isEmpty ? nil : $0
        }
      }
      if let id, links[id] != nil {
        let picture = try vmlPicture(id)
        drawing.content = .picture(picture, crop: [])
        if let picture { drawing.takeSize(of: picture) }
      }
    } else if let path = element.first(.textpath, in: .vml), let text = path.plain(.string) {
      takeWordArt(text, element, &drawing)
    } else {
      drawing.content = try vmlContent(element, term, &drawing)
    }
    guard css["position"] == "absolute" || css["position"] == "relative" else {
      return (drawing, nil)
    }
    var anchor = FlowAnchor(drawing: drawing)
    anchor.horizontal = (
      Self.frame(css["mso-position-horizontal-relative"], .column),
      css["mso-position-horizontal"].flatMap { $0 == "absolute" ? nil : .aligned($0) }
        ?? .offset(css.points("margin-left") ?? css.points("left") ?? 0)
    )
    anchor.vertical = (
      Self.frame(css["mso-position-vertical-relative"], .paragraph),
      css["mso-position-vertical"].flatMap { $0 == "absolute" ? nil : .aligned($0) }
        ?? .offset(css.points("margin-top") ?? css.points("top") ?? 0)
    )
    anchor.isBehind = css["z-index"].flatMap { Int($0) }.map { $0 < 0 } ?? false
    if term == .line, let from = element.plain(.from), let to = element.plain(.to) {
      takeLine(from, to, &anchor)
    }
    for child in element.children where child.name.local == Term.wrap.rawValue {
      switch child.plain(.type) {
      case "square", "tight", "through":
        anchor.wrap = .square
        anchor.side = child.plain(.side).flatMap(FlowAnchor.Side.init) ?? .both
      case "topAndBottom": anchor.wrap = .topAndBottom
      default: break
      }
    }
    return (drawing, anchor)
  }

  private mutating func vmlPicture(_ id: String) throws(PackageError) -> Picture? {
    guard let link = links[id], case .part(let name) = link.target else {
      tell(
        "picture", "A picture is linked and not in the file, and docket fetches nothing.",
        hint: "Put the picture into the document in Word, and save it.", at: place)
      return nil
    }
    guard let picture = try? parts.picture(name).get(), (try? parts.check(picture)) != nil
    else {
      tell(
        "picture", "A picture is of a kind that docket does not show; its room is kept.",
        hint: "Save it as PNG or JPEG and put that in its place.", at: place)
      return nil
    }
    return picture
  }

  private mutating func vmlContent(
    _ element: XMLElement, _ term: Term, _ drawing: inout FlowDrawing
  ) throws(PackageError) -> FlowDrawing.Content {
    if term == .group { return try vmlGroup(element, drawing) }
    let outline: FlowShape.Outline
    switch term {
    case .oval: outline = .ellipse
    case .roundrect: outline = .roundRectangle(0.1667)
    case .line: outline = .line(isFlipped: false)
    case .rect: outline = .rectangle
    default:
      // Text boxes are shapes of type 202; 32 is a straight line.
      let type = element.plain(.type) ?? ""
      if type.hasSuffix("_t32") {
        outline = .line(isFlipped: false)
      } else {
        outline = .rectangle
        if !type.hasSuffix("_t202"), !type.hasSuffix("_t75"), !type.hasSuffix("_t1"),
          element.first(.textbox, in: .vml) == nil
        {
          tell(
            "shape", "A shape of a kind that docket does not know is shown as a rectangle.",
            hint: "Put a picture of it in its place where its outline matters.", at: place)
        }
      }
    }
    var shape = FlowShape(outline: outline)
    let isLine = term == .line || outline == .line(isFlipped: false)
    if !isLine, !isOff(element.plain(.filled)) {
      shape.fill = element.plain(.fillcolor).map { vmlColour($0) ?? .white } ?? .white
      let kind = element.first(.fill, in: .vml)?.plain(.type) ?? "solid"
      if kind.hasPrefix("gradient") { tellGradient() }
    }
    if !isOff(element.plain(.stroked)) {
      shape.stroke = element.plain(.strokecolor).flatMap { vmlColour($0) } ?? .black
      shape.strokeWidth = element.plain(.strokeweight).flatMap { Measure.withUnit($0) } ?? 0.75
    }
    if let box = element.first(.textbox, in: .vml) {
      if let content = box.first(.txbxContent) { shape.text = try textBox(content) }
      if let inset = box.plain(.inset) {
        let sides = inset.split(separator: ",", omittingEmptySubsequences: false)
        for (index, side) in sides.prefix(4).enumerated() {
          // Without a unit it counts English metric units. (ECMA-376 Part 4, §19.1.2.22, "inset")
          let bare = Double(side.trimming(" ")).map { $0 / 12_700 }
          if let points = Measure.withUnit(String(side)) ?? bare { shape.insets[index] = points }
        }
      }
      shape.growsWithText =
        VMLStyle(box.plain(.style) ?? "")["mso-fit-shape-to-text"] == "t"
    }
    return .shape(shape)
  }

  private mutating func vmlGroup(_ element: XMLElement, _ drawing: FlowDrawing)
    throws(PackageError) -> FlowDrawing.Content
  {
    func pair(_ term: Term) -> (Double, Double)? {
      let numbers = (element.plain(term) ?? "").split(separator: ",").compactMap {
        Measure.number($0)
      }
      return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
    let size = pair(.coordsize) ?? (1_000, 1_000)
    let origin = pair(.coordorigin) ?? (0, 0)
    let scale = (
      drawing.width / max(size.0, 1), drawing.height / max(size.1, 1)
    )
    var parts: [(area: Rectangle, drawing: FlowDrawing)] = []
    for child in element.children where child.namespace == .vml {
      guard var part = try vml(child)?.drawing else { continue }
      let css = VMLStyle(child.plain(.style) ?? "")
      func number(_ name: String) -> Double { css[name].flatMap { Measure.number($0) } ?? 0 }
      let area = Rectangle(
        x: (number("left") - origin.0) * scale.0, y: (number("top") - origin.1) * scale.1,
        width: number("width") * scale.0, height: number("height") * scale.1)
      (part.width, part.height) = (area.width, area.height)
      parts.append((area, part))
    }
    return .group(parts)
  }

  private func takeLine(_ from: String, _ to: String, _ anchor: inout FlowAnchor) {
    func point(_ text: String) -> (Double, Double)? {
      let numbers = text.split(separator: ",").map {
        Measure.withUnit(String($0)) ?? Measure.number($0).map { Measure.bounded($0 / 20) }
      }
      guard numbers.count == 2, let x = numbers[0], let y = numbers[1] else { return nil }
      return (x, y)
    }
    guard let start = point(from), let end = point(to) else { return }
    anchor.drawing.width = abs(end.0 - start.0)
    anchor.drawing.height = abs(end.1 - start.1)
    if case .shape(var shape) = anchor.drawing.content {
      shape.outline = .line(isFlipped: (end.0 - start.0) * (end.1 - start.1) < 0)
      anchor.drawing.content = .shape(shape)
    }
    if case .offset(let x) = anchor.horizontal.position {
      anchor.horizontal.position = .offset(x + min(start.0, end.0))
    }
    if case .offset(let y) = anchor.vertical.position {
      anchor.vertical.position = .offset(y + min(start.1, end.1))
    }
  }

  /// Text drawn as a shape, as watermarks are.
  private mutating func takeWordArt(
    _ text: String, _ element: XMLElement, _ drawing: inout FlowDrawing
  ) {
    var shape = FlowShape(outline: .none)
    var looks = RunLooks()
    looks.latinFont = "Calibri"
    looks.ink = element.plain(.fillcolor).flatMap { vmlColour($0) }.map(Ink.colour) ?? .automatic
    looks.size = max(min(drawing.height * 0.8, drawing.width / Double(max(text.count, 1)) * 1.6), 1)
    var paragraph = FlowParagraph(place: place)
    paragraph.format.alignment = .centre
    paragraph.append(
      .text(text), looks: document.looks.number(of: looks), link: FlowLink?.none)
    shape.text = [.paragraph(paragraph)]
    shape.insets = [0, 0, 0, 0]
    shape.textAlignment = .middle
    drawing.content = .shape(shape)
    drawing.isDecorative = drawing.alternativeText == nil
    if drawing.rotation != 0 {
      tell(
        "turned-text", "A watermark is shown level.",
        hint: "Use a picture as the watermark where it must stand at an angle.", at: place)
      drawing.rotation = 0
    }
  }

  private func vmlColour(_ text: String) -> Colour? {
    let name = text.split(separator: " ").first.map(String.init) ?? text
    if name.hasPrefix("#"), name.utf8.count == 4 {
      // A digit for each part.
      return Colour(hex: name.dropFirst().reduce("") { "\($0)\($1)\($1)" })
    }
    return Colour(hex: name) ?? Colour(preset: name)
  }

  private func isOn(_ text: String?) -> Bool { ["t", "true", "1", "on"].contains(text ?? "") }
  private func isOff(_ text: String?) -> Bool { ["f", "false", "0", "off"].contains(text ?? "") }
}

extension FlowDrawing {
  /// As large as a picture itself is, where nothing else is said.
  fileprivate mutating func takeSize(of picture: Picture) {
    let natural = (
      Double(picture.width) * 72 / picture.resolution.x,
      Double(picture.height) * 72 / picture.resolution.y
    )
    if width == 0, height == 0 { (width, height) = natural }
    if width == 0 { width = height * natural.0 / natural.1 }
    if height == 0 { height = width * natural.1 / natural.0 }
  }
}

/// The `style` of a VML shape: properties of CSS and Word's own.
struct VMLStyle {
  private var properties: [Substring: Substring] = [:]

  init(_ text: String) {
    for property in text.split(separator: ";") {
      let parts = property.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      properties[parts[0].trimming(" \n")] = parts[1].trimming(" \n")
    }
  }

  subscript(name: String) -> String? { properties[name[...]].map(String.init) }

  /// In points.
  func points(_ name: String) -> Double? {
    self[name].flatMap {
      Measure.withUnit($0) ?? Measure.number($0).map { Measure.bounded($0 * 0.75) }
    }
  }
}
