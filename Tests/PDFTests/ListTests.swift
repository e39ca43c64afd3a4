import PDF
import Testing

/// A level of a list.
private func level(
  _ level: Int, _ format: String, _ text: String, _ more: String = "", indent: Int = 0
) -> String {
  let left = (level + 1) * 400 + indent
  return "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>\(more)"
    + "<w:lvlText w:val=\"\(text)\"/>"
    + "<w:pPr><w:ind w:left=\"\(left)\" w:hanging=\"400\"/></w:pPr></w:lvl>"
}

private func list(_ levels: String, _ overrides: String = "") -> String {
  "<w:abstractNum w:abstractNumId=\"0\">\(levels)</w:abstractNum>"
    + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/>\(overrides)</w:num>"
}

/// A paragraph of a list.
private func item(_ text: String, _ level: Int = 0, list: Int = 1, _ more: String = "") -> String {
  p(
    text,
    "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>" + twentyPoints
      + more)
}

/// What stands before the paragraphs.
private func labels(_ body: String, _ numbering: String, styles: String = "") throws -> [String] {
  try printed(body + section(), styles: styles, numbering: numbering).elements.compactMap { line in
    guard line.hasPrefix("Lbl \"") else { return nil }
    return String(line.dropFirst(5).dropLast()).trimmingSuffix()
  }
}

extension String {
  fileprivate func trimmingSuffix() -> String {
    var text = self
    while text.last == " " || text.hasSuffix("\\t") { text.removeLast(text.last == " " ? 1 : 2) }
    return text
  }
}

@Suite struct `A list` {
  @Test func `of bullets says so`() throws {
    let pdf = try printed(
      item("one") + item("two") + section(), numbering: list(level(0, "bullet", "•")))
    #expect(
      pdf.elements.map { $0.replacing("\\t", with: "") } == [
        "L [ListNumbering=Disc]", "LI", "Lbl \"•\"", "LBody", "P \"one\"", "LI", "Lbl \"•\"",
        "LBody", "P \"two\"",
      ])
  }

  @Test func `has its text where the level says, and its sign before it`() throws {
    let pdf = try printed(item("one") + section(), numbering: list(level(0, "decimal", "%1.")))
    #expect(try pdf.text("1.").x == 50)
    #expect(try pdf.text("one").x == 70)
  }

  @Test(arguments: [
    ("decimal", "1 2 3"), ("lowerLetter", "a b c"), ("upperLetter", "A B C"),
    ("lowerRoman", "i ii iii"), ("upperRoman", "I II III"), ("ordinal", "1st 2nd 3rd"),
    ("cardinalText", "One Two Three"), ("ordinalText", "First Second Third"),
    ("decimalZero", "01 02 03"), ("none", ""),
  ])
  func `counts in the format of its level`(_ format: String, _ expected: String) throws {
    let found = try labels(
      item("a") + item("b") + item("c"), list(level(0, format, "%1")))
    #expect(found.joined(separator: " ") == expected)
  }

  @Test func `of a format that is not known counts in figures, which a finding says`() throws {
    let pdf = try printed(
      item("a") + section(), numbering: list(level(0, "hindiCounting", "%1")))
    #expect(pdf.messages == ["The numbers of a list are shown in figures."])
  }

  @Test func `counts its levels within each other`() throws {
    let levels =
      level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "lowerLetter", "(%3)")
    #expect(
      try labels(
        item("") + item("", 1) + item("", 1) + item("", 2) + item("", 2) + item("") + item("", 1)
          + item("", 2), list(levels))
        == ["1.", "1.1.", "1.2.", "(a)", "(b)", "2.", "2.1.", "(a)"])
  }

  @Test func `nests its levels in each other`() throws {
    let pdf = try printed(
      item("one") + item("inner", 1) + item("two") + section(),
      numbering: list(level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)")))
    #expect(
      pdf.structure.replacing("\\t", with: "")
        == """
        Document
          L [ListNumbering=Decimal]
            LI
              Lbl "1."
              LBody
                P "one"
                L [ListNumbering=LowerAlpha]
                  LI
                    Lbl "a)"
                    LBody
                      P "inner"
            LI
              Lbl "2."
              LBody
                P "two"

        """.replacing("Document\n", with: pdf.structure.prefix { $0 != "\n" } + "\n"))
  }

  @Test func `counts a level on where it is not to begin anew`() throws {
    let levels =
      level(0, "decimal", "%1.") + level(1, "decimal", "%2)", "<w:lvlRestart w:val=\"0\"/>")
    #expect(
      try labels(item("") + item("", 1) + item("") + item("", 1), list(levels))
        == ["1.", "1)", "2.", "2)"])
  }

  @Test func `counts on with another of its definition, or begins anew where that says so`() throws
  {
    let levels = level(0, "decimal", "%1.")
    let body = item("") + item("") + item("", list: 2)
    #expect(try labels(body, list(levels)) == ["1.", "2.", "3."])
    let anew = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>"
    #expect(try labels(body + item("", list: 2), list(levels, anew)) == ["1.", "2.", "7.", "8."])
  }

  @Test func `looks otherwise where a list has levels of its own`() throws {
    let own = "<w:lvlOverride w:ilvl=\"0\">\(level(0, "upperRoman", "%1/"))</w:lvlOverride>"
    #expect(
      try labels(item("") + item("", list: 2), list(level(0, "decimal", "%1."), own))
        == ["1.", "II/"])
  }

  @Test func `begins where its level says, and counts in figures where it is legal`() throws {
    let levels =
      level(0, "upperRoman", "%1.").replacing(
        "<w:start w:val=\"1\"/>", with: "<w:start w:val=\"4\"/>")
      + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    #expect(try labels(item("") + item("", 1), list(levels)) == ["IV.", "4.1"])
  }

  @Test func `is taken off a paragraph by the number nought`() throws {
    #expect(try labels(item("", list: 0) + item(""), list(level(0, "decimal", "%1."))) == ["1."])
  }

  @Test func `has a tab, a space or nothing behind its sign`() throws {
    func x(_ suffix: String) throws -> Double {
      try printed(
        item("one") + section(),
        numbering: list(level(0, "decimal", "%1.", "<w:suff w:val=\"\(suffix)\"/>"))
      ).text("one").x
    }
    // "1." is 7.5 points wide, a space 2.5.
    #expect(try x("tab") == 70)
    #expect(isNear(try x("nothing"), 57.5))
    #expect(isNear(try x("space"), 60))
  }

  @Test func `has signs that end, or are centred, where others begin`() throws {
    func x(_ alignment: String) throws -> Double {
      try printed(
        item("one") + section(),
        numbering: list(level(0, "decimal", "%1.", "<w:lvlJc w:val=\"\(alignment)\"/>"))
      ).text("1.").x
    }
    #expect(isNear(try x("right"), 42.5))
    #expect(isNear(try x("center"), 46.25))
  }

  @Test func `takes its bullets from picture fonts as characters`() throws {
    let levels = level(0, "bullet", "\u{F0B7}").replacing(
      "</w:lvl>", with: "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr></w:lvl>")
    #expect(try labels(item("one"), list(levels)) == ["•"])
  }

  @Test func `goes on with a paragraph that stands where its text does`() throws {
    let pdf = try printed(
      item("one") + p("more", "<w:ind w:left=\"400\"/>") + p("outside") + section(),
      numbering: list(level(0, "bullet", "•")))
    #expect(
      pdf.structure.split(separator: "\n").suffix(3).map(String.init)
        == ["        P \"one\"", "        P \"more\"", "  P \"outside\""])
  }
}

@Suite struct `A heading` {
  private let styles = (1...3).map {
    "<w:style w:type=\"paragraph\" w:styleId=\"H\($0)\"><w:name w:val=\"heading \($0)\"/><w:pPr>"
      + "<w:numPr><w:ilvl w:val=\"\($0 - 1)\"/><w:numId w:val=\"1\"/></w:numPr>"
      + "<w:outlineLvl w:val=\"\($0 - 1)\"/></w:pPr></w:style>"
  }.joined()

  private func heading(_ level: Int, _ text: String) -> String {
    p(text, "<w:pStyle w:val=\"H\(level)\"/>")
  }

  @Test func `has the level of its style, and stands in the outline`() throws {
    let pdf = try printed(
      heading(1, "One") + heading(2, "Two") + p("text") + section(), styles: styles)
    #expect(pdf.elements == ["H1 \"One\"", "H2 \"Two\"", "P \"text\""])
    #expect(pdf.document.outline.map(\.title) == ["One", "Two"])
    #expect(pdf.document.outline.map(\.level) == [1, 2])
    #expect(pdf.document.facts.title == "One")
  }

  @Test func `has its number in it`() throws {
    let levels = level(0, "decimal", "%1") + level(1, "decimal", "%1.%2")
    let pdf = try printed(
      heading(1, "One") + heading(2, "Two") + section(), styles: styles, numbering: list(levels))
    #expect(
      pdf.elements.map { $0.replacing("\\t", with: " ") } == ["H1 \"1 One\"", "H2 \"1.1 Two\""])
    #expect(pdf.document.outline.map(\.title) == ["1 One", "1.1 Two"])
  }

  @Test func `that skips a level is put right, which a finding says`() throws {
    let pdf = try printed(heading(1, "One") + heading(3, "Three") + section(), styles: styles)
    #expect(pdf.elements == ["H1 \"One\"", "H2 \"Three\""])
    #expect(pdf.messages == ["A heading is of level 3, and the one before it is of level 1."])
    #expect(pdf.findings[0].hint == "Give the heading the style \"Heading 2\".")
    let first = try printed(heading(2, "Two") + section(), styles: styles)
    #expect(first.messages == ["A heading is of level 2, and there is none of level 1 before it."])
  }

  @Test func `without words is none`() throws {
    let pdf = try printed(heading(1, "") + p("text") + section(), styles: styles)
    #expect(pdf.document.outline.isEmpty)
    #expect(!pdf.structure.contains("H1"))
  }
}
