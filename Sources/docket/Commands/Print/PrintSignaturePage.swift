internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import Publishing
internal import School

/// `docket print signature-page`.
struct PrintSignaturePage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signature-page",
    abstract: "Print the page on which a policy is signed.",
    discussion: """
      The roles that sign stand in the policy (`signatures:`), their people in school.yaml. The page \
      carries the version and the hash of exactly what is signed, also as a QR code. A policy whose words \
      were not printed yet is printed with it. `docket signatures record` writes down who has signed.
      """)

  @Argument(
    help: ArgumentHelp("The policy; not needed where there is one only.", valueName: "policy"))
  var policy: String?

  @OptionGroup var options: PrintOptions

  func run() throws {
    let shop = try PrintShop(options)
    let store = try shop.workspace.openStore()
    let policy = try shop.shelf.policy(policy)
    let printed = try shop.press(policy).known(in: store)
    guard !printed.facts.signatures.isEmpty else {
      throw Problems(PublishingErrors([.nobodySigns(policy.file.path.shown)]))
    }
    let template = try shop.shelf.template(at: shop.shelf.path(of: "signature-page"))
    let page = SignaturePage(
      shop.school, for: printed.printing, file: printed.fileName + ".pdf",
      roles: printed.facts.signatures)
    var files = OutputFiles(in: shop.folder)
    if !printed.isKnown {
      try PrintPolicy.warnOfSameVersion(printed, store, shop.console)
      files.add(printed.fileName, word: printed.word, pdf: printed.pdf)
    }
    let pressed = try shop.press(template, page.values, title: "Signature page")
    let name = PrintedName.of(
      printed.name, "signature-page", version: printed.facts.version, day: shop.day)
    files.add(name, word: pressed.word, pdf: pressed.pdf)
    try shop.write(files) {
      try store.register(printed.printing, at: CurrentProcess.moment)
    }
  }
}
