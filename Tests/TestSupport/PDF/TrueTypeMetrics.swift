/// The advance widths in a TrueType font program. (OpenType, "hmtx — Horizontal Metrics Table")
struct TrueTypeMetrics {
  let glyphCount: Int
  private let unitsPerEm: Int
  private let advances: [Int]

  /// nil where a table is missing or too short.
  init?(_ font: [UInt8]) {
    func number(_ offset: Int, bytes: Int) -> Int? {
      guard offset >= 0, offset + bytes <= font.count else { return nil }
      return font[offset..<offset + bytes].reduce(0) { $0 << 8 | Int($1) }
    }
    var tables: [String: Int] = [:]
    for index in 0..<(number(4, bytes: 2) ?? 0) {
      let record = 12 + 16 * index
      guard let offset = number(record + 8, bytes: 4) else { return nil }
      tables[String(decoding: font[record..<record + 4], as: UTF8.self)] = offset
    }
    guard let head = tables["head"], let hhea = tables["hhea"], let hmtx = tables["hmtx"],
      let maxp = tables["maxp"], let units = number(head + 18, bytes: 2), units > 0,
      let count = number(hhea + 34, bytes: 2), let glyphs = number(maxp + 4, bytes: 2)
    else { return nil }
    let advances = (0..<count).compactMap { number(hmtx + 4 * $0, bytes: 2) }
    guard advances.count == count, count > 0 else { return nil }
    glyphCount = glyphs
    unitsPerEm = units
    self.advances = advances
  }

  /// The advance of a glyph in thousandths of the size; the last one written counts for the rest.
  func width(of glyph: Int) -> Double {
    Double(advances[min(glyph, advances.count - 1)]) * 1000 / Double(unitsPerEm)
  }
}
