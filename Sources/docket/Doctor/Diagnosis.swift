internal import Cases

/// What a check found.
struct Diagnosis: Hashable, Sendable {
  enum State: String, Hashable, Sendable, Comparable {
    case ok, warning, error

    static func < (left: Self, right: Self) -> Bool { left.status.rawValue < right.status.rawValue }

    /// How the run ends, as the shell sees it.
    var status: Status {
      switch self {
      case .ok: .complete
      case .warning: .needsAPerson
      case .error: .couldNotWork
      }
    }
  }

  let state: State
  /// What is, without a full stop; nothing that anybody wrote into a form.
  let words: String
  /// What to do; nil where nothing is.
  let remedy: String?

  static func ok(_ words: String) -> Diagnosis {
    Diagnosis(state: .ok, words: words, remedy: nil)
  }

  static func warning(_ words: String, _ remedy: String) -> Diagnosis {
    Diagnosis(state: .warning, words: words, remedy: remedy)
  }

  static func error(_ words: String, _ remedy: String) -> Diagnosis {
    Diagnosis(state: .error, words: words, remedy: remedy)
  }
}

extension Diagnosis {
  /// What a command would say of the same trouble.
  static func failure(_ error: any Error) -> Diagnosis {
    switch error {
    case let problem as Problem: trouble(problem)
    case let problems as Problems:
      problems.problems.first.map { trouble($0, more: problems.problems.count - 1) } ?? unknown
    case let failure as StoreError: trouble(Problem(failure.message, hint: failure.hint))
    default: unknown
    }
  }

  private static func trouble(_ problem: Problem, more: Int = 0) -> Diagnosis {
    var words = problem.message.droppingFullStop
    if let place = problem.place { words = "\(place): \(words)" }
    if more > 0 { words += " (and \(Count.of(more, "more mistake")))" }
    return .error(words, problem.hint?.droppingFullStop ?? "Mend it")
  }

  private static let unknown = Diagnosis.error(
    "docket could not look at it", "Run the command that needs it, which says more")
}

extension String {
  /// A sentence that another part of a line goes on from.
  var droppingFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
