internal import Word
internal import XML

/// A run of paragraphs that stands in a place of its own: a `<w:framePr>`. (ECMA-376 Part 1, §17.3.1.11)
struct OpenFrame {
  var properties: FrameProperties
  var blocks: [FlowBlock]
}

struct FrameProperties: Hashable {
  /// In points; nil for as wide as what is in it.
  var width: Double?
  var height: Double?
  var x: Double?
  var y: Double?
  var alignX: String?
  var alignY: String?
  var anchorX: String?
  var anchorY: String?
  var wrap: String?
  var spaceX = 0.0
  var spaceY = 0.0
  /// A first letter over several lines.
  var isDropCap = false
  var isInMargin = false

  init(_ element: XMLElement) {
    width = element.points(.w).flatMap { $0 > 0 ? $0 : nil }
    height = element.points(.h)
    x = element.points(.x)
    y = element.points(.y)
    alignX = element.word(.xAlign)
    alignY = element.word(.yAlign)
    anchorX = element.word(.hAnchor)
    anchorY = element.word(.vAnchor)
    wrap = element.word(.wrap)
    spaceX = element.points(.hSpace) ?? 0
    spaceY = element.points(.vSpace) ?? 0
    isDropCap = ["drop", "margin"].contains(element.word(.dropCap))
    isInMargin = element.word(.dropCap) == "margin"
  }
}

extension FlowReader {
  /// Takes a paragraph into the frame that it belongs to; the frame before ends where it is another.
  mutating func take(
    _ paragraph: FlowParagraph, in properties: FrameProperties?, into blocks: inout [FlowBlock]
  ) {
    if let frame = frame, frame.properties == properties {
      self.frame?.blocks.append(.paragraph(paragraph))
      return
    }
    var paragraph = paragraph
    if let done = frame.take() {
      let anchor = FlowInline(
        kind: .anchor(self.anchor(done)), looks: paragraph.markLooks, link: nil)
      if properties != nil {
        // Two frames in a row: the first hangs on a paragraph of no height between them.
        var holder = FlowParagraph(place: paragraph.place)
        holder.markLooks = paragraph.markLooks
        holder.format.lineRule = .exactly(0)
        holder.inlines = [anchor]
        blocks.append(.paragraph(holder))
      } else {
        paragraph.inlines.insert(anchor, at: 0)
      }
    }
    if let properties {
      frame = OpenFrame(properties: properties, blocks: [.paragraph(paragraph)])
    } else {
      blocks.append(.paragraph(paragraph))
    }
  }

  /// Ends the frame that is open, where nothing comes that it could hang on.
  mutating func endFrame(into blocks: inout [FlowBlock]) {
    guard let done = frame.take() else { return }
    var holder = FlowParagraph(place: place)
    holder.format.lineRule = .exactly(0)
    holder.markLooks = document.looks.number(of: RunLooks())
    holder.inlines = [
      FlowInline(kind: .anchor(anchor(done)), looks: holder.markLooks, link: nil)
    ]
    blocks.append(.paragraph(holder))
  }

  private func anchor(_ frame: OpenFrame) -> FlowAnchor {
    let properties = frame.properties
    var shape = FlowShape(outline: .none)
    shape.text = frame.blocks
    shape.insets = [0, 0, 0, 0]
    shape.growsWithText = true
    shape.isAsWideAsText = properties.width == nil
    let drawing = FlowDrawing(
      width: properties.width ?? 1, height: properties.height ?? 0, content: .shape(shape),
      isDecorative: true, place: place)
    var anchor = FlowAnchor(drawing: drawing)
    anchor.distances = [
      properties.spaceX, properties.spaceY, properties.isDropCap ? 3 : properties.spaceX,
      properties.spaceY,
    ]
    anchor.wrap =
      switch properties.wrap {
      case "none": .none
      case "notBeside": .topAndBottom
      default: .square
      }
    anchor.horizontal = (
      Self.frame(properties.anchorX, .page),
      properties.alignX.map(FlowAnchor.Position.aligned) ?? .offset(properties.x ?? 0)
    )
    anchor.vertical = (
      Self.frame(properties.anchorY == "text" ? "paragraph" : properties.anchorY, .page),
      properties.alignY.flatMap { $0 == "inline" ? nil : .aligned($0) }
        ?? .offset(properties.y ?? 0)
    )
    if properties.isDropCap {
      anchor.horizontal = (.column, .offset(0))
      anchor.vertical = (.paragraph, .offset(0))
      anchor.wrap = properties.isInMargin ? .none : .square
    }
    return anchor
  }
}
