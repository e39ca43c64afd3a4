/// The name of a part inside a package, such as `/word/document.xml`.
///
/// A `PartName` is proof that the name is well formed: no segment is empty, `.` or `..`, so
/// joining it to a folder can never leave that folder. (ECMA-376 Part 2, "Part Names")
package struct PartName: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  package init?(_ text: some StringProtocol) {
    let slash = UInt8(ascii: "/")
    guard text.utf8.first == slash else { return nil }
    // Every answer has the name of a part in its place: no list of segments is made.
    var (count, isDots) = (0, true)
    for byte in text.utf8.dropFirst() {
      if byte == slash {
        guard count > 2 || !isDots else { return nil }
        (count, isDots) = (0, true)
      } else {
        count += 1
        isDots = isDots && byte == UInt8(ascii: ".")
      }
    }
    guard count > 2 || !isDots else { return nil }
    self.text = String(text)
  }

  package var description: String { text }

  /// A name whose parts are well formed already.
  init(known text: String) { self.text = text }

  /// The part that holds the content type of every other. (ECMA-376 Part 2, "Media Types Stream")
  package static let contentTypes = PartName(known: "/[Content_Types].xml")
  /// The relationships of the package.
  package static let rootRelationships = PartName(known: "/_rels/.rels")
}
