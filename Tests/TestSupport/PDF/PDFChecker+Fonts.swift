// Fonts. (ISO 14289-1, 7.21 "Fonts"; ISO 32000-1, 9.7 "Composite Fonts", 9.8 "Font Descriptors")
extension PDFChecker {
  mutating func checkFonts() {
    var used: [Int: Set<Int>] = [:]
    let replaced = replacedContent
    for (page, content) in zip(file.pages, contents) {
      for piece in content.pieces {
        guard let text = piece.text else { continue }
        guard let number = text.fontObject else {
          report("Page \(page.number): the font \(text.font) is not an object of its own.")
          continue
        }
        used[number, default: []].formUnion(text.codes)
        let isReplaced =
          piece.marks.contains { $0.properties?["ActualText"] != nil }
          || piece.mcid.map { replaced.contains(.content(page: page.number - 1, mcid: $0)) } == true
        if !isReplaced { checkMeanings(of: text, font: number) }
      }
    }
    for (number, codes) in used.sorted(by: { $0.key < $1.key }) {
      guard let font = file.fonts[number] else { continue }
      let name = "The font \(font.baseName) (object \(number))"
      checkFont(font, name: name)
      checkGlyphs(codes.sorted(), of: font, name: name)
    }
  }

  /// Checks that what is shown can be read as text. (ISO 14289-1, 7.21.7 "Unicode character maps")
  private mutating func checkMeanings(
    of text: PDFPageContent.ShownText, font number: Int
  ) {
    // A font without a map is reported itself.
    guard let font = file.fonts[number], let map = font.toUnicode else { return }
    for code in text.codes {
      let meaning = map.texts[code] ?? ""
      if meaning.isEmpty || meaning.unicodeScalars.contains(where: { notText.contains($0.value) }) {
        report(
          "The font \(font.baseName) (object \(number)) does not say what its code \(code) means.")
      }
    }
  }

  /// The content of every element that has `ActualText`, or stands in one that has.
  private var replacedContent: Set<PDFStructure.Kid> {
    var replaced: Set<Int> = []
    var content: Set<PDFStructure.Kid> = []
    for (index, element) in structure.elements.enumerated() {
      guard element.entries["ActualText"] != nil || element.parent.map(replaced.contains) == true
      else { continue }
      replaced.insert(index)
      content.formUnion(element.kids)
    }
    return content
  }

  private mutating func checkFont(_ font: PDFFont, name: String) {
    if font.subtype == "Type3" { return report("\(name) is a Type 3 font.") }
    if font.toUnicode == nil { report("\(name) has no /ToUnicode that can be read.") }
    if font.isComposite {
      if file.resolve(font.entries["Encoding"]) != .name("Identity-H") {
        report("\(name) has an /Encoding other than Identity-H.")
      }
      if font.toUnicode.map({ $0.codeLengths != [2] }) == true {
        report("\(name) has a /ToUnicode whose codes are not of two bytes.")
      }
      let information = file.resolve(font.descendant["CIDSystemInfo"])
      if ["Registry", "Ordering"].contains(where: { file.value($0, of: information) == .null }) {
        report("\(name) has no /CIDSystemInfo.")
      }
      let subtype = file.resolve(font.descendant["Subtype"]).nameText
      if subtype == "CIDFontType2",
        file.resolve(font.descendant["CIDToGIDMap"]) != .name("Identity")
      {
        report("\(name) has no /CIDToGIDMap Identity.")
      }
      let base = file.resolve(font.descendant["BaseFont"]).nameText ?? ""
      if font.baseName != base, font.baseName != "\(base)-Identity-H" {
        report("\(name) has another /BaseFont than the font below it.")
      }
    }
    checkDescriptor(of: font, name: name)
  }

  private mutating func checkDescriptor(of font: PDFFont, name: String) {
    guard let program = font.program else { return report("\(name) is not embedded.") }
    if program.key == "FontFile3", file.resolve(program.stream.dictionary["Subtype"]) == .null {
      report("\(name) has a font program without /Subtype.")
    }
    for key in requiredOfDescriptors where file.resolve(font.descriptor[key]) == .null {
      report("\(name) has a descriptor without /\(key).")
    }
    let base = file.resolve(font.descendant["BaseFont"])
    if file.resolve(font.descriptor["FontName"]) != base {
      report("\(name) has a descriptor with another /FontName.")
    }
    let tag = (base.nameText ?? "").prefix(7)
    if tag.count != 7 || tag.last != "+" || !tag.dropLast().allSatisfy({ ("A"..."Z").contains($0) })
    {
      report("\(name) has no subset tag such as ABCDEF+.")
    }
  }

  /// Checks that the glyphs exist and are as wide as the font says. (ISO 14289-1, 7.21.5 "Font metrics")
  private mutating func checkGlyphs(_ codes: [Int], of font: PDFFont, name: String) {
    guard font.isComposite else { return }
    if codes.first == 0 { report("\(name) shows the glyph .notdef.") }
    guard let program = font.program, program.key == "FontFile2" else { return }
    guard let bytes = try? program.stream.decoded(), let metrics = TrueTypeMetrics(bytes) else {
      return report("\(name) has a font program that cannot be read.")
    }
    if let length = file.resolve(program.stream.dictionary["Length1"]).integer,
      length != bytes.count
    {
      report("\(name) has a font program with a wrong /Length1.")
    }
    for code in codes {
      if code >= metrics.glyphCount {
        report("\(name) shows the glyph \(code), which it does not have.")
      } else if abs(metrics.width(of: code) - font.width(of: code)) > 1 {
        report(
          "\(name) gives the glyph \(code) the width \(font.width(of: code)), its program "
            + "\(metrics.width(of: code)).")
      }
    }
  }
}

/// What no text consists of: nothing, a byte order mark, half a character. (ISO 14289-1, 7.21.7)
private let notText: Set<UInt32> = [0, 0xFEFF, 0xFFFE, 0xFFFD]

private let requiredOfDescriptors = [
  "Type", "FontName", "Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV",
]
