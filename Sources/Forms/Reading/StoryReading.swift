internal import Archive
internal import Folding
internal import Word

/// A story with what was found in it: the ground on which its answers are read.
///
/// A class, because all that read it hold on to it, and it is two dozen lists to copy.
final class StoryReading: Sendable {
  /// Its index in `Document.stories`.
  let number: Int
  let story: Story
  let scan: LandmarkScan
  let prompts: Prompts
  /// It holds nothing but text: no controls, fields, looks or objects to ask about.
  let isPlain: Bool

  init(_ document: Document, _ number: Int, index: LabelIndex, isTyped: Bool = false) {
    self.number = number
    let story = document.stories[number]
    self.story = story
    scan = LandmarkScan(story, index: index, isTyped: isTyped)
    prompts = Prompts(story)
    isPlain = story.isOnlyText
  }

  /// The paragraph that holds a byte of the text.
  ///
  /// - Parameters:
  ///   - offset: of the byte.
  ///   - near: a paragraph before it, not far away: in a long batch that is found sooner.
  /// - Returns: an index in the story's paragraphs.
  func paragraph(at offset: Int, near: Int = 0) -> Int {
    let count = story.paragraphs.count
    var low = near < count && story.paragraphs[near].text.lowerBound <= offset ? near : 0
    var (high, step) = (low + 1, 1)
    while high < count, story.paragraphs[high].text.lowerBound <= offset {
      low = high
      step *= 2
      high = min(low + step, count)
    }
    while low + 1 < high {
      let middle = (low + high) / 2
      if story.paragraphs[middle].text.lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The range without white space and invisible characters at its ends.
  func words(in range: Range<Int>) -> Range<Int> {
    let text = story.text
    return trimmed(text.span, range)
  }

  /// The text of a range without some parts of it.
  func text(_ range: Range<Int>, without gaps: [Range<Int>] = []) -> String {
    guard !gaps.isEmpty || !story.objects.isEmpty else {
      return string(story.text, range)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var offset = range.lowerBound
    for gap in gaps.map({ $0.clamped(to: range) }) where gap.upperBound > offset {
      if gap.lowerBound > offset { bytes += story.text[offset..<gap.lowerBound] }
      offset = gap.upperBound
    }
    if offset < range.upperBound { bytes += story.text[offset..<range.upperBound] }
    return string(bytes, trimmed(bytes.span, 0..<bytes.count)).withoutObjects
  }
}

/// The UTF-8 of a range as text.
func string(_ text: [UInt8], _ range: Range<Int>) -> String {
  String(decoding: text[range], as: UTF8.self)
}

extension String {
  /// Without the characters that stand for pictures and other objects.
  var withoutObjects: String {
    holds(0xEF)
      ? String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "\u{FFFC}" })) : self
  }
}
