import Fonts
import Testing

@Suite struct `Faces of looks` {
  private let shaper: TextShaper

  init() throws { shaper = TextShaper(try FontFaces()) }

  @Test(arguments: [
    ("Calibri", "Carlito"), ("Cambria", "Caladea-Regular"), ("Arial", "LiberationSans"),
    ("Times New Roman", "LiberationSerif"), ("Courier New", "LiberationMono"),
  ])
  func `are metric-compatible with those of Word`(_ family: String, _ name: String) {
    #expect(shaper.face(of: TextLooks(family: family, size: 10))?.postScriptName == name)
  }

  @Test func `are bold and italic where asked`() throws {
    var looks = TextLooks(family: "Calibri", size: 10)
    looks.isBold = true
    looks.isItalic = true
    let face = try #require(shaper.face(of: looks))
    #expect(face.postScriptName == "Carlito-BoldItalic")
    #expect(face.family == "Carlito")
    #expect(face.measures.italicAngle < 0 && face.measures.weight == 700)
  }

  @Test func `stand in for families that are not there`() {
    #expect(shaper.face(of: TextLooks(family: "No such family", size: 10)) != nil)
  }

  @Test func `are the same for the same looks and for other sizes`() {
    let small = shaper.face(of: TextLooks(family: "Arial", size: 8))
    #expect(small === shaper.face(of: TextLooks(family: "Arial", size: 80)))
  }

  @Test func `say how high lines are, in proportion to the size`() {
    let ten = shaper.measures(of: TextLooks(family: "Times New Roman", size: 10))
    let twenty = shaper.measures(of: TextLooks(family: "Times New Roman", size: 20))
    #expect(abs(twenty.height - 2 * ten.height) < 0.001)
    // Word sets 10-point Times New Roman 11.5 points apart.
    #expect(abs(ten.height - 11.5) < 0.01)
    // And 11-point Calibri 13.4 points.
    #expect(abs(shaper.measures(of: TextLooks(family: "Calibri", size: 11)).height - 13.43) < 0.01)
  }

  @Test func `measure glyphs in thousandths of the size`() throws {
    let face = try #require(shaper.face(of: TextLooks(family: "Courier New", size: 10)))
    #expect(face.measures.isFixedPitch)
    let glyph = try #require(face.glyph(of: "m"))
    #expect(abs(face.advance(of: glyph) - 600) < 1)
    #expect(face.glyph(of: "\u{4E00}") == nil)
    #expect(!face.isCFF)
    #expect(face.measures.ascent > 0 && face.measures.descent < 0 && face.measures.box.count == 4)
  }
}

@Suite struct `Line measures` {
  @Test func `take the higher of two in either direction`() {
    var measures = LineMeasures(ascent: 8, descent: 3)
    measures.include(LineMeasures(ascent: 9, descent: 2))
    #expect(measures == LineMeasures(ascent: 9, descent: 3))
    #expect(measures.height == 12)
  }
}

@Suite struct `A font of some glyphs` {
  private let faces: FontFaces

  init() throws { faces = try FontFaces() }

  private func carlito() throws -> FontFace {
    try #require(TextShaper(faces).face(of: TextLooks(family: "Carlito", size: 10)))
  }

  @Test func `is small, and the same for any order`() throws {
    let face = try carlito()
    let glyphs = try "abc".unicodeScalars.map { try #require(face.glyph(of: $0)) }
    let font = try #require(face.subset(glyphs))
    #expect(font.count < 40_000)
    #expect(face.subset(glyphs.reversed()) == font)
    #expect(font.starts(with: [0, 1, 0, 0]))
    #expect(try #require(face.subset([])).count < font.count)
  }

  @Test func `has glyphs under the numbers of the whole font`() throws {
    let face = try carlito()
    let glyph = try #require(face.glyph(of: "z"))
    let font = try #require(face.subset([glyph]))
    // The table of outlines has an entry for each glyph up to the last.
    let table = try #require(Self.table("hmtx", of: font))
    #expect(table.count >= Int(glyph) * 2)
  }

  @Test func `leaves out what only shaping needs`() throws {
    let font = try #require(try carlito().subset([3]))
    for name in ["GSUB", "GPOS", "name", "cmap", "OS/2"] {
      #expect(Self.table(name, of: font) == nil, "\(name)")
    }
    #expect(Self.table("glyf", of: font) != nil)
  }

  /// A table of a font file. (OpenType 1.9, "Organization of an OpenType Font")
  private static func table(_ name: String, of font: [UInt8]) -> ArraySlice<UInt8>? {
    func number(_ offset: Int) -> Int { font[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    let count = Int(font[4]) << 8 | Int(font[5])
    for entry in (0..<count).map({ 12 + $0 * 16 })
    where String(decoding: font[entry..<entry + 4], as: UTF8.self) == name {
      return font[number(entry + 8)..<number(entry + 8) + number(entry + 12)]
    }
    return nil
  }
}

@Suite struct `Font files` {
  @Test(arguments: ["/dev/null", "/etc/passwd", "/none"])
  func `that are no fonts have no face`(_ path: String) throws {
    #expect(try FontFaces().face(path) == nil)
  }
}
