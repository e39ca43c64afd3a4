internal import XML

extension DocumentHandler {
  /// A `<w:txbxContent>`: a story of its own, which hangs on the paragraph. (W68, W69)
  mutating func startTextBox() {
    // A box in a hidden run, or in a field's instruction, is not seen.
    var isHidden = current.fieldsInInstruction > 0
    if isShown, current.run.hasProperties {
      isHidden = isHidden || current.run.direct.isHidden
    }
    if isShown, !isHidden, !current.paragraph.isOpen { startParagraph() }
    let index = stories.count
    var story = Story(kind: .textBox, part: part)
    story.anchor = StoryAnchor(story: current.index, paragraph: current.paragraphIndex)
    // Its place is kept now, so that boxes within it come after it.
    stories.append(story)
    suspended.append(current)
    current = StoryFrame(index: index, story: story)
    // The box may be filled with any colour.
    current.isOnShade = true
    if isHidden {
      hidden += 1
      current.isHidden = true
    }
  }

  mutating func endTextBox() {
    guard current.story.kind == .textBox, let outer = suspended.popLast() else { return }
    endStory()
    if current.isHidden {
      hidden -= 1
      noteHiddenText()
    }
    let hasText = current.story.text.contains { $0 > 0x20 }
    stories[current.index] = current.story
    if !isShown || current.isHidden, current.index == stories.count - 1 { stories.removeLast() }
    current = outer
    guard hasText, let drawing = current.drawings.indices.last,
      let shape = current.drawings[drawing].shapes.indices.last
    else { return }
    current.drawings[drawing].shapes[shape].hasText = true
  }

  /// Closes what the story leaves open.
  mutating func endStory() {
    if current.paragraph.isOpen { closeParagraph() }
    closeFields()
    clampControls()
  }

  /// A control round nothing names the paragraph that would have come next: it gets the last one.
  private mutating func clampControls() {
    let last = max(0, current.story.paragraphs.count - 1)
    for index in current.story.controls.indices
    where current.story.controls[index].paragraph > last {
      current.story.controls[index].paragraph = last
    }
  }
}
