internal import XML

extension DocumentHandler {
  /// A `<w:ins>` or `<w:moveTo>`: its content shows. (W24)
  mutating func startInserted(_ attributes: XMLAttributes) {
    inserted += 1
    insertedBy = attributes.word(.author)
    isInsertionNew = true
  }

  /// A `<w:del>` or `<w:moveFrom>`: its content is gone from the page. (W25)
  mutating func startDeleted(_ attributes: XMLAttributes) {
    deleted += 1
    deletedBy = attributes.word(.author)
  }

  mutating func endDeleted() {
    guard deleted > 0 else { return }
    deleted -= 1
    if deleted == 0 { noteDeletedText() }
  }

  /// Says once for each insertion who inserted text.
  mutating func noteInsertion() {
    guard isInsertionNew else { return }
    isInsertionNew = false
    let kind = DocumentNote.Kind.insertedText(author: insertedBy)
    // Typing in several goes makes several insertions in a paragraph.
    if let last = notes.last, last.kind == kind, last.story == current.index,
      last.paragraph == current.paragraphIndex
    {
      return
    }
    note(kind)
  }
}
