internal import ArgumentParser
internal import YAML

/// A word where a command should stand, which is none.
///
/// The argument parser calls it an unexpected argument and leaves whoever mistyped to find out why.
struct UnknownCommand {
  var word: String
  var parent: [String]
  /// What could have stood there.
  var commands: [String]

  /// Nil where the arguments begin with a command that there is, or with an option.
  static func find(in arguments: [String], of root: any ParsableCommand.Type) -> UnknownCommand? {
    var current = root
    var parent = [root.name]
    for word in arguments where !current.configuration.subcommands.isEmpty {
      if word.hasPrefix("-") || word == "help" { return nil }
      let subcommands = current.configuration.subcommands.filter { $0.configuration.shouldDisplay }
      guard let next = subcommands.first(where: { $0.name == word }) else {
        return UnknownCommand(word: word, parent: parent, commands: subcommands.map { $0.name })
      }
      current = next
      parent.append(word)
    }
    return nil
  }

  var problem: Problem {
    let path = parent.joined(separator: " ")
    return Problem(
      "There is no command \"\(Visible.line(word))\".",
      hint: word.nearest(of: commands).map { "Did you mean `\(path) \($0)`?" }
        ?? "The commands are \(commands.listed); `\(path) --help` says what each does.")
  }
}

extension ParsableCommand {
  fileprivate static var name: String { configuration.commandName ?? _commandName }
}
