internal import Fonts

/// How wide blocks are that stand below each other: with a break wherever there may be one, and with none.
struct ContentWidths: Hashable {
  /// Of the longest word or picture, in points.
  var least = 0.0
  /// Of the longest line, in points.
  var most = 0.0

  init() {}

  /// Exactly, as lines are broken.
  init(of blocks: some Sequence<FlowBlock>, _ context: LayoutContext) {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph): take(ContentWidths(shaping: paragraph, context))
      case .table(let table): take(TableColumns(table, context).content(isExact: true))
      }
    }
  }

  /// No less than it is, without shaping: by the widths of letters.
  init(atMostOf blocks: some Sequence<FlowBlock>, _ context: LayoutContext) {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph): take(ContentWidths(addingLettersOf: paragraph, context))
      case .table(let table): take(TableColumns(table, context).content(isExact: false))
      }
    }
  }

  private mutating func take(_ other: ContentWidths) {
    least = max(least, other.least)
    most = max(most, other.most)
  }

  private init(shaping paragraph: FlowParagraph, _ context: LayoutContext) {
    let composed = ComposedText(
      paragraph, element: nil, label: nil, artifact: .layout, width: 0, PageNumbers(), context)
    let layout = ParagraphLayout(paragraph, composed, artifact: .layout, width: 0, context)
    context.spend(composed.length, runs: layout.runs)
    var breaker = layout.breaker()
    least = layout.endIndent + breaker.widestWord(layout.indent(isFirst:))
    var isFirst = true
    while !breaker.isDone {
      let start = layout.indent(isFirst: isFirst)
      let line = breaker.line(start: start, room: .greatestFiniteMagnitude)
      most = max(most, start + line.width + layout.endIndent)
      isFirst = false
    }
  }

  private init(addingLettersOf paragraph: FlowParagraph, _ context: LayoutContext) {
    var sum = LetterSum(paragraph, context)
    if let label = paragraph.label {
      sum.add(label.text, looks: label.looks)
      if label.suffix == .tab { sum.addTab() }
    }
    for inline in paragraph.inlines {
      switch inline.kind {
      case .text(let text): sum.add(text, looks: inline.looks)
      case .tab, .marginTab: sum.addTab()
      case .lineBreak, .columnBreak, .pageBreak: sum.endLine()
      case .drawing(let drawing): sum.add(drawing)
      case .anchor: break
      case .field(.pageOf(_, let cached)): sum.add(cached, looks: inline.looks)
      case .field: sum.add("0000", looks: inline.looks)
      case .note(_, let mark), .endnote(_, let mark): sum.add(mark, looks: inline.looks)
      }
    }
    sum.endLine()
    (least, most) = (sum.least, sum.most)
  }
}

/// The widths of words and lines as the sums of their letters'.
private struct LetterSum {
  /// In points.
  private static let longestTab = 2_000.0

  private let context: LayoutContext
  private let start: Double
  private let end: Double
  /// Of the line that is being added up, with its indent; the first one has another.
  private var line: Double
  private var word: Double
  private(set) var least = 0.0
  private(set) var most = 0.0

  init(_ paragraph: FlowParagraph, _ context: LayoutContext) {
    self.context = context
    start = paragraph.format.indentStart ?? 0
    end = paragraph.format.indentEnd ?? 0
    line = start + max(paragraph.format.firstLine ?? 0, 0)
    word = line
  }

  mutating func add(_ text: String, looks: Int) {
    let run = context.document.looks[looks]
    let text = run.isCapitals || run.isSmallCapitals ? text.uppercased() : text
    let own = context.textLooks(looks)
    let table = context.letters.table(own, context.shaper)
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\u{200B}":
        line += table[0x20] * run.stretch
        endWord()
      case "-", "\u{AD}":
        add(table[0x2D] * run.stretch)
        endWord()
      case _ where scalar.isASCII: add(table[Int(scalar.value)] * run.stretch)
      default:
        // Between characters of East Asia lines may end.
        let isWord = scalar.value >= 0x2E80
        if isWord { endWord() }
        add(context.letters.width(of: scalar, own, context.shaper) * run.stretch)
        if isWord { endWord() }
      }
    }
  }

  mutating func add(_ drawing: FlowDrawing) {
    endWord()
    if drawing.width.isFinite { add(drawing.width) }
    endWord()
  }

  mutating func addTab() {
    endWord()
    // Where it leads is known only when lines are made: no further than this.
    line += Self.longestTab
  }

  mutating func endLine() {
    endWord()
    most = max(most, line + end)
    line = start
  }

  private mutating func add(_ width: Double) {
    word += width
    line += width
  }

  private mutating func endWord() {
    least = max(least, word + end)
    word = start
  }
}

extension LineBreaker {
  /// The widest part that is not broken, in points from the margin.
  ///
  /// - Parameter indent: where a line begins: the first one and the others.
  /// - Returns: the width with the indent; 0 for no text.
  fileprivate func widestWord(_ indent: (Bool) -> Double) -> Double {
    var (widest, word, spaces) = (0.0, 0.0, 0.0)
    var start = indent(true)
    func end(before index: Int) {
      if word > 0 { widest = max(widest, start + word + (index > 0 ? hyphen(before: index) : 0)) }
      (word, spaces, start) = (0, 0, indent(false))
    }
    for (index, cluster) in text.clusters.enumerated() {
      if index > 0, cluster.canBeginLine { end(before: index) }
      switch cluster.kind {
      case .tab, .lineBreak: end(before: index)
      case .space: spaces += advance(index)
      case .text, .object, .softHyphen:
        word += spaces + advance(index)
        spaces = 0
      }
    }
    end(before: text.clusters.count)
    return widest
  }
}
