internal import Archive
internal import Fonts

/// What a document takes of a face.
struct FontUse {
  let face: FontFace
  let reference: PDFReference
  private let base: BaseGlyphs
  /// Glyphs that are not in the base, and the characters that they stand for.
  private var extras: [UInt32: [UInt8]] = [:]

  init(_ face: FontFace, _ reference: PDFReference, _ cuts: FontCuts) {
    self.face = face
    self.reference = reference
    base = cuts.base(of: face)
  }

  /// Notes a glyph.
  ///
  /// - Parameters:
  ///   - glyph: its number.
  ///   - text: the characters that it stands for here, as UTF-8; none for one behind the first of a cluster.
  /// - Returns: whether the font says just these characters for it.
  mutating func note(_ glyph: UInt32, _ text: ArraySlice<UInt8>) -> Bool {
    if let known = base.texts[glyph] ?? extras[glyph] { return known.elementsEqual(text) }
    // One that stands for no character of its own would be read as none: it says what it can.
    extras[glyph] = Array(text)
    return !text.isEmpty
  }

  /// Writes the font.
  func write(to file: inout ObjectFile, _ cuts: FontCuts, _ deflater: Deflater) {
    guard let cut = cuts.cut(face, extras: extras, deflater) else {
      // HarfBuzz could not: the characters are still there to be read.
      return file.add(reference) { $0.write("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>") }
    }
    let name = "\(cut.tag)+\(face.postScriptName)"
    let isCFF = face.isCFF
    let program = file.add(cut.file, .flate) { dictionary in
      if isCFF {
        dictionary.write("/Subtype/OpenType")
      } else {
        dictionary.write("/Length1 ")
        dictionary.write(cut.fileLength)
      }
    }
    // Characters that no Latin encoding has.
    let descriptor = file.add {
      FontDescriptor(face: face, name: name, flags: 4, program: program).write(to: &$0)
    }
    let descendant = file.add { bytes in
      bytes.write(isCFF ? "<</Type/Font/Subtype/CIDFontType0" : "<</Type/Font/Subtype/CIDFontType2")
      bytes.write("/BaseFont")
      bytes.write(name: name)
      bytes.write("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>")
      bytes.write("/FontDescriptor ")
      bytes.write(descriptor)
      if !isCFF { bytes.write("/CIDToGIDMap/Identity") }
      bytes.write("/W")
      bytes.write(cut.widths)
      bytes.write(">>")
    }
    let map = file.add(cut.toUnicode, .flate)
    file.add(reference) { bytes in
      bytes.write("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont")
      bytes.write(name: name)
      bytes.write("/DescendantFonts[")
      bytes.write(descendant)
      bytes.write("]/ToUnicode ")
      bytes.write(map)
      bytes.write(">>")
    }
  }
}
