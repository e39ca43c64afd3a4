import PDF
import TestSupport
import Testing

private func drawn(_ body: String, _ picture: [UInt8] = png) throws -> Printed {
  try printed(
    body + section(), styles: twentyPointStyle, parts: [("word/media/image1.png", picture)],
    relationships: pictureLink)
}

@Suite struct `A picture in the line` {
  @Test func `stands on the line, as large as it says, with its words`() throws {
    let pdf = try drawn(
      p(
        runs: r("a") + inline(picture()) + r("b"), "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>"
      ))
    let area = try #require(pdf.pictures().first?.area)
    #expect(area.width == 60 && area.height == 30)
    #expect(try isNear(area.bottom, pdf.text("a").y))
    #expect(try isNear(area.x, pdf.text("a").right))
    #expect(try isNear(area.right, pdf.text("b").x))
    #expect(pdf.elements == ["P", "\"a\"", "Figure [Alt=\"A red box\"]", "\"b\""])
  }

  @Test func `may be a JPEG, or half transparent`() throws {
    #expect(try drawn(p(runs: inline(picture())), jpeg).pictures().count == 1)
    #expect(try drawn(p(runs: inline(picture())), glassPNG).pictures().count == 1)
  }

  @Test func `without words is told, and stands as a picture`() throws {
    let pdf = try drawn(p(runs: inline(picture(), "")))
    #expect(pdf.messages == ["A picture has no alternative text."])
    #expect(
      pdf.findings[0].hint
        == "Right-click it in Word, choose \"Edit Alt Text\", and say what it shows or that it is decorative."
    )
    #expect(pdf.elements == ["P", "Figure [Alt=\"Picture\"]"])
  }

  @Test func `that only decorates is no part of the document`() throws {
    let extension_ =
      "><a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative "
      + "xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/>"
      + "</a:ext></a:extLst>"
    let pdf = try drawn(p(runs: r("a") + inline(picture(), extension_)))
    #expect(pdf.messages == [])
    #expect(pdf.pictures().count == 1)
    #expect(pdf.elements == ["P \"a\""])
  }

  @Test func `is cut at its sides`() throws {
    let pdf = try drawn(p(runs: inline(picture("<a:srcRect l=\"25000\" r=\"25000\"/>"))))
    let found = try #require(pdf.pictures().first)
    #expect(found.crop == [0.25, 0, 0.25, 0])
    #expect(found.area.width == 120 && found.area.height == 30)
  }

  @Test func `that is none, or not in the file, is told and keeps its room`() throws {
    let bad = try drawn(p(runs: r("a") + inline(picture()) + r("b")), Array("GIF89a".utf8))
    #expect(bad.messages.count == 1)
    #expect(bad.messages[0].hasSuffix(" that docket does not show; its room is kept."))
    #expect(isNear(try bad.text("b").x - bad.text("a").right, 60))
    let none = try drawn(p(runs: inline(picture(id: "rNone"))))
    #expect(
      none.messages == ["A picture is linked and not in the file, and docket fetches nothing."])
  }

  @Test func `in a link leads there`() throws {
    let link = relationship("rLink", "hyperlink", "https://example.org/", isExternal: true)
    let pdf = try printed(
      p(runs: "<w:hyperlink r:id=\"rLink\">\(inline(picture()))</w:hyperlink>") + section(),
      parts: [("word/media/image1.png", png)], relationships: pictureLink + link)
    #expect(
      pdf.elements.suffix(2) == ["Link -> https://example.org/", "Figure [Alt=\"A red box\"]"])
    #expect(pdf.document.pages[0].links.map(\.area.width) == [60])
  }
}

@Suite struct `A picture with a place of its own` {
  private func area(_ run: String) throws -> Rectangle {
    let pdf = try drawn(p("before") + p(runs: run + r("text")))
    return try #require(pdf.pictures().first?.area)
  }

  @Test func `counts from page, margin, column or paragraph`() throws {
    #expect(try area(anchored(picture(), x: offset(10), y: offset(5))).x == 60)
    #expect(try area(anchored(picture(), x: offset(10), y: offset(5))).y == 75)
    let page = anchored(picture(), x: offset(10), y: offset(5), from: "page", down: "page")
    #expect(try area(page) == Rectangle(x: 10, y: 5, width: 60, height: 30))
    let margin = anchored(picture(), x: offset(10), y: offset(5), from: "margin", down: "margin")
    #expect(try area(margin) == Rectangle(x: 60, y: 55, width: 60, height: 30))
  }

  @Test func `is aligned within what it counts from`() throws {
    let corner = anchored(
      picture(), x: aligned("right"), y: aligned("bottom"), from: "margin", down: "margin")
    #expect(try area(corner) == Rectangle(x: 190, y: 320, width: 60, height: 30))
    let middle = anchored(
      picture(), x: aligned("center"), y: aligned("center"), from: "page", down: "page")
    #expect(try area(middle) == Rectangle(x: 120, y: 185, width: 60, height: 30))
  }

  private let words = String(repeating: "word ", count: 30)

  @Test func `has text beside it, or above and below, or over it`() throws {
    func left(_ wrap: String) throws -> (first: ShownText, all: [ShownText]) {
      let texts = try drawn(p(runs: anchored(picture(), wrap: wrap) + r(words))).texts()
      return (texts[0], texts)
    }
    let square = try left("<wp:wrapSquare wrapText=\"bothSides\"/>")
    #expect(square.first.x == 110)
    #expect(square.all.contains { $0.x == 50 && $0.y > 80 })
    #expect(try left("<wp:wrapTopAndBottom/>").first.y > 80)
    #expect(try left("<wp:wrapNone/>").first.x == 50)
    #expect(try left("<wp:wrapNone/>").first.y < 70)
  }

  @Test func `is behind the text or before it`() throws {
    func isFirst(_ isBehind: Bool) throws -> Bool {
      let pdf = try drawn(p(runs: anchored(picture(), isBehind: isBehind) + r("text")))
      if case .picture? = pdf.document.pages[0].items.first?.content { return true }
      return false
    }
    #expect(try isFirst(true))
    #expect(try !isFirst(false))
  }

  @Test func `goes with its paragraph to the next page, once`() throws {
    let filler = (1...15).map { p("\($0)") }.joined()
    let square = "<wp:wrapSquare wrapText=\"bothSides\"/>"
    let pdf = try drawn(filler + p(runs: anchored(picture(), wrap: square) + r("text")))
    #expect(pdf.pictures(1).isEmpty && pdf.pictures(2).count == 1)
    #expect(pdf.elements.suffix(3) == ["P", "Figure [Alt=\"A red box\"]", "\"text\""])
    #expect(pdf.elements.count { $0.hasPrefix("Figure") } == 1)
  }
}

@Suite struct `A shape` {
  private func path(_ kind: String, _ properties: String) throws -> DrawnPath {
    let pdf = try drawn(
      p(
        runs: anchored(
          shape(kind, properties), x: offset(0), y: offset(0), from: "page", down: "page")))
    return try #require(pdf.paths().first)
  }

  @Test func `is a rectangle, filled and with a line round it`() throws {
    let found = try path("rect", filled("FF0000") + stroke)
    #expect(found.fill == Colour(red: 255, green: 0, blue: 0))
    #expect(found.stroke == Colour(red: 0, green: 0, blue: 255))
    #expect(found.width == 2)
    #expect(
      found.steps == [
        .move(x: 0, y: 0), .line(x: 60, y: 0), .line(x: 60, y: 30), .line(x: 0, y: 30), .close,
      ])
  }

  @Test func `is an ellipse`() throws {
    let steps = try path("ellipse", filled("FF0000")).steps
    let curves = steps.count { if case .curve = $0 { true } else { false } }
    #expect(curves == 4)
    #expect(steps.first == .move(x: 30, y: 0))
  }

  @Test func `is a line`() throws {
    #expect(try path("line", stroke).steps == [.move(x: 0, y: 0), .line(x: 60, y: 30)])
  }

  @Test func `is turned round its middle`() throws {
    let steps = try path("rect", "<a:xfrm rot=\"5400000\"/>" + stroke).steps
    guard case .move(let x, let y)? = steps.first else { return #expect(Bool(false)) }
    // Its upper left corner is the upper right one now.
    #expect(isNear(x, 45) && isNear(y, -15))
  }

  @Test func `without fill and line is not drawn`() throws {
    let pdf = try drawn(
      p(runs: anchored(shape("rect", "<a:noFill/><a:ln><a:noFill/></a:ln>")) + r("a")))
    #expect(pdf.paths().isEmpty)
    #expect(pdf.elements == ["P \"a\""])
  }

  @Test func `with words is a figure, without them decoration`() throws {
    let with = try drawn(p(runs: r("a") + anchored(shape("rect", stroke))))
    #expect(with.elements.last == "Figure [Alt=\"A red box\"]")
    let without = try drawn(
      p(runs: r("a") + anchored(shape("rect", stroke), "")))
    #expect(without.elements == ["P \"a\""])
    #expect(without.messages == [])
  }

  @Test func `that is filled with a gradient or a pattern has one colour, and is told`() throws {
    let red = "<a:srgbClr val=\"FF0000\"/>"
    let gradient = "<a:gradFill><a:gsLst><a:gs pos=\"0\">\(red)</a:gs></a:gsLst></a:gradFill>"
    let pdf = try drawn(p(runs: anchored(shape("rect", gradient))))
    #expect(pdf.paths().first?.fill == Colour(red: 255, green: 0, blue: 0))
    #expect(
      pdf.messages == ["A shape that is filled with a gradient is shown in the first colour of it."]
    )
    #expect(pdf.findings.first?.hint == "Fill the shape with one colour in Word.")
    let pattern = "<a:pattFill prst=\"pct20\"><a:fgClr>\(red)</a:fgClr></a:pattFill>"
    #expect(
      try drawn(p(runs: anchored(shape("rect", pattern)))).messages
        == ["A shape that is filled with a pattern is shown in the colour of its lines."])
    let older =
      "<w:r><w:pict><v:rect fillcolor=\"#00ff00\" style=\"position:absolute;width:60pt;height:30pt\">"
      + "<v:fill type=\"gradient\" color2=\"#ff0000\"/></v:rect></w:pict></w:r>"
    #expect(
      try drawn(p(runs: older)).messages
        == ["A shape that is filled with a gradient is shown in the first colour of it."])
  }

  @Test func `of a kind that is not known is told`() throws {
    let pdf = try drawn(p(runs: anchored(shape("cloudCallout", stroke))))
    #expect(
      pdf.messages == ["A shape of a kind that docket does not know is shown as a rectangle."])
  }
}

@Suite struct `A text box` {
  @Test func `has its text within its insets, and is read behind its paragraph`() throws {
    let pdf = try drawn(
      p(runs: anchored(shape("rect", stroke, text: p("inside")), x: offset(100)) + r("outside")))
    #expect(try pdf.text("inside").x == 157.2)
    #expect(pdf.elements.sorted() == ["P \"inside\"", "P \"outside\""])
  }

  @Test func `has its text at its head, in its middle or at its foot`() throws {
    func y(_ anchor: String) throws -> Double {
      try drawn(
        p(
          runs: anchored(
            shape("rect", text: p("inside"), body: "tIns=\"0\" bIns=\"0\" anchor=\"\(anchor)\"")))
      ).text("inside").y
    }
    let top = try y("t")
    #expect(isNear(try y("ctr") - top, 5))
    #expect(isNear(try y("b") - top, 10))
  }

  @Test func `whose text is higher than it is told`() throws {
    let pdf = try drawn(p(runs: anchored(shape("rect", text: p("one") + p("two") + p("three")))))
    #expect(pdf.messages == ["The text of a box is higher than the box."])
  }

  @Test func `that is turned tells that its text is upright`() throws {
    let turned = shape("rect", "<a:xfrm rot=\"2700000\"/>" + stroke, text: p("x"))
    #expect(
      try drawn(p(runs: anchored(turned))).messages
        == ["Text that is turned in its box is shown upright."])
  }

  @Test func `is shown once, however many ways it is written in`() throws {
    let old =
      "<w:pict><v:shape type=\"#_x0000_t202\" style=\"position:absolute;width:60pt;height:30pt\">"
      + "<v:textbox><w:txbxContent>\(p("old"))</w:txbxContent></v:textbox></v:shape></w:pict>"
    let new = anchored(shape("rect", text: p("new"))).dropFirst(5).dropLast(6)
    let both =
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\(new)</mc:Choice>"
      + "<mc:Fallback>\(old)</mc:Fallback></mc:AlternateContent></w:r>"
    #expect(try drawn(p(runs: both)).pages == ["new"])
    #expect(try drawn(p(runs: "<w:r>\(old)</w:r>")).pages == ["old"])
  }

  @Test func `of the older kind stands where its style says`() throws {
    let box =
      "<w:r><w:pict><v:rect fillcolor=\"#00ff00\" style=\"position:absolute;margin-left:20pt;"
      + "margin-top:10pt;width:60pt;height:30pt\"><v:textbox inset=\"0,0,0,0\"><w:txbxContent>"
      + "\(p("in"))</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
    let pdf = try drawn(p(runs: box))
    #expect(try pdf.text("in").x == 70)
    #expect(pdf.paths().first?.fill == Colour(red: 0, green: 255, blue: 0))
    #expect(pdf.paths().first?.steps.first == .move(x: 70, y: 60))
  }
}
