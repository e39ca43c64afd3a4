internal import CPango

/// Turns text into glyphs, with Pango: fonts, scripts, directions, and where lines may end.
///
/// A class, because Pango keeps the fonts that it has found, in a map that one thread may use.
@safe package final class TextShaper {
  private let faces: FontFaces
  private let map: OpaquePointer
  let context: OpaquePointer
  private var descriptions = unsafe [TextLooks: OpaquePointer]()
  private var known = unsafe [OpaquePointer: KnownFont]()
  private var own: [TextLooks: KnownFont] = [:]
  private let glyphs: UnsafeMutablePointer<PangoGlyphString>
  /// What was shaped lately: letters from one template say mostly the same.
  private var memory = ShapingMemory()

  /// A font of Pango: a face in a size, in points.
  struct KnownFont {
    var face: FontFace
    var size: Double
  }

  /// - Parameter faces: shared by all threads.
  package init(_ faces: FontFaces) {
    self.faces = faces
    unsafe map = late_pango_ft2_font_map_new()
    // Outlines as they are, whatever the settings of a screen.
    unsafe docket_font_map_set_up(map) { pattern, _ in
      unsafe late_FcPatternDel(pattern, FC_HINTING)
      unsafe late_FcPatternAddBool(pattern, FC_HINTING, FcBool(0))
      unsafe late_FcPatternDel(pattern, FC_AUTOHINT)
      unsafe late_FcPatternAddBool(pattern, FC_AUTOHINT, FcBool(0))
    }
    unsafe context = late_pango_font_map_create_context(map)
    unsafe late_pango_context_set_round_glyph_positions(context, 0)
    unsafe glyphs = late_pango_glyph_string_new()
  }

  deinit {
    unsafe late_pango_glyph_string_free(glyphs)
    unsafe descriptions.values.forEach { unsafe late_pango_font_description_free($0) }
    unsafe known.keys.forEach { unsafe late_g_object_unref(UnsafeMutableRawPointer($0)) }
    unsafe late_g_object_unref(UnsafeMutableRawPointer(context))
    unsafe late_g_object_unref(UnsafeMutableRawPointer(map))
  }

  /// The glyphs of a paragraph.
  ///
  /// - Parameter text: without the end of the paragraph.
  /// - Returns: nothing for no text.
  package func shape(_ text: TextToShape) -> ShapedText {
    if let known = memory[text] { return known }
    let shaped = shapedAnew(text)
    memory.keep(shaped, of: text)
    return shaped
  }

  /// The face that characters of these looks are drawn with, where it has them; nil where there are no fonts.
  package func face(of looks: TextLooks) -> FontFace? { font(of: looks)?.face }

  /// How high lines of these looks are, whatever stands on them.
  package func measures(of looks: TextLooks) -> LineMeasures {
    guard let font = font(of: looks) else {
      return LineMeasures(ascent: looks.size * 0.9, descent: looks.size * 0.25)
    }
    return font.face.lineMeasures(size: font.size)
  }

  private func font(of looks: TextLooks) -> KnownFont? {
    if let known = own[looks] { return known }
    guard let font = unsafe late_pango_font_map_load_font(map, context, description(of: looks))
    else {
      return nil
    }
    defer { unsafe late_g_object_unref(UnsafeMutableRawPointer(font)) }
    let found = unsafe knownFont(font)
    own[looks] = found
    return found
  }

  // MARK: Shaping

  private func shapedAnew(_ text: TextToShape) -> ShapedText {
    var result = ShapedText()
    var string = text.text
    result.length = string.utf8.count
    guard result.length > 0 else { return result }
    let attributes = unsafe attributes(of: text)
    defer { unsafe late_pango_attr_list_unref(attributes) }
    string.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { buffer in
        guard let base = buffer.baseAddress else { return }
        let items = unsafe items(of: text, base, count: buffer.count, attributes)
        let breaks = unsafe Breaks(base, count: buffer.count)
        var span = 0
        unsafe Self.forEach(items) { item in
          let offset = unsafe Int(item.pointee.offset)
          while span + 1 < text.spans.count, text.spans[span].range.upperBound <= offset {
            span += 1
          }
          unsafe append(
            item, span: span, spacing: text.spans[span].looks.spacing, of: base,
            count: buffer.count, breaks, to: &result)
        }
        unsafe Self.free(items)
      }
    }
    return result
  }

  private func append(
    _ item: UnsafeMutablePointer<PangoItem>, span: Int, spacing: Double,
    of text: UnsafePointer<CChar>, count: Int, _ breaks: borrowing Breaks,
    to result: inout ShapedText
  ) {
    let font = unsafe item.pointee.analysis.font.flatMap { unsafe knownFont($0) }
    let level = unsafe item.pointee.analysis.level
    let run = Int32(result.runs.count)
    result.runs.append(
      ShapedText.Run(face: font?.face, size: font?.size ?? 0, level: level, span: Int32(span)))
    let end = unsafe Int(item.pointee.offset) + Int(item.pointee.length)
    var start = unsafe Int(item.pointee.offset)
    while start < end {
      let next = unsafe Self.endOfPart(text, start..<end)
      unsafe append(
        item, start..<next, spacing: spacing, of: text, count: count, run: run,
        hasFont: font != nil,
        breaks, to: &result)
      start = next
    }
  }

  /// How many bytes are shaped at a time, about.
  ///
  /// HarfBuzz takes quadratic time for marks that stand on one character, and some hundred bytes for each
  /// character as long as it is at it.
  private static let partLength = 2_048

  /// Where a part of a text ends that is shaped by itself: behind a space, where there is one.
  private static func endOfPart(_ text: UnsafePointer<CChar>, _ range: Range<Int>) -> Int {
    guard range.count > partLength else { return range.upperBound }
    let limit = range.lowerBound + partLength
    var end = limit
    while end > range.lowerBound + partLength / 2 {
      if unsafe text[end - 1] == 0x20 { return end }
      end -= 1
    }
    end = limit
    // Not in the midst of a character.
    while unsafe end < range.upperBound && text[end] < -64 { end += 1 }
    return end
  }

  /// Shapes a part of an item.
  private func append(
    _ item: UnsafeMutablePointer<PangoItem>, _ part: Range<Int>, spacing: Double,
    of text: UnsafePointer<CChar>, count: Int, run: Int32, hasFont: Bool,
    _ breaks: borrowing Breaks, to result: inout ShapedText
  ) {
    let (offset, length) = (part.lowerBound, part.count)
    unsafe late_pango_shape_full(
      text + offset, CInt(length), text, CInt(count), &item.pointee.analysis, glyphs)
    let level = unsafe item.pointee.analysis.level
    let total = unsafe Int(glyphs.pointee.num_glyphs)
    // From the right, clusters come last to first.
    let isReversed = level & 1 == 1
    var index = isReversed ? total - 1 : 0
    while index >= 0, index < total {
      let start = unsafe glyphs.pointee.log_clusters[index]
      var end = index
      while end >= 0, end < total, unsafe glyphs.pointee.log_clusters[end] == start {
        end += isReversed ? -1 : 1
      }
      let range = isReversed ? end + 1..<index + 1 : index..<end
      let nextStart =
        unsafe end >= 0 && end < total ? Int(glyphs.pointee.log_clusters[end]) : length
      unsafe append(
        range, at: offset + Int(start)..<offset + nextStart, of: text, run: run, spacing: spacing,
        hasFont: hasFont, breaks, to: &result)
      index = end
    }
  }

  private func append(
    _ range: Range<Int>, at bytes: Range<Int>, of text: UnsafePointer<CChar>, run: Int32,
    spacing: Double, hasFont: Bool, _ breaks: borrowing Breaks, to result: inout ShapedText
  ) {
    let first = Int32(result.glyphs.count)
    var advance = 0.0
    var isMissing = false
    let kind = unsafe kind(text + bytes.lowerBound, count: bytes.count)
    if kind == .text || kind == .space {
      for index in range {
        let glyph = unsafe glyphs.pointee.glyphs[index]
        let width = Self.points(glyph.geometry.width)
        advance += width
        let isUnknown = glyph.glyph & PangoGlyph(PANGO_GLYPH_UNKNOWN_FLAG) != 0
        isMissing = isMissing || (isUnknown && kind == .text) || !hasFont
        guard !isUnknown, hasFont, glyph.glyph != PangoGlyph(PANGO_GLYPH_EMPTY) else { continue }
        result.glyphs.append(
          ShapedText.Glyph(
            id: glyph.glyph, advance: width, x: Self.points(glyph.geometry.x_offset),
            y: -Self.points(glyph.geometry.y_offset)))
      }
      // Of our own: what Pango says of its box differs from one time to the next.
      if isMissing, let size = result.runs.last?.size, size > 0 { advance = size * 0.6 }
      advance += spacing
    }
    if kind == .softHyphen {
      // Pango draws none: where a line ends there it looks like a hyphen.
      let run = result.runs[Int(run)]
      if let hyphen = run.face?.glyph(of: "\u{2010}") ?? run.face?.glyph(of: "-") {
        result.glyphs.removeLast(result.glyphs.count - Int(first))
        let width = (run.face?.advance(of: hyphen) ?? 0) * run.size / 1000
        result.glyphs.append(ShapedText.Glyph(id: hyphen, advance: width, x: 0, y: 0))
      }
    }
    result.clusters.append(
      ShapedText.Cluster(
        kind: kind, canBeginLine: breaks.canBreak(before: bytes.lowerBound),
        isMissing: isMissing, run: run, offset: Int32(bytes.lowerBound),
        glyphs: first..<Int32(result.glyphs.count), advance: kind == .softHyphen ? 0 : advance))
  }

  private func kind(_ text: UnsafePointer<CChar>, count: Int) -> ShapedText.Cluster.Kind {
    let first = unsafe UInt8(bitPattern: text[0])
    switch first {
    case 0x20: return .space
    case 0x09: return .tab
    case 0x0A...0x0D: return .lineBreak
    case 0xC2 where unsafe count == 2 && UInt8(bitPattern: text[1]) == 0xAD: return .softHyphen
    case 0xE2, 0xE3, 0xEF:
      guard count == 3 else { return .text }
      let rest = unsafe (UInt8(bitPattern: text[1]), UInt8(bitPattern: text[2]))
      switch (first, rest.0, rest.1) {
      case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): return .lineBreak
      // U+2000 to U+200A, but for the no-break one of them.
      case (0xE2, 0x80, 0x80...0x8A) where rest.1 != 0x87: return .space
      case (0xE3, 0x80, 0x80): return .space
      case (0xEF, 0xBF, 0xBC): return .object
      default: return .text
      }
    default: return .text
    }
  }

  private static func units(_ points: Double) -> CInt {
    CInt((points * Double(PANGO_SCALE)).rounded().clamped(to: -1e9...1e9))
  }

  private static func points(_ units: CInt) -> Double { Double(units) / Double(PANGO_SCALE) }

  // MARK: To Pango

  private func attributes(of text: TextToShape) -> OpaquePointer? {
    let list = unsafe late_pango_attr_list_new()
    for span in text.spans {
      unsafe insert(
        late_pango_attr_font_desc_new(description(of: span.looks)), span.range, into: list)
      if !span.looks.isKerned {
        unsafe insert(late_pango_attr_font_features_new("kern=0"), span.range, into: list)
      }
      if let language = span.looks.language {
        unsafe insert(
          late_pango_attr_language_new(late_pango_language_from_string(language)), span.range,
          into: list)
      }
    }
    return unsafe list
  }

  /// What is put in last counts where two say the same thing.
  func insert(
    _ attribute: UnsafeMutablePointer<PangoAttribute>?, _ range: Range<Int>,
    into list: OpaquePointer?
  ) {
    guard let attribute = unsafe attribute else { return }
    unsafe attribute.pointee.start_index = guint(range.lowerBound)
    unsafe attribute.pointee.end_index = guint(range.upperBound)
    unsafe late_pango_attr_list_insert(list, attribute)
  }

  func description(of looks: TextLooks) -> OpaquePointer? {
    var key = looks
    (key.language, key.spacing, key.isKerned) = (nil, 0, true)
    if let known = unsafe descriptions[key] { return unsafe known }
    let description = unsafe late_pango_font_description_new()
    unsafe late_pango_font_description_set_family(description, looks.family)
    unsafe late_pango_font_description_set_absolute_size(
      description, (looks.size * Double(PANGO_SCALE)).rounded())
    unsafe late_pango_font_description_set_weight(
      description, looks.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    unsafe late_pango_font_description_set_style(
      description, looks.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    unsafe descriptions[key] = description
    return unsafe description
  }

  // MARK: From Pango

  func knownFont(_ font: OpaquePointer) -> KnownFont? {
    if let known = unsafe known[font] { return known }
    guard let pattern = unsafe late_pango_fc_font_get_pattern(font) else { return nil }
    var path: UnsafeMutablePointer<FcChar8>?
    var index: CInt = 0
    guard unsafe late_FcPatternGetString(pattern, FC_FILE, 0, &path) == FcResultMatch,
      let path = unsafe path
    else { return nil }
    unsafe late_FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
    // What follows the index of the face in its higher half is that of a variation.
    guard let face = unsafe faces.face(String(cString: path), index: Int(index) & 0xFFFF) else {
      return nil
    }
    let found = unsafe KnownFont(face: face, size: Self.size(of: font))
    // Kept for as long as it is known, so that its address is its name.
    unsafe late_g_object_ref(UnsafeMutableRawPointer(font))
    unsafe known[font] = found
    return found
  }

  private static func size(of font: OpaquePointer) -> Double {
    let description = unsafe late_pango_font_describe_with_absolute_size(font)
    defer { unsafe late_pango_font_description_free(description) }
    return unsafe Double(late_pango_font_description_get_size(description)) / Double(PANGO_SCALE)
  }
}

/// Where lines may begin in a text. (Unicode Standard Annex 14)
private struct Breaks: ~Copyable {
  /// A bit for each byte of the text.
  private var places: [UInt64]

  init(_ text: UnsafePointer<CChar>, count: Int) {
    places = [UInt64](repeating: 0, count: count / 64 + 1)
    // One more than there are characters, of which there are no more than bytes.
    var attributes = [PangoLogAttr](repeating: PangoLogAttr(), count: count + 1)
    let characters = unsafe late_g_utf8_strlen(text, count)
    unsafe late_pango_get_log_attrs(
      text, CInt(count), -1, late_pango_language_get_default(), &attributes, CInt(characters) + 1)
    var character = 0
    for offset in 0..<count where unsafe text[offset] >= -64 {  // not in the midst of one
      if attributes[character].bits & 1 != 0 {
        places[offset / 64] |= 1 << UInt64(offset % 64)
      }
      character += 1
    }
  }

  func canBreak(before offset: Int) -> Bool {
    places[offset / 64] & (1 << UInt64(offset % 64)) != 0
  }
}

/// Paragraphs that were shaped lately.
private struct ShapingMemory {
  private var texts: [TextToShape: ShapedText] = [:]
  private var size = 0
  /// In bytes of text; their glyphs take some thirty times as much.
  private static let limit = 128 << 10

  subscript(text: TextToShape) -> ShapedText? { texts[text] }

  mutating func keep(_ shaped: ShapedText, of text: TextToShape) {
    guard shaped.length < Self.limit / 16 else { return }
    if size + shaped.length > Self.limit {
      texts.removeAll(keepingCapacity: true)
      size = 0
    }
    texts[text] = shaped
    size += shaped.length + 64
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
