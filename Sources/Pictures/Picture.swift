/// A picture as a file: PNG or JPEG.
///
/// The bytes go into documents as they came; what they are is found out by looking at them, never by the
/// name of the file.
package struct Picture: Hashable, Sendable {
  package enum Format: String, Hashable, Sendable {
    case png, jpeg

    /// The media type. (IANA, "Media Types")
    package var mediaType: String { "image/\(rawValue)" }
  }

  package let bytes: [UInt8]
  package let format: Format
  /// In pixels.
  package let width: Int
  package let height: Int
  /// Pixels an inch as the file says, each within 20 to 2,400; 96 where it says nothing.
  package let resolution: (x: Double, y: Double)

  /// What is wrong with a file that should be a picture.
  package enum Failure: Error, Hashable, Sendable {
    /// What it is instead, such as `a PDF`; nil where it is nothing known.
    case notAPicture(String?)
    case damaged(Format)
    /// More than ``pixelLimit`` pixels, or longer in one direction than ``sideLimit``.
    case tooLarge(width: Int, height: Int)
    /// A sound file that a PDF cannot show, for what it has: such as `arithmetic coding`.
    case unsupported(Format, reason: String)
  }

  /// More than any camera's.
  package static let pixelLimit = 120_000_000
  package static let sideLimit = 50_000

  /// Looks at a file.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: where it is neither a PNG nor a JPEG, or a broken one.
  package init(_ bytes: [UInt8]) throws(Failure) { try self.init(bytes, unpacks: .all) }

  init(_ bytes: [UInt8], unpacks: PNGFile.Unpacking) throws(Failure) {
    if PNGFile.isPNG(bytes) {
      let file = try PNGFile(bytes, unpacks: unpacks)
      (width, height, resolution) = (file.width, file.height, file.resolution)
      format = .png
    } else if JPEGFile.isJPEG(bytes) {
      let file = try JPEGFile(bytes)
      (width, height, resolution) = (file.width, file.height, file.resolution)
      format = .jpeg
    } else {
      throw .notAPicture(Self.foreign(bytes))
    }
    self.bytes = bytes
  }

  /// A PNG that was made here, which nobody needs to look at.
  init(own png: [UInt8]) {
    bytes = png
    format = .png
    (width, height) = PNGFile.size(png)
    resolution = (96, 96)
  }

  private static func foreign(_ bytes: [UInt8]) -> String? {
    func starts(_ text: String) -> Bool { bytes.starts(with: Array(text.utf8)) }
    if starts("GIF8") { return "a GIF" }
    if starts("%PDF") { return "a PDF" }
    if starts("RIFF") { return "a WebP picture or a sound" }
    if starts("BM") { return "a Windows bitmap" }
    if starts("II*\u{0}") || starts("MM\u{0}*") { return "a TIFF" }
    if bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) { return "a HEIC picture or a film" }
    if starts("<svg") || starts("<?xml") { return "an SVG or another XML file" }
    return nil
  }

  static func check(width: Int, height: Int) throws(Failure) {
    guard width > 0, height > 0, width <= sideLimit, height <= sideLimit,
      width * height <= pixelLimit
    else { throw .tooLarge(width: width, height: height) }
  }

  /// A resolution that makes sense; 96 for one that does not.
  static func resolution(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    let range = 20.0...2_400.0
    return range.contains(x) && range.contains(y) ? (x, y) : (96, 96)
  }

  package static func == (left: Picture, right: Picture) -> Bool { left.bytes == right.bytes }
  /// Of some of its bytes: a picture of megabytes is looked up each time that it is drawn.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(bytes.count)
    for index in stride(from: 0, to: bytes.count, by: max(bytes.count / 64, 1)) {
      hasher.combine(bytes[index])
    }
  }
}
