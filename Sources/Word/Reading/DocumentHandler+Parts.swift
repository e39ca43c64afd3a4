internal import XML

extension DocumentHandler {
  /// Makes ready for the next part, which holds one story.
  mutating func begin(_ kind: Story.Kind, part: PartName, relationships: Relationships) {
    let story = Story(kind: kind, part: part)
    begin(part: part, relationships: relationships)
    current = StoryFrame(index: stories.count, story: story)
    stories.append(story)
  }

  /// Makes ready for the next part, which holds a story for each comment or note.
  mutating func begin(
    manyOf kind: Story.Kind, wanted: Set<String>?, part: PartName, relationships: Relationships
  ) {
    begin(part: part, relationships: relationships)
    current = StoryFrame(index: -1, story: Story(kind: kind, part: part))
    container = Container(kind: kind, wanted: wanted)
  }

  private mutating func begin(part: PartName, relationships: Relationships) {
    self.part = part
    self.relationships = relationships
    suspended = []
    alternates = []
    container = nil
    hasRoot = false
    (deleted, inserted, covered, hidden, unseenTables, skipped) = (0, 0, 0, 0, 0, 0)
    collecting = .nothing
    (fieldCount, ignoredFields, unclosedFields) = (0, [], [])
  }

  /// Puts the story of the part that was read in its place.
  mutating func finishPart() {
    endStory()
    if container == nil { stories[current.index] = current.story }
  }

  /// Drops the story that was read last where it shows nothing, or the same as one before it. (W33)
  mutating func dropRepeated() {
    guard let last = stories.last, last.kind == .header || last.kind == .footer else { return }
    let isBlank = last.objects.isEmpty && !last.text.contains { $0 > 0x20 }
    let isRepeated = stories.dropLast().contains { $0.kind == last.kind && $0.text == last.text }
    if isBlank || isRepeated { stories.removeLast() }
  }

  /// Hangs comments and notes, now read, on the text that they belong to.
  mutating func anchor(_ kind: Story.Kind, _ numbers: [String: Int]) {
    for mark in marks.all where mark.kind == kind {
      guard let number = numbers[mark.id], stories.indices.contains(mark.story) else { continue }
      stories[mark.story].anchors.append(AnchoredRange(story: number, text: mark.text))
      if stories[number].anchor == nil {
        stories[number].anchor = StoryAnchor(story: mark.story, paragraph: mark.paragraph)
      }
    }
  }
}
