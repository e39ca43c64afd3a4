internal import Fonts

/// How wide characters are by themselves, each looked up once: words are no wider than the sum.
struct LetterWidths {
  /// Looks, or single characters besides ASCII, that are looked up; those beyond are taken for wide ones.
  private static let limit = 1_000

  private struct Key: Hashable {
    var looks: TextLooks
    var scalar: Unicode.Scalar
  }

  private var tables: [TextLooks: [Double]] = [:]
  private var others: [Key: Double] = [:]

  init() {}

  /// Of the characters of ASCII, by their codes, in points.
  mutating func table(_ looks: TextLooks, _ shaper: TextShaper) -> [Double] {
    if let known = tables[looks] { return known }
    var widths = [Double](repeating: looks.size * 1.2, count: 128)
    guard tables.count < Self.limit else { return widths }
    // A space between them, so that none has to do with another.
    let text = String(
      decoding: (0x21...0x7E as ClosedRange<UInt8>).flatMap { [$0, 0x20] }, as: UTF8.self)
    let shaped = shaper.shape(
      TextToShape(text, spans: [TextToShape.Span(range: 0..<text.utf8.count, looks: looks)]))
    for cluster in shaped.clusters {
      widths[cluster.kind == .space ? 0x20 : 0x21 + Int(cluster.offset) / 2] = cluster.advance
    }
    tables[looks] = widths
    return widths
  }

  /// Of a character beyond ASCII, in points.
  mutating func width(of scalar: Unicode.Scalar, _ looks: TextLooks, _ shaper: TextShaper) -> Double
  {
    let key = Key(looks: looks, scalar: scalar)
    if let known = others[key] { return known }
    guard others.count < Self.limit else { return looks.size * 1.2 }
    let text = String(Character(scalar))
    let shaped = shaper.shape(
      TextToShape(text, spans: [TextToShape.Span(range: 0..<text.utf8.count, looks: looks)]))
    let width = shaped.clusters.reduce(0) { $0 + $1.advance }
    others[key] = width
    return width
  }
}
