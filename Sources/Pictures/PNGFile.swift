internal import CLibpng

/// The facts of a PNG. (Portable Network Graphics, Third Edition)
struct PNGFile {
  let width: Int
  let height: Int
  let resolution: (x: Double, y: Double)

  static func isPNG(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
  }

  /// Unpacks all of it, so that a broken one is told here and not by Word.
  init(_ bytes: [UInt8]) throws(Picture.Failure) {
    // The size stands at a fixed place, and is held against the limits before memory is taken.
    guard bytes.count > 33 else { throw .damaged(.png) }
    let (width, height) = Self.size(bytes)
    try Picture.check(width: width, height: height)
    var image = unsafe png_image()
    unsafe image.version = UInt32(PNG_IMAGE_VERSION)
    let isRead = unsafe bytes.withUnsafeBytes { bytes in
      guard
        unsafe png_image_begin_read_from_memory(&image, bytes.baseAddress, bytes.count) != 0
      else { return false }
      unsafe image.format = docket_png_rgba()
      let size = unsafe Int(image.width) * Int(image.height) * 4
      let pixels = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 8)
      defer { unsafe pixels.deallocate() }
      let result = unsafe png_image_finish_read(&image, nil, pixels, 0, nil)
      return unsafe result != 0 && docket_png_failed(&image) == 0
    }
    unsafe png_image_free(&image)
    guard isRead else { throw .damaged(.png) }
    self.width = width
    self.height = height
    resolution = Self.resolution(bytes)
  }

  /// What the IHDR chunk says, in pixels.
  static func size(_ bytes: [UInt8]) -> (width: Int, height: Int) {
    (number(bytes, 16), number(bytes, 20))
  }

  private static func number(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// What the pHYs chunk says: pixels a metre.
  private static func resolution(_ bytes: [UInt8]) -> (x: Double, y: Double) {
    var offset = 8
    while offset + 12 <= bytes.count {
      let length = number(bytes, offset)
      let name = bytes[offset + 4..<offset + 8]
      if name.elementsEqual("IDAT".utf8) { break }
      if name.elementsEqual("pHYs".utf8), length == 9, offset + 17 <= bytes.count,
        bytes[offset + 16] == 1
      {
        return Picture.resolution(
          Double(number(bytes, offset + 8)) * 0.0254, Double(number(bytes, offset + 12)) * 0.0254)
      }
      offset += 12 + length
    }
    return (96, 96)
  }

  /// A picture in shades of grey as a PNG; the same pixels give the same bytes.
  ///
  /// - Parameters:
  ///   - pixels: a byte each, row by row, 0 for black.
  ///   - width: pixels a row.
  /// - Returns: nil where libpng cannot.
  static func bytes(grey pixels: [UInt8], width: Int) -> [UInt8]? {
    var image = unsafe png_image()
    unsafe image.version = UInt32(PNG_IMAGE_VERSION)
    unsafe image.width = UInt32(width)
    unsafe image.height = UInt32(pixels.count / max(width, 1))
    unsafe image.format = docket_png_gray()
    // Rows of a code are alike: filters find nothing in them, and trying them takes most of the time.
    unsafe image.flags |= UInt32(PNG_IMAGE_FLAG_FAST)
    let room = pixels.count + pixels.count / 8 + 4_096
    let written = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var size = room
      let result = unsafe pixels.withUnsafeBytes { pixels in
        unsafe png_image_write_to_memory(
          &image, buffer.baseAddress, &size, 0, pixels.baseAddress, 0, nil)
      }
      count = result != 0 && size <= room ? size : 0
    }
    unsafe png_image_free(&image)
    return written.isEmpty ? nil : written
  }
}
