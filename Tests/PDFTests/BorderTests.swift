import PDF
import Testing

private func border(_ sides: String, _ kind: String, size: Int = 24, space: Int = 0) -> String {
  sides.split(separator: " ").map {
    "<w:\($0) w:val=\"\(kind)\" w:sz=\"\(size)\" w:space=\"\(space)\"/>"
  }.joined()
}

@Suite struct `Lines of unequal widths` {
  private func below(_ kind: String) throws -> [DrawnLine] {
    try printed(
      p("a", twentyPoints + "<w:pBdr>\(border("bottom", kind))</w:pBdr>") + section()
    ).lines().sorted { $0.y1 < $1.y1 }
  }

  @Test(arguments: [
    ("thinThickSmallGap", [0.75, 3], 0.75), ("thickThinSmallGap", [3, 0.75], 0.75),
    ("thinThickMediumGap", [1.5, 3], 1.5), ("thickThinLargeGap", [1.5, 0.75], 3),
    ("thinThickThinSmallGap", [0.75, 3, 0.75], 0.75), ("double", [3, 3], 3),
    ("thinThickThinMediumGap", [1.5, 3, 1.5], 1.5),
  ])
  func `are drawn, with the gap between them`(_ kind: String, _ widths: [Double], _ gap: Double)
    throws
  {
    let lines = try below(kind)
    #expect(lines.map(\.width) == widths)
    for (upper, lower) in zip(lines, lines.dropFirst()) {
      #expect(isNear(lower.y1 - lower.width / 2 - upper.y1 - upper.width / 2, gap))
    }
    // The first of them begins where the text ends.
    #expect(isNear(lines[0].y1 - lines[0].width / 2, 70, within: 1.51))
  }
}

@Suite struct `Borders of paragraphs` {
  private func count(_ one: String, _ two: String) throws -> Int {
    let sides = "top left bottom right"
    func boxed(_ text: String, _ kind: String) -> String {
      p(text, twentyPoints + "<w:pBdr>\(border(sides, kind, size: 8))</w:pBdr>")
    }
    return try printed(boxed("a", one) + boxed("b", two) + section()).lines().count
  }

  @Test func `are joined where they are equal, and only there`() throws {
    #expect(try count("single", "single") == 4)
    #expect(try count("single", "thick") == 8)
    #expect(try count("dashed", "dashSmallGap") == 8)
    #expect(try count("inset", "outset") == 8)
  }

  @Test func `between them are drawn with all their lines`() throws {
    let own = "<w:pBdr>\(border("left", "single") + border("between", "double"))</w:pBdr>"
    let pdf = try printed(p("a", own) + p("b", own) + section())
    #expect(pdf.lines().count { $0.y1 == $0.y2 } == 2)
  }
}

@Suite struct `Borders of pages` {
  private func page(_ kind: String) throws -> Printed {
    try printed(
      p("a")
        + section("<w:pgBorders>\(border("top left bottom right", kind, space: 10))</w:pgBorders>"))
  }

  @Test func `of two lines are two rectangles, closed at their corners`() throws {
    let lines = try page("double").lines()
    try #require(lines.count == 8)
    let level = lines.filter { $0.y1 == $0.y2 }.sorted { $0.y1 < $1.y1 }
    let upright = lines.filter { $0.x1 == $0.x2 }.sorted { $0.x1 < $1.x1 }
    // The outer and the inner one.
    for (top, bottom, left, right) in [(0, 3, 0, 3), (1, 2, 1, 2)] {
      #expect(level[top].x1 == upright[left].x1 - 1.5 && level[top].x2 == upright[right].x1 + 1.5)
      #expect(level[bottom].x1 == level[top].x1 && level[bottom].x2 == level[top].x2)
      #expect(upright[left].y1 == level[top].y1 && upright[left].y2 == level[bottom].y1)
      #expect(upright[right].y1 == level[top].y1 && upright[right].y2 == level[bottom].y1)
    }
  }

  @Test func `of small pictures are lines, and told`() throws {
    let pdf = try page("stars")
    #expect(pdf.lines().count == 4)
    #expect(pdf.messages == ["A border of small pictures round the page is shown as a line."])
    #expect(pdf.findings.first?.hint == "Choose a line for the border of the page in Word.")
    #expect(try page("threeDEmboss").messages == [])
  }
}
