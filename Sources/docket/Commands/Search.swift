internal import ArgumentParser
internal import Cases
internal import Intake

/// `docket search`: cases that hold some words.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find the cases that hold all of these words, newest first.",
    discussion:
      "A word also finds longer ones that begin with it; capitals and accents do not matter.")

  @Argument(help: "The words.")
  var words: [String]

  @Flag(help: "Print one line of JSON a case.")
  var json = false

  @OptionGroup var workspace: WorkspaceOption

  func run() throws {
    let store = try workspace.open().openStore()
    try CaseList(json: json).print(store.search(words.joined(separator: " ")))
  }
}
