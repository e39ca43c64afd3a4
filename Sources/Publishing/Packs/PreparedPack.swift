package import Forms
package import Templates

/// A pack of which everything is there and right, so that it can be pressed.
package struct PreparedPack: Sendable {
  package let definition: PackDefinition
  package let day: CalendarDate
  package let fonts: PressFonts
  /// In the order in which they lie.
  let documents: [PackSource]
  /// Nil where the pack has no cover.
  let cover: PackCover?
  /// The policies in it, as they are printed on their own: the register gets them.
  package let policies: [PrintedPolicy]
  /// Those of them that a page in the pack is signed for.
  package let signedPolicies: [PrintedPolicy]
}

/// Everything that is wrong with the documents of a pack.
package struct PackProblems: Error, Sendable {
  /// What policies say of themselves, and what cannot be printed.
  package var mistakes: [PublishingErrors.Mistake] = []
  /// What is wrong with templates and the values for them, by file, in the order of the pack.
  package var templates: [(file: String, findings: [TemplateFinding])] = []

  package var isEmpty: Bool { mistakes.isEmpty && templates.isEmpty }

  mutating func add(_ findings: [TemplateFinding], in file: String) {
    guard !findings.isEmpty else { return }
    // A template that is in the pack twice is wrong once.
    if let index = templates.firstIndex(where: { $0.file == file }) {
      let known = Set(templates[index].findings)
      templates[index].findings += findings.filter { !known.contains($0) }
    } else {
      templates.append((file, findings))
    }
  }
}
