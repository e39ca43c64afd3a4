internal import Fonts

/// What a file says of a font as a whole. (ISO 32000-1, 9.8)
struct FontDescriptor {
  let face: FontFace
  /// With the six capitals of its cut.
  let name: String
  /// Which characters it has. (Table 123)
  let flags: Int
  /// The object that holds the font file.
  let program: PDFReference

  func write(to bytes: inout PDFBytes) {
    let measures = face.measures
    bytes.write("<</Type/FontDescriptor/FontName")
    bytes.write(name: name)
    bytes.write("/Flags ")
    bytes.write(flags | (measures.isFixedPitch ? 1 : 0) | (measures.italicAngle != 0 ? 64 : 0))
    bytes.write("/FontBBox[")
    for number in measures.box {
      bytes.write(number)
      bytes.write(" ")
    }
    bytes.write("]/ItalicAngle ")
    bytes.write(measures.italicAngle)
    bytes.write("/Ascent ")
    bytes.write(measures.ascent)
    bytes.write("/Descent ")
    bytes.write(measures.descent)
    bytes.write("/CapHeight ")
    bytes.write(measures.capHeight)
    bytes.write("/StemV ")
    // A font file does not say; readers want it for nothing but fonts that are not embedded.
    bytes.write(measures.weight >= 600 ? 140 : 80)
    bytes.write(face.isCFF ? "/FontFile3 " : "/FontFile2 ")
    bytes.write(program)
    bytes.write(">>")
  }
}
