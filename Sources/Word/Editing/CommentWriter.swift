package import XML

/// Writes Word comments: their part, the relationship to it, and the ranges that they hang on.
/// (ECMA-376 Part 1, §17.13.4)
package struct CommentWriter {
  let tree: XMLTree
  private let part: PartName
  private let isNew: Bool
  private var next: Int
  private let author: CommentAuthor

  /// - Parameters:
  ///   - file: whose comments are added to.
  ///   - document: its main part, which says of which family it is.
  ///   - author: who Word says wrote them.
  /// - Throws: where the file's comments cannot be read.
  package init(
    for file: inout WordFile, document: XMLTree, author: CommentAuthor
  ) throws(PackageError) {
    let known = try file.part("comments")
    let tree = try known.flatMap { part throws(PackageError) in try file.tree(of: part) }
    isNew = tree == nil
    part = known ?? PartName(known: "/word/comments.xml")
    self.tree =
      tree
      ?? XMLTree("comments", in: document.root.namespace ?? WordNames.transitional, prefix: "w")
    let taken = self.tree.root.allW("comment") + document.root.commentMarks
    next =
      1 + (taken.compactMap { $0.attribute("id", in: WordNames.w).flatMap { Int($0) } }.max() ?? -1)
    self.author = author
  }

  /// Adds a comment on what stands beside each other in one paragraph.
  ///
  /// - Parameters:
  ///   - lines: a paragraph each.
  ///   - first: where it begins, such as a run.
  ///   - last: where it ends.
  package mutating func add(_ lines: [String], from first: XMLNode, to last: XMLNode) {
    let marks = marks(for: lines, like: first)
    first.insertBefore(marks.start)
    last.insertAfter(marks.reference)
    marks.reference.insertBefore(marks.end)
  }

  /// Adds a comment on all that stands in a paragraph, also in one that is empty.
  package mutating func add(_ lines: [String], in paragraph: XMLNode) {
    let marks = marks(for: lines, like: paragraph)
    // Behind those that begin there already: programs list comments in the order of their beginnings.
    var before = paragraph.firstW("pPr")
    var next = before?.next ?? paragraph.first
    while let mark = next, mark.isW("commentRangeStart") {
      before = mark
      next = mark.next
    }
    if let before { before.insertAfter(marks.start) } else { paragraph.prepend(marks.start) }
    paragraph.append(marks.end)
    paragraph.append(marks.reference)
  }

  /// Writes a comment; what it hangs on stands nowhere yet.
  private mutating func marks(
    for lines: [String], like element: XMLNode
  ) -> (start: XMLNode, end: XMLNode, reference: XMLNode) {
    let id = String(next)
    next += 1
    let comment = tree.root.element("comment")
    comment.set("id", like: tree.root, to: id)
    comment.set("author", like: tree.root, to: author.name)
    if let date = author.date { comment.set("date", like: tree.root, to: date) }
    comment.set("initials", like: tree.root, to: author.initials)
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

    func mark(_ name: String) -> XMLNode {
      let mark = element.element(name)
      mark.set("id", like: element, to: id)
      return mark
    }
    let run = element.element("r")
    run.append(mark("commentReference"))
    return (mark("commentRangeStart"), mark("commentRangeEnd"), run)
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
    try file.connect(
      part, as: "comments", type: "wordprocessingml.comments", from: file.main, &changes)
  }
}

/// Who Word says wrote a comment, and when.
package struct CommentAuthor: Hashable, Sendable {
  package var name: String
  package var initials: String
  /// When it was written, as `2026-11-27T09:41:00Z`; nil leaves it out.
  ///
  /// Word reads it as the time on the wall.
  package var date: String?

  package init(name: String, initials: String, date: String? = nil) {
    self.name = name
    self.initials = initials
    self.date = date
  }
}

extension XMLNode {
  /// The marks of comments in it, also of such whose comment is missing.
  fileprivate var commentMarks: [XMLNode] {
    children.flatMap { child -> [XMLNode] in
      child.isW(oneOf: ["commentRangeStart", "commentRangeEnd", "commentReference"])
        ? [child] : child.commentMarks
    }
  }
}
