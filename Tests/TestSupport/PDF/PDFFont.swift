/// A font as content streams use it. (ISO 32000-1, 9.6 "Simple Fonts", 9.7 "Composite Fonts")
struct PDFFont: Sendable {
  let entries: [String: PDFObject]
  /// `Type0`, `TrueType`, `Type1`, `Type3` and so on.
  let subtype: String
  /// The entries of the font below a composite one, else of the font itself.
  let descendant: [String: PDFObject]
  let descriptor: [String: PDFObject]
  let toUnicode: PDFToUnicode?
  /// The font program and the key that it stands under.
  let program: (key: String, stream: PDFStream)?
  private let widths: [Int: Double]
  private let defaultWidth: Double

  /// nil for what is no font, or the lower part of one.
  init?(_ object: PDFObject, resolver: PDFResolver) {
    guard let entries = object.entries, entries["Type"] == .name("Font"),
      let subtype = resolver.resolve(entries["Subtype"]).nameText, !subtype.hasPrefix("CIDFont")
    else { return nil }
    self.entries = entries
    self.subtype = subtype
    let below = resolver.value("DescendantFonts", of: object).elements?.first
    descendant = below.flatMap { resolver.resolve($0).entries } ?? entries
    descriptor = resolver.resolve(descendant["FontDescriptor"]).entries ?? [:]
    // A map that cannot be read maps nothing, which the checker reports code by code.
    toUnicode = resolver.resolve(entries["ToUnicode"]).streamValue.flatMap {
      try? PDFToUnicode($0.decoded())
    }
    let descriptor = descriptor
    program =
      ["FontFile", "FontFile2", "FontFile3"].lazy.compactMap { key in
        resolver.resolve(descriptor[key]).streamValue.map { (key, $0) }
      }.first
    if subtype == "Type0" {
      defaultWidth = resolver.resolve(descendant["DW"]).number ?? 1000
      widths = PDFFont.compositeWidths(resolver.resolve(descendant["W"]), resolver)
    } else {
      defaultWidth = resolver.resolve(descriptor["MissingWidth"]).number ?? 0
      let first = resolver.resolve(entries["FirstChar"]).integer ?? 0
      let all = resolver.resolve(entries["Widths"]).elements ?? []
      widths = Dictionary(
        uniqueKeysWithValues: all.enumerated().compactMap { index, width in
          resolver.resolve(width).number.map { (first + index, $0) }
        })
    }
  }

  var isComposite: Bool { subtype == "Type0" }

  var baseName: String { entries["BaseFont"]?.nameText ?? "without a name" }

  /// The character codes of a shown string.
  func codes(in string: [UInt8]) -> [Int] {
    guard isComposite else { return string.map(Int.init) }
    return stride(from: 0, to: string.count - 1, by: 2).map {
      Int(string[$0]) << 8 | Int(string[$0 + 1])
    }
  }

  /// The width of a code in thousandths of the font's size.
  func width(of code: Int) -> Double { widths[code] ?? defaultWidth }

  /// What a code reads as; simple fonts without a map are read as Latin 1.
  func text(of code: Int) -> String {
    if let text = toUnicode?.texts[code] { return text }
    guard toUnicode == nil, !isComposite, let scalar = Unicode.Scalar(code) else { return "" }
    return String(Character(scalar))
  }

  /// Reads `W`. (ISO 32000-1, 9.7.4.3 "Glyph Metrics in CIDFonts")
  private static func compositeWidths(
    _ object: PDFObject, _ resolver: PDFResolver
  ) -> [Int: Double] {
    var widths: [Int: Double] = [:]
    var parts = (object.elements ?? []).map { resolver.resolve($0) }[...]
    while let first = parts.popFirst()?.integer, let second = parts.popFirst() {
      if let several = second.elements {
        for (index, width) in several.enumerated() {
          widths[first + index] = resolver.resolve(width).number
        }
      } else if let last = second.integer, let width = parts.popFirst()?.number,
        (first...first + 0xFFFF).contains(last)
      {
        for code in first...last { widths[code] = width }
      }
    }
    return widths
  }
}
