internal import YAML

extension Template {
  /// What is wrong with it and with data of this shape, all in the order of the document; what is never used
  /// of the data, last.
  ///
  /// - Parameter shape: of all records together.
  /// - Returns: errors, and warnings that need not stop anybody.
  package func check(_ shape: DataShape) -> [TemplateFinding] {
    let check = NameCheck(self, shape)
    let unused = check.unused(of: shape)
    var all = findings + check.findings
    all.sortByPlace()
    if !unused.isEmpty {
      let shown = unused.prefix(12).map { "\"\($0)\"" }.listed
      let more = unused.count > 12 ? " and \(unused.count - 12) more" : ""
      all.append(
        TemplateFinding(
          code: TemplateFinding.unusedData, severity: .warning,
          message: "The template never uses \(shown)\(more) of the data.",
          hint: "Look whether a tag is missing; where none is, all is well."))
    }
    return all
  }
}
