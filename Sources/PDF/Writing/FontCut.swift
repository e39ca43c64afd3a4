internal import Archive
internal import Fonts
internal import Synchronization

/// A font cut down to some glyphs, ready to be copied into files.
struct FontCut: Sendable {
  /// The font file, packed.
  let file: [UInt8]
  let fileLength: Int
  /// The array W of the font. (ISO 32000-1, 9.7.4.3)
  let widths: [UInt8]
  /// The map from glyphs to characters, packed. (9.10.3)
  let toUnicode: [UInt8]
  /// Six capitals that tell cuts of one font apart. (9.6.4)
  let tag: String
}

/// The glyphs that every cut of a face has, and the characters that they stand for.
///
/// The same for every document, so that a font is cut once for a run of letters, and each letter is the same
/// however many there are.
struct BaseGlyphs: Sendable {
  let texts: [UInt32: [UInt8]]

  private static let characters =
    (0x20...0x7E).compactMap(Unicode.Scalar.init) + "‘’“”–—…•£€©·".unicodeScalars
  /// What fonts for text make one glyph of.
  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "ft", "tt", "ti", "tf", "Th"]

  init(of face: FontFace) {
    var texts: [UInt32: [UInt8]] = [:]
    for character in Self.characters {
      guard let glyph = face.glyph(of: character), texts[glyph] == nil else { continue }
      texts[glyph] = Array(String(character).utf8)
    }
    for ligature in Self.ligatures {
      let glyphs = face.glyphs(of: ligature)
      guard glyphs.count == 1, texts[glyphs[0]] == nil else { continue }
      texts[glyphs[0]] = Array(ligature.utf8)
    }
    self.texts = texts
  }
}

/// The cuts of fonts that were made, for all threads.
package final class FontCuts: Sendable {
  private struct Key: Hashable {
    var face: Int
    /// Glyphs besides the base, and their characters.
    var extras: [UInt32: [UInt8]]
  }

  private let bases = Mutex<[Int: BaseGlyphs]>([:])
  private let cuts = Mutex<[Key: FontCut]>([:])
  /// A cut takes some 20 KB.
  private static let limit = 200

  package init() {}

  func base(of face: FontFace) -> BaseGlyphs {
    if let known = bases.withLock({ $0[face.number] }) { return known }
    let base = BaseGlyphs(of: face)
    bases.withLock { $0[face.number] = base }
    return base
  }

  /// The cut with the base and more glyphs; nil where the font cannot be cut.
  func cut(_ face: FontFace, extras: [UInt32: [UInt8]], _ deflater: Deflater) -> FontCut? {
    let key = Key(face: face.number, extras: extras)
    if let known = cuts.withLock({ $0[key] }) { return known }
    guard let cut = made(face, extras, deflater) else { return nil }
    cuts.withLock { cuts in
      if cuts.count >= Self.limit { cuts.removeAll() }
      cuts[key] = cut
    }
    return cut
  }

  private func made(
    _ face: FontFace, _ extras: [UInt32: [UInt8]], _ deflater: Deflater
  ) -> FontCut? {
    let texts = base(of: face).texts.merging(extras) { base, _ in base }
    let glyphs = texts.keys.sorted()
    guard let file = face.subset(glyphs) else { return nil }
    return FontCut(
      file: deflater.zlib(file), fileLength: file.count, widths: Self.widths(glyphs, face),
      toUnicode: deflater.zlib(Self.map(glyphs, texts)), tag: Self.tag(glyphs))
  }

  private static func widths(_ glyphs: [UInt32], _ face: FontFace) -> [UInt8] {
    var bytes = PDFBytes()
    bytes.write("[")
    var previous: UInt32?
    for glyph in glyphs {
      if previous.map({ $0 + 1 }) != glyph {
        if previous != nil { bytes.write("]") }
        bytes.write(Int(glyph))
        bytes.write("[")
      } else {
        bytes.write(" ")
      }
      bytes.write(face.advance(of: glyph).rounded())
      previous = glyph
    }
    bytes.write(previous == nil ? "]" : "]]")
    return bytes.bytes
  }

  private static func map(_ glyphs: [UInt32], _ texts: [UInt32: [UInt8]]) -> [UInt8] {
    var bytes = PDFBytes()
    bytes.write(
      """
      /CIDInit/ProcSet findresource begin 12 dict begin begincmap
      /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
      /CMapName/Adobe-Identity-UCS def/CMapType 2 def
      1 begincodespacerange<0000><FFFF>endcodespacerange

      """)
    // A block holds at most a hundred.
    for block in stride(from: 0, to: glyphs.count, by: 100) {
      let part = glyphs[block..<min(block + 100, glyphs.count)]
      bytes.write(part.count)
      bytes.write(" beginbfchar\n")
      for glyph in part {
        bytes.write("<")
        bytes.write(hex: UInt16(truncatingIfNeeded: glyph))
        bytes.write("><")
        for unit in String(decoding: texts[glyph] ?? [], as: UTF8.self).utf16 {
          bytes.write(hex: unit)
        }
        bytes.write(">\n")
      }
      bytes.write("endbfchar\n")
    }
    bytes.write("endcmap CMapName currentdict/CMap defineresource pop end end")
    return bytes.bytes
  }

  private static func tag(_ glyphs: [UInt32]) -> String {
    // FNV-1a: any number that is the same for the same glyphs will do.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for glyph in glyphs { hash = (hash ^ UInt64(glyph)) &* 0x100_0000_01B3 }
    var tag = ""
    for _ in 0..<6 {
      tag.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "A") + UInt8(hash % 26)))
      hash /= 26
    }
    return tag
  }
}
