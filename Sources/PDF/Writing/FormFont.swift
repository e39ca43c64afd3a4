internal import Archive
internal import Fonts

/// The font that programs write new values in: one byte a character, Latin letters. (ISO 32000-1, 9.6.3)
struct FormFont {
  private let face: FontFace

  init(_ face: FontFace) {
    self.face = face
  }

  /// What the codes from 32 on stand for. (Annex D.2, WinAnsiEncoding)
  private static let characters: [Unicode.Scalar] = (32...255).map { code in
    let other: [Int: Unicode.Scalar] = [
      0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ",
      0x89: "‰", 0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“",
      0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›",
      0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
    ]
    if let known = other[code] { return known }
    // Codes that stand for nothing are bullets.
    return (0x7F...0x9F).contains(code) ? "•" : Unicode.Scalar(UInt8(code))
  }

  func write(_ reference: PDFReference, to file: inout ObjectFile, _ deflater: Deflater) {
    guard let font = face.subset(characters: Self.characters) else { return }
    let program = file.add(deflater.zlib(font), .flate) { bytes in
      bytes.write("/Length1 ")
      bytes.write(font.count)
    }
    let name = "FORMAA+\(face.postScriptName)"
    // Latin letters alone.
    let descriptor = file.add {
      FontDescriptor(face: face, name: name, flags: 32, program: program).write(to: &$0)
    }
    let map = file.add(deflater.zlib(Self.map), .flate)
    file.add(reference) { bytes in
      bytes.write("<</Type/Font/Subtype/TrueType/BaseFont")
      bytes.write(name: name)
      bytes.write("/FirstChar 32/LastChar 255/Encoding/WinAnsiEncoding/Widths[")
      for character in Self.characters {
        bytes.write(face.glyph(of: character).map { face.advance(of: $0).rounded() } ?? 0)
        bytes.write(" ")
      }
      bytes.write("]/FontDescriptor ")
      bytes.write(descriptor)
      bytes.write("/ToUnicode ")
      bytes.write(map)
      bytes.write(">>")
    }
  }

  private static var map: [UInt8] {
    var bytes = PDFBytes()
    bytes.write(
      """
      /CIDInit/ProcSet findresource begin 12 dict begin begincmap
      /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
      /CMapName/Adobe-Identity-UCS def/CMapType 2 def
      1 begincodespacerange<00><FF>endcodespacerange

      """)
    for block in stride(from: 0, to: characters.count, by: 100) {
      let part = characters[block..<min(block + 100, characters.count)]
      bytes.write(part.count)
      bytes.write(" beginbfchar\n")
      for (offset, character) in part.enumerated() {
        let code = UInt16(32 + block + offset)
        bytes.write("<")
        bytes.write(hexByte: UInt8(code))
        bytes.write("><")
        bytes.write(hex: UInt16(truncatingIfNeeded: character.value))
        bytes.write(">\n")
      }
      bytes.write("endbfchar\n")
    }
    bytes.write("endcmap CMapName currentdict/CMap defineresource pop end end")
    return bytes.bytes
  }
}
