internal import Fonts
internal import Word

/// What the numbers of pages are where a text stands.
struct PageNumbers: Hashable, Sendable {
  /// As it is shown.
  var page = "0"
  /// As a number, for fields with formats of their own.
  var number = 0
  var total = 0
  var sectionTotal = 0
}

/// How content is marked.
enum Marking {
  /// It belongs to elements under this one.
  case structure(StructureTree.ElementID)
  /// It is no part of the document itself.
  case artifact(DrawnItem.Artifact)
}

/// The text of a paragraph as it goes to the shaper, and what its parts look like and mean.
struct ComposedText {
  /// A part of the text with one look and one meaning.
  struct Segment {
    /// Where it begins, in UTF-8 bytes.
    var start: Int
    var looks: Int
    var meaning: DrawnItem.Meaning
    /// The number of its link.
    var link: Int?
  }

  /// Something that stands at a place of the text.
  enum Mark {
    case drawing(BoxLayout)
    case anchor(FlowAnchor, BoxLayout)
    case note(Int)
    case marginTab(ParagraphFormat.Alignment, ParagraphFormat.Tab.Leader)
  }

  private(set) var text = ""
  private(set) var segments: [Segment] = []
  private(set) var spans: [TextToShape.Span] = []
  /// By the offset of the character that stands for it.
  private(set) var marks: [Int: [Mark]] = [:]
  /// Where the text of the paragraph itself begins, behind the label.
  private(set) var labelEnd = 0
  private(set) var linkSlots: [Int: StructureTree.Slot] = [:]
  private(set) var length = 0
  /// What is said once for each kind of place that uses pages' numbers.
  private let context: LayoutContext
  private let paragraph: FlowParagraph

  /// - Parameters:
  ///   - paragraph: what is composed.
  ///   - element: what its content belongs to; nil where it is no part of the document itself.
  ///   - label: what its label belongs to, where that is another.
  ///   - artifact: what it is, where it is no part of the document itself.
  ///   - width: of the column, in points.
  ///   - numbers: of the page that it stands on, where that is known.
  ///   - context: of the layout.
  init(
    _ paragraph: FlowParagraph, element: StructureTree.ElementID?, label: StructureTree.ElementID?,
    artifact: DrawnItem.Artifact, width: Double, _ numbers: PageNumbers, _ context: LayoutContext
  ) {
    self.context = context
    let paragraph = context.makesForm ? paragraph.withTickBoxes : paragraph
    self.paragraph = paragraph
    if let own = paragraph.label, !own.text.isEmpty || own.suffix == .tab {
      let meaning = Self.slot(in: label ?? element, artifact, context)
      if !own.text.isEmpty { append(own.text, looks: own.looks, meaning, link: nil) }
      switch own.suffix {
      case .tab:
        append("\t", looks: own.looks, meaning, link: nil)
      case .space: append(" ", looks: own.looks, meaning, link: nil)
      case .nothing: break
      }
      labelEnd = length
    }
    var current: (key: MeaningKey, meaning: DrawnItem.Meaning)?
    var linkElements: [Int: StructureTree.ElementID] = [:]
    var made: Set<Int> = []
    var anchors = 0
    for inline in paragraph.inlines {
      let looks = context.document.looks[inline.looks]
      let key = MeaningKey(
        link: inline.link, language: looks.language, isNote: Self.isNote(inline.kind))
      if case .drawing(let drawing) = inline.kind {
        current = nil
        var parent = element
        if let link = inline.link, let own = element {
          parent = linkElement(link, in: own, &linkElements)
        }
        let box = DrawingLayout(context, in: parent, artifact, numbers).box(drawing, width: width)
        mark(.drawing(box))
        append("\u{FFFC}", looks: inline.looks, .artifact(.layout), link: inline.link)
        continue
      }
      if context.makesForm, let control = inline.control, let element {
        current = nil
        guard made.insert(control).inserted else { continue }
        let box = FieldLayout(context, paragraph, width: width).box(
          control, looks: inline.looks, in: element)
        mark(.drawing(box))
        append("\u{FFFC}", looks: inline.looks, .artifact(.layout), link: nil)
        continue
      }
      if case .anchor(var anchor) = inline.kind {
        current = nil
        anchor.number = anchors
        anchors += 1
        let box = DrawingLayout(context, in: element, artifact, numbers)
          .box(anchor.drawing, width: width)
        mark(.anchor(anchor, box))
        continue
      }
      if current?.key != key {
        current = (
          key, meaning(for: key, in: element, artifact, &linkElements)
        )
      }
      guard let meaning = current?.meaning else { continue }
      append(inline, meaning, numbers)
    }
  }

  private struct MeaningKey: Hashable {
    var link: Int?
    var language: String?
    var isNote: Bool
  }

  private static func isNote(_ kind: FlowInline.Kind) -> Bool {
    switch kind {
    case .note, .endnote: true
    default: false
    }
  }

  private static func slot(
    in element: StructureTree.ElementID?, _ artifact: DrawnItem.Artifact, _ context: LayoutContext
  ) -> DrawnItem.Meaning {
    element.map { .content(context.structure.addContent(to: $0)) } ?? .artifact(artifact)
  }

  /// Where content with a link, language or note of its own belongs.
  private mutating func meaning(
    for key: MeaningKey, in element: StructureTree.ElementID?, _ artifact: DrawnItem.Artifact,
    _ linkElements: inout [Int: StructureTree.ElementID]
  ) -> DrawnItem.Meaning {
    guard var parent = element else { return .artifact(artifact) }
    if let link = key.link { parent = linkElement(link, in: parent, &linkElements) }
    if key.isNote { parent = context.structure.add(.reference, to: parent) }
    if let language = key.language {
      var attributes = StructureTree.Attributes()
      attributes.language = language
      parent = context.structure.add(.span, to: parent, attributes)
    }
    return Self.slot(in: parent, artifact, context)
  }

  private mutating func linkElement(
    _ link: Int, in element: StructureTree.ElementID,
    _ linkElements: inout [Int: StructureTree.ElementID]
  ) -> StructureTree.ElementID {
    if let known = linkElements[link] { return known }
    let made = context.structure.add(.link, to: element)
    linkElements[link] = made
    linkSlots[link] = context.structure.addAnnotation(to: made)
    return made
  }

  // MARK: Text

  private mutating func append(
    _ inline: FlowInline, _ meaning: DrawnItem.Meaning, _ numbers: PageNumbers
  ) {
    func add(_ text: String) { append(text, looks: inline.looks, meaning, link: inline.link) }
    switch inline.kind {
    case .text(let text): add(text)
    case .tab: add("\t")
    case .marginTab(let alignment, let leader):
      mark(.marginTab(alignment, leader))
      add("\t")
    case .lineBreak: add("\u{2028}")
    case .columnBreak: add("\u{B}")
    case .pageBreak: add("\u{C}")
    case .field(let field): add(text(of: field, numbers))
    case .note(let id, let sign):
      mark(.note(id))
      add(sign)
    case .endnote(_, let sign): add(sign)
    case .drawing, .anchor: break
    }
  }

  private func text(of field: FlowField, _ numbers: PageNumbers) -> String {
    switch field {
    case .page(let format):
      format.map { NumberFormat.text(numbers.number, $0) } ?? numbers.page
    case .pages(let format): NumberFormat.text(numbers.total, format ?? "decimal")
    case .sectionPages: "\(numbers.sectionTotal)"
    case .pageOf(let bookmark, let cached):
      context.pageText(of: bookmark, cached: cached, at: paragraph.place)
    }
  }

  private mutating func mark(_ mark: Mark) { marks[length, default: []].append(mark) }

  private mutating func append(
    _ text: String, looks: Int, _ meaning: DrawnItem.Meaning, link: Int?
  ) {
    guard !text.isEmpty else { return }
    if segments.last.map({ $0.looks == looks && $0.meaning == meaning && $0.link == link }) != true
    {
      segments.append(Segment(start: length, looks: looks, meaning: meaning, link: link))
    }
    let run = context.document.looks[looks]
    if run.isSmallCapitals {
      appendSmallCapitals(text, looks)
    } else {
      appendPlain(run.isCapitals ? text.uppercased() : text, looks, isSmall: false)
    }
  }

  private mutating func appendSmallCapitals(_ text: String, _ looks: Int) {
    var rest = text[...]
    while let first = rest.first {
      let isSmall = first.isLowercase
      let part = rest.prefix { $0.isLowercase == isSmall }
      appendPlain(isSmall ? part.uppercased() : String(part), looks, isSmall: isSmall)
      rest = rest[part.endIndex...]
    }
  }

  private mutating func appendPlain(_ text: String, _ looks: Int, isSmall: Bool) {
    let eastAsian = context.document.looks[looks].eastAsianFont
    // Only characters from U+2E80 on are written with the East Asian font.
    guard let eastAsian, eastAsian != context.document.looks[looks].latinFont,
      text.utf8.contains(where: { $0 >= 0xE2 })
    else { return appendSpan(text, looks, isEastAsian: false, isSmall: isSmall) }
    var rest = text[...]
    while let first = rest.first {
      let isEastAsian = Self.isEastAsian(first)
      let part = rest.prefix { Self.isEastAsian($0) == isEastAsian }
      appendSpan(String(part), looks, isEastAsian: isEastAsian, isSmall: isSmall)
      rest = rest[part.endIndex...]
    }
  }

  private static func isEastAsian(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    return (0x2E80...0xA4CF).contains(value) || (0xAC00...0xD7AF).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0xFF00...0xFFEF).contains(value)
      || (0x20000...0x3FFFF).contains(value)
  }

  private mutating func appendSpan(
    _ text: String, _ looks: Int, isEastAsian: Bool, isSmall: Bool
  ) {
    let count = text.utf8.count
    let own = context.textLooks(
      looks, isEastAsian: isEastAsian, isSmall: isSmall)
    self.text += text
    if let last = spans.last, last.looks == own {
      spans[spans.count - 1].range = last.range.lowerBound..<length + count
    } else {
      spans.append(TextToShape.Span(range: length..<length + count, looks: own))
    }
    length += count
  }
}

extension LayoutContext {
  /// The number of the page where a bookmark stands, as far as it is known.
  func pageText(of bookmark: String, cached: String, at place: DocumentLocation) -> String {
    usesPageNumbers = true
    if let known = knownPages[bookmark] { return known }
    // In the first round none is known.
    if !isFirstRound {
      tell(
        "reference-lost",
        "The number of a page is shown as it was: what it refers to is not there.",
        hint: "Mend or remove the reference in Word.", at: place)
    }
    return cached.isEmpty ? "0" : cached
  }
}
