internal import Word
internal import XML

/// Where drawings stand that float. (ECMA-376 Part 1, §20.4.2.3)
extension FlowReader {
  func takePosition(of element: XMLElement, _ anchor: inout FlowAnchor) {
    anchor.isBehind = ["1", "true"].contains(element.plain(.behindDoc) ?? "")
    // From Word 2013 on places always count from the cell.
    anchor.isPlacedInCell =
      document.settings.linesUpTables
      || !["0", "false"].contains(element.plain(.layoutInCell) ?? "")
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
      case .wrapSquare, .wrapTight, .wrapThrough:
        anchor.wrap = .square
        anchor.side = child.plain(.wrapText).flatMap(FlowAnchor.Side.init) ?? .both
      case .wrapTopAndBottom: anchor.wrap = .topAndBottom
      default: break
      }
    }
  }

  static func position(_ element: XMLElement) -> FlowAnchor.Position {
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
