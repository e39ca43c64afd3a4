import Fonts
import Testing

/// A text of one look.
func text(_ text: String, _ family: String = "Carlito", size: Double = 10) -> TextToShape {
  TextToShape(
    text,
    spans: [
      TextToShape.Span(
        range: 0..<text.utf8.count, looks: TextLooks(family: family, size: size))
    ])
}

@Suite struct `Shaping` {
  private let shaper: TextShaper

  init() throws { shaper = TextShaper(try FontFaces()) }

  private func kinds(_ sample: String) -> [ShapedText.Cluster.Kind] {
    shaper.shape(text(sample)).clusters.map(\.kind)
  }

  @Test func `keeps every byte in one cluster, in reading order`() {
    let sample = "Zażółć \u{5D0}\u{5D1}\u{5D2} fi\tend"
    let shaped = shaper.shape(text(sample))
    #expect(shaped.length == sample.utf8.count)
    #expect(shaped.clusters.first?.offset == 0)
    #expect(shaped.clusters.map(\.offset) == shaped.clusters.map(\.offset).sorted())
    #expect(shaped.end(of: shaped.clusters.count - 1) == sample.utf8.count)
    #expect(shaper.shape(text("")).clusters.isEmpty)
  }

  @Test func `takes the advances of the outlines, unhinted`() throws {
    let shaped = shaper.shape(text("nnnn"))
    let run = try #require(shaped.runs.first)
    let face = try #require(run.face)
    let glyph = try #require(face.glyph(of: "n"))
    #expect(shaped.glyphs.map(\.id) == [glyph, glyph, glyph, glyph])
    let advance = face.advance(of: glyph) / 100
    #expect(shaped.clusters.allSatisfy { abs($0.advance - advance) < 0.002 })
    #expect(run.size == 10)
  }

  @Test func `tells what stands in a text besides letters`() {
    #expect(kinds("a b") == [.text, .space, .text])
    #expect(kinds("\t\u{2028}\u{B}\u{C}") == [.tab, .lineBreak, .lineBreak, .lineBreak])
    #expect(kinds("\u{FFFC}") == [.object])
    #expect(kinds("a\u{AD}b") == [.text, .softHyphen, .text])
    // A no-break space is no place to stretch or drop by itself.
    #expect(kinds("\u{A0}") == [.text])
    #expect(kinds("\u{2003}\u{3000}") == [.space, .space])
  }

  @Test func `gives no room to tabs, breaks, objects and soft hyphens`() {
    let shaped = shaper.shape(text("\t\u{2028}\u{FFFC}a\u{AD}b"))
    let widths = shaped.clusters.filter { $0.kind != .text }.map(\.advance)
    #expect(widths == [0, 0, 0, 0])
  }

  @Test func `says where lines may begin`() {
    let shaped = shaper.shape(text("one two\u{A0}three"))
    #expect(shaped.clusters.filter(\.canBeginLine).map(\.offset) == [4])
  }

  @Test func `draws letters that belong together as one cluster`() throws {
    let shaped = shaper.shape(text("e\u{301}x", "DejaVu Sans"))
    #expect(shaped.clusters.map(\.offset) == [0, 3])
    let ligature = shaper.shape(text("ffi"))
    let face = try #require(ligature.runs.first?.face)
    #expect(ligature.glyphs.map(\.id) == face.glyphs(of: "ffi"))
    #expect(ligature.clusters.count == 1)
  }

  @Test func `adds the spacing behind each character`() {
    var wide = text("abc")
    wide.spans[0].looks.spacing = 2
    let widths = shaper.shape(wide).clusters.map(\.advance)
    let plain = shaper.shape(text("abc")).clusters.map(\.advance)
    #expect(zip(widths, plain).allSatisfy { abs($0 - $1 - 2) < 0.002 })
  }

  @Test func `writes from the right where the script does`() throws {
    let shaped = shaper.shape(text("a \u{5D0}\u{5D1} b", "DejaVu Sans"))
    #expect(shaped.runs.prefix(2).map(\.isRightToLeft) == [false, true])
    let hebrew = shaped.clusters.filter { shaped.runs[Int($0.run)].isRightToLeft }
    #expect(hebrew.map(\.offset) == [2, 4])
    var turned = text("a \u{5D0}", "DejaVu Sans")
    turned.isRightToLeft = true
    // The Latin word stands in a text from the right.
    #expect(shaper.shape(turned).runs.map(\.level) == [2, 1, 1])
  }

  @Test func `joins Arabic letters`() throws {
    let shaped = shaper.shape(text("\u{628}\u{628}\u{628}", "DejaVu Sans"))
    #expect(Set(shaped.glyphs.map(\.id)).count == 3)
  }

  @Test(arguments: [
    // Urdu, whose letters fonts for Arabic lack; Pashto, Sindhi, Kurdish, Uyghur.
    "ثناء اللہ ٹیپو", "ڈاکٹر ہاشمی", "گلالۍ", "ڏاهري", "ڕۆژین", "ئەرکىن",
  ])
  func `writes a name of Arabic letters in one font`(_ name: String) {
    let shaped = shaper.shape(text("Ann \(name), Bob", "Carlito"))
    // In one run, too: letters of two runs join, and yet make no ligature.
    #expect(shaped.runs.filter(\.isRightToLeft).count == 1)
    #expect(shaped.clusters.allSatisfy { !$0.isMissing })
    let latin = shaped.runs.filter { !$0.isRightToLeft }
    #expect(latin.allSatisfy { $0.face?.postScriptName == "Carlito" })
  }

  @Test func `keeps the size and weight of letters whose font is another`() {
    var mixed = text("ثناء اللہ")
    let end = "ثناء ".utf8.count
    mixed.spans[0].range = 0..<end
    var bold = mixed.spans[0]
    bold.range = end..<mixed.text.utf8.count
    (bold.looks.isBold, bold.looks.size) = (true, 20)
    mixed.spans.append(bold)
    let shaped = shaper.shape(mixed)
    #expect(shaped.runs.map(\.span) == [0, 1])
    #expect(shaped.runs.map(\.size) == [10, 20])
    #expect(shaped.runs.map { $0.face?.postScriptName } == ["Amiri-Regular", "Amiri-Bold"])
  }

  @Test func `keeps the looks of spans apart`() throws {
    var mixed = text("ab")
    mixed.spans[0].range = 0..<1
    var bold = mixed.spans[0]
    bold.range = 1..<2
    bold.looks.isBold = true
    mixed.spans.append(bold)
    let shaped = shaper.shape(mixed)
    #expect(shaped.runs.map(\.span) == [0, 1])
    #expect(shaped.runs.map { $0.face?.postScriptName } == ["Carlito", "Carlito-Bold"])
  }

  @Test func `says which characters no font has`() {
    let shaped = shaper.shape(text("a\u{10FFFD}"))
    #expect(shaped.clusters.map(\.isMissing) == [false, true])
    #expect(shaped.clusters[1].glyphs.isEmpty)
    // Always as wide, so that files repeat.
    #expect(shaped.clusters[1].advance == 6)
  }

  @Test func `gives each thread the same`() async throws {
    let faces = try FontFaces()
    let all = await withTaskGroup(of: [Double].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let shaper = TextShaper(faces)
          return (1...50).flatMap { size in
            shaper.shape(text("Many words for many lines", size: Double(size)))
              .clusters.map(\.advance)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(all).count == 1)
  }
}
