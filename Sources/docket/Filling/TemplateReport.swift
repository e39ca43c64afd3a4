internal import Templates

/// What is wrong with a template or its data, for a person: each mistake once, with all records that have it.
struct TemplateReport {
  let template: String
  var data: String?
  /// Documents would have been written.
  var writes = true

  /// - Parameters:
  ///   - findings: what is wrong.
  ///   - console: where it is said.
  ///   - isAll: nothing else is wrong, so that mistakes can be counted.
  func say(_ findings: [TemplateFinding], _ console: Console, isAll: Bool = true) {
    for (finding, rows) in grouped(findings) {
      console.say("\(finding.severity.rawValue): \(finding.message)")
      console.say("  --> \(place(of: finding, rows))")
      console.say("hint: \(finding.hint)")
    }
    let errors = grouped(findings).count { $0.finding.severity == .error }
    if errors > 0, isAll {
      let mistakes = errors == 1 ? "1 mistake" : "\(errors) mistakes"
      console.say(writes ? "\(mistakes); nothing was written." : "\(mistakes).")
    }
  }

  private func place(of finding: TemplateFinding, _ rows: [Int]) -> String {
    guard let place = finding.place else {
      return finding.code == TemplateFinding.unusedData ? data ?? template : template
    }
    var text = place.source?.file ?? template
    if !place.words.isEmpty { text += ", \(place.words)" }
    if let tag = place.tag { text += ": \(Self.cut(tag))" }
    if !rows.isEmpty { text += "; \(Self.words(for: rows))" }
    return text
  }

  /// `record 3`, or `records 3, 5, 8 and 12 more`.
  private static func words(for rows: [Int]) -> String {
    if rows.count == 1 { return "record \(rows[0])" }
    let shown = rows.prefix(5).map(String.init).joined(separator: ", ")
    return "records \(shown)\(rows.count > 5 ? " and \(rows.count - 5) more" : "")"
  }

  private static func cut(_ tag: String) -> String {
    tag.count > 60 ? tag.prefix(57) + "…" : tag
  }

  private func grouped(_ findings: [TemplateFinding]) -> [(finding: TemplateFinding, rows: [Int])] {
    var groups: [(finding: TemplateFinding, rows: [Int])] = []
    var indices: [TemplateFinding: Int] = [:]
    for finding in findings {
      var key = finding
      key.row = nil
      // The same tag twice in one place is one mistake to a person.
      key.place?.ordinal = 0
      if let index = indices[key] {
        if let row = finding.row { groups[index].rows.append(row) }
      } else {
        indices[key] = groups.count
        groups.append((key, finding.row.map { [$0] } ?? []))
      }
    }
    return groups
  }
}
