/// How characters look, as far as their glyphs depend on it.
package struct TextLooks: Hashable, Sendable {
  /// As a document names it; what stands in for it is found by fontconfig.
  package var family: String
  /// In points.
  package var size: Double
  package var isBold = false
  package var isItalic = false
  /// BCP 47, such as `pl`; nil where the document does not say.
  package var language: String?
  /// What is added behind each character, in points.
  package var spacing = 0.0
  /// Letters that leave a gap between them stand nearer.
  package var isKerned = true

  package init(family: String, size: Double) {
    self.family = family
    self.size = size
  }
}

/// The text of a paragraph and how it looks.
package struct TextToShape: Hashable, Sendable {
  package struct Span: Hashable, Sendable {
    /// Of the text, in UTF-8 bytes.
    package var range: Range<Int>
    package var looks: TextLooks

    package init(range: Range<Int>, looks: TextLooks) {
      self.range = range
      self.looks = looks
    }
  }

  package var text: String
  /// In order and without gaps.
  package var spans: [Span]
  /// The paragraph is written from the right.
  package var isRightToLeft = false

  package init(_ text: String, spans: [Span]) {
    self.text = text
    self.spans = spans
  }
}

/// A paragraph as glyphs, before it is broken into lines.
package struct ShapedText: Sendable {
  /// Characters that are drawn together, in the order in which they are read.
  package struct Cluster: Hashable, Sendable {
    package enum Kind: UInt8, Sendable {
      case text
      /// White space, which is not seen where a line ends.
      case space
      case tab
      /// U+2028, U+000B, U+000C: a line ends here.
      case lineBreak
      /// U+FFFC: something that is no text; it takes no room here.
      case object
      /// U+00AD: a hyphen where a line ends behind it, and nothing else where.
      case softHyphen
    }

    package var kind: Kind
    /// A line may begin with it.
    package var canBeginLine: Bool
    /// No font has a glyph for it.
    package var isMissing: Bool
    /// The index of its run.
    package var run: Int32
    /// Where it begins in the text, in UTF-8 bytes; the next one begins where it ends.
    package var offset: Int32
    /// Its glyphs, from the left to the right.
    package var glyphs: Range<Int32>
    /// How far it moves the pen, in points.
    package var advance: Double
  }

  /// Clusters of one face, size and direction.
  package struct Run: Sendable {
    /// Nil where no font has been found.
    package var face: FontFace?
    /// In points.
    package var size: Double
    /// Even from the left, odd from the right. (Unicode Standard Annex 9)
    package var level: UInt8
    /// The index of the span that it belongs to.
    package var span: Int32

    package var isRightToLeft: Bool { level & 1 == 1 }
  }

  package struct Glyph: Hashable, Sendable {
    /// Its number in the face.
    package var id: UInt32
    /// How far it moves the pen, in points.
    package var advance: Double
    /// Where it is drawn, from the pen: to the right and upwards, in points.
    package var x: Double
    package var y: Double
  }

  package internal(set) var clusters: [Cluster] = []
  package internal(set) var runs: [Run] = []
  package internal(set) var glyphs: [Glyph] = []
  /// The length of the text in UTF-8 bytes.
  package internal(set) var length = 0

  /// Where the text of a cluster ends, in UTF-8 bytes.
  package func end(of cluster: Int) -> Int {
    cluster + 1 < clusters.count ? Int(clusters[cluster + 1].offset) : length
  }
}

/// How high lines of a font are, in points.
package struct LineMeasures: Hashable, Sendable {
  /// Upwards from the line that glyphs stand on, with the gap between lines.
  package var ascent: Double
  /// Downwards.
  package var descent: Double
  package var height: Double { ascent + descent }

  package init(ascent: Double, descent: Double) {
    self.ascent = ascent
    self.descent = descent
  }

  /// As high as the higher of two in either direction.
  package mutating func include(_ other: LineMeasures) {
    ascent = max(ascent, other.ascent)
    descent = max(descent, other.descent)
  }
}
