/// Which documents are printed together, as `templates/packs/*.yaml` has it.
package struct PackDefinition: Hashable, Sendable {
  package var title: String
  /// It begins with a sheet that says what is in it.
  package var hasCover: Bool
  /// Each document begins on the front of a sheet, for printing on both sides.
  package var startsOnFronts: Bool
  /// There is one for each person, not one for all.
  package var isForEachPerson: Bool
  package var documents: [Document]

  package init(
    title: String, hasCover: Bool = true, startsOnFronts: Bool = true,
    isForEachPerson: Bool = false, documents: [Document]
  ) {
    self.title = title
    self.hasCover = hasCover
    self.startsOnFronts = startsOnFronts
    self.isForEachPerson = isForEachPerson
    self.documents = documents
  }

  /// People must have been trained to get it.
  package var hasCertificate: Bool { documents.contains { $0.kind == .certificate } }

  /// A document of a pack.
  package struct Document: Hashable, Sendable {
    package var kind: Kind
    /// What it is called; of a certificate, the name of its template.
    package var name: String
    package var copies: Int

    package init(_ kind: Kind, _ name: String, copies: Int = 1) {
      self.kind = kind
      self.name = name
      self.copies = copies
    }
  }

  /// What is printed of a name.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case policy
    /// Of a policy.
    case signaturePage = "signature-page"
    /// Blank, to be filled in by hand.
    case form
    /// Filled with the names of the school and of the person.
    case template
    /// Of the training of the person.
    case certificate

    /// For sentences.
    package var noun: String { rawValue.replacing("-", with: " ") }
  }

  /// The most copies of a document.
  static let copyLimit = 100
}

/// What the documents of packs may be called.
package struct PackNames: Hashable, Sendable {
  /// Of templates, policies among them.
  package var templates: [String]
  /// The ids of forms.
  package var forms: [String]

  package init(templates: [String], forms: [String]) {
    self.templates = templates
    self.forms = forms
  }

  /// Those of a kind.
  func of(_ kind: PackDefinition.Kind) -> [String] { kind == .form ? forms : templates }
}
