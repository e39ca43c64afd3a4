/// All checks, and what came of them.
struct Doctor {
  let premises: Premises

  /// Calls `tell` with what each check finds, and says how bad the worst is.
  func examine(_ tell: (Check, Diagnosis) throws -> Void) rethrows -> Diagnosis.State {
    var worst = Diagnosis.State.ok
    for check in Check.all {
      guard let diagnosis = check.look(premises) else { continue }
      worst = max(worst, diagnosis.state)
      try tell(check, diagnosis)
    }
    return worst
  }
}
