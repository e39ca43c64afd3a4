internal import Fonts

/// How wide text is that nothing breaks.
struct TextWidth {
  private let context: LayoutContext

  init(_ context: LayoutContext) {
    self.context = context
  }

  /// Of the widest paragraph, with its indents, in points.
  func width(of blocks: [FlowBlock]) -> Double {
    blocks.reduce(0) { widest, block in
      guard case .paragraph(let paragraph) = block else { return widest }
      let composed = ComposedText(
        paragraph, element: nil, label: nil, artifact: .layout, width: 0, PageNumbers(), context)
      let shaped = context.shaper.shape(TextToShape(composed.text, spans: composed.spans))
      let indents =
        (paragraph.format.indentStart ?? 0) + (paragraph.format.indentEnd ?? 0)
        + max(paragraph.format.firstLine ?? 0, 0)
      return max(widest, shaped.clusters.reduce(indents) { $0 + $1.advance })
    }
  }
}
