internal import YAML

/// How the names of data are compared.
enum FieldName {
  /// The name by which a value is asked for: `Full name ` is `Full_name`, as Word's merge fields have it.
  static func key(_ name: String) -> String {
    var key = ""
    for character in name.trimmed {
      let isSpace = character.isWhitespace
      if isSpace, key.last == "_" { continue }
      key.append(isSpace ? "_" : character)
    }
    return key
  }
}
