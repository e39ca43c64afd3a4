internal import Forms

/// The text that the office types a paper form into.
extension BlankForm {
  /// The sheet: the title and the mark, then a question after the other.
  ///
  /// An answer goes behind its question or on the lines below it; a box is ticked with an x. Several
  /// sheets may stand in one file, one behind the other: each begins with its title.
  package var sheet: String {
    var text = "\(form.title)\n\(FormMark(of: form).line)\n"
    for section in form.sections {
      let filler = section.isForOfficeUse ? section.fillerLine(school) : nil
      for heading in [section.title, filler].compactMap({ $0 }) { text += "\n\(heading)\n" }
      for field in section.fields { text += "\n\(question(field))\n" }
    }
    return text
  }

  private func question(_ field: Field) -> String {
    // Without a sign at its end a label would run into the answer.
    let isOpen = field.label.last.map { $0.isLetter || $0.isNumber || $0 == ")" } ?? true
    let label = field.label + (isOpen ? ":" : "")
    let boxes = field.optionsToTick.map { "[ ] \($0.label)" }
    guard boxes.count > 2 else { return ([label] + boxes).joined(separator: " ") }
    return ([label] + boxes).joined(separator: "\n")
  }
}

extension Field {
  fileprivate var optionsToTick: [Option] {
    type == .yesNo && options.isEmpty ? [Option(label: "Yes"), Option(label: "No")] : options
  }
}
