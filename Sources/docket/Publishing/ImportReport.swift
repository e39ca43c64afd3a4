internal import Intake
internal import Publishing

/// What a person should know of a policy that was taken over.
struct ImportReport {
  /// The file that it was, and the text that was made.
  let source: FilePath
  let text: String

  /// Says each finding; the same one in many places once, with the places.
  func say(_ findings: [ImportFinding], _ console: Console) {
    var groups: [(finding: ImportFinding, places: [ImportFinding.Place])] = []
    for finding in findings {
      if let index = groups.firstIndex(where: { Self.isLike($0.finding, finding) }) {
        if !groups[index].places.contains(finding.place) {
          groups[index].places.append(finding.place)
        }
      } else {
        groups.append((finding, [finding.place]))
      }
    }
    for (finding, places) in groups {
      console.say("\(finding.severity.rawValue): \(finding.message)")
      console.say("  --> \(words(places))")
      console.say("hint: \(finding.hint)")
    }
  }

  private static func isLike(_ one: ImportFinding, _ other: ImportFinding) -> Bool {
    one.code == other.code && one.message == other.message && one.hint == other.hint
  }

  private func words(_ places: [ImportFinding.Place]) -> String {
    switch places[0] {
    case .source: return source.shown
    case .inSource:
      let ways = places.compactMap { place in
        if case .inSource(let way) = place { way } else { nil }
      }
      let shown = ways.prefix(3).joined(separator: "; ")
      return "\(source.shown), \(shown)" + (ways.count > 3 ? "; and \(ways.count - 3) more" : "")
    case .line:
      let lines = places.compactMap { place in
        if case .line(let line) = place { String(line) } else { nil }
      }
      return lines.count == 1
        ? "\(text), line \(lines[0])" : "\(text), lines \(lines.joined(separator: ", "))"
    }
  }
}
