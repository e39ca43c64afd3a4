/// Breaks text for plain letters: mails, and notes in plain-text forms.
enum PlainLines {
  /// The lines of a text, broken at spaces; a word that is longer than a line has one of its own.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + (line.isEmpty ? [] : [line])
  }

  /// The same with something before the first line, and as much space before the others.
  static func wrapped(_ text: String, behind start: String, width: Int) -> [String] {
    let space = String(repeating: " ", count: start.count)
    return wrapped(text, width: width - start.count).enumerated().map { number, line in
      (number == 0 ? start : space) + line
    }
  }
}
