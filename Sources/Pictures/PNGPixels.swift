internal import CLibpng

/// The unpacked pixels of a PNG: gray or colour as in the file, 8 bits a sample.
struct PNGPixels {
  private(set) var samples: [UInt8]
  let hasColour: Bool
  /// The last sample of each pixel is its alpha.
  private(set) var hasAlpha: Bool

  /// Nil where the file is broken.
  ///
  /// - Parameter bytes: a file whose size was held against the limits.
  init?(_ bytes: [UInt8]) {
    var image = unsafe png_image()
    unsafe image.version = UInt32(PNG_IMAGE_VERSION)
    defer { unsafe png_image_free(&image) }
    let size = PNGFile.size(bytes)
    var (hasColour, hasAlpha) = (false, false)
    let samples: [UInt8]? = unsafe bytes.withUnsafeBytes { bytes in
      guard
        unsafe png_image_begin_read_from_memory(&image, bytes.baseAddress, bytes.count) != 0,
        // It is the size that was held against the limits.
        unsafe (Int(image.width), Int(image.height)) == size
      else { return nil }
      // 16 bits are taken as linear light where nothing is said, and would come out brighter.
      unsafe image.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
      // Only these two: a table of colours is looked up, and 16 bits become 8.
      unsafe image.format &= UInt32(PNG_FORMAT_FLAG_COLOR) | UInt32(PNG_FORMAT_FLAG_ALPHA)
      hasColour = unsafe image.format & UInt32(PNG_FORMAT_FLAG_COLOR) != 0
      hasAlpha = unsafe image.format & UInt32(PNG_FORMAT_FLAG_ALPHA) != 0
      let channels = (hasColour ? 3 : 1) + (hasAlpha ? 1 : 0)
      let total = size.width * size.height * channels
      let samples = unsafe [UInt8](unsafeUninitializedCapacity: total) { buffer, count in
        let result = unsafe png_image_finish_read(&image, nil, buffer.baseAddress, 0, nil)
        count = unsafe result != 0 && docket_png_failed(&image) == 0 ? total : 0
      }
      return samples.isEmpty ? nil : samples
    }
    guard let samples else { return nil }
    (self.samples, self.hasColour, self.hasAlpha) = (samples, hasColour, hasAlpha)
  }

  /// Takes the alpha out of the samples.
  ///
  /// - Returns: a byte a pixel; nil where there was none or all of it is opaque.
  mutating func removeAlpha() -> [UInt8]? {
    guard hasAlpha else { return nil }
    hasAlpha = false
    let colours = hasColour ? 3 : 1
    let channels = colours + 1
    let count = samples.count / channels
    var alpha: [UInt8]?
    let places = stride(from: colours, to: samples.count, by: channels)
    if !places.allSatisfy({ samples[$0] == 0xFF }) {
      alpha = places.map { samples[$0] }
    }
    // In place: a second copy of the largest picture would be 360 MB.
    for pixel in 0..<count {
      for colour in 0..<colours {
        samples[pixel * colours + colour] = samples[pixel * channels + colour]
      }
    }
    samples.removeLast(samples.count - count * colours)
    return alpha
  }
}
