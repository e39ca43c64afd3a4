internal import Word

/// The words of a document in the order in which they are read, to hold one against another.
struct SourceWords {
  /// Those of the body, with its text boxes.
  private(set) var body: [Substring] = []
  private(set) var notes: [Substring] = []
  private let document: Document
  private let boxes: [StoryAnchor: [Int]]

  /// - Parameters:
  ///   - document: what is read.
  ///   - leftOut: paragraphs that do not count.
  ///   - labels: how many bytes of a line are its bullet or number.
  init(_ document: Document, without leftOut: Set<StoryAnchor> = [], labels: [Int: Int] = [:]) {
    self.document = document
    var boxes: [StoryAnchor: [Int]] = [:]
    for (index, story) in document.stories.enumerated() where story.kind == .textBox {
      if let anchor = story.anchor { boxes[anchor, default: []].append(index) }
    }
    self.boxes = boxes
    body = words(of: 0, leftOut, labels)
    for kind in [Story.Kind.footnote, .endnote] {
      for index in document.stories.indices where document.stories[index].kind == kind {
        notes += words(of: index, leftOut, [:])
      }
    }
  }

  private func words(
    of number: Int, _ leftOut: Set<StoryAnchor>, _ labels: [Int: Int]
  ) -> [Substring] {
    let story = document.stories[number]
    var words: [Substring] = []
    for (index, paragraph) in story.paragraphs.enumerated() {
      let place = StoryAnchor(story: number, paragraph: index)
      if !leftOut.contains(place) {
        var text = String(decoding: story.text[paragraph.text], as: UTF8.self)
        if story.part == nil { text = TextLine.withoutMarks(text) }
        if let label = labels[index] {
          // The label is counted from the first sign that is no space.
          let start = text.drop { $0.isWhitespace }
          text = String(decoding: start.utf8.dropFirst(label), as: UTF8.self)
        }
        words += Self.split(text)
      }
      for box in boxes[place] ?? [] where box > number {
        words += self.words(of: box, leftOut, [:])
      }
    }
    return words
  }

  /// Leaders, which are lines to write on, are no words; nor is what stands for a picture.
  private static func split(_ text: String) -> [Substring] {
    guard text.contains(where: { "_.…-\u{FFFC}".contains($0) }) else {
      return text.split(whereSeparator: \.isWhitespace)
    }
    return text.replacing("\u{FFFC}", with: "").replacing(/[_.…\-]{3,}|…{2,}/, with: " ")
      .split(whereSeparator: \.isWhitespace)
  }
}
