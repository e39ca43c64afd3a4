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
  func linkNumber(_ element: XMLElement, _ paragraph: inout FlowParagraph) -> Int? {
    guard let properties = element.first(.docPr, in: .wordDrawing) else { return nil }
    for child in properties.children {
      guard let id = child.attribute(Term.id.in(.r)), let link = links[id],
        case .external(let address) = link.target
      else { continue }
      return paragraph.number(of: FlowLink(target: .address(address), tip: nil))
    }
    return nil
  }

  mutating func drawing(in element: XMLElement) throws(PackageError) -> FlowDrawing {
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
  mutating func take(graphic element: XMLElement, into drawing: inout FlowDrawing)
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

  mutating func take(pic element: XMLElement, into drawing: inout FlowDrawing)
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
  mutating func picture(_ id: String?) throws(PackageError) -> Picture? {
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

  func takeTurn(of properties: XMLElement?, _ drawing: inout FlowDrawing) {
    guard let transform = properties?.first(.xfrm, in: .drawing) else { return }
    if let turn = transform.plainInteger(.rot) { drawing.rotation = Double(turn) / 60_000 }
  }

  // MARK: Groups

  mutating func take(group element: XMLElement, into drawing: inout FlowDrawing)
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
}
