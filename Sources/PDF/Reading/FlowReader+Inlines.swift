internal import Word
internal import XML

extension FlowReader {
  /// Reads what stands in a paragraph, link, control or tracked insertion.
  mutating func read(
    inlinesOf parent: XMLElement, _ base: RunBase, link: Int?, into paragraph: inout FlowParagraph
  ) throws(PackageError) {
    for element in parent.children {
      switch element.word {
      case .r: try read(run: element, base, link: link, into: &paragraph)
      case .hyperlink: try read(hyperlink: element, base, into: &paragraph)
      case .ins, .moveTo, .smartTag, .customXml, .dir, .bdo:
        try read(inlinesOf: element, base, link: link, into: &paragraph)
      case .sdt:
        guard let content = element.first(.sdtContent) else { continue }
        let start = paragraph.inlines.count
        paragraph.isClosed = true
        try read(inlinesOf: content, base, link: link, into: &paragraph)
        if let control = control(element) {
          paragraph.put(control, from: start, isPrompt: showsPrompt(element))
        }
      case .fldSimple: try read(simpleField: element, base, link: link, into: &paragraph)
      case .bookmarkStart:
        if let name = element.word(.name) {
          paragraph.bookmarks.append(name)
          if let id = element.word(.id) { openBookmarks[id] = name }
        }
      case .bookmarkEnd:
        if let id = element.word(.id) { openBookmarks[id] = nil }
      case nil:
        if let chosen = element.chosenAlternate {
          try read(inlinesOf: chosen, base, link: link, into: &paragraph)
        } else if element.namespace == .mathematics {
          readFormula(element, base, into: &paragraph)
        }
      default: break
      }
    }
  }

  private mutating func read(
    hyperlink element: XMLElement, _ base: RunBase, into paragraph: inout FlowParagraph
  ) throws(PackageError) {
    noteEntry()
    var target: FlowLink.Target?
    let anchor = element.word(.anchor)
    if let id = element.attribute(Term.id.in(.r)), let link = links[id] {
      if case .external(let address) = link.target {
        target = .address(anchor.map { "\(address)#\($0)" } ?? address)
      }
    } else if let anchor {
      target = .bookmark(anchor)
    }
    let number = target.map {
      paragraph.number(of: FlowLink(target: $0, tip: element.word(.tooltip)))
    }
    try read(inlinesOf: element, base, link: number, into: &paragraph)
  }

  private mutating func readFormula(
    _ element: XMLElement, _ base: RunBase, into paragraph: inout FlowParagraph
  ) {
    var text = ""
    func gather(_ element: XMLElement) {
      if element.term(in: .mathematics) == .t { text += element.text }
      for child in element.children { gather(child) }
    }
    gather(element)
    guard !text.isEmpty else { return }
    paragraph.append(.text(text), looks: looks(nil, base), link: FlowLink?.none)
    tell(
      "formula", "A formula is shown as plain text.",
      hint: "Put a picture of the formula in its place where its looks matter.", at: place)
  }

  // MARK: Runs

  private mutating func read(
    run element: XMLElement, _ base: RunBase, link: Int?, into paragraph: inout FlowParagraph
  ) throws(PackageError) {
    let format = runFormat(element.first(.rPr), base)
    let isHidden = isHidden(format)
    if format.hasEffect == true, !isHidden {
      tell(
        "text-effect", "Outlines, shadows, relief and marks of emphasis are left out.",
        hint: "Use bold or italic letters in their place.", at: place)
    }
    let looks = document.looks.number(of: looks(format))
    for child in element.children {
      if child.word == .fldChar {
        take(fieldCharacter: child, looks: looks, link: link, into: &paragraph)
        continue
      }
      if child.word == .instrText {
        if !fields.isEmpty, !fields[fields.count - 1].isInResult {
          fields[fields.count - 1].instruction += child.text
        }
        continue
      }
      if child.word == .tab || child.word == .ptab { noteEntry() }
      let isShown = [.t, .tab, .br, .sym, .drawing, .pict].contains(child.word)
      for index in fields.indices where fields[index].isInResult && isShown {
        fields[index].hasResult = true
        if fields[index].looks == nil { fields[index].looks = looks }
      }
      guard !isHidden, !isInUnseenField else { continue }
      let number = link ?? currentLink.map { paragraph.number(of: $0) }
      try read(child, looks, base, link: number, into: &paragraph)
    }
  }

  /// Reads what stands in a run.
  private mutating func read(
    _ element: XMLElement, _ looks: Int, _ base: RunBase, link: Int?,
    into paragraph: inout FlowParagraph
  ) throws(PackageError) {
    func add(_ kind: FlowInline.Kind) { paragraph.append(kind, looks: looks, link: link) }
    switch element.word {
    case .t:
      let text = shown(element, looks)
      if !text.isEmpty { add(.text(text)) }
    case .tab: add(.tab)
    case .ptab: add(Self.marginTab(element))
    case .br:
      switch element.word(.type) {
      case "page": add(.pageBreak)
      case "column": add(.columnBreak)
      default: add(.lineBreak)
      }
    case .cr: add(.lineBreak)
    case .noBreakHyphen: add(.text("\u{2011}"))
    case .softHyphen: add(.text("\u{AD}"))
    case .sym: takeSymbol(element, looks, link, into: &paragraph)
    case .pgNum: add(.field(.page(format: nil)))
    case .footnoteReference, .endnoteReference:
      takeReference(element, looks, link, into: &paragraph)
    case .footnoteRef, .endnoteRef: if let isInNote { add(.text(isInNote)) }
    case .drawing: try take(drawing: element, looks, link, into: &paragraph)
    case .pict, .object: try take(picture: element, looks, link, into: &paragraph)
    case .ruby:
      if let base = element.first(.rubyBase) {
        try read(
          inlinesOf: base, RunBase(style: RunFormat(), tables: []), link: link, into: &paragraph)
      }
      tell(
        "phonetic-guide", "The small signs above characters are left out.",
        hint: "Write them behind the characters, in brackets.", at: place)
    case .contentPart:
      tell(
        "ink", "Handwriting is left out.", hint: "Put a picture of it in its place.", at: place)
    case .dayShort, .dayLong, .monthShort, .monthLong, .yearShort, .yearLong:
      tell(
        "date-code", "A code for today's date is left out.",
        hint: "Write the date in its place.", at: place)
    case nil:
      if let chosen = element.chosenAlternate {
        for child in chosen.children {
          try read(child, looks, base, link: link, into: &paragraph)
        }
      }
    default: break
    }
  }

  /// The text of a `<w:t>` as it is shown: spaces at its ends count only where it says so.
  private mutating func shown(_ element: XMLElement, _ looks: Int) -> String {
    var text = element.text
    if element.attribute(Term.space.in(.xml)) != "preserve" {
      text = String(text.trimming(" \t\n\r"))
    }
    if text.utf8.contains(where: {
      $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF
    }) {
      // What layout has a meaning of its own for is a space, as line ends in XML are.
      text = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFFFC: " "
            default: scalar
            }
          }))
    }
    guard let symbols = SymbolFont(name: document.looks[looks].latinFont) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let isCode = scalar.value < 0x100 || (0xF000...0xF0FF).contains(scalar.value)
          guard isCode, scalar != " ", scalar != "\u{A0}" else { return scalar }
          return symbol(symbols, scalar.value & 0xFF)
        }))
  }

  private mutating func symbol(_ font: SymbolFont, _ code: UInt32) -> Unicode.Scalar {
    if let known = font.character(code) { return known }
    tell(
      "symbol", "A symbol of a picture font is not known and shown as a box.",
      hint: "Use a character that every font has in its place.", at: place)
    return "\u{25A1}"
  }

  private mutating func takeSymbol(
    _ element: XMLElement, _ looks: Int, _ link: Int?, into paragraph: inout FlowParagraph
  ) {
    guard let code = element.word(.char).flatMap({ UInt32($0, radix: 16) }) else { return }
    var own = document.looks[looks]
    var scalar = Unicode.Scalar(code) ?? " "
    if let name = element.word(.font) {
      own.latinFont = name
      if let font = SymbolFont(name: name) { scalar = symbol(font, code & 0xFF) }
    }
    paragraph.append(.text(String(scalar)), looks: document.looks.number(of: own), link: link)
  }

  private static func marginTab(_ element: XMLElement) -> FlowInline.Kind {
    let alignment: ParagraphFormat.Alignment =
      switch element.word(.alignment) {
      case "center": .centre
      case "right": .right
      default: .left
      }
    let leader: ParagraphFormat.Tab.Leader =
      switch element.word(.leader) {
      case "dot": .dots
      case "hyphen": .hyphens
      case "underscore": .underscores
      case "middleDot": .middleDots
      default: .none
      }
    return .marginTab(alignment, leader)
  }

  // MARK: Notes

  private mutating func takeReference(
    _ element: XMLElement, _ looks: Int, _ link: Int?, into paragraph: inout FlowParagraph
  ) {
    guard let id = element.integer(.id) else { return }
    if isInNote != nil {
      tell(
        "note-in-note", "A note within a note is left out, but for its mark.",
        hint: "Put its words into the note round it.", at: place)
    }
    let isFootnote = element.word == .footnoteReference
    let custom = ["1", "true", "on"].contains(element.word(.custom) ?? "")
    let place: Int
    if isFootnote {
      if !custom { noteOrder.append(id) }
      place = noteOrder.count
    } else {
      if !custom { endnoteOrder.append(id) }
      place = endnoteOrder.count
    }
    // A mark of its own follows as text.
    let mark = custom ? "" : NumberFormat.text(place, isFootnote ? noteFormat : endnoteFormat)
    noteMarks[NoteKey(isFootnote: isFootnote, id: id)] = mark
    for name in openBookmarks.values where markedNotes[name] == nil { markedNotes[name] = mark }
    paragraph.append(
      isFootnote ? .note(id, mark) : .endnote(id, mark), looks: looks, link: link)
  }

  struct NoteKey: Hashable {
    var isFootnote: Bool
    var id: Int
  }

  /// Reads the notes that were referred to.
  mutating func readNotes() throws(PackageError) {
    for isFootnote in [true, false] {
      guard let part = links.part(isFootnote ? "footnotes" : "endnotes"),
        let root = try parts.snapshotIfPossible(of: part)
      else { continue }
      let term = isFootnote ? Term.footnote : .endnote
      for element in root.children where element.word == term {
        guard let id = element.integer(.id),
          let mark = noteMarks[NoteKey(isFootnote: isFootnote, id: id)]
        else { continue }
        isInNote = mark
        let blocks = try story(part, element)
        isInNote = nil
        if isFootnote {
          document.notes[id] = blocks
        } else {
          document.endnotes.append(FlowNote(id: id, mark: mark, blocks: blocks))
        }
      }
    }
    let order = Dictionary(
      zip(endnoteOrder, endnoteOrder.indices), uniquingKeysWith: { first, _ in first })
    document.endnotes.sort { one, two in
      order[one.id, default: .max] < order[two.id, default: .max]
    }
  }
}
