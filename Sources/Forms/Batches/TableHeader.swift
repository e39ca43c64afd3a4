internal import YAML

/// What the first row of a table says, before any form is read.
package struct TableHeader: Hashable, Sendable {
  /// The columns that answer no question of a form, as they are called.
  package let others: [String]

  /// - Parameters:
  ///   - header: the names of the columns.
  ///   - forms: the known forms; of several versions of one, the newest first.
  /// - Throws: a refusal where it is that of no form, or a name is misspelt.
  package init(_ header: [String], forms: [FormSchema]) throws(Refusal) {
    let catalogue = ReadingCatalogue(forms)
    let columns = try FormTable.readings(header, catalogue).0
    guard let first = columns.first else {
      let likely = catalogue.forms.max { $0.named(by: header) < $1.named(by: header) }
      let keys = likely?.fields.map(\.key).joined(separator: ",") ?? ""
      throw Refusal(
        code: .unrecognised,
        message: "The first row does not name the questions of one known form.",
        hint: "Write their keys or labels there, as in: \(keys)")
    }
    others = header.indices.filter { number in
      columns.allSatisfy { $0.columns[number] == .other }
    }.map { header[$0] }
    let names =
      columns.flatMap { reading in
        let fields = catalogue.forms[reading.form].fields
        return fields.indices.filter { !reading.columns.contains(.field($0)) }
          .flatMap { [fields[$0].key, fields[$0].field.label] }
      } + (first.columns.contains(.scans) ? [] : ["scan"])
    for other in others {
      guard !other.trimmed.isEmpty, let meant = other.nearest(of: names) else { continue }
      let column = header.firstIndex(of: other).map { $0 + 1 } ?? 0
      throw Refusal(
        code: .unrecognised, message: "Column \(column) is called like no question of the form.",
        hint: "Did you mean \"\(meant)\"?")
    }
  }
}
