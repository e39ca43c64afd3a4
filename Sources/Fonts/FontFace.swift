internal import CHarfBuzz

/// A face of a font file: its measures, and files of some of its glyphs.
///
/// A class, because HarfBuzz owns what it has read. `@unchecked Sendable`: face and font are made immutable
/// before anybody else has them, and HarfBuzz reads immutable ones from any thread.
@safe package final class FontFace: @unchecked Sendable {
  /// Tells faces apart within a process, in the order in which they were opened.
  package let number: Int
  package let postScriptName: String
  /// Of the family, in English where the file says it so.
  package let family: String
  package let unitsPerEm: Int
  package let glyphCount: Int
  /// Its outlines are of the Compact Font Format, not of TrueType. (OpenType 1.9, "CFF ")
  package let isCFF: Bool
  package let measures: Measures
  private let face: OpaquePointer
  private let font: OpaquePointer

  /// In thousandths of the size of the font. (ISO 32000-1, 9.8)
  package struct Measures: Hashable, Sendable {
    package var ascent: Int
    package var descent: Int
    package var capHeight: Int
    /// Left, bottom, right, top: what every glyph lies in.
    package var box: [Int]
    /// In degrees, against the clock.
    package var italicAngle: Int
    /// 400 for regular, 700 for bold.
    package var weight: Int
    package var isFixedPitch: Bool
  }

  /// How high lines are, in shares of the size of the font.
  private let lines: LineMeasures

  /// How high lines of a size are, as Word and LibreOffice space them: with the gap that the font asks for.
  package func lineMeasures(size: Double) -> LineMeasures {
    LineMeasures(ascent: lines.ascent * size, descent: lines.descent * size)
  }

  /// Nil where the file cannot be read or is no font.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - index: of the face in a collection.
  ///   - number: tells it from others.
  init?(path: String, index: Int, number: Int) {
    guard let blob = unsafe late_hb_blob_create_from_file_or_fail(path) else { return nil }
    defer { unsafe late_hb_blob_destroy(blob) }
    guard let face = unsafe late_hb_face_create(blob, UInt32(index)),
      unsafe late_hb_face_get_glyph_count(face) > 0,
      let font = unsafe late_hb_font_create(face)
    else { return nil }
    unsafe late_hb_face_make_immutable(face)
    unsafe late_hb_font_make_immutable(font)
    self.number = number
    let unitsPerEm = unsafe Int(late_hb_face_get_upem(face))
    self.unitsPerEm = unitsPerEm
    glyphCount = unsafe Int(late_hb_face_get_glyph_count(face))
    unsafe self.face = face
    unsafe self.font = font
    isCFF = unsafe Self.has(face, "CFF ") || Self.has(face, "CFF2")
    let plain = unsafe Self.name(of: face, 6).utf8.filter { byte in
      byte > 0x20 && byte < 0x7F && !"()<>[]{}/%#".utf8.contains(byte)
    }
    postScriptName = plain.isEmpty ? "Font" : String(decoding: plain, as: UTF8.self)
    let typographic = unsafe Self.name(of: face, 16)
    family = unsafe typographic.isEmpty ? Self.name(of: face, 1) : typographic
    measures = unsafe Self.measures(face, font, unitsPerEm)
    lines = unsafe Self.lineMeasures(face, unitsPerEm)
  }

  deinit {
    unsafe late_hb_font_destroy(font)
    unsafe late_hb_face_destroy(face)
  }

  /// How far a glyph moves the pen, in thousandths of the size of the font.
  package func advance(of glyph: UInt32) -> Double {
    unsafe Double(late_hb_font_get_glyph_h_advance(font, glyph)) * 1000 / Double(unitsPerEm)
  }

  /// The glyph of a character; nil where the face has none.
  package func glyph(of character: Unicode.Scalar) -> UInt32? {
    var glyph: UInt32 = 0
    return unsafe late_hb_font_get_nominal_glyph(font, character.value, &glyph) != 0 ? glyph : nil
  }

  /// The glyphs that the font makes of a text by itself, from the left to the right.
  package func glyphs(of text: String) -> [UInt32] {
    guard let buffer = unsafe late_hb_buffer_create() else { return [] }
    defer { unsafe late_hb_buffer_destroy(buffer) }
    unsafe late_hb_buffer_add_utf8(buffer, text, -1, 0, -1)
    unsafe late_hb_buffer_guess_segment_properties(buffer)
    unsafe late_hb_shape(font, buffer, nil, 0)
    var count: UInt32 = 0
    guard let glyphs = unsafe late_hb_buffer_get_glyph_infos(buffer, &count) else { return [] }
    return (0..<Int(count)).map { unsafe glyphs[$0].codepoint }
  }

  /// A font file that holds some glyphs, under the numbers that they have in the whole one.
  ///
  /// Without hints and without the tables that shaping needs.
  ///
  /// - Parameter glyphs: their numbers; the glyph for missing characters is always in it.
  /// - Returns: nil where HarfBuzz cannot.
  package func subset(_ glyphs: some Sequence<UInt32>) -> [UInt8]? {
    guard let input = unsafe late_hb_subset_input_create_or_fail() else { return nil }
    defer { unsafe late_hb_subset_input_destroy(input) }
    unsafe late_hb_subset_input_set_flags(
      input,
      HB_SUBSET_FLAGS_RETAIN_GIDS.rawValue | HB_SUBSET_FLAGS_NO_HINTING.rawValue
        | HB_SUBSET_FLAGS_NOTDEF_OUTLINE.rawValue)
    let wanted = unsafe late_hb_subset_input_glyph_set(input)
    unsafe late_hb_set_add(wanted, 0)
    for glyph in glyphs { unsafe late_hb_set_add(wanted, glyph) }
    let dropped = unsafe late_hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
    for tag in ["GSUB", "GPOS", "GDEF", "kern", "DSIG", "name", "post", "OS/2", "cmap"] {
      unsafe late_hb_set_add(dropped, Self.tag(tag))
    }
    return unsafe bytes(of: input)
  }

  private func bytes(of input: OpaquePointer) -> [UInt8]? {
    guard let made = unsafe late_hb_subset_or_fail(face, input) else { return nil }
    defer { unsafe late_hb_face_destroy(made) }
    let blob = unsafe late_hb_face_reference_blob(made)
    defer { unsafe late_hb_blob_destroy(blob) }
    var count: UInt32 = 0
    guard let data = unsafe late_hb_blob_get_data(blob, &count), count > 0 else { return nil }
    return unsafe data.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { data in
      unsafe Array(UnsafeBufferPointer(start: data, count: Int(count)))
    }
  }

  /// A font file with the glyphs of some characters, which it finds by them.
  ///
  /// - Parameter characters: those that the font has not are left out.
  /// - Returns: nil where HarfBuzz cannot.
  package func subset(characters: some Sequence<Unicode.Scalar>) -> [UInt8]? {
    guard let input = unsafe late_hb_subset_input_create_or_fail() else { return nil }
    defer { unsafe late_hb_subset_input_destroy(input) }
    unsafe late_hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING.rawValue)
    let wanted = unsafe late_hb_subset_input_unicode_set(input)
    for character in characters { unsafe late_hb_set_add(wanted, character.value) }
    let dropped = unsafe late_hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
    for tag in ["GSUB", "GPOS", "GDEF", "kern", "DSIG"] {
      unsafe late_hb_set_add(dropped, Self.tag(tag))
    }
    return unsafe bytes(of: input)
  }

  // MARK: What the file says

  private static func tag(_ text: String) -> hb_tag_t {
    text.utf8.reduce(0) { $0 << 8 | hb_tag_t($1) }
  }

  private static func has(_ face: OpaquePointer, _ table: String) -> Bool {
    let blob = unsafe late_hb_face_reference_table(face, tag(table))
    defer { unsafe late_hb_blob_destroy(blob) }
    return unsafe late_hb_blob_get_length(blob) > 0
  }

  /// A name that the file says; empty where it does not. (OpenType 1.9, "name")
  private static func name(of face: OpaquePointer, _ id: UInt32) -> String {
    var buffer = [CChar](repeating: 0, count: 128)
    var count = UInt32(buffer.count)
    unsafe late_hb_ot_name_get_utf8(face, hb_ot_name_id_t(id), nil, &count, &buffer)
    return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func measures(
    _ face: OpaquePointer, _ font: OpaquePointer, _ unitsPerEm: Int
  ) -> Measures {
    func metric(_ tag: hb_ot_metrics_tag_t) -> Int {
      var value: hb_position_t = 0
      unsafe late_hb_ot_metrics_get_position_with_fallback(font, tag, &value)
      return Int(value) * 1000 / unitsPerEm
    }
    let ascent = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER)
    let descent = metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER)
    let head = unsafe table(face, "head")
    let box = [36, 38, 40, 42].map { offset in
      head.count >= 44 ? Int(signed(head, offset)) * 1000 / unitsPerEm : 0
    }
    let post = unsafe table(face, "post")
    let os2 = unsafe table(face, "OS/2")
    return Measures(
      ascent: ascent, descent: descent, capHeight: metric(HB_OT_METRICS_TAG_CAP_HEIGHT),
      box: box == [0, 0, 0, 0] ? [0, descent, 1000, ascent] : box,
      italicAngle: post.count >= 8 ? Int(signed(post, 4)) : 0,
      weight: os2.count >= 6 ? Int(os2[4]) << 8 | Int(os2[5]) : 400,
      isFixedPitch: post.count >= 16 && post[12..<16].contains { $0 != 0 })
  }

  /// From the horizontal header; from OS/2 where that says so or the header is empty. (OpenType 1.9, "hhea", "OS/2")
  private static func lineMeasures(_ face: OpaquePointer, _ unitsPerEm: Int) -> LineMeasures {
    let header = unsafe table(face, "hhea")
    let os2 = unsafe table(face, "OS/2")
    var (ascent, descent, gap) = (0, 0, 0)
    if header.count >= 10 {
      (ascent, descent, gap) = (
        Int(signed(header, 4)), -Int(signed(header, 6)), max(Int(signed(header, 8)), 0)
      )
    }
    if os2.count >= 78 {
      let usesTypographic = os2[63] & 0x80 != 0
      if usesTypographic {
        (ascent, descent, gap) = (
          Int(signed(os2, 68)), -Int(signed(os2, 70)), max(Int(signed(os2, 72)), 0)
        )
      } else if ascent == 0, descent == 0 {
        (ascent, descent, gap) = (Int(signed(os2, 74)), Int(signed(os2, 76)), 0)
      }
    }
    if ascent + descent <= 0 { (ascent, descent, gap) = (unitsPerEm * 9 / 10, unitsPerEm / 4, 0) }
    let unit = Double(unitsPerEm)
    return LineMeasures(ascent: Double(ascent + gap) / unit, descent: Double(descent) / unit)
  }

  private static func signed(_ bytes: [UInt8], _ offset: Int) -> Int16 {
    Int16(bitPattern: UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1]))
  }

  private static func table(_ face: OpaquePointer, _ name: String) -> [UInt8] {
    let blob = unsafe late_hb_face_reference_table(face, tag(name))
    defer { unsafe late_hb_blob_destroy(blob) }
    var count: UInt32 = 0
    guard let data = unsafe late_hb_blob_get_data(blob, &count) else { return [] }
    return (0..<Int(count)).map { unsafe UInt8(bitPattern: data[$0]) }
  }
}
