package import CSV

/// A table with a form a row, whose first row names the questions by their keys or labels.
struct FormTable: Sendable {
  /// What a column holds.
  enum Column: Hashable, Sendable {
    case field(Int)
    /// Which form the row is, by its id or title.
    case form
    /// The names of scans.
    case scans
    /// No question of the form: its values are kept as words that no question took.
    case other
  }

  /// What the columns hold where the rows are a form, by its index in the catalogue.
  struct Reading: Sendable {
    var form: Int
    var columns: [Column]
  }

  struct Row: Sendable {
    var values: [String]
    /// Why it is none of the table.
    var error: CSVError?
    /// As a spreadsheet counts: the first row of the table is row 1.
    var number: Int
  }

  let header: [String]
  let rows: [Row]
  /// The forms that rows may be; one unless a column says which.
  private let readings: [Reading]
  private let formColumn: Int?

  /// Nil where the first row is that of no form, or of several alike.
  ///
  /// - Throws: where there is no first row, or two columns answer one question.
  init?(
    _ text: [UInt8], valueCharacters: Int, catalogue: ReadingCatalogue
  ) throws(Refusal) {
    var reader: CSVReader
    do throws(CSVError) {
      reader = try CSVReader(text, valueCharacters: valueCharacters)
    } catch {
      throw Refusal(error)
    }
    (readings, formColumn) = try Self.readings(reader.header, catalogue)
    guard !readings.isEmpty else { return nil }
    header = reader.header
    var rows: [Row] = []
    while let next = reader.next() {
      var row = Row(values: reader.values, number: reader.place)
      if case .failure(let error) = next { row.error = error }
      if !OwnNote.isRow(row.values) { rows.append(row) }
    }
    self.rows = rows
  }

  static func readings(
    _ names: [String], _ catalogue: ReadingCatalogue
  ) throws(Refusal) -> ([Reading], formColumn: Int?) {
    let names = names.map(\.unguarded)
    let header = names.map(labelCore)
    let formColumn = header.firstIndex { $0 == Array("form".utf8) }
    var all: [(reading: Reading, found: Int)] = []
    for form in catalogue.forms.indices {
      var columns = columns(header, names, formColumn, catalogue.forms[form])
      // In a table of several forms a key of one may be what the label of another is.
      if formColumn != nil { columns.keepKeys(names, catalogue.forms[form]) }
      let fields = columns.compactMap { if case .field(let field) = $0 { field } else { nil } }
      guard fields.count * 2 >= catalogue.forms[form].fields.count else { continue }
      if let twice = fields.first(where: { field in fields.count { $0 == field } > 1 }) {
        let label = catalogue.forms[form].fields[twice].field.label
        throw Refusal(
          code: .notAFormFile, message: "Two columns of the table answer \"\(label)\".",
          hint: "Delete one of them, or give it another name.")
      }
      all.append((Reading(form: form, columns: columns), Set(fields).count))
    }
    if formColumn != nil { return (all.map(\.reading), formColumn) }
    let most = all.map(\.found).max()
    let best = all.filter { $0.found == most }.map(\.reading)
    // Versions of one form stand newest first.
    let ids = Set(best.map { catalogue.forms[$0.form].identity.id })
    return (ids.count == 1 ? [best[0]] : [], nil)
  }

  private static func columns(
    _ header: [[UInt8]], _ names: [String], _ formColumn: Int?, _ form: ReadingForm
  ) -> [Column] {
    header.enumerated().map { number, core in
      if number == formColumn { return .form }
      if let field = form.fields.firstIndex(where: {
        $0.isLabelled(core) || $0.isKey(names[number])
      }
      ) {
        return .field(field)
      }
      return ScanLines.isColumn(core) ? .scans : .other
    }
  }

  /// What the row is read as; nil where its form is not known.
  func reading(of values: [String], _ catalogue: ReadingCatalogue) -> Reading? {
    guard let formColumn else { return readings.first }
    let name = labelCore(values[formColumn])
    return readings.first { reading in
      let schema = catalogue.forms[reading.form].schema
      return ([schema.id, schema.title] + schema.otherTitles).contains { labelCore($0) == name }
    }
  }
}

extension [FormTable.Column] {
  /// Takes a question from the columns that are called by its label where one is called by its key.
  fileprivate mutating func keepKeys(_ names: [String], _ form: ReadingForm) {
    for (number, column) in enumerated() {
      guard case .field(let field) = column, form.fields[field].isKey(names[number]) else {
        continue
      }
      for other in indices where other != number && self[other] == column { self[other] = .other }
    }
  }
}

extension ReadingForm {
  /// How many columns are named for its questions.
  func named(by header: [String]) -> Int {
    header.count { name in
      fields.contains { $0.isLabelled(labelCore(name)) || $0.isKey(name) }
    }
  }
}

extension ReadingField {
  /// Whether the name of a column is the field's key, however its words are joined.
  fileprivate func isKey(_ name: String) -> Bool {
    name.utf8.count == key.utf8.count
      && zip(name.utf8, key.utf8).allSatisfy { typed, own in
        let joint = own == UInt8(ascii: "_")
        return typed == own || typed | 0x20 == own
          || joint && (typed == UInt8(ascii: " ") || typed == UInt8(ascii: "-"))
      }
  }
}

extension Refusal {
  /// What is wrong with a table.
  package init(_ error: CSVError) {
    let line = error.line.map { " (line \($0))" } ?? ""
    self.init(code: .damaged, message: Self.placed(error.message, line), hint: error.hint)
  }

  /// The place goes before the full stop.
  private static func placed(_ message: String, _ place: String) -> String {
    message.hasSuffix(".") ? message.dropLast() + place + "." : message + place
  }
}
