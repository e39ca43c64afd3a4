package import Cases
package import Forms
package import School

/// Finds what packs name: policies, their signature pages, forms, templates.
package struct PackSources {
  let school: School
  let day: CalendarDate
  let fonts: PressFonts
  let shelf: any PackShelf
  let forms: FormCatalogue
  let store: CaseStore

  /// - Parameters:
  ///   - school: whose names and roles stand in documents.
  ///   - day: that they are printed for.
  ///   - fonts: shared by all that is printed.
  ///   - shelf: where templates are.
  ///   - forms: those that can be printed.
  ///   - store: its register knows what was printed before.
  package init(
    _ school: School, on day: CalendarDate, _ fonts: PressFonts, _ shelf: any PackShelf,
    _ forms: FormCatalogue, _ store: CaseStore
  ) {
    self.school = school
    self.day = day
    self.fonts = fonts
    self.shelf = shelf
    self.forms = forms
    self.store = store
  }

  /// Finds everything that a pack names, and tries it out.
  ///
  /// - Parameters:
  ///   - definition: of the pack.
  ///   - people: for whom it is printed; none where it is for nobody in particular.
  /// - Returns: what can be pressed.
  /// - Throws: ``PackProblems`` with everything that is wrong, and what the shelf and the store throw.
  package func prepare(
    _ definition: PackDefinition, for people: [PackPerson]
  ) throws -> PreparedPack {
    var preparation = PackPreparation(self, for: people)
    for document in definition.documents {
      guard var source = try preparation.source(document) else { continue }
      source.copies = document.copies
      preparation.problems.add(source.findings(for: people), in: source.file)
      preparation.documents.append(source)
    }
    var cover: PackCover?
    if definition.hasCover {
      let own = PackCover(
        shelved: try shelf.cover(), school: school, title: definition.title, day: day)
      preparation.problems.add(own.findings(for: people.first), in: own.shelved.file)
      cover = own
    }
    guard preparation.problems.isEmpty else { throw preparation.problems }
    return PreparedPack(
      definition: definition, day: day, fonts: fonts, documents: preparation.documents,
      cover: cover, policies: preparation.printed, signedPolicies: preparation.signed)
  }
}
