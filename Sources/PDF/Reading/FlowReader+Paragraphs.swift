internal import Word
internal import XML

extension FlowReader {
  /// What a run is made of before its own formatting.
  struct RunBase {
    var style: RunFormat
    var tables: [RunFormat]
  }

  /// Reads a `<w:p>`; nil for one that "No Markup" does not show. (R4)
  mutating func readParagraph(_ element: XMLElement) throws(PackageError) -> FlowParagraph? {
    let properties = element.first(.pPr)
    let style = resolvedStyle(properties?.first(.pStyle)?.val)
    var paragraph = FlowParagraph(place: place)
    paragraph.styleName = style.name
    paragraph.format = format(properties, style)
    let outerGround = ground
    ground = (paragraph.format.shading ?? nil) ?? cellGround
    defer { ground = outerGround }
    let base = RunBase(style: style.run, tables: tableFormats.map(\.run))
    let mark = properties?.first(.rPr)
    paragraph.markLooks = looks(mark, base)
    paragraph.headingLevel = headingLevel(of: paragraph)
    paragraph.isContentsEntry = fields.contains { $0.isContents } || style.name.hasPrefix("toc ")
    if let carried = carried.take() { paragraph.put(inFront: carried) }
    let whole = blockControl.take()
    let start = paragraph.inlines.count
    let lists = contents.count
    let open = fields.last { $0.contents != nil }?.contents
    try read(inlinesOf: element, base, link: nil, into: &paragraph)
    if let whole, paragraph.controls.isEmpty {
      paragraph.put(whole.control, from: start, isPrompt: whole.isPrompt)
    }
    paragraph.isContentsEntry = paragraph.isContentsEntry || fields.contains { $0.isContents }
    paragraph.contents = contents.count > lists ? lists : open
    if let number = paragraph.contents { endContents(number, in: paragraph) }
    let isMarkDeleted = mark?.first(.del) != nil || mark?.first(.moveFrom) != nil
    if isMarkDeleted {
      // What is left of it goes into the paragraph behind it.
      if !paragraph.inlines.isEmpty || !paragraph.bookmarks.isEmpty { carried = paragraph }
      return nil
    }
    if let mark, mark.flag(.vanish) == true, paragraph.inlines.isEmpty { return nil }
    if dividesWords, paragraph.format.keepsWordsWhole != true, !paragraph.inlines.isEmpty {
      // LibreOffice turns it on for every document, and off again in its styles.
      dividesWords = false
      tell(
        "hyphenation", "Words are not divided at the ends of lines, but where a hyphen is written.",
        hint: "Turn hyphenation off in Word's page layout to see the lines as they will be.",
        at: nil)
    }
    paragraph.label = label(of: paragraph, mark, base)
    return paragraph
  }

  private mutating func format(_ properties: XMLElement?, _ style: ResolvedStyle) -> ParagraphFormat
  {
    var format = styles.paragraphDefaults
    for table in tableFormats { format.override(with: table.paragraph) }
    guard let properties else {
      format.override(with: style.listed)
      return format
    }
    let own = ParagraphFormat(properties, theme)
    let isOfStyle = own.list.number.map { $0 == style.format.list.number } ?? true
    format.override(with: isOfStyle ? style.listed : style.format)
    if let number = own.list.number ?? (own.list.level != nil ? format.list.number : nil),
      number != 0,
      let level = lists.level(own.list.level ?? format.list.level ?? 0, of: number, styles)
    {
      // The list says where its paragraphs stand, unless they do.
      format.takeIndents(of: level.paragraph)
    }
    format.override(with: own)
    return format
  }

  /// From 1 to 9; nil for text.
  private func headingLevel(of paragraph: FlowParagraph) -> Int? {
    if let level = paragraph.format.outlineLevel { return level < 9 ? level + 1 : nil }
    guard paragraph.styleName.hasPrefix("heading ") else { return nil }
    return Int(paragraph.styleName.dropFirst(8)).flatMap { (1...9).contains($0) ? $0 : nil }
  }

  private mutating func label(
    of paragraph: FlowParagraph, _ mark: XMLElement?, _ base: RunBase
  ) -> FlowLabel? {
    guard let number = paragraph.format.list.number, number != 0 else { return nil }
    let level = min(max(paragraph.format.list.level ?? 0, 0), 8)
    guard let found = lists.level(level, of: number, styles) else { return nil }
    let numbers = counters.next(number, level, lists, styles)
    var format = runFormat(nil, base)
    // The number looks like the mark of its paragraph, but for underlines.
    if let mark { format.override(with: RunFormat(mark, theme)) }
    format.underline = nil
    format.override(with: found.run)
    var text = Self.labelText(found, numbers) { level in
      lists.level(level, of: number, styles)?.format ?? "decimal"
    }
    if !NumberFormat.isKnown(found.format) {
      tell(
        "number-format", "The numbers of a list are shown in figures.",
        hint: "Choose another format for the list in Word where that matters.", at: place)
    }
    if found.hasPicture { text = "•" }
    var looks = looks(format)
    if let symbols = SymbolFont(name: looks.latinFont) {
      text = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { symbols.character($0.value & 0xFF) ?? "•" }))
      looks.latinFont = "DejaVu Sans"
    } else if text.unicodeScalars.contains(where: { (0xF000...0xF0FF).contains($0.value) }) {
      text = "•"
    }
    return FlowLabel(
      text: text, looks: document.looks.number(of: looks), suffix: found.suffix,
      alignment: found.alignment, list: lists.definition(of: number) ?? number, level: level,
      format: found.format)
  }

  private static func labelText(
    _ level: ListDefinitions.Level, _ numbers: [Int], _ format: (Int) -> String
  ) -> String {
    if level.format == "bullet" { return level.text }
    var text = ""
    var rest = level.text[...]
    while let percent = rest.firstIndex(of: "%") {
      text += rest[..<percent]
      rest = rest[rest.index(after: percent)...]
      guard let digit = rest.first?.wholeNumberValue, digit >= 1 else {
        text += "%"
        continue
      }
      rest = rest.dropFirst()
      guard digit <= numbers.count else { continue }
      let name = digit == numbers.count ? level.format : format(digit - 1)
      text += NumberFormat.text(numbers[digit - 1], level.isLegal ? "decimal" : name)
    }
    return text + rest
  }

  // MARK: Looks of runs

  /// The number of the looks of a run with these properties.
  mutating func looks(_ properties: XMLElement?, _ base: RunBase) -> Int {
    document.looks.number(of: looks(runFormat(properties, base)))
  }

  /// A run's format: defaults, then table, paragraph and character style, then its own.
  func runFormat(_ properties: XMLElement?, _ base: RunBase) -> RunFormat {
    var format = RunFormat()
    for table in base.tables { format.combine(style: table) }
    format.combine(style: base.style)
    // Entries of contents lists are links and do not look it.
    if let style = styles.characterStyle(properties?.first(.rStyle)?.val),
      style.name.lowercased() != "hyperlink" || !fields.contains(where: \.isContents)
    {
      format.combine(style: style.run)
    }
    var result = styles.runDefaults
    result.override(with: format)
    // What the defaults turn on stays on.
    result.on.formUnion(styles.runDefaults.on.intersection(.toggles))
    if let properties { result.override(with: RunFormat(properties, theme)) }
    return result
  }

  func looks(_ format: RunFormat) -> RunLooks {
    var looks = RunLooks()
    looks.isRightToLeft = format.on.contains(.rightToLeft)
    looks.isComplex = looks.isRightToLeft || format.on.contains(.complexScript)
    looks.latinFont = format.latinFont ?? looks.latinFont
    looks.eastAsianFont = format.eastAsianFont
    looks.complexFont = format.complexFont
    looks.size = min(max(format.size ?? 10, 1), 1_638)
    looks.complexSize = min(max(format.complexSize ?? looks.size, 1), 1_638)
    if looks.isComplex {
      looks.size = looks.complexSize
      looks.latinFont = format.complexFont ?? looks.latinFont
    }
    looks.isBold = format.on.contains(looks.isComplex ? .boldComplex : .bold)
    looks.isItalic = format.on.contains(looks.isComplex ? .italicComplex : .italic)
    looks.isStruck = format.on.contains(.strike)
    looks.isDoubleStruck = format.on.contains(.doubleStrike)
    looks.isUnderlined = format.underline.flatMap { $0.kind == "none" ? nil : $0 }
    looks.ink = format.ink ?? .automatic
    looks.ground = (format.highlight ?? nil) ?? (format.shading ?? nil)
    // Letters without a colour of their own are white on a dark paragraph or cell, too.
    if looks.ink == .automatic, looks.ground == nil, let ground {
      let colour = Ink.automatic.colour(on: ground)
      if colour != .black { looks.ink = .colour(colour) }
    }
    looks.raise = format.raise ?? 0
    switch format.script {
    case .superscript:
      looks.raise += looks.size * 0.35
      looks.size *= 0.65
    case .subscript:
      looks.raise -= looks.size * 0.14
      looks.size *= 0.65
    case .baseline, nil: break
    }
    looks.spacing = format.spacing ?? 0
    if let least = format.kerning, least > 0 { looks.isKerned = looks.size >= least }
    looks.stretch = format.stretch ?? 1
    looks.isCapitals = format.on.contains(.caps)
    looks.isSmallCapitals = format.on.contains(.smallCaps)
    looks.border = format.border.flatMap { $0.line == nil ? nil : $0 }
    let language = looks.isComplex ? format.complexLanguage : format.language
    if let language, language != document.facts.language, Self.isLanguage(language) {
      looks.language = language
    }
    return looks
  }

  func isHidden(_ format: RunFormat) -> Bool { format.on.contains(.vanish) }
}

extension FlowParagraph {
  /// Puts what is left of another paragraph before its own content.
  mutating func put(inFront other: FlowParagraph) {
    inlines = other.inlines
    controls = other.controls
    links = other.links
    bookmarks = other.bookmarks
  }
}
