import PDF
import Testing

private func spaced(_ before: Int, _ after: Int, _ more: String = "") -> String {
  more
    + "<w:spacing w:before=\"\(before * 20)\" w:after=\"\(after * 20)\" w:line=\"400\" w:lineRule=\"exact\"/>"
}

@Suite struct `Space between paragraphs` {
  @Test func `is the larger of that below one and that above the next`() throws {
    let pdf = try printed(p("one", spaced(0, 10)) + p("two", spaced(30, 0)) + section())
    #expect(try pdf.drop(from: "one", to: "two") == 50)
  }

  @Test func `is both where the document says so`() throws {
    let pdf = try printed(
      p("one", spaced(0, 10)) + p("two", spaced(30, 0)) + section(),
      settings: "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>")
    #expect(try pdf.drop(from: "one", to: "two") == 60)
  }

  @Test func `is left out between paragraphs of one style where both say so`() throws {
    let contextual = "<w:contextualSpacing/>"
    let pdf = try printed(
      p("one", spaced(0, 10, contextual)) + p("two", spaced(30, 0, contextual)) + section())
    #expect(try pdf.drop(from: "one", to: "two") == 20)
    let other = try printed(
      p("one", spaced(0, 10, contextual))
        + p("two", "<w:pStyle w:val=\"Other\"/>" + spaced(30, 0, contextual)) + section(),
      styles:
        "<w:style w:type=\"paragraph\" w:styleId=\"Other\"><w:name w:val=\"Other\"/></w:style>")
    #expect(try other.drop(from: "one", to: "two") == 50)
  }

  @Test func `counts at the head of the first page, and of one that a break begins`() throws {
    let pdf = try printed(
      p("one", spaced(30, 0)) + p("two", spaced(30, 0, "<w:pageBreakBefore/>")) + section())
    let plain = try printed(p("one", spaced(0, 0)) + section())
    #expect(try pdf.text("one").y - plain.text("one").y == 30)
    #expect(try pdf.text("two", page: 2).y - plain.text("one").y == 30)
  }

  @Test func `counts not at the head of a page that begins by itself`() throws {
    let lines = (1...15).map { p("\($0)", spaced(0, 0)) }.joined()
    let pdf = try printed(lines + p("two", spaced(30, 0)) + section())
    #expect(try pdf.text("two", page: 2).y == pdf.text("1").y)
  }

  @Test func `is 14 points where it is left to the program`() throws {
    let pdf = try printed(
      p("one", spaced(0, 0))
        + p(
          "two",
          "<w:spacing w:before=\"0\" w:beforeAutospacing=\"1\" w:line=\"400\" w:lineRule=\"exact\"/>"
        ) + section())
    #expect(try pdf.drop(from: "one", to: "two") == 34)
  }
}

@Suite struct `Lines` {
  private func drop(_ spacing: String) throws -> Double {
    let pdf = try printed(
      "<w:p><w:pPr><w:spacing \(spacing)/></w:pPr>\(r("one"))<w:r><w:br/></w:r>\(r("two"))</w:p>"
        + section())
    return try pdf.drop(from: "one", to: "two")
  }

  @Test func `are as far apart as the font asks for`() throws {
    #expect(isNear(try drop("w:before=\"0\""), 11.5))
  }

  @Test func `are so many times as far apart`() throws {
    #expect(isNear(try drop("w:line=\"480\" w:lineRule=\"auto\""), 23))
    #expect(isNear(try drop("w:line=\"360\""), 17.25))
  }

  @Test func `are at least, or exactly, so many points apart`() throws {
    #expect(isNear(try drop("w:line=\"400\" w:lineRule=\"atLeast\""), 20))
    #expect(isNear(try drop("w:line=\"100\" w:lineRule=\"atLeast\""), 11.5))
    #expect(isNear(try drop("w:line=\"100\" w:lineRule=\"exact\""), 5))
  }

  @Test func `are as high as the largest letters on them`() throws {
    let pdf = try printed(
      p("one") + p(runs: r("small") + r("large", "<w:sz w:val=\"60\"/>")) + p("two") + section())
    #expect(try pdf.text("small").y == pdf.text("large").y)
    #expect(isNear(try pdf.drop(from: "one", to: "two"), 11.5 + 34.5))
  }

  @Test func `of no letters are as high as their paragraph's mark`() throws {
    let pdf = try printed(
      p("one") + "<w:p><w:pPr><w:rPr><w:sz w:val=\"60\"/></w:rPr></w:pPr></w:p>" + p("two")
        + section())
    #expect(isNear(try pdf.drop(from: "one", to: "two"), 11.5 + 34.5))
  }

  @Test func `end between words, and within one only where it is longer than the line`() throws {
    let pdf = try printed(
      p("some words and a \(String(repeating: "m", count: 60))") + section())
    let lines = pdf.pages[0].split(separator: "\n")
    #expect(lines.first == "some words and a")
    #expect(lines.count == 4)
    #expect(pdf.texts().allSatisfy { $0.right <= 250.1 })
  }
}

@Suite struct `A paragraph` {
  private func edges(_ properties: String, _ text: String = Self.words) throws -> [(Double, Double)]
  {
    let texts = try printed(p(text, properties) + section()).texts()
    return Dictionary(grouping: texts, by: \.y).sorted { $0.key < $1.key }.map {
      ($0.value.map(\.x).min() ?? 0, $0.value.map(\.right).max() ?? 0)
    }
  }

  private static let words =
    "The quick brown fox jumps over the lazy dog and runs away into the wood."

  @Test func `is indented at both ends`() throws {
    let lines = try edges("<w:ind w:left=\"400\" w:right=\"600\"/>")
    #expect(lines.count > 2)
    #expect(lines.map(\.0).allSatisfy { $0 == 70 })
    #expect(lines.map(\.1).allSatisfy { $0 < 220.05 })
  }

  @Test func `has a first line that is indented, or hangs out`() throws {
    let first = try edges("<w:ind w:firstLine=\"300\"/>")
    #expect(first[0].0 == 65 && first[1].0 == 50)
    let hanging = try edges("<w:ind w:left=\"600\" w:hanging=\"400\"/>")
    #expect(hanging[0].0 == 60 && hanging[1].0 == 80)
  }

  @Test func `stands at the left, in the middle or at the right`() throws {
    #expect(try edges("<w:jc w:val=\"left\"/>", "one")[0].0 == 50)
    let middle = try edges("<w:jc w:val=\"center\"/>", "one")[0]
    #expect(isNear(middle.0 - 50, 250 - middle.1))
    #expect(isNear(try edges("<w:jc w:val=\"right\"/>", "one")[0].1, 250))
    #expect(isNear(try edges("<w:jc w:val=\"end\"/>", "one")[0].1, 250))
  }

  @Test func `fills its lines where it is justified, but for the last`() throws {
    let lines = try edges("<w:jc w:val=\"both\"/>")
    #expect(lines.dropLast().allSatisfy { isNear($0.0, 50) && isNear($0.1, 250) })
    #expect(lines.last.map { $0.1 < 240 } == true)
    #expect(try edges("<w:jc w:val=\"distribute\"/>").allSatisfy { isNear($0.1, 250) })
  }

  @Test func `is one element over lines and pages`() throws {
    let text = (1...200).map { "word\($0)" }.joined(separator: " ")
    let pdf = try printed(p(text, twentyPoints) + section())
    #expect(pdf.document.pages.count > 1)
    #expect(pdf.elements.count == 1)
    #expect(pdf.elements[0].hasPrefix("P \"word1 word2 "))
    #expect(pdf.elements[0].contains("\" | \"word"))
  }
}
