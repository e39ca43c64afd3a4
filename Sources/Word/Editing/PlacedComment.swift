internal import XML

/// A comment for a place that a reader of the document has named.
package struct PlacedComment: Hashable, Sendable {
  /// Nil for one that is about all of the document.
  package var location: DocumentLocation?
  /// A paragraph each.
  package var lines: [String]
  /// What it says where its place takes no comments, so that it hangs elsewhere; nil for the same.
  package var linesElsewhere: [String]?

  package init(
    _ lines: [String], elsewhere linesElsewhere: [String]? = nil, at location: DocumentLocation?
  ) {
    self.lines = lines
    self.linesElsewhere = linesElsewhere
    self.location = location
  }
}

extension WordFile {
  /// Writes comments at their places, and leaves everything else in the document as it came.
  ///
  /// A comment hangs on the content control or the paragraph that its location names. Where Word takes none,
  /// in a text box, a header, a locked control, it hangs at the nearest place in the text that takes one; one
  /// without a place hangs on the title.
  ///
  /// - Parameters:
  ///   - comments: in the order of their numbers.
  ///   - author: who Word says wrote them.
  ///   - isOld: the comments of the file that they take the place of, by their words.
  ///   - changes: of this file; its document and its comments do not change yet.
  /// - Throws: where a part cannot be read.
  package mutating func add(
    _ comments: [PlacedComment], by author: CommentAuthor,
    replacing isOld: (String) -> Bool = { _ in false }, _ changes: inout WordChanges
  ) throws(PackageError) {
    guard !comments.isEmpty, let tree = try tree(of: main) else { return }
    let places = try CommentPlaces(of: tree, in: &self)
    var writer = try CommentWriter(for: &self, document: tree, author: author)
    try writer.remove(where: isOld, from: tree, &changes, in: &self)
    for comment in comments {
      guard let place = places.place(comment.location) else { continue }
      let lines = place.isElsewhere ? comment.linesElsewhere ?? comment.lines : comment.lines
      if let node = place.node {
        writer.add(lines, from: node, to: node)
      } else {
        writer.add(lines, in: place.paragraph)
      }
    }
    changes.set(main, to: tree.bytes)
    try writer.finish(&changes, in: &self)
  }
}
