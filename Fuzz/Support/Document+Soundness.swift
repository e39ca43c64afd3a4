package import Word

extension Document {
  /// Ends the run where a range or index of the document leads out of what it is one of.
  package func expectSound() {
    expect(stories.first?.kind == .body, "the body is not the first story")
    for (number, story) in stories.enumerated() {
      story.expectSound("story \(number)")
      if let anchor = story.anchor {
        expect(stories.indices.contains(anchor.story), "story \(number) hangs on no story")
        expect(
          stories[anchor.story].paragraphs.indices.contains(anchor.paragraph),
          "story \(number) hangs on no paragraph")
      }
      for range in story.anchors {
        expect(stories.indices.contains(range.story), "a range of story \(number) marks nothing")
      }
      for paragraph in story.paragraphs.indices {
        _ = location(story: number, paragraph: paragraph)
      }
      for cell in story.cells.indices { _ = location(story: number, cell: cell) }
      for control in story.controls.indices { _ = location(story: number, control: control) }
    }
  }
}

extension Story {
  fileprivate func expectSound(_ name: String) {
    expect(String(validating: text, as: UTF8.self) != nil, "\(name) is not UTF-8")
    var end = 0
    for (number, paragraph) in paragraphs.enumerated() {
      let place = "paragraph \(number) of \(name)"
      expect(paragraph.text.lowerBound == end, "\(place) does not begin where the last one ends")
      end = paragraph.text.upperBound + 1
      expect(end <= text.count && text[end - 1] == 0x0A, "\(place) does not end with a line feed")
      expect(paragraph.cell.map(cells.indices.contains) ?? true, "\(place) is in no cell")
    }
    expect(end == text.count, "\(name) goes on behind its paragraphs")
    for cell in cells {
      expect(tables.indices.contains(cell.table), "a cell of \(name) is in no table")
      expect(cell.continues.map(cells.indices.contains) ?? true, "\(name): a cell continues none")
      expect(cell.paragraphs.upperBound <= paragraphs.count, "\(name): a cell has no such lines")
      expectText(cell.text, "a cell of \(name)")
    }
    for table in tables {
      expect(table.cells.allSatisfy(cells.indices.contains), "a table of \(name) has no such cell")
      expect(table.parent.map(cells.indices.contains) ?? true, "\(name): a table is in no cell")
      expect(table.paragraphs.upperBound <= paragraphs.count, "\(name): a table has no such lines")
      expect(
        table.rowStarts.last == table.cells.count && table.rowStarts == table.rowStarts.sorted(),
        "the rows of a table of \(name) do not hold its cells")
    }
    for control in controls {
      expectText(control.text, "a control of \(name)")
      expect(control.parent.map(controls.indices.contains) ?? true, "\(name): no such control")
    }
    for look in looks { expectText(look.text, "a look of \(name)") }
    for field in legacyFields { expectText(field.text, "a field of \(name)") }
    for link in links { expectText(link.text, "a link of \(name)") }
    for range in anchors { expectText(range.text, "an anchor of \(name)") }
    for object in objects {
      expect(
        text.dropFirst(object.offset).starts(with: "\u{FFFC}".utf8)
          || object.offset <= text.count, "an object of \(name) is nowhere")
    }
  }

  /// The range lies in the text and cuts no character.
  private func expectText(_ range: Range<Int>, _ what: String) {
    expect(range.upperBound <= text.count, "\(what) reaches behind the text")
    for end in [range.lowerBound, range.upperBound] where end < text.count {
      expect(text[end] & 0xC0 != 0x80, "\(what) cuts a character")
    }
  }
}
