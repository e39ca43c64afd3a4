import PDF
import Testing

private func note(_ id: Int, _ content: String, kind: String = "footnote") -> String {
  "<w:\(kind) w:id=\"\(id)\">\(content)</w:\(kind)>"
}

private func mark(_ id: Int, _ kind: String = "footnote") -> String {
  "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:\(kind)Reference w:id=\"\(id)\"/></w:r>"
}

private func noteText(_ text: String) -> String {
  p(runs: "<w:r><w:footnoteRef/></w:r>" + r(" \(text)"), twentyPoints)
}

private func filler(_ count: Int) -> String {
  (0..<count).map { p("filler \($0)", twentyPoints) }.joined()
}

@Suite struct `A footnote` {
  @Test func `stands at the foot of its page, under a line`() throws {
    let pdf = try printed(
      p(runs: r("text") + mark(1), twentyPoints) + section(), footnotes: note(1, noteText("note")))
    #expect((330..<350).contains(try pdf.text("note").y))
    #expect(pdf.lines().count == 1)
    #expect(pdf.lines()[0].y1 < 330)
    #expect(pdf.pages == ["text1\n1 note"])
  }

  @Test func `is a note with a name of its own, and its sign a reference`() throws {
    let pdf = try printed(
      p(runs: r("a") + mark(1) + r("b") + mark(2)) + section(),
      footnotes: note(1, noteText("one")) + note(2, noteText("two")))
    #expect(
      pdf.elements == [
        "P", "\"a\"", "Reference \"1\"", "\"b\"", "Reference \"2\"", "Note [ID=note-1]",
        "P \"1 one\"", "Note [ID=note-2]", "P \"2 two\"",
      ])
  }

  @Test func `counts in the order of the text, in the format that is set`() throws {
    let pdf = try printed(
      p(runs: r("a") + mark(7) + r("b") + mark(3)) + section(),
      settings: "<w:footnotePr><w:numFmt w:val=\"lowerRoman\"/></w:footnotePr>",
      footnotes: note(3, noteText("three")) + note(7, noteText("seven")))
    #expect(pdf.pages == ["aibii\ni seven\nii three"])
  }

  @Test func `has its number as it is now wherever a field refers to it`() throws {
    func bookmarked(_ id: Int) -> String {
      "<w:bookmarkStart w:id=\"\(id)\" w:name=\"_note\(id)\"/>\(mark(id))<w:bookmarkEnd w:id=\"\(id)\"/>"
    }
    let field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> NOTEREF _note2 \\f \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let simple = "<w:fldSimple w:instr=\" NOTEREF _note1 \"><w:r><w:t>9</w:t></w:r></w:fldSimple>"
    let later = "<w:fldSimple w:instr=\" NOTEREF _note3 \"><w:r><w:t>8</w:t></w:r></w:fldSimple>"
    let pdf = try printed(
      p(
        runs: r("a") + bookmarked(1) + r("b") + bookmarked(2) + r("c") + field + r("d") + simple
          + r("e") + later + r("f") + bookmarked(3)) + section(),
      footnotes: note(1, noteText("one")) + note(2, noteText("two")) + note(3, noteText("three")))
    #expect(pdf.pages == ["a1b2c2d1e8f3\n1 one\n2 two\n3 three"])
  }

  @Test func `takes room from the text of its page`() throws {
    let pdf = try printed(
      filler(13) + p(runs: r("last") + mark(1), twentyPoints) + section(),
      footnotes: note(1, noteText("note")))
    // Fifteen lines are on a page: the fourteenth and its note, with the line between, are not.
    #expect(pdf.pages.count == 2)
    #expect(pdf.pages[1] == "last1\n1 note")
  }

  @Test func `goes with its line where that goes to the next page`() throws {
    let pdf = try printed(
      filler(15) + p(runs: r("next") + mark(1), twentyPoints) + section(),
      footnotes: note(1, noteText("note")))
    #expect(!pdf.pages[0].contains("note") && pdf.pages[1] == "next1\n1 note")
  }

  @Test func `that is long goes on on the next page`() throws {
    let long = (1...14).map { p("note \($0)", twentyPoints) }.joined()
    let pdf = try printed(
      p(runs: r("text") + mark(1), twentyPoints) + filler(16) + section(), footnotes: note(1, long))
    let counts = pdf.pages.map { $0.split(separator: "\n").count { $0.hasPrefix("note") } }
    #expect(counts.reduce(0, +) == 14)
    #expect(counts.count { $0 > 0 } == 2)
    #expect(pdf.elements.count { $0.hasPrefix("Note") } == 1)
  }

  @Test func `in a table stands at the foot of the page, too`() throws {
    let cell = tc(content: p(runs: r("cell") + mark(1), twentyPoints))
    let pdf = try printed(
      table(rows: tr(cell), grid: [100]) + section(), footnotes: note(1, noteText("note")))
    #expect((330..<350).contains(try pdf.text("note").y))
  }
}

@Suite struct `An endnote` {
  @Test func `stands behind the text, under a line`() throws {
    let pdf = try printed(
      p(runs: r("text") + mark(1, "endnote"), twentyPoints) + p("end", twentyPoints) + section(),
      endnotes: note(
        1, p(runs: "<w:r><w:endnoteRef/></w:r>" + r(" note"), twentyPoints), kind: "endnote"))
    #expect(pdf.pages == ["texti\nend\ni note"])
    #expect((20..<50).contains(try pdf.drop(from: "end", to: "note")))
    #expect(pdf.lines().count == 1)
    #expect(pdf.elements.suffix(2) == ["Note [ID=note-1]", "P \"i note\""])
  }
}
