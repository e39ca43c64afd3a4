/// Answers that stand only in what a reply quotes.
extension RecordReader {
  /// Looks for answers in the quoted copy of a form where the sender's own copy leaves them out. (W97)
  ///
  /// They are no answers yet: the sender may have taken them out, or may not have seen that the copy is empty.
  mutating func askQuotedCopies(_ evidence: inout [Evidences]) {
    let all = (labels[0] + quotedCopies)
      .sorted { $0.occurrence.label.lowerBound < $1.occurrence.label.lowerBound }
    let reader = fieldReader(readings[0])
    let finder = PlaceFinder(
      reading: readings[0], labels: all, lines: record.lines, stops: stops, answerRow: nil)
    let isAnswered = evidence.map { evidence in
      (evidence.controls + evidence.labels).contains { $0.answer.outcome != .blank }
    }
    for (number, label) in all.enumerated()
    where !isAnswered[label.field]
      && quotedCopies.contains(where: { $0.occurrence.label == label.occurrence.label })
    {
      let field = fields[label.field]
      var place = finder.place(ofLabelAt: number, field)
      // What was typed under the quoted question is doubtful, too, beside an own one that is empty.
      place.doubt = .quotedAnswer
      let answer = reader.answer(at: place, to: field, label: label, index: index)
      guard answer.outcome != .blank else { continue }
      cover(label, 0)
      evidence[label.field].labels.append(Reading(answer: answer, story: 0, text: place.text))
    }
  }
}
