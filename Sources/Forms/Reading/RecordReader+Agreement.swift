internal import Folding
internal import Word

/// One answer of all evidence.
extension RecordReader {
  /// The answer that the evidence gives, which is used up.
  mutating func merge(_ evidence: inout Evidences, _ field: ReadingField) -> Answer {
    // Nearly every field: one label, no control.
    if evidence.controls.isEmpty, evidence.labels.count == 1 {
      cover(evidence.labels[0])
      return evidence.labels.removeLast().answer
    }
    let controls = evidence.controls.filter { $0.answer.outcome != .blank }
    let labels = evidence.labels.filter { $0.answer.outcome != .blank }
    if let joined = joinRepeated(controls, field) { return joined }
    if let answer = agree(controls, field) {
      for reading in controls { cover(reading) }
      // The control that a label leads to is the same evidence; another answer elsewhere is not.
      let others = labels.filter { label in
        !controls.contains {
          $0.story == label.story && label.text.lowerBound <= $0.text.lowerBound
            && $0.text.upperBound <= label.text.upperBound
        }
      }
      guard !others.isEmpty else { return answer }
      for reading in others { cover(reading) }
      return agree(controls + others, field) ?? answer
    }
    for reading in evidence.labels { cover(reading) }
    if let joined = joinRepeated(labels, field) { return joined }
    guard var answer = agree(labels, field) else {
      return evidence.controls.first?.answer ?? evidence.labels.first?.answer ?? .blank
    }
    // The control is empty and words stand beside it: the answer, or a remark.
    if !evidence.controls.isEmpty, answer.outcome == .value, let how = answer.how,
      let location = answer.location
    {
      answer.outcome = .unclear
      answer.doubt = .placeholderDiffers
      answer.candidates = [
        Candidate(value: answer.value, raw: answer.raw, how: how, location: location)
      ]
      answer.value = nil
    }
    return answer
  }

  /// One answer where all say the same; where they differ, none of them but all as candidates. (W77)
  private func agree(_ readings: [Reading], _ field: ReadingField) -> Answer? {
    guard let first = readings.first?.answer else { return nil }
    let same = readings.dropFirst().allSatisfy {
      $0.answer.outcome == first.outcome
        && ($0.answer.value.map { $0 == first.value } ?? false
          || folded($0.answer.raw.utf8) == folded(first.raw.utf8))
    }
    if same { return answer(of: readings, field) }
    return Answer(
      outcome: .unclear, raw: first.raw, how: first.how, location: first.location,
      candidates: readings.flatMap { reading -> [Candidate] in
        let candidates = reading.answer.candidates
        guard let how = reading.answer.how, let location = reading.answer.location,
          !reading.answer.raw.isEmpty,
          !candidates.contains(where: { $0.raw == reading.answer.raw })
        else { return candidates }
        let typed = Candidate(
          value: reading.answer.value, raw: reading.answer.raw, how: how, location: location)
        return [typed] + candidates
      }, doubt: .twoAnswers)
  }

  /// The first of several equal answers, with the words that only others hold, such as a remark behind one
  /// of them; what the form prints beside an answer is no such word. (R2)
  private func answer(of readings: [Reading], _ field: ReadingField) -> Answer {
    var answer = readings[0].answer
    let others = readings.dropFirst().map(\.answer.raw).filter { $0 != answer.raw }
    guard !others.isEmpty else { return answer }
    var known = words(answer.raw)
    for option in field.effectiveOptions {
      for label in [option.label] + option.otherLabels { known.formUnion(words(label)) }
    }
    for raw in others where !words(raw).isSubset(of: known) {
      known.formUnion(words(raw))
      answer.raw += "\n" + raw
    }
    return answer
  }

  /// Answers in one repeating section are records of one answer, not contradictions. (W49)
  private mutating func joinRepeated(_ controls: [Reading], _ field: ReadingField) -> Answer? {
    guard controls.count > 1, field.type == .text || field.type == .webAddresses,
      controls.allSatisfy({ $0.answer.outcome == .value })
    else { return nil }
    let items = controls.map { item(around: $0) }
    guard items.allSatisfy({ $0 != nil }), Set(items.map { $0 ?? -1 }).count == items.count else {
      return nil
    }
    for reading in controls { cover(reading) }
    var answer = controls[0].answer
    answer.raw = controls.map(\.answer.raw).joined(separator: "\n")
    answer.value =
      field.type == .text
      ? .text(answer.raw)
      : .texts(controls.flatMap { $0.answer.value?.texts ?? [] })
    return answer
  }

  private func item(around reading: Reading) -> Int? {
    let controls = readings[reading.story].story.controls
    return controls.firstIndex {
      $0.kind == .repeatingSectionItem && $0.text.lowerBound <= reading.text.lowerBound
        && reading.text.upperBound <= $0.text.upperBound
    }
  }

  /// Words in the place of two answers are perhaps one's, perhaps the other's: a merged cell beside two
  /// labels, or a label beside a control that names another field. (W63)
  func doubtShared(_ evidence: inout [Evidences]) {
    guard !isPlainText else { return }
    var last: [(field: Int, isControl: Bool, at: Int, story: Int, text: Range<Int>)] = []
    last.reserveCapacity(evidence.count)
    func note(_ readings: [Reading], of field: Int, isControl: Bool) {
      // By index: a reading is not copied to look at its outcome.
      for at in readings.indices where readings[at].answer.outcome != .blank {
        last.append((field, isControl, at, readings[at].story, readings[at].text))
      }
    }
    for field in evidence.indices {
      note(evidence[field].controls, of: field, isControl: true)
      note(evidence[field].labels, of: field, isControl: false)
    }
    last.sort {
      ($0.story, $0.text.lowerBound, $0.text.upperBound) < (
        $1.story, $1.text.lowerBound, $1.text.upperBound
      )
    }
    for (index, one) in last.enumerated() {
      for other in last[(index + 1)...] {
        guard other.story == one.story, other.text.lowerBound < one.text.upperBound else { break }
        guard other.field != one.field else { continue }
        for (shared, rival) in [(one, other), (other, one)] {
          // The own name of a control beats the label that leads to it. (W44)
          if shared.isControl, !rival.isControl, rival.text.lowerBound <= shared.text.lowerBound,
            shared.text.upperBound <= rival.text.upperBound
          {
            continue
          }
          if shared.isControl {
            evidence[shared.field].controls[shared.at].answer.doubt(.sharedAnswer)
          } else {
            evidence[shared.field].labels[shared.at].answer.doubt(.sharedAnswer)
          }
        }
      }
    }
  }

  private var isPlainText: Bool { readings[0].story.part == nil && readings[0].story.cells.isEmpty }
}

private func words(_ text: String) -> Set<ArraySlice<UInt8>> {
  Set(folded(text.utf8).split { !isWordByte($0) && $0 < 0x80 })
}
