/// Lays text out in columns of a terminal.
enum Wrapping {
  /// The lines of a text that are at most `width` columns wide; words that are longer are cut.
  static func lines(_ text: String, width: Int) -> [String] {
    let width = max(8, width)
    return Visible.lines(text).flatMap { wrap($0, width: width) }
  }

  /// The columns that a text takes.
  static func columns(_ text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + columns($1) }
  }

  /// The text with spaces behind it up to a width, or cut with an ellipsis to fit it.
  static func cell(_ text: String, width: Int) -> String {
    let text = Visible.line(text)
    let taken = columns(text)
    if taken <= width { return text + String(repeating: " ", count: width - taken) }
    var cut = ""
    var used = 0
    for character in text {
      let more = columns(character)
      guard used + more < width else { break }
      cut.append(character)
      used += more
    }
    return cut + "…" + String(repeating: " ", count: width - used - 1)
  }

  private static func wrap(_ line: String, width: Int) -> [String] {
    guard columns(line) > width else { return [line] }
    var lines: [String] = []
    var current = ""
    var used = 0
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      let length = columns(String(word))
      let isTooLong = used + 1 + length > width
      if used > 0, isTooLong, length <= width || used + 2 > width {
        lines.append(current)
        current = ""
        used = 0
      } else if used > 0 {
        current += " "
        used += 1
      }
      for character in word {
        let more = columns(character)
        if used + more > width {
          lines.append(current)
          current = ""
          used = 0
        }
        current.append(character)
        used += more
      }
    }
    lines.append(current)
    return lines
  }

  /// Chinese, Japanese and Korean letters, and pictures, take two.
  private static func columns(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first?.value else { return 0 }
    return switch scalar {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
