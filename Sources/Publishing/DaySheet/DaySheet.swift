package import Cases
internal import Forms
package import School
package import Templates

/// What people without a terminal are told of a day: what arrived, what waits for whom, what came back.
///
/// It holds references, names of forms and roles; and, of what came back, the names of files, for a person must
/// find them. Never an answer.
package struct DaySheet: Sendable {
  /// When it was made.
  package var moment: Moment
  /// The cases that came in today, oldest first.
  package var arrived: [CaseSummary]
  /// The cases that are not closed, oldest first.
  package var open: [CaseSummary]
  /// What lies in the folder of what came back, and of what a person must look at; oldest first.
  package var returned: [FiledDelivery]
  package var waiting: [FiledDelivery]
  /// How many files had come in before, of those that came in today.
  package var duplicates: Int
  /// Files that lie in a drop folder and cannot be taken in, by their names.
  package var leftovers: [String]

  package init(
    moment: Moment, arrived: [CaseSummary], open: [CaseSummary], returned: [FiledDelivery],
    waiting: [FiledDelivery], duplicates: Int, leftovers: [String]
  ) {
    self.moment = moment
    self.arrived = arrived
    self.open = open
    self.returned = returned
    self.waiting = waiting
    self.duplicates = duplicates
    self.leftovers = leftovers
  }

  /// What a template for the sheet may name.
  ///
  /// - Parameters:
  ///   - school: gives roles their titles.
  ///   - formTitle: what a form is called.
  /// - Returns: the values, by name.
  package func values(
    _ school: School, formTitle: (String) -> String?
  ) -> [(name: String, value: TemplateValue)] {
    [
      ("date", .text(date(of: moment))), ("time", .text(time(of: moment))),
      ("arrived-count", .number(String(arrived.count))),
      ("arrived", .list(arrived.suffix(Self.rows).reversed().map { row($0, school, formTitle) })),
      ("arrived-more", more(arrived.count - Self.rows)), ("open", .list(openByRole(school))),
      ("open-count", .number(String(open.count))), ("returned", files(returned)),
      ("returned-more", more(returned.count - Self.rows)), ("waiting", files(waiting)),
      ("waiting-more", more(waiting.count - Self.rows)),
      ("duplicates", .number(String(duplicates))),
      ("leftovers", .list(leftovers.prefix(Self.rows).map { .text($0) })),
    ]
  }

  /// A longer list is read by nobody; `docket cases` shows all.
  private static let rows = 100
  private static let referencesARole = 20

  private func more(_ count: Int) -> TemplateValue {
    count > 0 ? .number(String(count)) : .nothing
  }

  private func time(of moment: Moment) -> String {
    String(moment.description.dropFirst(11).prefix(5))
  }

  private func date(of moment: Moment) -> String { String(moment.description.prefix(10)) }

  private func row(
    _ summary: CaseSummary, _ school: School, _ formTitle: (String) -> String?
  ) -> TemplateValue {
    let form = summary.form.map { formTitle($0.id) ?? $0.id } ?? "Not recognised"
    let state =
      summary.isUrgent
      ? "Urgent" : summary.outcome == .needsReview ? "To be reviewed" : ""
    return .record(
      TemplateRecord([
        ("reference", .text(summary.reference.description)),
        ("time", .text(time(of: summary.received))), ("form", .text(form)),
        ("role", .text(school.title(of: summary.assigned))), ("state", .text(state)),
      ]))
  }

  private func openByRole(_ school: School) -> [TemplateValue] {
    var roles: [(role: String, cases: [CaseSummary])] = []
    for summary in open {
      if let index = roles.firstIndex(where: { $0.role == summary.assigned }) {
        roles[index].cases.append(summary)
      } else {
        roles.append((summary.assigned, [summary]))
      }
    }
    return roles.map { role, cases in
      let shown = cases.prefix(Self.referencesARole).map(\.reference.description)
      let rest = cases.count - shown.count
      // Non-breaking hyphens: a reference that goes on in the next line is read as two.
      let list =
        shown.map { $0.replacing("-", with: "\u{2011}") }.joined(separator: ", ")
        + (rest > 0 ? " and \(rest) more" : "")
      return .record(
        TemplateRecord([
          ("role", .text(school.title(of: role))), ("count", .number(String(cases.count))),
          ("oldest", .text(cases.first.map { date(of: $0.received) } ?? "")),
          ("references", .text(list)),
        ]))
    }
  }

  private func files(_ files: [FiledDelivery]) -> TemplateValue {
    let rows = files.suffix(Self.rows).reversed().map { delivery in
      TemplateValue.record(
        TemplateRecord([
          ("file", .text(delivery.file)), ("date", .text(date(of: delivery.at))),
          ("time", .text(time(of: delivery.at))),
          ("reason", .text(Self.words(delivery.reason))),
        ]))
    }
    return .list(Array(rows))
  }

  /// Why a file was not taken in, in a few words; the note beside it says more.
  private static func words(_ reason: String?) -> String {
    if let trouble = reason.flatMap(DeliveryTrouble.init(rawValue:)) {
      return switch trouble {
      case .readerCrashed: "The reader broke down over it"
      case .readerTooSlow: "Reading it took too long"
      case .tooMuch: "More in it than one file may hold"
      case .cannotBeKept: "The store does not take it"
      case .cannotBeRead: "docket may not read it"
      case .ownNote: "A note of docket's own"
      }
    }
    return switch reason.flatMap(Refusal.Code.init(rawValue:)) {
    case .encrypted: "Protected by a password"
    case .legacyDoc: "An old Word file (.doc)"
    case .notAFormFile: "No Word file and no text"
    case .damaged: "Damaged"
    case .tooLarge: "Too large"
    case .unsafe: "Not safe to open"
    case .empty: "Empty"
    case .unreadableEncoding: "Letters that cannot be told"
    case .cannotOpen: "Cannot be opened"
    case .message: "An e-mail message"
    case .unrecognised, nil: "Not taken in"
    }
  }
}
