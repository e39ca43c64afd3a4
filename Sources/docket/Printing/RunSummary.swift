internal import Forms
internal import Intake

/// How a file came out, without what is in it.
struct FileOutcome: Sendable {
  var file: String
  var wasLeftAlone: Bool
  var complete = 0
  var needReview = 0
  /// It is a message that a person must look at, besides its forms.
  var needsAttention = false
  /// Of files and records that were not read.
  var refusals: [(record: Int?, refusal: Refusal)] = []

  init(_ read: ReadFile) {
    file = read.path.text
    wasLeftAlone = read.wasLeftAlone
    if let message = read.message {
      needsAttention = message.outcome == .needsReview
      if let refusal = message.refusal { refusals.append((nil, refusal)) }
    }
    for form in read.forms {
      switch form.outcome {
      case .complete: complete += 1
      case .needsReview: needReview += 1
      case .unrecognised, .refused:
        if let refusal = form.refusal {
          refusals.append((read.forms.count > 1 ? form.record : nil, refusal))
        }
      }
    }
  }
}

/// What came of all files of a run.
struct RunSummary {
  private(set) var forms = 0
  private(set) var needReview = 0
  private(set) var leftAlone = 0
  private var messagesForAPerson = 0
  private(set) var refused: [(file: String, record: Int?, refusal: Refusal)] = []

  mutating func add(_ outcome: FileOutcome) {
    forms += outcome.complete + outcome.needReview
    needReview += outcome.needReview
    leftAlone += outcome.wasLeftAlone ? 1 : 0
    messagesForAPerson += outcome.needsAttention ? 1 : 0
    refused += outcome.refusals.map { (outcome.file, $0.record, $0.refusal) }
  }

  mutating func addLeftAlone() {
    leftAlone += 1
  }

  mutating func add(_ refusal: Refusal, of file: String, record: Int?) {
    refused.append((file, record, refusal))
  }

  var status: Status {
    needReview == 0 && refused.isEmpty && messagesForAPerson == 0 ? .complete : .needsAPerson
  }

  /// Locks and fragments are never read; that there were some is said.
  func sayLeftAlone(_ console: Console) {
    guard leftAlone > 0 else { return }
    let files = leftAlone == 1 ? "1 file that is" : "\(leftAlone) files that are"
    console.say("Left alone: \(files) no form (locks, parts of downloads, hidden folders).")
  }

  /// A line for each file that was not read, after the counts by code.
  func sayRefused(_ console: Console) {
    guard !refused.isEmpty else { return }
    var counts: [Refusal.Code: Int] = [:]
    for entry in refused { counts[entry.refusal.code, default: 0] += 1 }
    let parts = Refusal.Code.allCases.compactMap { code in
      counts[code].map { "\(code.rawValue) \($0)" }
    }
    console.say("Not read: \(refused.count) (\(parts.joined(separator: ", "))).")
    for (file, record, refusal) in refused {
      let place = record.map { "\(file), record \($0)" } ?? file
      console.say("  \(place): \(refusal.code.rawValue): \(refusal.message)")
      console.say("    hint: \(refusal.hint)")
    }
  }
}
