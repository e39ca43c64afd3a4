internal import Forms
internal import PDF
internal import School
internal import Templates
internal import Word

/// The sheet that a pack begins with: what is in it, and how many of each.
struct PackCover: Sendable {
  let shelved: ShelvedTemplate
  let school: School
  let title: String
  let day: CalendarDate

  var workshop: FillingWorkshop { FillingWorkshop(pictures: PictureSource(from: shelved.folder)) }

  /// Everything that is wrong with its template, whatever the counts.
  func findings(for person: PackPerson?) -> [TemplateFinding] {
    var plan = PackPlan(startsOnFronts: true, isBooklet: false)
    plan.add(DrawnDocument(facts: DocumentFacts(title: title, language: "en-GB")))
    return shelved.template.findings(of: values(plan, for: person), today: day, workshop)
  }

  /// The sheet for a pack.
  ///
  /// - Throws: `TemplateErrors`, which ``findings(for:)`` has told.
  func changes(
    _ plan: PackPlan, for person: PackPerson?, _ workshop: FillingWorkshop
  ) throws(TemplateErrors) -> WordChanges {
    try shelved.template.changes(values(plan, for: person), today: day, workshop)
  }

  /// The values of its template: those of the school, `person` where the pack is for one, and `pack` with its
  /// counts and its documents.
  private func values(_ plan: PackPlan, for person: PackPerson?) -> TemplateRecord {
    let documents = plan.lines.enumerated().map { index, line in
      TemplateValue.record(
        TemplateRecord([
          ("number", Self.count(index + 1)), ("title", .text(line.title)),
          ("version", line.version.map(TemplateValue.text) ?? .nothing),
          ("pages", Self.count(line.pages)), ("page", Self.count(line.firstPage)),
          ("copies", Self.count(line.copies)),
          ("paper", line.paper.map(TemplateValue.text) ?? .nothing),
        ]))
    }
    let pack = TemplateRecord([
      ("title", .text(title)), ("date", .text(day.description)),
      ("documents", .list(documents)), ("pages", Self.count(plan.pages)),
      ("empty-pages", Self.count(plan.emptyPages)), ("sheets", Self.count(plan.sheets)),
      ("paper", .text(plan.sheetName)), ("booklet", .truth(plan.isBooklet)),
    ])
    return TemplateRecord(school, and: [("pack", .record(pack))] + PackPerson.values(person))
  }

  private static func count(_ number: Int) -> TemplateValue { .number(String(number)) }

  /// Leads what leads to `part:2` to the second document of the plan.
  static func lead(_ pages: inout [DrawnPage], by plan: PackPlan) {
    for page in pages.indices {
      for index in pages[page].links.indices {
        guard case .address(let address) = pages[page].links[index].target,
          address.hasPrefix("part:"), let number = Int(address.dropFirst(5)),
          plan.lines.indices.contains(number - 1)
        else { continue }
        let place = PagePoint(page: plan.lines[number - 1].firstPage - 1, y: 0)
        pages[page].links[index].target = .place(place)
      }
    }
  }
}
