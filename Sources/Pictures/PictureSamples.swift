/// The samples of a picture as a PDF takes them. (ISO 32000-1, 8.9.5 "Image Dictionaries")
package struct PictureSamples: Hashable, Sendable {
  package enum ColourSpace: Hashable, Sendable {
    case gray, rgb, cmyk
    /// A sample is the number of a colour of the table, which holds three bytes each: red, green, blue.
    case indexed([UInt8])
  }

  package enum Coding: Hashable, Sendable {
    /// Rows of samples, nothing done to them.
    case raw
    /// The data of a PNG as it came: Flate with predictor 15.
    ///
    /// The values are those of `DecodeParms`, under its names. (ISO 32000-1, 7.4.4.4 "LZW and Flate
    /// Predictor Functions")
    case flatePNG(colors: Int, bitsPerComponent: Int, columns: Int)
    /// A JPEG as it came.
    ///
    /// One that is inverted says 0 for the most ink, and needs `Decode [1 0 1 0 1 0 1 0]`.
    case dct(isInverted: Bool)
  }

  /// In pixels.
  package var width: Int
  package var height: Int
  package var bitsPerComponent: Int
  package var colourSpace: ColourSpace
  package var coding: Coding
  package var data: [UInt8]
  /// A byte a pixel, row by row, 0 where nothing is to be seen; nil where all is opaque.
  ///
  /// It is not multiplied into the colours.
  package var alpha: [UInt8]?

  package init(
    width: Int, height: Int, bitsPerComponent: Int = 8, colourSpace: ColourSpace, coding: Coding,
    data: [UInt8], alpha: [UInt8]? = nil
  ) {
    self.width = width
    self.height = height
    self.bitsPerComponent = bitsPerComponent
    self.colourSpace = colourSpace
    self.coding = coding
    self.data = data
    self.alpha = alpha
  }
}
