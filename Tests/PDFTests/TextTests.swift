import PDF
import TestSupport
import Testing

@Suite struct `A tab` {
  private let tab = "<w:r><w:tab/></w:r>"

  private func stops(_ stops: String) -> String { "<w:tabs>\(stops)</w:tabs>" }

  @Test func `leads to the next stop that comes by itself`() throws {
    let body = p(runs: r("a") + tab + r("b")) + section()
    #expect(try printed(body).text("b").x == 86)
    let settings = "<w:defaultTabStop w:val=\"400\"/>"
    #expect(try printed(body, settings: settings).text("b").x == 70)
  }

  @Test func `leads to where the paragraph says`() throws {
    let own = stops("<w:tab w:val=\"left\" w:pos=\"2000\"/>")
    #expect(try printed(p(runs: r("a") + tab + r("b"), own) + section()).text("b").x == 150)
  }

  @Test func `leads to a stop that text ends at, or is centred round`() throws {
    func text(_ kind: String) throws -> ShownText {
      let own = stops("<w:tab w:val=\"\(kind)\" w:pos=\"2000\"/>")
      return try printed(p(runs: r("a") + tab + r("word"), own) + section()).text("word")
    }
    #expect(isNear(try text("right").right, 150))
    let middle = try text("center")
    #expect(isNear((middle.x + middle.right) / 2, 150))
  }

  @Test func `puts figures one below the other at their point`() throws {
    let own = stops("<w:tab w:val=\"decimal\" w:pos=\"2000\"/>")
    let pdf = try printed(
      p(runs: tab + r("1.5"), own) + p(runs: tab + r("1234.25"), own) + p(runs: tab + r("77"), own)
        + section())
    let (one, two) = (try pdf.text("1.5"), try pdf.text("1234.25"))
    // Figures of Liberation Serif are 5 points wide at 10.
    #expect(isNear(one.x, 145) && isNear(two.x, 130))
    #expect(isNear(try pdf.text("77").right, 150))
  }

  @Test(arguments: [("dot", 2), ("hyphen", 2), ("underscore", 0), ("middleDot", 2)])
  func `has a line before it where it says so, which is decoration`(_ leader: String, _ dashes: Int)
    throws
  {
    let own = stops("<w:tab w:val=\"right\" w:leader=\"\(leader)\" w:pos=\"4000\"/>")
    let pdf = try printed(p(runs: r("a") + tab + r("9"), own) + section())
    let line = try #require(pdf.lines().first)
    #expect(line.dashes.count == dashes)
    #expect(try line.x1 >= pdf.text("a").right && line.x2 <= pdf.text("9").x)
    #expect(pdf.elements == ["P \"a 9\""])
  }

  @Test func `that is a bar is a line through the paragraph, and leads nowhere`() throws {
    let pdf = try printed(
      p(runs: r("a") + tab + r("b"), stops("<w:tab w:val=\"bar\" w:pos=\"400\"/>") + twentyPoints)
        + section())
    let line = try #require(pdf.lines().first)
    #expect(line.x1 == 70 && line.x2 == 70 && line.y1 == 50 && line.y2 == 70)
    #expect(try pdf.text("b").x == 86)
  }

  @Test func `is cleared by the paragraph where its style has it`() throws {
    let styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"T\"/><w:pPr>"
      + stops("<w:tab w:val=\"left\" w:pos=\"2000\"/>") + "</w:pPr></w:style>"
    let style = "<w:pStyle w:val=\"T\"/>"
    func x(_ own: String) throws -> Double {
      try printed(p(runs: r("a") + tab + r("b"), style + own) + section(), styles: styles)
        .text("b").x
    }
    #expect(try x("") == 150)
    #expect(try x(stops("<w:tab w:val=\"clear\" w:pos=\"2000\"/>")) == 86)
  }

  @Test func `leads first to the text of a hanging paragraph`() throws {
    let pdf = try printed(
      p(runs: r("a") + tab + r("b"), "<w:ind w:left=\"500\" w:hanging=\"500\"/>") + section())
    #expect(try pdf.text("b").x == 75)
  }

  @Test func `to a margin leads there whatever the stops`() throws {
    let pdf = try printed(
      p(
        runs:
          "<w:r><w:ptab w:alignment=\"center\" w:relativeTo=\"margin\" w:leader=\"none\"/></w:r>"
          + r("mid")
          + "<w:r><w:ptab w:alignment=\"right\" w:relativeTo=\"margin\" w:leader=\"none\"/></w:r>"
          + r("end")) + section())
    let middle = try pdf.text("mid")
    #expect(isNear((middle.x + middle.right) / 2, 150))
    #expect(isNear(try pdf.text("end").right, 250))
  }
}

@Suite struct `Signs` {
  @Test func `of a soft hyphen are seen where a line ends, and never read`() throws {
    let word = "<w:r><w:t>extra</w:t><w:softHyphen/><w:t>ordinary</w:t></w:r>"
    let whole = try printed("<w:p>\(word)</w:p>" + section())
    #expect(whole.pages == ["extraordinary"])
    let broken = try printed(p(runs: word, "<w:ind w:right=\"3000\"/>") + section())
    #expect(broken.texts().count == 2)
    #expect(broken.texts()[0].y < broken.texts()[1].y)
    let glyphs = [whole, broken].map { pdf in
      pdf.document.pages[0].items.reduce(0) { count, item in
        if case .glyphs(let run) = item.content { count + run.glyphs.count } else { count }
      }
    }
    #expect(glyphs == [13, 14])
  }

  @Test func `that hold words together do`() throws {
    let words = "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b\u{A0}c</w:t></w:r>"
    let pdf = try printed(p(runs: r("xx ") + words, "<w:ind w:right=\"3400\"/>") + section())
    #expect(pdf.pages == ["xx\na\u{2011}b\u{A0}c"])
  }

  @Test func `of picture fonts are the characters that they look like`() throws {
    let pdf = try printed(
      p(runs: "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>")
        + p(runs: "<w:r><w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r>")
        + p("a", run: "<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>") + section())
    #expect(pdf.elements == ["P \"✓\"", "P \"α\"", "P \"α\""])
    #expect(pdf.messages == [])
  }

  @Test func `of other fonts are those of the code`() throws {
    let pdf = try printed(
      p(runs: "<w:r><w:sym w:font=\"Times New Roman\" w:char=\"00A7\"/></w:r>") + section())
    #expect(pdf.pages == ["§"])
  }

  @Test func `at the ends of a text count only where they are preserved`() throws {
    let pdf = try printed("<w:p><w:r><w:t> a </w:t></w:r>\(r("b"))</w:p>" + section())
    #expect(pdf.pages == ["ab"])
  }
}

@Suite struct `A language` {
  @Test func `of all is that of the document`() throws {
    let pdf = try printed(
      p("word") + section(),
      styles:
        "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"pl-PL\"/></w:rPr></w:rPrDefault></w:docDefaults>"
    )
    #expect(pdf.file.value("Lang", of: pdf.file.catalog).text == "pl-PL")
    #expect(pdf.elements == ["P \"word\""])
  }

  @Test func `of a run is said of it`() throws {
    let pdf = try printed(
      p(runs: r("see ") + r("Zażółć", "<w:lang w:val=\"pl-PL\"/>") + r(" there")) + section())
    #expect(
      pdf.elements == ["P", "\"see \"", "Span [Lang=pl-PL] \"Zażółć\"", "\" there\""])
  }

  @Test func `that is none is left out`() throws {
    let pdf = try printed(p("word", run: "<w:lang w:val=\"not a language\"/>") + section())
    #expect(pdf.elements == ["P \"word\""])
  }
}

@Suite struct `Text from the right` {
  private let hebrew = "שלום עולם"

  @Test func `is drawn so, and read in its own order`() throws {
    let pdf = try printed(p(runs: r("\(hebrew)", "<w:rtl/>"), "<w:bidi/>") + section())
    #expect(pdf.texts().map(\.right).max().map { isNear($0, 250) } == true)
    // The first word stands to the right of the second.
    let first = try #require(pdf.texts().first { $0.text.contains("ש") })
    let second = try #require(pdf.texts().first { $0.text.contains("ע") })
    #expect(first.x >= second.x)
  }

  @Test func `takes what is left and right from its own side`() throws {
    let pdf = try printed(
      p(runs: r(hebrew, "<w:rtl/>"), "<w:bidi/><w:ind w:left=\"400\"/>") + section())
    #expect(pdf.texts().map(\.right).max().map { isNear($0, 230) } == true)
    let left = try printed(
      p(runs: r(hebrew, "<w:rtl/>"), "<w:bidi/><w:jc w:val=\"right\"/>") + section())
    #expect(left.texts().map(\.x).min().map { isNear($0, 50) } == true)
  }

  @Test func `takes the font, size and weight for such scripts`() throws {
    let pdf = try printed(
      p(
        runs: r(
          "שלום",
          "<w:rFonts w:ascii=\"Arial\" w:cs=\"DejaVu Sans\"/><w:b/><w:sz w:val=\"20\"/><w:szCs w:val=\"40\"/><w:rtl/>"
        ), "<w:bidi/>") + section())
    #expect(pdf.texts().map(\.font) == ["DejaVuSans"])
    #expect(pdf.texts().map(\.size) == [20])
  }

  @Test func `stands within text from the left, and the other way round`() throws {
    let pdf = try printed(p("abc שלום def") + section())
    #expect(try pdf.text("abc").right <= pdf.text("ש").x)
    #expect(try pdf.text("ש").right <= pdf.text("def").x)
  }
}

@Suite struct `Tracked changes` {
  private let by = "w:id=\"1\" w:author=\"A\""

  @Test func `are as if all were accepted`() throws {
    let pdf = try printed(
      p(
        runs: r("a")
          + "<w:ins \(by)>\(r("b"))</w:ins><w:del \(by)><w:r><w:delText>c</w:delText></w:r></w:del>"
          + "<w:moveFrom \(by)>\(r("d"))</w:moveFrom><w:moveTo \(by)>\(r("e"))</w:moveTo>")
        + section())
    #expect(pdf.pages == ["abe"])
  }

  @Test func `join paragraphs whose mark was deleted`() throws {
    let pdf = try printed(
      p("one ", "<w:rPr><w:del \(by)/></w:rPr>") + p("two") + section())
    #expect(pdf.elements == ["P \"one two\""])
  }

  @Test func `leave no line of a paragraph that was deleted`() throws {
    let gone =
      "<w:p><w:pPr><w:rPr><w:del \(by)/></w:rPr></w:pPr><w:del \(by)><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    let pdf = try printed(p("one") + gone + p("two") + section(), styles: twentyPointStyle)
    #expect(try pdf.drop(from: "one", to: "two") == 20)
  }
}
