internal import Yams

extension YAMLNode {
  /// What a person can do about a file that is no YAML.
  static func syntaxMistake(_ error: any Error, in file: String) -> YAMLError.Mistake {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _):
      return mistake(
        problem, context: context?.text, start: context?.mark.line, line: mark.line, in: file)
    case YamlError.composer(_, let problem, let mark, _):
      return mistake(problem, context: nil, start: nil, line: mark.line, in: file)
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
      return YAMLError.Mistake(
        file: file, line: context.mark.line,
        message: "\(names): written more than once in one group of keys, first here.",
        hint: "Keep one, or start a new entry of the list with `- `.")
    case YamlError.reader(let problem, let offset, _, let yaml):
      let line = offset.map { yaml.prefix($0).count { $0.isNewline } + 1 }
      return YAMLError.Mistake(
        file: file, line: line, message: "A character here cannot stand in YAML: \(problem).",
        hint: "Delete the character, which may be invisible, and type it again.")
    default:
      return YAMLError.Mistake(
        file: file, message: "The file cannot be read as YAML.",
        hint: "Compare it with a file that works.")
    }
  }

  private static func mistake(
    _ problem: String, context: String?, start: Int?, line: Int, in file: String
  ) -> YAMLError.Mistake {
    let known = knownProblems.first { known in
      known.problem == problem && (known.context == nil || known.context == context)
    }
    return YAMLError.Mistake(
      file: file,
      line: known?.isAtStart == true ? start ?? line : line,
      message: known?.message ?? "This is not YAML: \(problem).",
      hint: known?.hint ?? "Compare the line, and the one above it, with a file that works.")
  }

  /// What libyaml says, and what it means to somebody who types a form.
  private struct KnownProblem: Sendable {
    var problem: String
    var context: String?
    /// The mistake is where the text starts, not where the parser noticed.
    var isAtStart = false
    var message: String
    var hint: String
  }

  private static let knownProblems: [KnownProblem] = [
    KnownProblem(
      problem: "found character that cannot start any token",
      message: "A tab, or a text that starts with @, ` or %.",
      hint: "Indent with spaces, never with tabs, and put such a text in quotes."),
    KnownProblem(
      problem: "found a tab character that violates indentation",
      message: "The line is indented with a tab.",
      hint: "Indent with spaces, never with tabs."),
    KnownProblem(
      problem: "found a tab character where an indentation space is expected",
      message: "The line is indented with a tab.",
      hint: "Indent with spaces, never with tabs."),
    KnownProblem(
      problem: "mapping values are not allowed in this context",
      message: "A second colon on one line, or a line that is indented too far.",
      hint: "Put a text that holds a colon in quotes, and start keys of one group in one column."),
    KnownProblem(
      problem: "could not find expected ':'",
      message: "A key without its colon, or a text that goes on without indentation.",
      hint: "Write `key: value` with a space after the colon, and indent the lines of a long text."),
    KnownProblem(
      problem: "found unexpected end of stream", isAtStart: true,
      message: "A text that starts with a quote here is never closed.",
      hint: "Close the quote. A quote within a text is written twice: 'the teacher''s name'."),
    KnownProblem(
      problem: "did not find expected key",
      message: "The line is not indented like the keys beside it, or a quote ends too early.",
      hint: "Start keys of one group in one column, and put all of a text in quotes or none."),
    KnownProblem(
      problem: "did not find expected '-' indicator",
      message: "The line is not indented like the list that it stands in.",
      hint: "Start the entries of one list with `- ` in one column."),
    KnownProblem(
      problem: "did not find expected ',' or ']'", isAtStart: true,
      message: "A list that starts with [ here is never closed, or lacks a comma.",
      hint: "Write it as [first, second]."),
    KnownProblem(
      problem: "found undefined alias",
      message: anchorMessage, hint: anchorHint),
    KnownProblem(
      problem: "Maximum nesting level reached, set with yaml_set_max_nest_level())",
      message: "Lists and groups are nested too deep.",
      hint: "Close each [ and {, and delete what is left over."),
    KnownProblem(
      problem: "but found another document",
      message: "A second document starts here.",
      hint: "Delete the line `---`, or move what follows to a file of its own."),
  ]
}
