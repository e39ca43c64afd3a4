internal import Archive
internal import XML

extension DocumentHandler {
  mutating func startRunProperty(_ local: LocalName, _ attributes: XMLAttributes) {
    switch local {
    case .rStyle: current.run.style = attributes.value.flatMap { styles?.index($0) }
    case .rPrChange: skip()
    default: current.run.direct.take(local, attributes)
    }
  }

  /// What the properties of the run come to. (ECMA-376 Part 1, §17.7.2)
  private mutating func resolveRun() -> ResolvedRun {
    if let resolved = current.run.resolved { return resolved }
    let resolved: ResolvedRun
    if !current.run.hasProperties, let plain = current.paragraph.plain {
      resolved = plain
    } else {
      let table = current.tables.indices.last
      var properties =
        styles?.runProperties(
          table: table.flatMap { current.tables[$0].style }, paragraph: current.paragraph.style,
          character: current.run.style)
        ?? RunProperties()
      properties.override(with: current.run.direct)
      let isOnShade =
        current.isOnShade || current.paragraph.isShaded
        || table.map { current.tables[$0].isShaded || current.tables[$0].cell.isShaded } ?? false
      var font: SymbolFont?
      if case .symbols(let symbols) = properties.font { font = symbols }
      resolved = ResolvedRun(
        look: properties.look(isOnShade: isOnShade), isHidden: properties.isHidden, font: font)
      if !current.run.hasProperties { current.paragraph.plain = resolved }
    }
    current.run.resolved = resolved
    return resolved
  }

  /// Text of the run that is read.
  mutating func appendText(_ bytes: Span<UInt8>) {
    guard current.fieldsInInstruction == 0, bytes.count > 0 else { return }
    let run = resolveRun()
    guard isShown, !run.isHidden else {
      for index in bytes.indices { appendUnseen(bytes[index]) }
      return
    }
    let start = openText()
    if let font = run.font {
      appendSymbols(bytes, font)
    } else if !appendPlain(bytes) {
      appendUnusual(bytes)
    }
    closeText(from: start, run)
  }

  /// A tab, break or hyphen of the run that is read.
  mutating func appendCharacter(_ character: Unicode.Scalar) {
    guard current.fieldsInInstruction == 0 else { return }
    let run = resolveRun()
    guard isShown, !run.isHidden else {
      appendUnseen(UInt8(ascii: character))
      return
    }
    let start = openText()
    current.story.text.append(UInt8(ascii: character))
    characters += 1
    closeText(from: start, run)
  }

  /// A `<w:sym>`: a code of a symbol font. (ECMA-376 Part 1, §17.3.3.30)
  mutating func appendSymbol(_ attributes: XMLAttributes) {
    guard let text = attributes.word(.char), let code = UInt32(text, radix: 16) else { return }
    let name = attributes.word(.font) ?? ""
    let shown: Unicode.Scalar?
    if let font = SymbolFont(name: name) {
      shown = font.character(code)
    } else {
      // In a font of letters a code is a character, but for those whose meaning only the font knows.
      shown = Unicode.Scalar(code).flatMap { (0xE000...0xF8FF).contains($0.value) ? nil : $0 }
    }
    guard current.fieldsInInstruction == 0 else { return }
    let run = resolveRun()
    guard isShown, !run.isHidden else { return }
    let start = openText()
    appendScalar(shown ?? "\u{FFFD}")
    closeText(from: start, run)
    if shown == nil { note(.unknownSymbol(font: name, code: text)) }
  }

  /// Something that is not text, at the place that is read.
  mutating func appendObject(_ kind: InlineObject.Kind, alternativeText: String? = nil) {
    guard current.fieldsInInstruction == 0, isShown, !resolveRun().isHidden else { return }
    let start = openText()
    current.story.objects.append(
      InlineObject(
        kind: kind, offset: start, paragraph: current.paragraphIndex,
        alternativeText: alternativeText))
    current.story.text += Array("\u{FFFC}".utf8)
  }

  /// Words that the program writes itself, such as the entry that a list shows.
  mutating func appendWords(_ words: String) {
    guard isShown else { return }
    let start = openText()
    for scalar in words.unicodeScalars { appendScalar(scalar == "\n" ? " " : scalar) }
    closeText(from: start, resolveRun())
  }

  /// Where the next text begins; text outside a paragraph gets one.
  private mutating func openText() -> Int {
    if !current.paragraph.isOpen { startParagraph() }
    if !unseenText.hidden.isEmpty { noteHiddenText() }
    return current.story.text.count
  }

  private mutating func closeText(from start: Int, _ run: ResolvedRun) {
    let end = current.story.text.count
    guard end > start else { return }
    var look = run.look
    if inserted > 0 {
      look.insert(.inserted)
      noteInsertion()
    }
    if !look.isEmpty {
      if let last = current.story.looks.indices.last, current.story.looks[last].look == look,
        current.story.looks[last].text.upperBound == start
      {
        current.story.looks[last].text = current.story.looks[last].text.lowerBound..<end
      } else {
        current.story.looks.append(LookRange(text: start..<end, look: look))
      }
    }
    if characters > limits.characters {
      overrun = "\(limits.characters.grouped) characters of text"
    }
  }

  /// Appends ASCII text; false, with nothing changed, where there is more to it.
  @inline(__always)
  private mutating func appendPlain(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.firstOutsidePrintableASCII(from: 0) == nil else { return false }
    current.story.text.append(bytes, bytes.indices)
    characters += bytes.count
    return true
  }

  /// Appends text with characters beyond ASCII: hyphens that do not print go, no-break hyphens become `-`. (W15)
  private mutating func appendUnusual(_ bytes: Span<UInt8>) {
    var index = 0
    while index < bytes.count {
      let plain = bytes.firstOutsidePrintableASCII(from: index) ?? bytes.count
      if plain > index {
        current.story.text.append(bytes, index..<plain)
        characters += plain - index
        index = plain
        continue
      }
      let byte = bytes[index]
      let left = bytes.count - index
      if byte < 0x20 {
        // A line end within a text is only layout of the XML.
        current.story.text.append(byte == 0x09 ? byte : 0x20)
        characters += 1
      } else if byte == 0xC2, left > 1, bytes[index + 1] == 0xAD {
        index += 1
      } else if byte == 0xE2, left > 2, bytes[index + 1] == 0x80, bytes[index + 2] == 0x91 {
        current.story.text.append(UInt8(ascii: "-"))
        characters += 1
        index += 2
      } else if byte == 0xEF, left > 2,
        bytes[index + 1] == 0x80 || bytes[index + 1] == 0x81
          || bytes[index + 1] == 0x82 || bytes[index + 1] == 0x83
      {
        // U+F000 to U+F0FF: codes of a symbol font under the name of another font.
        appendScalar("\u{FFFD}")
        let code = UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F) | 0xF000
        note(.unknownSymbol(font: "", code: String(code, radix: 16, uppercase: true)))
        index += 2
      } else {
        current.story.text.append(byte)
        if byte & 0xC0 != 0x80 { characters += 1 }
      }
      index += 1
    }
  }

  /// Appends text in a symbol font: each character stands for its picture. (W18)
  private mutating func appendSymbols(_ bytes: Span<UInt8>, _ font: SymbolFont) {
    for scalar in String(bytes).unicodeScalars {
      // Beyond the font's 256 codes Word takes the character from another font.
      if scalar.value > 0xFF, !(0xF000...0xF0FF).contains(scalar.value) {
        appendScalar(scalar)
      } else if let shown = font.character(scalar.value) {
        appendScalar(shown)
      } else {
        appendScalar("\u{FFFD}")
        note(
          .unknownSymbol(
            font: font.name, code: String(scalar.value, radix: 16, uppercase: true)))
      }
    }
  }

  private mutating func appendScalar(_ scalar: Unicode.Scalar) {
    current.story.text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    characters += 1
  }
}

extension Int {
  /// With a comma between thousands, as a person reads it.
  var grouped: String {
    let digits = String(self)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
