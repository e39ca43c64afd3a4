internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import School
internal import YAML

/// `docket confirm`: whoever decides says whether the decision on a paper form is theirs.
struct Confirm: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Confirm the decision that was typed up from a paper form.",
    usage: "docket confirm <ref> [--name <name>] [--yes | --not-mine]",
    discussion: """
      A tick on a paper form is a decision only when the person who decides says so. This shows the \
      decision as it was typed, asks, and writes the answer down with name, role and time. The case then \
      goes to whoever handles the form.

      With --not-mine, what stands on the paper does not count; that is written down as well.
      """)

  @Argument(help: ArgumentHelp("The reference: BCA-2026-0042-K.", valueName: "ref"))
  var reference: String

  @Option(
    help: ArgumentHelp(
      "Who confirms it; else who holds the role in school.yaml.", valueName: "name")
  )
  var name: String?

  @Flag(help: "Do not ask: it is confirmed.")
  var yes = false

  @Flag(help: "The decision on the paper is not theirs.")
  var notMine = false

  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    guard !(yes && notMine) else {
      throw ValidationError("--yes and --not-mine exclude each other.")
    }
  }

  func run() throws {
    guard let reference = CaseReference(reference) else {
      throw Problem(
        "This is not a reference, or its check letter is wrong.",
        hint: "Check it against the paper; `docket cases` lists all cases.")
    }
    let workspace = try workspace.open()
    let school = try School(in: workspace.school)
    let catalogue = try FormCatalogue(in: workspace.forms)
    let store = try workspace.openStore()
    let detail = try store.detail(reference)
    guard let form = detail.form.form,
      let schema = catalogue.form(form.id, version: form.version)
    else {
      throw Problem(
        "The case is of no form that docket knows.", at: reference.description,
        hint: "Look at it with `docket show \(reference)`.")
    }
    guard let (field, role) = detail.paperDecision(schema) else {
      throw StoreError.nothingToConfirm(reference)
    }
    guard notMine || detail.form.answer(field.key)?.outcome == .value else {
      throw Problem(
        "The decision on the paper is unclear, so there is nothing to confirm.",
        at: reference.description,
        hint: "Look at the paper with whoever decides. --not-mine says that it does not count.")
    }
    let title = school.role(role)?.title ?? role
    let person = try person(of: role, titled: title, school)
    let console = Console()
    let report = FormReport(catalogue: catalogue, columns: Output.columns).print([detail.form])
    console.write("Case \(reference), as typed up from paper\n\n")
    console.write(String(decoding: report, as: UTF8.self))
    let answer = Visible.line(detail.form.answer(field.key)?.raw ?? "")
    console.say("\(field.label) \(answer), for \(Visible.line(person)), \(title).")
    if !yes, !notMine {
      guard try Question.isYes("Is this decision theirs? [y/N] ", console) else {
        return console.say("Nothing was written down.")
      }
    }
    let summary = try store.confirm(
      reference, !notMine, by: person, on: detail.readFrom, schema: schema,
      at: CurrentProcess.moment)
    var output = Output()
    try output.line(
      "\(summary.reference)  \(notMine ? "not confirmed" : "confirmed") by \(Visible.line(person)), now for \(Visible.line(summary.assigned))"
    )
    try output.flush()
  }

  private func person(of role: String, titled title: String, _ school: School) throws -> String {
    if let name = name?.trimmed, !name.isEmpty { return name }
    let people = school.role(role)?.people.map(\.name) ?? []
    guard people.count == 1 else {
      throw Problem(
        people.isEmpty ? "Nobody is named as \(title)." : "Several people are \(title).",
        at: "school.yaml, role \(role)", hint: "Say who confirms it: --name \"\u{2026}\".")
    }
    return people[0]
  }
}
