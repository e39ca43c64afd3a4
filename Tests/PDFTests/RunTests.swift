import PDF
import Testing

private func run(_ properties: String, _ text: String = "word") throws -> ShownText {
  try printed(p(text, run: properties) + section()).text(text)
}

@Suite struct `Letters` {
  @Test func `are bold and italic`() throws {
    #expect(try run("").font == "LiberationSerif")
    #expect(try run("<w:b/>").font == "LiberationSerif-Bold")
    #expect(try run("<w:i/>").font == "LiberationSerif-Italic")
    #expect(try run("<w:b/><w:i/>").font == "LiberationSerif-BoldItalic")
    #expect(try run("<w:b w:val=\"0\"/>").font == "LiberationSerif")
  }

  @Test func `are of the font and as large as they say`() throws {
    let shown = try run("<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\"/><w:sz w:val=\"31\"/>")
    #expect(shown.font == "Carlito" && shown.size == 15.5)
  }

  @Test func `are of the colour that they say`() throws {
    #expect(try run("<w:color w:val=\"FF8000\"/>").colour == Colour(red: 255, green: 128, blue: 0))
    #expect(try run("<w:color w:val=\"auto\"/>").colour == .black)
  }

  @Test func `are capitals, large or small`() throws {
    #expect(try printed(p("Straße", run: "<w:caps/>") + section()).pages == ["STRASSE"])
    let small = try printed(p("Word", run: "<w:smallCaps/><w:sz w:val=\"40\"/>") + section())
    #expect(small.pages == ["WORD"])
    #expect(small.texts().map(\.size) == [20, 16])
  }

  @Test func `are raised or lowered, and smaller`() throws {
    let pdf = try printed(
      p(
        runs: r("base", "<w:sz w:val=\"40\"/>")
          + r("up", "<w:sz w:val=\"40\"/><w:vertAlign w:val=\"superscript\"/>")
          + r("down", "<w:sz w:val=\"40\"/><w:vertAlign w:val=\"subscript\"/>")) + section())
    #expect(try pdf.drop(from: "base", to: "up") < -5)
    #expect(try pdf.drop(from: "base", to: "down") > 2)
    #expect(try pdf.text("up").size == 13 && pdf.text("down").size == 13)
  }

  @Test func `are raised by points without a change of size`() throws {
    let pdf = try printed(p(runs: r("base") + r("up", "<w:position w:val=\"6\"/>")) + section())
    #expect(try pdf.drop(from: "base", to: "up") == -3)
    #expect(try pdf.text("up").size == 10)
  }

  @Test func `stand further apart, or are drawn wider`() throws {
    let plain = try run("")
    #expect(isNear(try run("<w:spacing w:val=\"40\"/>").width - plain.width, 8))
    let wide = try run("<w:w w:val=\"200\"/>")
    #expect(isNear(wide.width, plain.width * 2))
    #expect(wide.stretch == 2)
  }

  @Test func `that are hidden are not there`() throws {
    let pdf = try printed(p(runs: r("one") + r("two", "<w:vanish/>") + r("three")) + section())
    #expect(pdf.pages == ["onethree"])
  }

  @Test func `take their looks from styles, which toggles of other kinds turn over`() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr><w:b/></w:rPr></w:style>
      """
    func font(_ paragraph: String, _ run: String) throws -> String {
      try printed(p("word", paragraph, run: run) + section(), styles: styles).text("word").font
    }
    let (own, character) = ("<w:pStyle w:val=\"P\"/>", "<w:rStyle w:val=\"C\"/>")
    #expect(try font(own, "") == "LiberationSerif-Bold")
    #expect(try font("", character) == "LiberationSerif-Bold")
    #expect(try font(own, character) == "LiberationSerif")
    #expect(try font(own, character + "<w:b/>") == "LiberationSerif-Bold")
  }

  @Test func `take what a style inherits`() throws {
    let styles = """
      <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="30"/></w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>
      <w:rPr><w:i/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="N"/>
      <w:rPr><w:b/></w:rPr></w:style>
      """
    let pdf = try printed(p("word", "<w:pStyle w:val=\"A\"/>") + section(), styles: styles)
    let shown = try pdf.text("word")
    #expect(shown.font == "LiberationSerif-BoldItalic" && shown.size == 15)
  }

  @Test func `of a font that is not there tell what stands in for it`() throws {
    let pdf = try printed(
      p("word", run: "<w:rFonts w:ascii=\"Nowhere Sans\" w:hAnsi=\"Nowhere Sans\"/>") + section())
    #expect(pdf.messages.count == 1)
    #expect(
      pdf.messages[0].hasPrefix("The font \"Nowhere Sans\" is not on this machine; \""))
    #expect(pdf.findings[0].hint == "Install the font, or choose another one in the document.")
    #expect(pdf.findings[0].code == "pdf.font-missing")
  }

  @Test func `that no font has are told, drawn as boxes, and still there to be read`() throws {
    let pdf = try printed(p("a\u{10FFFD}b") + section())
    #expect(pdf.messages == ["No font on this machine has the character U+10FFFD."])
    #expect(
      pdf.findings[0].hint
        == "Install a font for the script that they belong to, such as one of the Noto fonts.")
    #expect(pdf.paths().count == 1)
    #expect(
      pdf.elements == ["P", "\"a\"", "Span [ActualText=\"\u{10FFFD}\"]", "\"b\""])
  }
}

@Suite struct `Lines under and through letters` {
  private func lines(_ properties: String) throws -> [DrawnLine] {
    try printed(p("word", run: properties) + section()).lines()
  }

  @Test func `are as long as the words`() throws {
    let pdf = try printed(p("two words", run: "<w:u w:val=\"single\"/>") + section())
    let line = try #require(pdf.lines().first)
    let texts = pdf.texts()
    #expect(line.x1 == 50)
    #expect(isNear(line.x2, try #require(texts.map(\.right).max())))
    #expect(line.y1 > texts[0].y)
  }

  @Test func `are of the kind that is named`() throws {
    #expect(try lines("<w:u w:val=\"single\"/>").map(\.dashes) == [[]])
    #expect(try lines("<w:u w:val=\"double\"/>").count == 2)
    #expect(try lines("<w:u w:val=\"none\"/>").isEmpty)
    #expect(try lines("<w:u w:val=\"dotted\"/>").first.map { $0.dashes.isEmpty } == false)
    let (thin, thick) = (try lines("<w:u/>"), try lines("<w:u w:val=\"thick\"/>"))
    #expect(thick[0].width > thin[0].width)
  }

  @Test func `have their own colour, or that of the letters`() throws {
    let red = Colour(red: 255, green: 0, blue: 0)
    #expect(try lines("<w:u w:val=\"single\" w:color=\"FF0000\"/>")[0].colour == red)
    #expect(try lines("<w:color w:val=\"FF0000\"/><w:u w:val=\"single\"/>")[0].colour == red)
  }

  @Test func `go through what is struck out`() throws {
    let pdf = try printed(p("word", run: "<w:strike/>") + section())
    #expect(pdf.lines().count == 1)
    #expect(try pdf.lines()[0].y1 < pdf.text("word").y)
    #expect(try lines("<w:dstrike/>").count == 2)
  }

  @Test func `under words alone leave spaces out`() throws {
    let pdf = try printed(p("two words", run: "<w:u w:val=\"words\"/>") + section())
    #expect(pdf.lines().count == 2)
  }
}

@Suite struct `The colour behind letters` {
  @Test func `is that of a highlighter, or of their shade`() throws {
    let yellow = try printed(p("word", run: "<w:highlight w:val=\"yellow\"/>") + section())
    let fill = try #require(yellow.fills().first)
    #expect(fill.colour == Colour(red: 255, green: 255, blue: 0))
    #expect(fill.area.x == 50)
    #expect(isNear(fill.area.width, try yellow.text("word").width))
    let shade = try printed(
      p("word", run: "<w:shd w:val=\"clear\" w:fill=\"00FF00\"/>") + section())
    #expect(shade.fills().map(\.colour) == [Colour(red: 0, green: 255, blue: 0)])
  }

  @Test func `turns letters white where it is dark`() throws {
    #expect(try run("<w:highlight w:val=\"black\"/>").colour == .white)
    #expect(try run("<w:highlight w:val=\"black\"/><w:color w:val=\"FF0000\"/>").colour != .white)
  }
}
