internal import CHarfBuzz
internal import CPango
internal import Synchronization

/// The faces of font files, each opened once for all threads.
package final class FontFaces: Sendable {
  private struct Key: Hashable {
    var path: String
    var index: Int
  }

  private let faces = Mutex<[Key: FontFace?]>([:])

  /// Pango and HarfBuzz are looked for when the first one is made.
  ///
  /// - Throws: where they are not on this machine.
  package init() throws(FontLibraryMissing) {
    guard docket_has_harfbuzz() else { throw FontLibraryMissing(name: "HarfBuzz") }
    guard docket_has_pango() else { throw FontLibraryMissing(name: "Pango") }
  }

  /// The face of a file; nil where it is no font.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - index: of the face in a collection.
  /// - Returns: the same face each time.
  package func face(_ path: String, index: Int = 0) -> FontFace? {
    faces.withLock { faces in
      let key = Key(path: path, index: index)
      if let known = faces[key] { return known }
      let face = FontFace(path: path, index: index, number: faces.count)
      faces[key] = .some(face)
      return face
    }
  }
}

/// A library that lines are laid out with is not on this machine.
package struct FontLibraryMissing: Error, Hashable, Sendable {
  /// As its makers call it.
  package var name: String
}
