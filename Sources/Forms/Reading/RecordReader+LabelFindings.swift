internal import Archive
internal import Word

extension RecordReader {
  /// What is to say of labels that are not there, or not quite. (W80, W91)
  func labelFindings(_ answers: [FieldAnswer]) -> [Finding] {
    missing.map { missingLabel($0, answers) } + nearFields.map(nearLabel)
  }

  /// A question that is not on the form was not left blank by anybody. (R1)
  ///
  /// Where the answer before it runs over several lines, the one to the missing question may be in it.
  private func missingLabel(_ field: Int, _ answers: [FieldAnswer]) -> Finding {
    let before = answers[..<field].last { $0.answer.outcome != .blank }?.answer
    let mayHoldIt = before?.raw.holds(UInt8(ascii: "\n")) ?? false
    let label = fields[field].field.labelText
    return Finding(
      code: "form.label-missing", severity: mayHoldIt ? .error : .warning, field: fields[field].key,
      message: mayHoldIt
        ? "The question \"\(label)\" was not found; the answer before it may hold its answer."
        : "The question \"\(label)\" was not found.",
      hint: "Compare it with the original; perhaps the form was altered.",
      location: mayHoldIt ? before?.location : nil)
  }

  private func nearLabel(_ field: Int, _ location: DocumentLocation) -> Finding {
    Finding(
      code: "form.label-near", severity: .note, field: fields[field].key,
      message:
        "The question \"\(fields[field].field.labelText)\" was found under a label that differs by one letter.",
      hint: "Compare it with the original if the answer looks odd.", location: location)
  }
}

extension Field {
  /// The label without the colon behind it, for sentences.
  fileprivate var labelText: String {
    label.last == ":" ? String(label.dropLast()) : label
  }
}
