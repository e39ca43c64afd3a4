internal import Archive
internal import Word
internal import XML

/// Makes one document of the text parts of a message. (W93–W95)
///
/// Plain text alone becomes what a text file becomes. With HTML in it there are paragraphs, tables on their
/// grid, links, and what is hidden; nothing is fetched, and no script or style is looked at.
struct BodyDocument {
  let limits: ReadingLimits
  /// Plain text so far, while there is nothing else.
  private var plain: [UInt8] = []
  private var hasHTML = false

  var story = Story(kind: .body, part: nil)
  var notes: [(kind: DocumentNote.Kind, paragraph: Int)] = []
  var elements: [HTMLElement] = []
  var tables: [HTMLTable] = []
  /// Paragraphs and tables directly in the story, then in each open cell.
  var counts = [HTMLCount()]
  /// Where the open paragraph begins.
  var paragraph: Int?
  /// White space that shows only if something follows it.
  var hasPendingSpace = false
  var hidden: [UInt8] = []
  /// Lines of the story outside tables, as a reader counts.
  var lines = 0
  var characters = 0
  var mergedColumns = 0
  var overrun: XMLFailure?

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  mutating func append(plain text: [UInt8]) {
    if hasHTML {
      appendLines(of: text)
    } else {
      if let last = plain.last, last != 0x0A { plain.append(0x0A) }
      plain += text
    }
  }

  /// - Returns: false where the HTML passes a limit, and then nothing here is worth anything.
  mutating func append(html text: [UInt8]) -> Bool {
    if !hasHTML {
      hasHTML = true
      appendLines(of: plain)
      plain = []
    }
    do throws(XMLFailure) {
      try HTMLReader(limits: limits).read(text) { event in
        switch event {
        case .start(let name, let attributes): start(name, attributes)
        case .end(let name): end(name)
        case .text(let bytes): self.text(bytes)
        }
        return overrun
      }
    } catch {
      return false
    }
    while !elements.isEmpty { closeElement() }
    closeParagraph()
    flushHidden()
    return overrun == nil
  }

  private mutating func appendLines(of text: [UInt8]) {
    guard !text.isEmpty else { return }
    let body = Document(plainText: text).body
    for line in body.paragraphs {
      openParagraph()
      story.text += body.text[line.text]
      characters += line.text.count
      closeParagraph()
    }
  }

  func finished() -> Document {
    guard hasHTML else { return Document(plainText: plain) }
    var document = Document()
    document.stories = [story]
    if story.paragraphs.isEmpty {
      document.stories[0].text = [0x0A]
      document.stories[0].paragraphs = [Paragraph(text: 0..<0, number: 1)]
    }
    document.notes = notes.map { note in
      DocumentNote(
        kind: note.kind, location: document.location(story: 0, paragraph: note.paragraph))
    }
    return document
  }
}

/// An element that is open.
struct HTMLElement {
  let name: String
  var look: HTMLLook
  /// Nothing in it is text of the page.
  var isSkipped = false
  /// What its end ends.
  var opened = Opened.nothing
  /// The label of the first paragraph in it.
  var list: ListLabel?
  var headingLevel: Int?
  /// Where a link leads, and where its text begins.
  var link: (target: String, start: Int)?

  enum Opened: Equatable { case nothing, table(Int), row(Int), cell(Int) }
}

/// How many paragraphs and tables a story or cell holds so far.
struct HTMLCount {
  var paragraphs = 0
  var tables = 0
}
