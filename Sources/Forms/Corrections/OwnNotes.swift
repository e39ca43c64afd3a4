internal import Archive
package import Word

/// What docket wrote into the copy of a form that came back: its notes are taken out of the document, and its
/// marks are kept.
struct OwnNotes {
  /// Which cases the file answers, and where it says so: the number of a line of plain text, the index of a
  /// paragraph of a Word file; nil is for the file as a whole.
  private(set) var marks: [(place: Int?, mark: CorrectionMark)] = []

  init() {}

  /// Takes the notes out of a document.
  init(takenOutOf document: inout Document) {
    let mark = document.customProperties[CorrectionMark.propertyName]
      .flatMap { CorrectionMark(property: $0) }
    if let mark { marks.append((nil, mark)) }
    guard let body = document.stories.first else { return }
    if body.part == nil {
      takeLines(outOf: &document.stories[0])
    } else {
      let places = Self.takeComments(outOf: &document)
      guard let mark else { return }
      // Of several forms in a file, its comments tell which one the file is about.
      for place in places where place.reference == mark.reference {
        marks.append((place.paragraph, mark))
      }
    }
  }

  // MARK: Comments

  /// A comment that is docket's stays as a story without words: other comments keep their numbers.
  ///
  /// - Returns: the cases that they were about, each with a paragraph of the body.
  private static func takeComments(
    outOf document: inout Document
  ) -> [(paragraph: Int, reference: String)] {
    let own = document.stories.indices.filter {
      document.stories[$0].kind == .comment
        && OwnNote.isWhole(String(decoding: document.stories[$0].text, as: UTF8.self))
    }
    guard !own.isEmpty else { return [] }
    var places: [(paragraph: Int, reference: String)] = []
    for number in own {
      let comment = document.stories[number]
      if let anchor = comment.anchor, anchor.story == 0,
        let reference = OwnNote.reference(in: String(decoding: comment.text, as: UTF8.self))
      {
        places.append((anchor.paragraph, reference))
      }
      document.stories[number] = Story(kind: .comment, part: comment.part)
      document.stories[number].anchor = comment.anchor
      document.stories[number].author = comment.author
    }
    for number in document.stories.indices {
      document.stories[number].anchors.removeAll { own.contains($0.story) }
    }
    return places
  }

  // MARK: Lines

  /// The most lines that a note is looked for in.
  private static let longest = 24

  /// Takes the lines `>> what to do` out of plain text; mail programs may have put further `>` before them.
  private mutating func takeLines(outOf story: inout Story) {
    guard story.text.span.firstIndex(of: Self.quote, in: 0..<story.text.count) != nil else {
      return
    }
    var taken: Set<Int> = []
    var block: [(paragraph: Int, words: Substring)] = []
    for (number, paragraph) in story.paragraphs.enumerated() {
      guard let first = story.text[paragraph.text].first(where: { $0 > 0x20 }),
        first == Self.quote
      else {
        block.removeAll()
        continue
      }
      let words = Self.unquoted(String(decoding: story.text[paragraph.text], as: UTF8.self))
      if let mark = CorrectionMark(line: words) {
        marks.append((paragraph.number, mark))
        taken.insert(number)
        block.removeAll()
        continue
      }
      block.append((number, words))
      if block.count > Self.longest { block.removeFirst() }
      guard OwnNote.mayEnd(words) else { continue }
      for start in block.indices.reversed() {
        guard OwnNote.isWhole(block[start...].map(\.words).joined(separator: " ")) else { continue }
        taken.formUnion(block[start...].map(\.paragraph))
        block.removeAll()
        break
      }
    }
    if !taken.isEmpty { story.remove(paragraphs: taken) }
  }

  private static func unquoted(_ line: String) -> Substring {
    line.drop { $0 == ">" || $0.isWhitespace }
  }

  private static let quote = UInt8(ascii: ">")

  // MARK: Marks

  /// The mark of a record: the only one that stands in its places, and in no other's, or in the file that holds it
  /// alone.
  ///
  /// - Parameters:
  ///   - places: those of its lines, and of those before it since the last record.
  ///   - isOnly: it is the only record of its file.
  /// - Returns: nil where there is none, or where several contradict each other.
  func mark(of places: Range<Int>, isOnly: Bool) -> CorrectionMark? {
    var (here, elsewhere): (Set<CorrectionMark>, Set<CorrectionMark>) = ([], [])
    for (place, mark) in marks {
      if isOnly || place.map(places.contains) == true {
        here.insert(mark)
      } else if place != nil {
        elsewhere.insert(mark)
      }
    }
    guard here.count == 1, let mark = here.first, !elsewhere.contains(mark) else { return nil }
    return mark
  }
}

extension Document {
  /// Takes out the notes that docket wrote into a copy of the form, as reading does.
  package mutating func takeOutOwnNotes() { _ = OwnNotes(takenOutOf: &self) }
}

extension Story {
  /// Takes paragraphs out of plain text; the others keep the numbers of their lines.
  mutating func remove(paragraphs taken: Set<Int>) {
    var left: [Paragraph] = []
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for (number, paragraph) in paragraphs.enumerated() where !taken.contains(number) {
      var paragraph = paragraph
      let start = bytes.count
      bytes += text[paragraph.text]
      paragraph.text = start..<bytes.count
      bytes.append(0x0A)
      left.append(paragraph)
    }
    paragraphs = left
    text = bytes
  }
}
