extension JPEGFile {
  /// The samples of a JPEG for a PDF, see ``Picture/samples()``.
  ///
  /// The Exif tag Orientation is not looked at. Word turns a photo by `a:xfrm` in the document and shows the
  /// pixels as they lie in the file (python-docx, issue 540), and so do PDF viewers.
  func samples(_ bytes: [UInt8]) throws(Picture.Failure) -> PictureSamples {
    if let coding = foreignCoding { throw .unsupported(.jpeg, reason: coding) }
    guard precision == 8 else {
      throw .unsupported(.jpeg, reason: "\(precision) bits a sample")
    }
    let colourSpace: PictureSamples.ColourSpace
    switch components {
    case 1: colourSpace = .gray
    case 3: colourSpace = .rgb
    case 4: colourSpace = .cmyk
    default: throw .unsupported(.jpeg, reason: "\(components) components")
    }
    // Photoshop writes 255 for no ink, and everyone who writes its marker does as it does
    // (libjpeg.txt, "Special color spaces").
    return PictureSamples(
      width: width, height: height, colourSpace: colourSpace,
      coding: .dct(isInverted: colourSpace == .cmyk && isAdobe), data: bytes)
  }

  /// The coding where it is none of those that a PDF knows, which are baseline, extended and
  /// progressive. (ISO 32000-1, 7.4.8 "DCTDecode Filter"; ITU-T T.81, Table B.1)
  private var foreignCoding: String? {
    switch frame {
    case 0xC3: "lossless coding"
    case 0xC5...0xC7: "hierarchical coding"
    case 0xC9...0xCF: "arithmetic coding"
    default: nil
    }
  }
}
