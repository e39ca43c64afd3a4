internal import XML

/// Where comments and notes are anchored, by their kind and `w:id`.
struct AnchorMarks {
  struct Mark {
    let kind: Story.Kind
    let id: String
    let story: Int
    let paragraph: Int
    var text: Range<Int>
  }

  private(set) var all: [Mark] = []
  private var openComments: [String: Int] = [:]

  func isWanted(_ kind: Story.Kind) -> Bool { all.contains { $0.kind == kind } }

  mutating func begin(_ mark: Mark) {
    openComments[mark.id] = all.count
    all.append(mark)
  }

  mutating func end(_ id: String, at offset: Int, in story: Int) {
    guard let index = openComments[id], all[index].story == story else { return }
    all[index].text = all[index].text.lowerBound..<max(all[index].text.lowerBound, offset)
  }

  /// A reference mark; a comment that has a range already keeps it.
  mutating func refer(_ mark: Mark) {
    guard mark.kind != .comment || openComments[mark.id] == nil else { return }
    all.append(mark)
  }
}

extension DocumentHandler {
  /// An anchor of a comment or note; its mark is no character. (W29, W30)
  mutating func markAnchor(_ local: LocalName, _ attributes: XMLAttributes) {
    guard isShown, container == nil, let id = attributes.word(.id) else { return }
    let offset = current.story.text.count
    func mark(_ kind: Story.Kind) -> AnchorMarks.Mark {
      AnchorMarks.Mark(
        kind: kind, id: id, story: current.index, paragraph: current.paragraphIndex,
        text: offset..<offset)
    }
    switch local {
    case .commentRangeStart: marks.begin(mark(.comment))
    case .commentRangeEnd: marks.end(id, at: offset, in: current.index)
    case .commentReference: marks.refer(mark(.comment))
    case .footnoteReference: marks.refer(mark(.footnote))
    default: marks.refer(mark(.endnote))
    }
  }

  /// A `<w:comment>`, `<w:footnote>` or `<w:endnote>`: a story of its own.
  mutating func startNote(_ attributes: XMLAttributes) {
    guard let container, let id = attributes.word(.id),
      container.wanted?.contains(id) ?? true, container.stories[id] == nil
    else {
      skip()
      return
    }
    let index = stories.count
    var story = Story(kind: container.kind, part: part)
    story.author = attributes.word(.author)
    stories.append(story)
    self.container?.stories[id] = index
    suspended.append(current)
    current = StoryFrame(index: index, story: story)
  }

  mutating func endNote() {
    guard container != nil, let outer = suspended.popLast() else { return }
    endStory()
    stories[current.index] = current.story
    current = outer
  }
}
