internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import Publishing
internal import School
internal import Templates

/// What commands about policies have in common.
struct PolicyOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What counts as today.", valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @OptionGroup var house: HouseOption
}

/// How a policy stands: what it says of itself, and what the register says of it.
struct PolicyStanding {
  var name: DocumentName
  var facts: PolicyFacts
  /// The hash of its words as they are now.
  var words: String
  /// Oldest first.
  var printings: [RegisteredPrinting]
  var signatures: PolicySignatures

  /// The newest printing with the words as they are now.
  var printed: RegisteredPrinting? { printings.last { $0.printing.wordsSHA256 == words } }

  /// What somebody must do about it.
  ///
  /// - Parameters:
  ///   - today: the day.
  ///   - within: reviews in so many days count.
  ///   - school: what roles are called.
  /// - Returns: a sentence each.
  func tasks(on today: CalendarDate, within: Int, school: School) -> [String] {
    var tasks: [String] = []
    if facts.approvedOn == nil { tasks.append("not approved yet") }
    if let review = facts.nextReview {
      if review < today {
        tasks.append("the review was due on \(review)")
      } else if review <= today.adding(days: within) {
        tasks.append("the next review is due on \(review)")
      }
    } else {
      tasks.append("no day is set for the next review")
    }
    if printed == nil {
      tasks.append(
        printings.isEmpty ? "never printed" : "changed since it was printed last")
    }
    for line in signatures.lines where line.covering == nil {
      let role = school.title(of: line.role)
      tasks.append(
        line.former.map {
          "\(role): signed version \($0.on.printing.version), which has changed since"
        }
          ?? "\(role): not signed yet")
    }
    return tasks
  }
}

/// Looks policies up in the templates and the register of a workspace.
struct PolicyDesk {
  let school: School
  let shelf: TemplateShelf
  let store: CaseStore
  let day: CalendarDate
  let console = Console()

  init(_ options: PolicyOptions) throws {
    let workspace = try options.house.workspace.open()
    school = try School(in: workspace.school)
    shelf = try TemplateShelf(workspace, options.house)
    store = try workspace.openStore()
    day = try options.date ?? CurrentProcess.today()
  }

  /// The policy with a name; without one, all.
  func policies(_ name: String?) throws -> [TemplateShelf.Policy] {
    guard let name else { return try shelf.policies() }
    return [try shelf.policy(name)]
  }

  /// How a policy stands; nil where its text is wrong, which is said.
  func standing(of policy: TemplateShelf.Policy) throws -> PolicyStanding? {
    let facts: PolicyFacts
    do {
      facts = try policy.facts(school)
    } catch let problems as Problems {
      for problem in problems.problems { console.say(problem) }
      return nil
    }
    let text = PolicyText(school, on: day, PictureSource(from: policy.file.path.parent))
    let findings = text.findings(in: policy.file.template, facts)
    TemplateReport(template: policy.file.path.shown, writes: false).say(findings, console)
    guard findings.isEmpty else { return nil }
    let words = try text.words(of: policy.file.template, facts)
    return PolicyStanding(
      name: policy.name, facts: facts, words: words,
      printings: try store.printings(of: policy.name),
      signatures: PolicySignatures(
        of: facts.signatures, try store.signatures(on: policy.name), words: words))
  }
}
