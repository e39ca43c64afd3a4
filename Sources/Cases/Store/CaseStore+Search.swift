import GRDB

extension CaseStore {
  /// The cases in which all the words stand, newest first.
  ///
  /// A word also finds the longer words that it begins; capitals and accents do not matter. Words that
  /// together are a reference find that case, however it is typed.
  package func search(_ words: String, limit: Int = 1000) throws(StoreError) -> [CaseSummary] {
    try read { db in
      var found: [CaseSummary] = []
      if let reference = CaseReference(words), let named = try CaseSummary.find(reference, db) {
        found.append(named)
      }
      guard let expression = Self.expression(words) else { return found }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          \(CaseSummary.select)
          WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY id DESC LIMIT ?
          """, arguments: [expression, limit])
      while let row = try rows.next() {
        let summary = try CaseSummary(row)
        if !found.contains(summary) { found.append(summary) }
      }
      return found
    }
  }

  /// Each word as a quoted prefix, so that nothing a person types is FTS5 syntax; nil without a word.
  private static func expression(_ words: String) -> String? {
    let phrases = words.split { $0.isWhitespace || $0 == "\0" }
      .filter { word in
        word.unicodeScalars.contains {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
      }
      .map { "\"\($0.replacing("\"", with: "\"\""))\"*" }
    return phrases.isEmpty ? nil : phrases.joined(separator: " AND ")
  }
}
