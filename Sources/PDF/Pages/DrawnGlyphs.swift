package import Fonts

/// Glyphs of one face and size on one line.
package struct DrawnGlyphs: Sendable {
  package struct Glyph: Hashable, Sendable {
    package var id: UInt32
    /// How many bytes of ``text`` it and those behind it up to the next such stand for; 0 for one of those.
    package var textLength: UInt16
    /// Where it is drawn: from the beginning to the right and upwards, in points.
    package var x: Double
    package var y: Double
  }

  package var face: FontFace
  /// In points.
  package var size: Double
  package var colour: Colour
  /// Where the first one stands.
  package var x: Double
  package var y: Double
  /// How wide they are drawn, 1 for as the font has them.
  package var stretch = 1.0
  package var glyphs: [Glyph] = []
  /// The characters that they stand for, in their order, as UTF-8.
  package var text: [UInt8] = []
  /// Where the pen is behind the last one, from the beginning, in points.
  package var pen = 0.0

  package init(_ face: FontFace, size: Double, colour: Colour, x: Double, y: Double) {
    self.face = face
    self.size = size
    self.colour = colour
    self.x = x
    self.y = y
  }

  /// Adds a cluster behind the others.
  ///
  /// - Parameters:
  ///   - cluster: of the text that was shaped.
  ///   - index: its number in that.
  ///   - shaped: the text that was shaped.
  ///   - bytes: the same as UTF-8.
  ///   - advance: how far the pen goes on, in points.
  mutating func append(
    _ cluster: ShapedText.Cluster, _ index: Int, of shaped: ShapedText, bytes: [UInt8],
    advance: Double
  ) {
    let range = Int(cluster.offset)..<min(shaped.end(of: index), Int(cluster.offset) + 0xFFFF)
    var x = pen
    for number in cluster.glyphs {
      let glyph = shaped.glyphs[Int(number)]
      let isFirst = number == cluster.glyphs.lowerBound
      glyphs.append(
        Glyph(
          id: glyph.id, textLength: isFirst ? UInt16(range.count) : 0,
          x: x + glyph.x * stretch, y: glyph.y))
      x += glyph.advance * stretch
    }
    if !cluster.glyphs.isEmpty { text += bytes[range] }
    pen += advance
  }

  /// Puts clusters of text from the right, which were added from the left, into the order of reading.
  mutating func turnRound() {
    var turned: [Glyph] = []
    var words: [UInt8] = []
    var (end, byte) = (glyphs.count, text.count)
    while end > 0 {
      var start = end - 1
      while start > 0, glyphs[start].textLength == 0 { start -= 1 }
      let length = min(Int(glyphs[start].textLength), byte)
      turned += glyphs[start..<end]
      words += text[byte - length..<byte]
      (end, byte) = (start, byte - length)
    }
    (glyphs, text) = (turned, words)
  }
}
