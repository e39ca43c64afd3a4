internal import YAML

/// Why docket itself could not work: what, where, and what to do next.
///
/// Ends the run with status 2.
struct Problem: Error, Hashable {
  var message: String
  var place: String?
  var hint: String?

  init(_ message: String, at place: String? = nil, hint: String? = nil) {
    self.message = message
    self.place = place
    self.hint = hint
  }

  /// The lines that a person reads.
  var lines: [String] {
    var lines = ["error: \(message)"]
    if let place { lines.append("  --> \(place)") }
    if let hint { lines.append("hint: \(hint)") }
    return lines
  }
}

/// Several problems of one kind, all told in one run: mistakes in YAML files.
struct Problems: Error, Hashable {
  var problems: [Problem]

  init(_ problems: [Problem]) {
    self.problems = problems
  }

  init(_ error: YAMLError) {
    problems = error.mistakes.map { mistake in
      let place = mistake.line.map { "\(mistake.file), line \($0)" } ?? mistake.file
      return Problem(mistake.message, at: place, hint: mistake.hint)
    }
  }
}
