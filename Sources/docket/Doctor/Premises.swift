internal import Cases
internal import Forms
internal import Intake
internal import School

/// What the checks look at, each thing opened once.
///
/// What could not be opened has its error, for the check that tells it.
struct Premises: Sendable {
  var workspace: Found<Workspace>
  var now: Moment
  var settings: Found<Settings>
  var school: Found<School>
  var forms: Found<FormCatalogue>
  var store: Found<CaseStore>
  /// What the kernel can take from processes that read files.
  var sandbox = Sandbox.report
  /// How many seconds the database file is looked at, of the two that all checks may take.
  var lookingTime = 0.6

  typealias Found<Value> = Result<Value, any Error>

  /// Opens what there is.
  ///
  /// - Parameters:
  ///   - now: the time that the clock shows.
  ///   - workspace: finds the workspace, or throws why there is none.
  init(now: Moment, _ workspace: () throws -> Workspace) {
    let found = Result { try workspace() }
    self.workspace = found
    self.now = now
    settings = found.flatMap { workspace in Result { try Settings(in: workspace.settings) } }
    school = found.flatMap { workspace in Result { try School(in: workspace.school) } }
    forms = found.flatMap { workspace in Result { try FormCatalogue(in: workspace.forms) } }
    store = found.flatMap { workspace in
      Result {
        try workspace.seeStore()
        return try CaseStore(at: workspace.store.text, waitingTime: Self.waitingTime)
      }
    }
  }

  /// For a doctor who is asked what is wrong, a second is long.
  private static let waitingTime = 0.5
}

extension Result {
  /// What was found.
  var value: Success? { try? get() }

  var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
