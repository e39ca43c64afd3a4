internal import Cases
internal import Forms
internal import Intake

/// What came of a run of `docket ingest`.
struct IngestSummary {
  private var counts: [Receipt.Kind: Int] = [:]
  private var needReview = 0
  private var notRecognised = 0
  private var urgent = 0
  private var files = RunSummary()
  private var failed: [(file: String, failure: ReadingFailure)] = []

  mutating func add(_ file: IngestedFile) {
    if file.wasLeftAlone { files.addLeftAlone() }
    if let failure = file.failure { failed.append((file.file, failure)) }
    for receipt in file.receipts {
      counts[receipt.kind, default: 0] += 1
      if let refusal = receipt.refusal {
        files.add(
          refusal, of: file.file, record: file.receipts.count > 1 ? receipt.record : nil)
      }
      switch receipt.summary?.outcome {
      case .needsReview: needReview += 1
      case .unrecognised: notRecognised += 1
      case .complete, .refused, nil: break
      }
      if receipt.summary?.isUrgent == true { urgent += 1 }
    }
  }

  var status: Status {
    needReview + notRecognised + counts[.refused, default: 0] + failed.count == 0
      ? .complete : .needsAPerson
  }

  func say(_ console: Console) {
    let opened = counts[.opened, default: 0]
    console.say("Cases opened: \(opened).")
    let parts = [
      (counts[.arrivedAgain, default: 0], "arrived again, known already"),
      (counts[.cameAgain, default: 0], "came again after they were closed, and are open anew"),
      (needReview, "need review: something is missing or doubtful"),
      (urgent, "urgent: a person must look at once"),
      (notRecognised, "not recognised as any form: they need attention"),
    ]
    for (count, words) in parts where count > 0 { console.say("  \(count) \(words)") }
    files.sayRefused(console)
    sayFailed(console)
    files.sayLeftAlone(console)
  }
}

extension IngestSummary {
  /// Of each file that brought its reader down what happened and what to do.
  private func sayFailed(_ console: Console) {
    guard !failed.isEmpty else { return }
    console.say("Reading failed: \(failed.count). No case was opened, and a person must look.")
    for (file, failure) in failed {
      console.say("  \(Visible.line(file)): \(failure.message)")
      console.say("    hint: \(failure.hint)")
    }
  }
}

extension ReadingFailure {
  /// One sentence.
  var message: String {
    switch self {
    case .crashed(let times):
      "Its reader crashed \(times == 2 ? "twice" : "\(times) times")."
    case .overTime: "Reading it took longer than any file may."
    case .tooMuch: "There is more in it than docket takes from one file."
    case .unavailable(let reason): "There was no process to read it: \(reason)."
    }
  }

  /// What to do next.
  var hint: String {
    switch self {
    case .tooMuch: "Part it into several files."
    case .unavailable: "Run `docket doctor`."
    case .crashed, .overTime:
      "Do not open it unless you know who sent it and why; ask for the form once more, in a new file."
    }
  }
}

/// One form that was taken in, as a line for a person; refused files are told of at the end.
struct ReceiptLine {
  let text: String?

  /// - Parameters:
  ///   - receipt: what became of it.
  ///   - place: where it stands; else its file.
  ///   - purpose: what the role is to do, behind its name.
  init(_ receipt: Receipt, place: String? = nil, purpose: String = "") {
    guard let summary = receipt.summary else {
      text = nil
      return
    }
    let state =
      switch receipt.kind {
      case .opened: "opened"
      case .arrivedAgain: "known"
      case .cameAgain: "came again"
      case .corrected: "corrected"
      case .refused: "refused"
      }
    let review =
      switch summary.outcome {
      case .complete: ""
      case .needsReview: ", needs review"
      case .unrecognised: ", not recognised"
      case .refused: ""
      }
    let urgency = summary.isUrgent ? ", urgent" : ""
    let record = receipt.record > 1 ? ", form \(receipt.record)" : ""
    text =
      "\(summary.reference)  \(state)\(review)\(urgency), for \(Visible.line(summary.assigned))\(purpose): "
      + (place ?? Visible.line(receipt.file)) + record
  }
}
