internal import YAML

/// How the names of data are written in tags.
enum FieldName {
  /// A text without signs that no name has, such as the colon and equals sign of a command.
  static func plain(_ text: String) -> String { text.filter { !"=:{}[]<>%$#|;,".contains($0) } }

  /// The name by which a value is asked for: letters, digits, `_`, `-` and dots.
  ///
  /// `Full name ` is `Full_name`, as Word's merge fields have it; other signs go, so that every column that a
  /// spreadsheet has can be named: `Grade (%)` is `Grade`, `Teacher's name` is `Teachers_name`.
  static func key(_ name: String) -> String {
    var key = ""
    for character in name.trimmed {
      switch character {
      case "'", "\u{2018}", "\u{2019}": break
      case "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}": if !key.isEmpty { key.append("-") }
      case ".": if !key.isEmpty, key.last != "." { key.append(".") }
      case let letter where letter.isLetter || letter.isNumber: key.append(letter)
      case "@": key.append("@")
      default: if !key.isEmpty, key.last != "_" { key.append("_") }
      }
    }
    while let last = key.last, "_-.".contains(last) { key.removeLast() }
    return key.isEmpty ? name.trimmed : key
  }
}
