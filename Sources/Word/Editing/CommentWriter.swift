package import XML

/// Writes Word comments: their part, the relationship to it, and the ranges that they hang on.
/// (ECMA-376 Part 1, §17.13.4)
package struct CommentWriter {
  private let tree: XMLTree
  private let part: PartName
  private let isNew: Bool
  private var next: Int
  private let author: String
  private let initials: String

  /// - Parameters:
  ///   - file: whose comments are added to.
  ///   - author: the name that Word shows beside each.
  ///   - initials: the same, short.
  /// - Throws: where the file's comments cannot be read.
  package init(
    for file: inout WordFile, author: String, initials: String
  ) throws(PackageError) {
    let known = try file.part("comments")
    let tree = try known.flatMap { part throws(PackageError) in try file.tree(of: part) }
    isNew = tree == nil
    part = known ?? PartName(known: "/word/comments.xml")
    self.tree =
      tree
      ?? XMLTree(
        "comments", in: "http://schemas.openxmlformats.org/wordprocessingml/2006/main", prefix: "w")
    next =
      1
      + (self.tree.root.allW("comment").compactMap {
        $0.attribute("id", in: WordNames.w).flatMap { Int($0) }
      }.max() ?? -1)
    self.author = author
    self.initials = initials
  }

  /// Adds a comment on some runs of one paragraph.
  ///
  /// - Parameters:
  ///   - lines: a paragraph each.
  ///   - first: the run where it begins.
  ///   - last: the run where it ends, beside the first.
  package mutating func add(_ lines: [String], from first: XMLNode, to last: XMLNode) {
    let id = String(next)
    next += 1
    let comment = tree.root.element("comment")
    comment.set("id", like: tree.root, to: id)
    comment.set("author", like: tree.root, to: author)
    comment.set("initials", like: tree.root, to: initials)
    for line in lines {
      let paragraph = tree.root.element("p")
      let run = tree.root.element("r")
      let text = tree.root.element("t")
      text.setText(line)
      run.append(text)
      paragraph.append(run)
      comment.append(paragraph)
    }
    tree.root.append(comment)

    let start = first.element("commentRangeStart")
    start.set("id", like: first, to: id)
    first.insertBefore(start)
    let end = first.element("commentRangeEnd")
    end.set("id", like: first, to: id)
    let run = first.element("r")
    let reference = first.element("commentReference")
    reference.set("id", like: first, to: id)
    run.append(reference)
    last.insertAfter(run)
    run.insertBefore(end)
  }

  /// Adds the comments' part to what changes in the file.
  ///
  /// - Parameters:
  ///   - changes: of the file that this was made for.
  ///   - file: the same file.
  /// - Throws: where its relationships or content types cannot be read.
  package func finish(
    _ changes: inout WordChanges, in file: inout WordFile
  ) throws(PackageError) {
    changes.set(part, to: tree.bytes)
    guard isNew else { return }
    var relationships = RelationshipList(try file.tree(of: file.main.relationships))
    _ = relationships.add("comments", target: part.text)
    changes.set(file.main.relationships, to: relationships.bytes)
    guard let types = try file.tree(of: .contentTypes) else { return }
    let list = ContentTypeList(types)
    list.add(
      part: part,
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")
    changes.set(.contentTypes, to: list.bytes)
  }
}
