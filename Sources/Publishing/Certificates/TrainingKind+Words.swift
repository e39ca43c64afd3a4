package import Cases
internal import Folding
internal import YAML

extension TrainingKind {
  /// The kind that people mean: its title or another usual word for it, whatever the capitals and hyphens.
  package init?(written: String) {
    let words = Self.words(written)
    guard let kind = Self.allCases.first(where: { $0.names.contains { Self.words($0) == words } })
    else { return nil }
    self = kind
  }

  /// The kind whose name is nearest to a word that is none.
  static func nearest(to written: String) -> TrainingKind? {
    written.nearest(of: allCases.flatMap(\.names)).flatMap { TrainingKind(written: $0) }
  }

  /// What it is called; the title comes first.
  private var names: [String] {
    switch self {
    case .induction:
      [
        title, "Induction training", "New-starter induction", "New starter", "New starters",
        "Starter induction", "Staff induction", "Onboarding",
      ]
    case .refresher:
      [
        title, "Refresher training", "Annual refresher", "Refresh", "Update", "Annual update",
        "Update training", "Continuing training", "Regular training", "CPD",
      ]
    case .atRisk:
      [
        title, rawValue, "At-risk identification", "At-risk pupils", "Pupils at risk",
        "Identification of pupils at risk", "Identifying at-risk pupils",
        "Identify pupils at risk", "Recognising pupils at risk",
      ]
    }
  }

  private static func words(_ text: String) -> [UInt8] {
    folded(text.utf8).filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
  }
}
