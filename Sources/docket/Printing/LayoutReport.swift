internal import Intake
internal import PDF
internal import Word

/// What pages do not show as Word would, for a person.
struct LayoutReport {
  private let path: FilePath
  private let severity: String

  /// - Parameters:
  ///   - path: of the Word file.
  ///   - isStrict: what pages do not show is an error.
  init(_ path: FilePath, isStrict: Bool = false) {
    self.path = path
    severity = isStrict ? "error" : "warning"
  }

  /// Says each finding, with the first record that has it where there are records.
  func say(_ findings: [(finding: LayoutFinding, record: Int?)], _ console: Console) {
    for (finding, record) in findings.sorted(by: { $0.record ?? 0 < $1.record ?? 0 }) {
      console.say("\(severity): \(finding.message)")
      var place = path.shown
      if let inside = finding.place { place += ", \(inside.description)" }
      if let record { place += "; record \(record)" }
      console.say("  --> \(place)")
      console.say("hint: \(finding.hint)")
    }
  }
}
