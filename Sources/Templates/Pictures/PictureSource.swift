internal import Pictures

/// The pictures that data names, each loaded and looked at once.
///
/// A class, because all documents that one thread fills share what it has.
package final class PictureSource {
  private let load: (String) throws(LoadingFailure) -> [UInt8]
  private var files: [String: Result<Picture, TagError>] = [:]
  private var codes: [String: Picture] = [:]

  /// - Parameter load: the bytes of the picture with a name.
  package init(load: @escaping (String) throws(LoadingFailure) -> [UInt8]) {
    self.load = load
  }

  /// Loads nothing: for data that comes without a folder.
  package convenience init() {
    self.init { _ throws(LoadingFailure) in
      throw LoadingFailure(
        message: "Pictures are loaded from the folder of the data, and there is none.",
        hint: "Put the data into a file beside its pictures.")
    }
  }

  func file(_ name: String) throws(TagError) -> Picture {
    if let known = files[name] { return try known.get() }
    let picture = Result { () throws(TagError) in try loaded(name) }
    files[name] = picture
    return try picture.get()
  }

  func code(_ text: String) throws(TagError) -> Picture {
    if let known = codes[text] { return known }
    guard let picture = QRCode.picture(text) else {
      throw TagError(
        code: "template.qr-too-long",
        message: "The text is too long for a QR code.",
        hint: "At most \(QRCode.byteLimit) bytes fit, and a telephone reads 300 with ease.")
    }
    // Nearly every document has a code of its own: keeping them all would fill the memory.
    if codes.count > 64 { codes.removeAll() }
    codes[text] = picture
    return picture
  }

  private func loaded(_ name: String) throws(TagError) -> Picture {
    let bytes: [UInt8]
    do throws(LoadingFailure) {
      bytes = try load(name)
    } catch {
      throw TagError(code: "template.picture", message: error.message, hint: error.hint)
    }
    do throws(Picture.Failure) {
      return try Picture(bytes)
    } catch {
      throw TagError(
        code: "template.picture", message: Self.message(error),
        hint: "Save it as PNG or JPEG, and put it in the place of the file.")
    }
  }

  private static func message(_ failure: Picture.Failure) -> String {
    switch failure {
    case .notAPicture(let kind?): "The file is \(kind), which Word files of docket do not hold."
    case .notAPicture(nil): "The file is no picture."
    case .damaged(let format): "The picture is a broken \(format.rawValue.uppercased())."
    case .tooLarge(let width, let height):
      "The picture is \(width) by \(height) pixels, which is more than docket puts into a document."
    case .unsupported(let format, let reason):
      "The picture is a \(format.rawValue.uppercased()) with \(reason), which a PDF cannot show."
    }
  }
}
