/// The header or the footer of a page, with its text round its drawings.
struct EdgeLayout {
  let stack: Stack
  /// Its upper end, in points from that of the page.
  let y: Double
  /// What the text of the page goes round, too.
  let exclusions: [Exclusion]

  /// - Parameters:
  ///   - blocks: what it holds.
  ///   - kind: a header or a footer.
  ///   - frame: of the page.
  ///   - numbers: of the page, where they are known.
  ///   - context: of the layout.
  init(
    _ blocks: [FlowBlock], _ kind: DrawnItem.Artifact, _ frame: PageFrame, _ numbers: PageNumbers,
    _ context: LayoutContext
  ) {
    let section = frame.section
    func top(_ height: Double) -> Double {
      kind == .footer ? section.height - section.footerDistance - height : section.headerDistance
    }
    guard blocks.contains(where: \.hasWrappedDrawings) else {
      var layout = BlockLayout(context, width: frame.width, .artifact(kind), numbers)
      for block in blocks { layout.append(block) }
      stack = layout.finish()
      y = top(stack.height)
      exclusions = []
      return
    }
    let ground = Self.ground(frame)
    var laid = (stack: Stack([], spaceAfter: 0), exclusions: [Exclusion]())
    // A footer begins where its height leaves it, and its height may depend on where it begins.
    var height = 0.0
    for _ in 0..<Self.mostRounds {
      var story = StoryLayout(
        context, on: ground, column: (frame.left, frame.width), top: top(height))
      laid = story.lay(blocks, .artifact(kind), numbers)
      if kind == .header || abs(laid.stack.height - height) < 0.5 { break }
      height = laid.stack.height
    }
    stack = laid.stack
    y = top(stack.height)
    exclusions = laid.exclusions
  }

  private static let mostRounds = 4

  /// What the places of drawings in it count from.
  static func ground(_ frame: PageFrame) -> AnchorGround {
    .page(
      frame, column: (frame.left, frame.width),
      limits: (frame.section.top, frame.section.height - frame.section.bottom))
  }
}

extension FlowSection {
  /// Whether text goes round something on its pages.
  var hasWrappedDrawings: Bool {
    blocks.contains(where: \.isGoneRound)
      || headers.values.contains { $0.contains(where: \.hasWrappedDrawings) }
      || footers.values.contains { $0.contains(where: \.hasWrappedDrawings) }
  }
}
