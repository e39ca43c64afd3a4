internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import Publishing
internal import School
internal import YAML

/// `docket signatures record`.
struct SignaturesRecord: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Write down that somebody has signed a printed policy.",
    usage:
      "docket signatures record <policy> --role <role> [--name <name>] [--on <day>] [--hash <hash>]",
    discussion: """
      The signature belongs to the words that were printed and to no others. Without --hash it is the \
      policy as it was printed last; the hash stands on the signature page.
      """)

  @Argument(help: ArgumentHelp("The policy.", valueName: "policy"))
  var policy: String

  @Option(help: ArgumentHelp("In which role, such as headteacher.", valueName: "role"))
  var role: String

  @Option(
    help: ArgumentHelp("Who has signed; else who holds the role in school.yaml.", valueName: "name")
  )
  var name: String?

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("The day beside the ink; else today.", valueName: "yyyy-mm-dd"))
  var day: CalendarDate?

  @Option(
    help: ArgumentHelp("The hash on the signature page, or its beginning.", valueName: "hash"))
  var hash: String?

  @OptionGroup var house: HouseOption

  func run() throws {
    let workspace = try house.workspace.open()
    let school = try School(in: workspace.school)
    let role = try SignatureRole.find(role, school)
    let store = try workspace.openStore()
    let printing = try PrintingArgument.find(policy, hash, store)
    try check(role, signs: printing.printing, workspace, school)
    let people = role.people.map(\.name)
    guard let name = name?.trimmed ?? (people.count == 1 ? people[0] : nil), !name.isEmpty else {
      throw Problem(
        people.isEmpty ? "Nobody is named for this role." : "Several people hold this role.",
        at: "school.yaml, role \(role.id)", hint: "Say who has signed: --name \"…\".")
    }
    let today = try CurrentProcess.today()
    let day = day ?? today
    guard day <= today else {
      throw Problem(
        "The day of the signature is still to come.", at: "--on \(day)",
        hint: "Write the day that stands beside the ink.")
    }
    try check(day, printing, store)
    let signature = Signature(
      printing: printing.printing.sha256, role: role.id, name: name, title: role.title, day: day)
    try store.record(signature, at: CurrentProcess.moment)
    var output = Output()
    try output.line(
      "Version \(Visible.line(printing.printing.version)) of \(printing.printing.document), "
        + "hash \(DocumentHash.short(printing.printing.sha256)): signed as \(role.id) on \(day).")
    try output.flush()
  }

  /// Refuses a role that does not sign the policy, as far as its text is still of the version that was printed.
  private func check(
    _ role: School.Role, signs printing: Printing, _ workspace: Workspace, _ school: School
  ) throws {
    let shelf = try TemplateShelf(workspace, house)
    guard shelf.names.contains(printing.document) else { return }
    let policy = try shelf.policy(printing.document.description)
    let facts = try policy.facts(school)
    guard facts.version == printing.version, !facts.signatures.contains(role.id) else { return }
    guard !facts.signatures.isEmpty else {
      throw Problems(PublishingErrors([.nobodySigns(policy.file.path.shown)]))
    }
    throw Problem(
      "\"\(role.id)\" does not sign this policy.", at: "--role",
      hint:
        "It is signed as \(facts.signatures.listed). Where another role must sign it, add it to "
        + "`signatures` at the top of \(policy.file.path.shown), and print it anew.")
  }

  /// Refuses a day on which the words that are signed had not been printed.
  private func check(
    _ day: CalendarDate, _ printing: RegisteredPrinting, _ store: CaseStore
  ) throws {
    // Without a hash any printing of the same words may be what was signed.
    let printings =
      hash != nil
      ? [printing]
      : try store.printings(of: printing.printing.document).filter {
        $0.printing.wordsSHA256 == printing.printing.wordsSHA256
      }
    // What is printed for a day to come can be signed before it.
    let first = printings.map { min($0.printing.day, $0.at.date ?? $0.printing.day) }.min()
    guard let first, day < first else { return }
    throw Problem(
      "On the day of the signature this version had not been printed: that was on \(first).",
      at: "--on \(day)",
      hint:
        "Write the day that stands beside the ink. Where another version was signed, name the hash on its "
        + "signature page with --hash; `docket policy show \(printing.printing.document)` lists all."
    )
  }
}

/// A role on the command line.
enum SignatureRole {
  static func find(_ text: String, _ school: School) throws -> School.Role {
    if let role = school.role(text) { return role }
    let wanted = text.lowercased()
    if let role = school.roles.first(where: { $0.title.lowercased() == wanted }) { return role }
    let ids = school.roles.map(\.id)
    throw Problem(
      "\"\(Visible.line(text))\" is no role of this school.", at: "--role",
      hint: text.nearest(of: ids).map { "Did you mean \"\($0)\"?" }
        ?? "school.yaml has \(ids.listed).")
  }
}

/// A printed version on the command line.
enum PrintingArgument {
  /// - Parameters:
  ///   - policy: its name.
  ///   - hash: the beginning of that of its PDF, in any groups; nil for the newest.
  ///   - store: the register.
  /// - Returns: the one that is meant.
  /// - Throws: ``Problem`` where there is none, or more than one.
  static func find(_ policy: String, _ hash: String?, _ store: CaseStore) throws
    -> RegisteredPrinting
  {
    let all = try store.printings()
    let names = Array(Set(all.map(\.printing.document.description))).sorted()
    let printings = all.filter { $0.printing.document == DocumentName(policy) }
    guard let newest = printings.last else {
      throw Problem(
        "No policy \"\(Visible.line(policy))\" was printed.",
        hint: policy.nearest(of: names).map { "Did you mean \"\($0)\"?" }
          ?? (names.isEmpty
            ? "Print it first: docket print policy \(Visible.line(policy))"
            : "Printed were \(names.listed)."))
    }
    guard let hash else { return newest }
    let digits = hash.lowercased().filter { !$0.isWhitespace && $0 != "-" }
    let found = printings.filter { $0.printing.sha256.hasPrefix(digits) }
    guard digits.count >= 4, let first = found.first else {
      throw Problem(
        "No printed version of this policy has this hash.", at: "--hash",
        hint:
          "Compare it with the signature page; `docket policy show \(newest.printing.document)` lists all."
      )
    }
    guard found.count == 1 else {
      throw Problem(
        "Several printed versions begin with these digits.", at: "--hash",
        hint: "Write more of the hash.")
    }
    return first
  }
}
