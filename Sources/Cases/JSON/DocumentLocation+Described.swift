import Word

extension DocumentLocation {
  /// The place that has this description.
  ///
  /// Words that no step has become the name of a control, so that nothing that was kept is lost.
  init(described text: String) {
    var rest = Substring(text)
    var part: PartName?
    if text.hasPrefix("/") {
      let end = rest.firstRange(of: ": ")
      if let name = PartName(rest[..<(end?.lowerBound ?? rest.endIndex)]) {
        part = name
        rest = end.map { rest[$0.upperBound...] } ?? ""
      }
    }
    var steps: [Step] = []
    while !rest.isEmpty {
      let (step, length) = Self.step(at: rest)
      steps.append(step)
      rest = rest.dropFirst(length)
      if rest.hasPrefix(", ") { rest = rest.dropFirst(2) }
    }
    self.init(part: part, steps: steps)
  }

  /// The step that the text begins with, and how many characters it takes.
  private static func step(at text: Substring) -> (Step, length: Int) {
    let opening = "control \""
    if text.hasPrefix(opening) {
      // A name may hold quotes and commas itself; the last quote ends it, for a control is the innermost step.
      if let end = text.lastIndex(of: "\""),
        text.distance(from: text.startIndex, to: end) >= opening.count
      {
        return (
          .control(String(text[..<end].dropFirst(opening.count))),
          text.distance(from: text.startIndex, to: end) + 1
        )
      }
    }
    let words = text.firstRange(of: ", ").map { text[..<$0.lowerBound] } ?? text
    let parts = words.split(separator: " ")
    let step: Step? =
      switch (parts.dropLast().joined(separator: " "), parts.last.flatMap { Int($0) }) {
      case ("table", let number?): .table(number)
      case ("paragraph", let number?): .paragraph(number)
      case ("line", let number?): .line(number)
      case ("text box", let number?): .textBox(number)
      case ("comment", let number?): .comment(number)
      case ("note", let number?): .note(number)
      case (_, let column?) where parts.count == 4 && parts[0] == "row" && parts[2] == "cell":
        Int(parts[1]).map { .cell(row: $0, column: column) }
      default: nil
      }
    return (step ?? .control(String(words)), words.count)
  }
}
