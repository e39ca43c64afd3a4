internal import Intake

/// The paths on the command line, as bytes.
///
/// The argument parser sees text. A name that is no UTF-8 reaches it repaired, with U+FFFD for what it
/// could not read, and such a name opens nothing: it is found again among the raw arguments.
enum PathArguments {
  /// - Throws: ``Problem`` where something named is not there; nothing is read then.
  static func paths(_ texts: [String]) throws -> [FilePath] {
    let raw =
      texts.contains { $0.unicodeScalars.contains("\u{FFFD}") } ? CurrentProcess.arguments : []
    var used = 0
    return try texts.map { text in
      var path = FilePath(text)
      if text.unicodeScalars.contains("\u{FFFD}"),
        let index = raw[used...].firstIndex(where: { String(decoding: $0, as: UTF8.self) == text }),
        let found = FilePath(raw[index])
      {
        path = found
        used = index + 1
      }
      // A link that leads nowhere is there, and is refused with its reason.
      if let failure = failure(of: path), failure == .missing {
        throw Problem(
          "There is no such file or folder.", at: path.shown,
          hint: "Check the spelling, and the folder that you are in.")
      }
      return path
    }
  }

  private static func failure(of path: FilePath) -> FileFailure? {
    do throws(FileFailure) {
      _ = try path.status(followingLinks: false)
      return nil
    } catch {
      return error
    }
  }
}
