internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import Publishing
internal import School

/// `docket print policy`.
struct PrintPolicy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Print a policy, as Word and as accessible PDF.",
    discussion: """
      A policy is a text in the workspace's templates; names and roles come from school.yaml. What is \
      printed is written into the register with its hash, so that it can be signed and proved.
      """)

  @Argument(
    help: ArgumentHelp("The policy; not needed where there is one only.", valueName: "name"))
  var name: String?

  @OptionGroup var options: PrintOptions

  func run() throws {
    let shop = try PrintShop(options)
    let store = try shop.workspace.openStore()
    let printed = try shop.press(shop.shelf.policy(name))
    try Self.warnOfSameVersion(printed, store, shop.console)
    var files = OutputFiles(in: shop.folder)
    files.add(printed.fileName, word: printed.word, pdf: printed.pdf)
    try shop.write(files) {
      try store.register(printed.printing, at: CurrentProcess.moment)
    }
    shop.console.say(
      "Version \(printed.facts.version), \(Self.pages(printed.printing)), "
        + "hash \(DocumentHash.short(printed.printing.sha256)).")
  }

  static func pages(_ printing: Printing) -> String {
    printing.pages == 1 ? "1 page" : "\(printing.pages) pages"
  }

  /// A version that was printed with other words is two versions under one number.
  static func warnOfSameVersion(
    _ printed: PrintedPolicy, _ store: CaseStore, _ console: Console
  ) throws {
    let other = try store.printings(of: printed.name).last {
      $0.printing.version == printed.facts.version
        && $0.printing.wordsSHA256 != printed.printing.wordsSHA256
    }
    guard let other else { return }
    console.say(
      "warning: Version \(printed.facts.version) was printed with other words on \(other.printing.day)."
    )
    console.say("hint: Raise `version` at the top of its text, so that both can be told apart.")
  }
}
