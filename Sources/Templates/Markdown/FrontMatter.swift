internal import YAML

/// The values between `---` and `---` at the top of a text, in YAML.
struct FrontMatter {
  private(set) var values: [(name: String, value: TemplateValue)] = []
  /// The text without them.
  private(set) var body: String
  /// How many lines they take.
  private(set) var lines = 0
  /// What is wrong with them; they are left out then.
  private(set) var mistakes: [YAMLError.Mistake] = []
  private let text: String

  init(_ text: String, file: String) {
    body = text
    self.text = text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, Self.isRule(first) else { return }
    guard
      let end = lines.dropFirst().firstIndex(where: { Self.isRule($0) || $0.trimmingEnd == "..." })
    else {
      // The line may be a rule above a text.
      if lines.dropFirst().first?.isValue == true {
        mistakes = [
          YAMLError.Mistake(
            file: file, line: 1, message: "The values at the top are never closed.",
            hint: "Write --- on a line of its own behind the last of them.")
        ]
      }
      return
    }
    self.lines = end + 1
    body = lines[(end + 1)...].joined(separator: "\n")
    let yaml = "\n" + lines[1..<end].joined(separator: "\n")
    guard yaml.contains(where: { !$0.isWhitespace }) else { return }
    do throws(YAMLError) {
      values = try Self.values(yaml, file)
    } catch {
      mistakes = error.mistakes
      // What stands before a line that is no YAML may be wrong, too.
      guard let line = mistakes.first?.line, line > 2 else { return }
      let before = yaml.split(separator: "\n", omittingEmptySubsequences: false).prefix(line - 1)
      do throws(YAMLError) {
        _ = try Self.values(before.joined(separator: "\n"), file)
      } catch {
        let known = mistakes
        mistakes = error.mistakes.filter { !known.contains($0) && ($0.line ?? 0) < line } + known
      }
    }
  }

  private static func values(
    _ yaml: String, _ file: String
  ) throws(YAMLError) -> [(name: String, value: TemplateValue)] {
    let node = try YAMLNode.parse(Array(yaml.utf8), file: file)
    guard case .mapping(let entries) = node.content else {
      throw YAMLError([
        YAMLError.Mistake(
          file: file, line: 2, message: "The lines between --- and --- are no names with values.",
          hint: "Write each as name: value, or begin the text with another line than ---.")
      ])
    }
    return entries.map { ($0.key, TemplateValue($0.value)) }
  }

  /// The line that a name stands on.
  func line(of name: String) -> Int? {
    text.split(separator: "\n", omittingEmptySubsequences: false).prefix(lines)
      .firstIndex { $0.hasPrefix("\(name):") || $0.hasPrefix("\"\(name)\":") }.map { $0 + 1 }
  }

  private static func isRule(_ line: Substring) -> Bool { line.trimmingEnd == "---" }

  /// The text of a value.
  func text(_ name: String) -> String? {
    let value = values.first { $0.name == name }?.value
    // What holds tags is told, and stands nowhere.
    return value?.holdsBraces == true && name != "subtitle" ? nil : value?.text
  }
}

extension Substring {
  /// It is a name with a value, as in YAML.
  fileprivate var isValue: Bool {
    prefixMatch(of: /[\p{L}_"][\p{L}\p{N}_"-]*:(\s|$)/) != nil
  }

  fileprivate var trimmingEnd: Substring {
    var end = self
    while let last = end.last, last.isWhitespace { end.removeLast() }
    return end
  }
}

extension TemplateValue {
  var isListOrGroup: Bool {
    switch self {
    case .list, .record: true
    case .text, .number, .truth, .nothing: false
    }
  }

  /// Whether a tag stands in it, or in something in it.
  var holdsBraces: Bool {
    switch self {
    case .list(let values): values.contains(where: \.holdsBraces)
    case .record(let record): record.names.contains { record[$0]?.holdsBraces == true }
    default: text?.contains("{{") == true
    }
  }
}
