package import Cases
internal import Forms
package import PDF
package import Templates
internal import Word

/// A policy as it is printed on a day.
package struct PrintedPolicy: Sendable {
  package var name: DocumentName
  package var facts: PolicyFacts
  /// The Word file.
  package var word: [UInt8]
  package var pages: DrawnDocument
  package var pdf: [UInt8]
  /// What its pages do not show as Word would.
  package var findings: [LayoutFinding]
  /// What the register gets.
  package var printing: Printing
  /// The register has this very file.
  package var isKnown = false

  /// The name of its files, without an ending: `social-media-policy-v3-2026-09-01`.
  package var fileName: String {
    PrintedName.of(name, version: facts.version, day: printing.day)
  }
}

/// Prints policies.
package struct PolicyPress {
  private let text: PolicyText
  private let fonts: PressFonts

  /// - Parameters:
  ///   - text: fills them.
  ///   - fonts: shared by all that is printed.
  package init(_ text: PolicyText, _ fonts: PressFonts) {
    self.text = text
    self.fonts = fonts
  }

  /// Prints a policy.
  ///
  /// - Parameters:
  ///   - template: its text.
  ///   - name: what it is called.
  ///   - facts: what it says of itself.
  /// - Returns: the same for the same text, school and day.
  /// - Throws: `TemplateErrors` where its text cannot be filled, `PackageError` where it cannot be laid out.
  package func press(
    _ template: Template, _ name: DocumentName, _ facts: PolicyFacts
  ) throws -> PrintedPolicy {
    let changes = try text.changes(of: template, facts)
    let word = try changes.applied(to: template.file)
    let press = try TemplatePress(template.file, title: facts.title, fonts)
    let pressed = try press.press(changes)
    let pdf = press.file(pressed.pages)
    return PrintedPolicy(
      name: name, facts: facts, word: word, pages: pressed.pages, pdf: pdf,
      findings: pressed.findings,
      printing: Printing(
        document: name, title: facts.title, version: facts.version, day: text.day,
        pages: pressed.pages.pages.count, sha256: DocumentHash(of: pdf).description,
        wordsSHA256: try DocumentHash(ofWordsIn: word).description))
  }
}

extension PrintedPolicy {
  /// As it was first printed, where the register has the same file: that is the same printing, also on another day.
  ///
  /// - Throws: where the register cannot be read.
  package func known(in store: CaseStore) throws(StoreError) -> PrintedPolicy {
    var printed = self
    let known = try store.printings(of: name).last { $0.printing.sha256 == printing.sha256 }
    if let known {
      printed.printing = known.printing
      printed.isKnown = true
    }
    return printed
  }
}
