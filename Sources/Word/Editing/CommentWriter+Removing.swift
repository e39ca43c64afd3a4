package import XML

extension CommentWriter {
  /// Takes comments out of the file, with their marks and what later versions of Word say of them.
  ///
  /// An answer to one of them stays, as a comment of its own.
  ///
  /// - Parameters:
  ///   - isOld: whether a comment is to go, by its words; a line a paragraph.
  ///   - document: its main part.
  ///   - changes: what else changes in the file.
  ///   - file: that they are of.
  /// - Throws: where a part about comments cannot be read.
  package func remove(
    where isOld: (String) -> Bool, from document: XMLTree, _ changes: inout WordChanges,
    in file: inout WordFile
  ) throws(PackageError) {
    let old = tree.root.allW("comment").filter { comment in
      isOld(comment.allW("p").map(\.words).joined(separator: "\n"))
    }
    guard !old.isEmpty else { return }
    document.root.removeCommentMarks(Set(old.compactMap { $0.attribute("id", in: WordNames.w) }))
    let paragraphs = Set(
      old.flatMap { $0.allW("p") }.compactMap { $0.attribute("paraId", in: WordNames.word2010) })
    for comment in old { comment.remove() }
    var durable: Set<String> = []
    for kind in ["commentsExtended", "commentsIds", "commentsExtensible"] {
      guard let part = try file.part(kind), let list = try file.tree(of: part, after: changes)
      else {
        continue
      }
      for entry in list.root.children where entry.kind == .element {
        if let parent = entry.attribute("paraIdParent", in: Self.later), paragraphs.contains(parent)
        {
          entry.removeAttribute("paraIdParent", in: Self.later)
        }
        let id = entry.attribute("durableId", in: Self.later)
        let isOfOld =
          entry.attribute("paraId", in: Self.later).map(paragraphs.contains)
          ?? id.map(durable.contains) ?? false
        guard isOfOld else { continue }
        if let id { durable.insert(id) }
        entry.remove()
      }
      changes.set(part, to: list.bytes)
    }
  }

  private static let later: [StaticString] = [
    "http://schemas.microsoft.com/office/word/2012/wordml",
    "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "http://schemas.microsoft.com/office/word/2018/wordml/cex",
  ]
}

extension XMLNode {
  /// The text of its runs.
  fileprivate var words: String {
    children.map { child in
      child.isW("t") ? child.text : child.isW(oneOf: ["br", "tab"]) ? " " : child.words
    }.joined()
  }

  /// Takes out the marks of comments with these ids, and the runs that held nothing else.
  fileprivate func removeCommentMarks(_ ids: Set<String>) {
    for child in children where child.kind == .element {
      guard child.isW(oneOf: ["commentRangeStart", "commentRangeEnd", "commentReference"]) else {
        child.removeCommentMarks(ids)
        continue
      }
      guard let id = child.attribute("id", in: WordNames.w), ids.contains(id) else { continue }
      child.remove()
      if isW("r"), children.allSatisfy({ $0.isW("rPr") }) { remove() }
    }
  }
}
