/// The bookmarks of headings, by which links in the text lead to them as on GitHub: `#who-decides`.
struct HeadingBookmarks {
  private var taken: Set<String> = []
  private var counts: [String: Int] = [:]

  /// The name of the bookmark of a heading; headings alike are told apart as `#dates`, `#dates-1`, `#dates-2`.
  mutating func add(_ title: String) -> String {
    let fragment = Self.fragment(of: title)
    while true {
      let count = counts[fragment, default: 0]
      counts[fragment] = count + 1
      let name = Self.bookmark(count == 0 ? fragment : "\(fragment)-\(count)")
      if taken.insert(name).inserted { return name }
    }
  }

  func contains(_ bookmark: String) -> Bool { taken.contains(bookmark) }

  /// Small letters, digits, `-` for spaces; other signs go.
  private static func fragment(of title: String) -> String {
    var fragment = ""
    for character in title.lowercased() {
      if character.isLetter || character.isNumber || character == "_" || character == "-" {
        fragment.append(character)
      } else if character == " " {
        fragment.append("-")
      }
    }
    return fragment
  }

  /// The bookmark that a fragment leads to.
  ///
  /// Word's names begin with a letter and have at most 40 characters, none of
  /// them a hyphen; longer ones end in a number made of the whole.
  static func bookmark(_ fragment: String) -> String {
    let name = "h_" + fragment.replacing("-", with: "_")
    guard name.utf16.count > 40 else { return name }
    var hash: UInt32 = 2_166_136_261  // FNV-1a
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    var short = ""
    for character in name where short.utf16.count + character.utf16.count <= 29 {
      short.append(character)
    }
    return "\(short)_\(hash)"
  }
}
