internal import Word
internal import XML

/// The fonts and colours that a document's styles are named after. (ECMA-376 Part 1, §20.1.6)
struct Theme: Sendable {
  /// The fonts of headings and of text, for Latin, East Asian and complex scripts; by `majorHAnsi` and the like.
  private var fonts: [String: String] = [:]
  private var colours: [String: Colour] = [:]

  init() {}

  init(_ root: XMLElement) {
    guard let elements = root.first(.themeElements, in: .drawing) else { return }
    if let scheme = elements.first(.clrScheme, in: .drawing) {
      for entry in scheme.children {
        guard let name = entry.term(in: .drawing), let colour = entry.firstChild else {
          continue
        }
        let text = colour.plain(.lastClr) ?? colour.plain(.val)
        colours[name.text] = text.flatMap { Colour(hex: $0) }
      }
    }
    for (size, term) in [("major", Term.majorFont), ("minor", .minorFont)] {
      guard
        let font = elements.first(.fontScheme, in: .drawing)?.first(term, in: .drawing)
      else { continue }
      let latin = font.first(.latin, in: .drawing)?.plain(.typeface)
      fonts[size + "HAnsi"] = latin
      fonts[size + "Ascii"] = latin
      fonts[size + "EastAsia"] = font.first(.ea, in: .drawing)?.plain(.typeface)
      fonts[size + "Bidi"] = font.first(.cs, in: .drawing)?.plain(.typeface)
    }
  }

  /// The font that `w:asciiTheme` and the like name; nil where the theme names none.
  func font(_ name: String) -> String? { fonts[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// A colour of the theme, by the name that DrawingML or Word has for it.
  func colour(_ name: String) -> Colour? {
    let known =
      switch name {
      case "dark1", "text1", "tx1": "dk1"
      case "light1", "background1", "bg1": "lt1"
      case "dark2", "text2", "tx2": "dk2"
      case "light2", "background2", "bg2": "lt2"
      case "hyperlink": "hlink"
      case "followedHyperlink": "folHlink"
      default: name
      }
    return colours[known]
  }

  /// A colour of the theme with the tint or shade that stands beside its name; nil for no name.
  func colour(_ name: String?, _ element: XMLElement) -> Colour? {
    guard let name, var colour = colour(name) else { return nil }
    let isFill = element.word(.themeFill) == name
    func share(_ text: String?) -> Double? {
      text.flatMap { UInt8($0, radix: 16) }.map { Double($0) / 255 }
    }
    if !isFill {
      if let tint = share(element.word(.themeTint)) { colour = colour.tinted(1 - tint) }
      if let shade = share(element.word(.themeShade)) { colour = colour.shaded(1 - shade) }
    } else if let fill = element.word(.fill).flatMap({ Colour(hex: $0) }) {
      // Word writes what it comes to beside the names of tints.
      return fill
    }
    return colour
  }
}
