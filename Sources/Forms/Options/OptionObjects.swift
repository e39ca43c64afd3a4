internal import Word

/// What stands in or near an answer that is not text. (W50, W51, W59)
struct OptionObjects {
  /// A shape is drawn there, which may be a ring round an option.
  var hasDrawing = false
  /// What stands in the answer that docket cannot read.
  var unreadable: Doubt?

  init(in range: Range<Int>, paragraphs: Range<Int>, of story: borrowing Story) {
    guard !story.objects.isEmpty, let first = paragraphs.first, let last = paragraphs.last else {
      return
    }
    let cell = story.paragraphs[first].cell
    for object in story.objects {
      let isInside = range.contains(object.offset)
      switch object.kind {
      case .shape, .wordArt, .ink:
        // Drawn things hang on a paragraph and may lie over its neighbour.
        let near = max(0, first - 1)...(last + 1)
        let isNear = near.contains(object.paragraph) && object.paragraph < story.paragraphs.count
        if isInside || (isNear && story.paragraphs[object.paragraph].cell == cell) {
          hasDrawing = true
        }
        if isInside, object.kind == .ink { unreadable = .pictureInPlace }
      case .picture, .signatureLine, .chart, .diagram:
        if isInside { unreadable = .pictureInPlace }
      case .embeddedObject, .activeX:
        if isInside { unreadable = .unreadableControl }
      case .importedContent:
        if isInside { unreadable = .importedContent }
      }
    }
  }
}

extension Story {
  /// The paragraphs that `range` touches.
  func paragraphs(of range: Range<Int>) -> Range<Int> {
    let first = paragraphs.index(at: range.lowerBound)
    var last = first
    while last < paragraphs.count,
      paragraphs[last].text.lowerBound < range.upperBound
        || last == first
    { last += 1 }
    return first..<last
  }

  /// A paragraph of a checklist is among them, whose boxes are list bullets. (W88)
  func hasListBoxes(in paragraphs: Range<Int>) -> Bool {
    for index in paragraphs where self.paragraphs[index].list == .box { return true }
    return false
  }
}
