package import Archive
package import Forms
package import Word

/// The copy of a form that goes back to whoever sent it: the same file with a note at each thing to mend.
///
/// A value made of values: nothing is read from the disk or written to it, and the same things give the same
/// bytes.
package struct CorrectionCopy: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Word opens a file with macros under a name of its own only.
    case word(hasMacros: Bool)
    case text
  }

  package let kind: Kind
  package let bytes: [UInt8]

  init(kind: Kind, bytes: [UInt8]) {
    self.kind = kind
    self.bytes = bytes
  }

  /// A form of the file, and what of it is to be mended.
  package struct Form: Hashable, Sendable {
    package var read: ReadForm
    package var corrections: [Correction]
    /// Which case the copy answers when it comes back; nil where there is none yet.
    package var mark: CorrectionMark?

    package init(_ read: ReadForm, _ corrections: [Correction], mark: CorrectionMark? = nil) {
      self.read = read
      self.corrections = corrections
      self.mark = mark
    }
  }

  /// Makes the copy.
  ///
  /// - Parameters:
  ///   - file: the file as it came, a Word file or plain text.
  ///   - forms: those that are to be mended. A Word file has a mark for one of them only, and where it has several
  ///     forms the comments tell which.
  ///   - author: who the comments of a Word file are by.
  ///   - limits: those that the file was read within.
  /// - Throws: where the file cannot be opened or grows too large.
  package init(
    of file: [UInt8], _ forms: [Form], by author: CommentAuthor,
    limits: ReadingLimits = ReadingLimits()
  ) throws(Refusal) {
    // What a Word file is, its first bytes say; everything else that was read is text.
    if file.starts(with: [0x50, 0x4B]) {
      do throws(PackageError) {
        (kind, bytes) = try Self.wordCopy(of: file, forms, author, limits)
      } catch {
        throw Refusal(error)
      }
    } else {
      kind = .text
      bytes = try Self.textCopy(of: file, forms)
    }
  }

  private static func wordCopy(
    of file: [UInt8], _ forms: [Form], _ author: CommentAuthor, _ limits: ReadingLimits
  ) throws(PackageError) -> (Kind, [UInt8]) {
    var word = try WordFile(file, limits: limits)
    var changes = WordChanges()
    let comments = forms.flatMap { form in
      form.corrections.map { correction in
        PlacedComment(
          OwnNote.sealed([correction.sentence], reference: form.mark?.reference),
          // The reference tells which form of a file is meant, and must not stand in another.
          elsewhere: form.read.record == 1
            ? nil : OwnNote.sealed([correction.sentence], reference: nil),
          at: correction.location ?? form.place)
      }
    }
    try word.add(comments, by: author, replacing: OwnNote.isWhole, &changes)
    if forms.count == 1, let mark = forms[0].mark {
      try word.setProperty(CorrectionMark.propertyName, to: mark.property, &changes)
    }
    return (.word(hasMacros: word.hasMacros), try word.applying(changes))
  }
}

extension CorrectionCopy.Form {
  /// Where it is in a file that begins with another form; nil of the first one, which begins at the title.
  fileprivate var place: DocumentLocation? {
    read.record == 1 ? nil : read.answers.lazy.compactMap(\.answer.location).first
  }
}
