package import School

/// What docket prints on a form besides what its schema says word by word. Reading knows it, too: words
/// of the blank form are never an answer.
extension FormSchema.Section {
  /// Who fills it in: `For office use: Headteacher`.
  ///
  /// - Parameter school: gives roles their titles.
  /// - Returns: a line without a sign at its end.
  package func fillerLine(_ school: School?) -> String {
    switch filledBy {
    case .sender: "For you to fill in"
    case .role(let role):
      "For office use: \(school?.role(role)?.title ?? School.words(ofRole: role))"
    }
  }

  package var isForOfficeUse: Bool { filledBy != .sender }
}

extension Field {
  /// What stands under its label, such as `Required. Who asks for access`.
  package var printedHelp: String? {
    let help = help.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
    let sentences = [isRequired ? "Required." : nil, help].compactMap { $0 }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
