internal import Cases
internal import Forms
internal import Intake

/// What comes of a run of `docket transcribe`: a line a form, a bar while it goes on, and a summary.
struct TranscriptionReport {
  private let isJSON: Bool
  private var bar: ProgressBar
  private let console = Console()
  private var output = Output()
  private var counts: [Receipt.Kind: Int] = [:]
  private var incomplete = 0
  private var toConfirm = 0
  private var held: [(batch: String, count: Int, urgent: Int, file: FilePath?)] = []
  private var failures: [(batch: String, refusal: Refusal)] = []
  private var batch = ""
  /// Nobody reads stdout any more.
  private var isUnheard = false
  /// Bytes of the batches before this one, and of this one.
  private var bytes = (before: 0, current: 0)
  /// What the hint adds to the command: the folder of the scans.
  private let arguments: String

  /// - Parameters:
  ///   - isJSON: a line of JSON a form.
  ///   - totalBytes: of all batches.
  ///   - scans: the folder of the scans, where it was named.
  init(isJSON: Bool, totalBytes: Int, scans: String?) {
    self.isJSON = isJSON
    arguments = scans.map { " --scans \($0.shellWord)" } ?? ""
    bar = ProgressBar(console, verb: "Transcribing", unit: "form", total: totalBytes)
  }

  /// Begins with the next batch.
  mutating func begin(_ batch: TypedBatch) {
    self.batch = batch.path.shown
    held.append((self.batch, 0, 0, nil))
    bytes = (bytes.before + bytes.current, batch.size)
    let others = batch.otherColumns.filter { !$0.allSatisfy(\.isWhitespace) }
    guard !others.isEmpty else { return }
    let names = others.map { "\"\($0)\"" }.joined(separator: ", ")
    console.say(
      "warning: \(self.batch): no question is called \(names). What stands there is kept with the case, as words beside the questions."
    )
  }

  /// Tells of forms.
  ///
  /// - Throws: what the system says of stdout, but for that nobody reads it any more: the batch is taken in all the
  ///   same.
  mutating func add(_ outcomes: [TypedOutcome]) throws {
    do {
      try tell(outcomes)
    } catch FileFailure.closedPipe {
      isUnheard = true
      output = Output()
    }
  }

  private mutating func tell(_ outcomes: [TypedOutcome]) throws {
    for outcome in outcomes {
      switch outcome {
      case .entered(let record, let receipts, let decisions):
        for receipt in receipts { count(receipt) }
        if receipts.contains(where: { $0.assignment != nil }) { toConfirm += decisions }
        advance(to: record)
        for line in lines(outcome, receipts.map { line($0, record, isDecided: decisions > 0) }) {
          try output.write(line)
        }
      case .held(let form):
        if !form.record.isFurtherPiece { held[held.count - 1].count += 1 }
        if form.isUrgent { held[held.count - 1].urgent += 1 }
        advance(to: form.record)
        for line in lines(outcome, form.record.isFurtherPiece ? [] : [line(form)]) {
          try output.write(line)
        }
      case .failed(let path, let refusal): failures.append((path.shown, refusal))
      }
    }
    // Only lines on the same terminal would stand behind it.
    if FileDescriptor.standardOutput.isTerminal { bar.clear() }
    try output.flush()
    bar.draw()
  }

  /// What is printed of a form, each with its line end.
  private func lines(_ outcome: TypedOutcome, _ texts: [String]) -> [[UInt8]] {
    if isUnheard { return [] }
    return isJSON ? [outcome.jsonLine] : texts.map { Array(($0 + "\n").utf8) }
  }

  private mutating func advance(to record: TypedRecord) {
    bar.advance(to: Double(bytes.before) + record.share * Double(bytes.current))
  }

  /// Ends a batch; `file` is where its forms to mend are.
  mutating func end(_ file: FilePath?) {
    held[held.count - 1].file = file
  }

  /// Takes the bar away.
  mutating func clear() { bar.clear() }

  /// Whether a batch held anything.
  var isEmpty: Bool { counts.isEmpty && failures.isEmpty && held.allSatisfy { $0.count == 0 } }

  var status: Status {
    incomplete == 0 && failures.isEmpty && held.allSatisfy { $0.count == 0 }
      ? .complete : .needsAPerson
  }

  /// Says what came of it.
  mutating func say() {
    bar.clear()
    console.say("Cases opened: \(counts[.opened, default: 0]).")
    let parts = [
      (counts[.arrivedAgain, default: 0], "known already: typed before, word for word"),
      (counts[.cameAgain, default: 0], "came again after they were closed, and are open anew"),
      (counts[.corrected, default: 0], "corrected a case that was there"),
      (incomplete, "taken in though something is missing or doubtful"),
      (toConfirm, "decided on paper: the case waits until the decision is confirmed"),
    ]
    for (count, words) in parts where count > 0 { console.say("  \(count) \(words)") }
    for batch in held where batch.count > 0 {
      let forms = "To mend: \(Count.of(batch.count, "form")) of \(batch.batch)"
      console.say(batch.file.map { "\(forms), in \($0.shown)." } ?? "\(forms).")
      if batch.urgent > 0 {
        console.say(
          "warning: \(batch.urgent) of them \(batch.urgent == 1 ? "is" : "are") urgent and no case yet: a person must look at once."
        )
      }
      if let file = batch.file {
        console.say(
          "hint: Mend that file and run it: docket transcribe \(file.shown.shellWord)\(arguments)")
      }
    }
    for (batch, refusal) in failures {
      console.say(
        Problem(
          "The batch cannot be read on from here: \(refusal.message)", at: batch,
          hint: "\(refusal.hint) Run it again then: no form is entered twice."))
    }
  }

  private mutating func count(_ receipt: Receipt) {
    counts[receipt.kind, default: 0] += 1
    guard let summary = receipt.summary else { return }
    if summary.outcome != .complete { incomplete += 1 }
  }

  private func line(_ receipt: Receipt, _ record: TypedRecord, isDecided: Bool) -> String {
    var purpose = ""
    if isDecided, let assignment = receipt.assignment {
      purpose = assignment.cause == .toConfirm ? " to confirm" : ", with a decision to confirm"
    }
    return ReceiptLine(receipt, place: Self.place(record), purpose: purpose).text ?? ""
  }

  private func line(_ held: HeldRecord) -> String {
    let urgency = held.isUrgent ? ", urgent" : ""
    return
      "to mend\(urgency), \(Count.of(held.sentences.count, "thing")): \(Self.place(held.record))"
  }

  private static func place(_ record: TypedRecord) -> String {
    "\(Visible.line(record.batch.text)), \(record.shownPlace)"
  }
}

extension TypedOutcome {
  /// What became of a form as `docket transcribe --json` prints it, with a line end.
  var jsonLine: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      switch self {
      case .entered(let record, let receipts, _):
        $0.members(of: record, "entered")
        $0.key("problems")
        $0.array { _ in }
        $0.key("receipts")
        $0.array { for receipt in receipts { $0.object { receipt.writeMembers(to: &$0) } } }
      case .held(let held):
        $0.members(of: held.record, "to-mend")
        $0.key("problems")
        $0.array { for sentence in held.sentences { $0.string(sentence) } }
        $0.key("receipts")
        $0.array { _ in }
      // It is no form, and nobody asks.
      case .failed: break
      }
    }
    writer.endLine()
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func members(of record: TypedRecord, _ outcome: String) {
    key("file")
    string(record.batch.text)
    key("typing")
    number(record.typing == .first ? 1 : 2)
    key("number")
    number(record.number)
    key("where")
    string(record.shownPlace)
    key("outcome")
    string(outcome)
  }
}

extension String {
  /// As a word for the shell.
  fileprivate var shellWord: String {
    let plain = allSatisfy { $0.isLetter || $0.isNumber || "/._-+".contains($0) }
    return plain && !isEmpty ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
