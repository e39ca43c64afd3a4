internal import XML

/// What a document says of the fonts that it names, for machines that have them not. (ECMA-376 Part 1, §17.8)
struct FontTable: Sendable {
  private struct Entry: Sendable {
    var other: String?
    /// `roman`, `swiss`, `modern` and so on. (§17.18.30)
    var family: String?
    var isFixed: Bool
  }

  private var entries: [String: Entry] = [:]

  init() {}

  init(_ root: XMLElement) {
    for font in root.children where font.word == .font {
      guard let name = font.word(.name) else { continue }
      entries[name] = Entry(
        other: font.first(.altName)?.val, family: font.first(.family)?.val,
        isFixed: font.first(.pitch)?.val == "fixed")
    }
  }

  /// The families to look for, the wanted one first, a comma between them.
  func families(_ name: String) -> String {
    var names = [name]
    if let known = Self.known[name.lowercased()] { names.append(known) }
    let entry = entries[name]
    if let other = entry?.other { names += other.split(separator: ",").map(String.init) }
    if let entry, Self.known[name.lowercased()] == nil {
      switch entry.family {
      case _ where entry.isFixed, "modern": names.append("Liberation Mono")
      case "roman": names.append("Liberation Serif")
      case "swiss": names.append("Liberation Sans")
      default: break
      }
    }
    return names.joined(separator: ",")
  }

  /// What comes nearest to fonts that come with Word.
  private static let known = [
    "calibri light": "Carlito", "century gothic": "URW Gothic", "book antiqua": "P052",
    "palatino linotype": "P052", "bookman old style": "URW Bookman",
    "century schoolbook": "C059", "century": "C059", "verdana": "DejaVu Sans",
    "tahoma": "DejaVu Sans Condensed", "georgia": "Gelasio,DejaVu Serif",
    "cambria math": "Caladea", "consolas": "DejaVu Sans Mono", "aptos": "Carlito",
    "aptos display": "Carlito", "segoe ui": "Open Sans,Liberation Sans",
    "gill sans mt": "Gillius ADF,Carlito", "trebuchet ms": "Carlito",
    "arial black": "Liberation Sans", "garamond": "EB Garamond,Liberation Serif",
    "comic sans ms": "Comic Neue,DejaVu Sans",
  ]
}
