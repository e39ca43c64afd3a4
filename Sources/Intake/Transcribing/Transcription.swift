package import Cases
internal import Forms

/// Takes the forms of a typed-up batch into a store: good ones become cases, bad ones are handed back.
///
/// Each form is an original of its own, known by its own words: a batch that was mended, put in another order or
/// run once more makes no second case of a form that is one already. (G6)
package struct Transcription {
  private let reading: ParallelReading
  private let store: CaseStore
  private let clock: () -> Moment
  private let scans: ScanFolder
  /// Cases are opened of bad forms, too.
  private let takesAll: Bool

  /// The most forms of one commit, and the most bytes of their scans.
  private static let (groupSize, groupBytes) = (200, 32 << 20)

  /// - Parameters:
  ///   - settings: what to read with.
  ///   - store: where cases are opened.
  ///   - scans: where the scans lie that forms name.
  ///   - takesAll: a form that is incomplete or unclear becomes a case as well, as the paper may be so itself.
  ///   - clock: tells when a group came in.
  package init(
    _ settings: ReadingSettings, store: CaseStore, scans: ScanFolder, takesAll: Bool = false,
    clock: @escaping () -> Moment
  ) {
    var reading = ParallelReading(settings)
    reading.lot = Self.groupSize
    self.reading = reading
    self.store = store
    self.scans = scans
    self.takesAll = takesAll
    self.clock = clock
  }

  /// Takes in a batch.
  ///
  /// - Parameters:
  ///   - batch: as the first clerk has typed it.
  ///   - second: the same papers as another one has; what differs is held.
  ///   - report: gets the forms of each commit, in the order of the batch; what is told was synced before.
  /// - Throws: `StoreError` where a group could not be written: what was reported before is kept.
  package func run(
    _ batch: TypedBatch, against second: TypedBatch? = nil,
    report: ([TypedOutcome]) throws -> Void
  ) throws {
    var pairs = TypingPairs()
    var group = Group()
    /// What cannot be read on.
    var failed: Set<FilePath> = []
    func add(_ judged: Judged) throws {
      group.add(judged)
      if group.forms.count >= Self.groupSize || group.bytes >= Self.groupBytes {
        try report(commit(&group))
      }
    }
    try reading.read(
      TypedSource(batch, second), transform: { $0 }, weigh: { $0.record?.bytes.count ?? 0 }
    ) { files in
      for file in files {
        if file.record == nil {
          failed.insert(file.path)
          try add(.failed(file.path, file.forms.first?.refusal ?? .noReader))
        } else if second == nil {
          try add(judge(file))
        } else {
          for pair in pairs.add(file) { try add(judge(pair, failed: failed)) }
        }
      }
      try report(commit(&group))
    }
    for pair in pairs.end() { try add(judge(pair, failed: failed)) }
    try report(commit(&group))
  }
}

// MARK: - Judging

/// A form of a batch before its group is committed.
private enum Judged {
  case good(ReadFile, TypedRecord, typings: Int, decisions: Int, scans: [EvidenceFile])
  case held(HeldRecord)
  case failed(FilePath, Refusal)
}

private struct Group {
  var forms: [Judged] = []
  var bytes = 0

  mutating func add(_ judged: Judged) {
    forms.append(judged)
    if case .good(_, _, _, _, let scans) = judged {
      bytes += scans.reduce(0) { $0 + $1.content.count }
    }
  }
}

extension Transcription {
  private func judge(_ pair: TypingPairs.Pair, failed: Set<FilePath>) -> Judged {
    switch pair {
    case .first(let file) where !failed.isEmpty, .second(let file) where !failed.isEmpty:
      judge(file, but: ["It could not be compared: one of the typings cannot be read to its end."])
    default: judgeCompared(pair)
    }
  }

  private func judgeCompared(_ pair: TypingPairs.Pair) -> Judged {
    switch pair {
    case .first(let file):
      return judge(
        file,
        but: [
          "The second typing lacks this form. Please see whether there is such a paper, and whether it was typed twice."
        ])
    case .second(let file):
      return judge(
        file,
        but: ["The first typing lacks this form. Please see whether there is such a paper."])
    case .both(let first, let second):
      let differences = zip(first.forms, second.forms).flatMap { first, second in
        HeldRecord.differences(first, second, schema: schema(of: first))
      }
      let scans = HeldRecord.scanDifference(first.scanNames, second.scanNames)
      return judge(
        first, but: differences + [scans].compactMap { $0 }, typings: 2,
        scans: first.scanNames.isEmpty ? second.scanNames : first.scanNames)
    }
  }

  /// What becomes of a form.
  ///
  /// - Parameters:
  ///   - file: the form.
  ///   - doubts: what keeps it from being a case besides what was read in it.
  ///   - typings: by how many people it was typed alike.
  ///   - names: of its scans, where it is not the form that names them.
  /// - Returns: whether it is good, and what is wrong with it where it is not.
  private func judge(
    _ file: ReadFile, but doubts: [String] = [], typings: Int = 1, scans names: [String]? = nil
  ) -> Judged {
    guard let record = file.record else { return .failed(file.path, .noReader) }
    var sentences = file.forms.flatMap { form in
      takesAll && form.outcome != .refused
        ? []
        : HeldRecord.sentences(
          of: form, schema: schema(of: form), school: reading.settings.school)
    }
    if file.forms.isEmpty { sentences.append(Refusal.noReader.message) }
    if record.holdsChangedNote {
      sentences.append(
        "Words begin with >>, as docket's notes do. Please delete them, or take the >> off where they belong to the form."
      )
    }
    sentences += doubts
    let names = names ?? file.scanNames
    let found = scans.scans(names, isRead: sentences.isEmpty)
    sentences += found.problems
    guard sentences.isEmpty else {
      return .held(
        HeldRecord(
          record: record, form: file.forms.first, sentences: sentences,
          isUrgent: file.forms.contains { schema(of: $0)?.urgency(in: $0) != nil }))
    }
    let decisions = file.forms.count { schema(of: $0)?.decision(in: $0) != nil }
    return .good(
      file, record, typings: typings, decisions: decisions,
      scans: found.files)
  }

  private func schema(of form: ReadForm) -> FormSchema? {
    guard let identity = form.form else { return nil }
    return reading.settings.forms.first {
      $0.id == identity.id && $0.version == identity.version
    }
  }

  private func commit(_ group: inout Group) throws -> [TypedOutcome] {
    defer { group = Group() }
    let now = clock()
    var arrivals: [(arrival: Arrival, mail: MailArrival?)] = []
    for case .good(let file, let record, let typings, _, let scans) in group.forms {
      let words = record.words
      let sha256 = FileHash.sha256(words)
      var forms = file.forms
      for number in forms.indices { forms[number].sha256 = sha256 }
      var arrival = Arrival(
        file: record.batch.text, bytes: words, sha256: sha256, received: now, forms: forms)
      arrival.typings = typings
      arrival.evidence = scans
      arrivals.append((arrival, nil))
    }
    var receipts =
      arrivals.isEmpty ? [] : try store.intake(arrivals, forms: reading.settings.forms)[...]
    return group.forms.map { judged in
      switch judged {
      case .good(_, let record, _, let decisions, _):
        .entered(record, receipts.removeFirst(), decisions: decisions)
      case .held(let held): .held(held)
      case .failed(let path, let refusal): .failed(path, refusal)
      }
    }
  }
}

extension Refusal {
  fileprivate static let noReader = Refusal(
    code: .cannotOpen, message: "It could not be read.", hint: "Run `docket doctor`.")
}

extension ReadFile {
  /// The names of the scans of its forms, as they were typed.
  fileprivate var scanNames: [String] { forms.flatMap(\.scans).map(\.text) }
}
