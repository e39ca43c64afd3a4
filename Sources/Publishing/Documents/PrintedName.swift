package import Cases
package import Forms

/// How printed files are named.
package enum PrintedName {
  /// By document, version and day, without what the name of a file cannot hold.
  ///
  /// - Parameters:
  ///   - name: of the document.
  ///   - part: what of it is printed, such as `signature-page`.
  ///   - version: of the document, where it has any.
  ///   - day: for which it is printed.
  /// - Returns: a name without an ending: `social-media-policy-v3-2026-09-01`.
  package static func of(
    _ name: DocumentName, _ part: String? = nil, version: String? = nil, day: CalendarDate
  ) -> String {
    let signs = version.map { version in
      version.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" }
    }
    let steps = [name.description, part, signs.map { "v" + String($0) }, day.description]
    return steps.compactMap { $0 }.joined(separator: "-")
  }
}
