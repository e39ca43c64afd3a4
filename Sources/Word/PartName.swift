/// The name of a part inside a package, such as `/word/document.xml`.
///
/// A `PartName` is proof that the name is well formed: no segment is empty, `.` or `..`, so
/// joining it to a folder can never leave that folder. (ECMA-376 Part 2, "Part Names")
package struct PartName: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  package init?(_ text: some StringProtocol) {
    let slash = UInt8(ascii: "/")
    guard text.utf8.first == slash else { return nil }
    let segments = text.utf8.dropFirst().split(separator: slash, omittingEmptySubsequences: false)
    let dot = UInt8(ascii: ".")
    guard segments.allSatisfy({ $0.count > 2 || $0.contains { $0 != dot } }) else { return nil }
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
