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

  mutating func add(_ file: IngestedFile) {
    if file.wasLeftAlone { files.addLeftAlone() }
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
    needReview + notRecognised + counts[.refused, default: 0] == 0 ? .complete : .needsAPerson
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
    files.sayLeftAlone(console)
  }
}

/// One form that was taken in, as a line for a person; refused files are told of at the end.
struct ReceiptLine {
  let text: String?

  init(_ receipt: Receipt) {
    guard let summary = receipt.summary else {
      text = nil
      return
    }
    let state =
      switch receipt.kind {
      case .opened: "opened"
      case .arrivedAgain: "known"
      case .cameAgain: "came again"
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
      "\(summary.reference)  \(state)\(review)\(urgency), for \(Visible.line(summary.assigned)): "
      + Visible.line(receipt.file) + record
  }
}
