internal import CSV
internal import Word

/// Reads the rows of a table into forms.
extension FormReader {
  /// The forms of some rows, in order.
  func read(_ records: Range<Int>, of table: FormTable, _ file: OpenedFile) -> [ReadForm] {
    guard !table.rows.isEmpty else {
      return [
        ReadForm(
          refused: file.name, sha256: file.sha256,
          Refusal(
            code: .empty, message: "The table has no row below the names of its columns.",
            hint: "Type a form a row, and send it again."))
      ]
    }
    return records.map { number in
      let row = table.rows[number]
      var form = read(row, of: table, file, record: number + 1)
      if namesWords {
        form.wordsSHA256 = FileHash.sha256(TypedWords.row(row.values, header: table.header))
      }
      return form
    }
  }

  private func read(
    _ row: FormTable.Row, of table: FormTable, _ file: OpenedFile, record: Int
  ) -> ReadForm {
    if let error = row.error {
      return ReadForm(
        refused: file.name, record: record, sha256: file.sha256, Refusal(error))
    }
    func place(_ column: Int) -> DocumentLocation {
      DocumentLocation(part: nil, steps: [.cell(row: row.number, column: column + 1)])
    }
    guard let reading = table.reading(of: row.values, catalogue) else {
      return ReadForm(
        file: file.name, record: record, sha256: file.sha256, outcome: .unrecognised,
        unassigned: row.values.enumerated().compactMap { column, value in
          value.isBlank ? nil : UnassignedText(text: value, location: place(column))
        },
        refusal: Refusal(
          code: .unrecognised, message: "The column \"form\" names no known form.",
          hint: "Write the form's id or title there, as `docket forms` lists them."))
    }
    let form = catalogue.forms[reading.form]
    var answers = form.fields.map { FieldAnswer($0.key, .blank) }
    var unassigned: [UnassignedText] = []
    var scans: [UnassignedText] = []
    var doubtfulScans: [Finding] = []
    for (column, value) in row.values.enumerated() where !value.isBlank {
      let value = value.unguarded
      switch reading.columns[column] {
      case .field(let field):
        answers[field].answer = form.fields[field].answer(typed: value, at: place(column), today)
      case .scans:
        if let names = ScanLines.names(of: value) {
          scans += names.map { UnassignedText(text: $0, location: place(column)) }
        } else {
          unassigned.append(UnassignedText(text: value, location: place(column)))
          doubtfulScans.append(ScanLines.finding(at: place(column)))
        }
      case .form: break
      case .other: unassigned.append(UnassignedText(text: value, location: place(column)))
      }
    }
    var findings = form.checks.check(answers) + doubtfulScans
    if record == 1 { findings += file.document.findings }
    return ReadForm(
      file: file.name, record: record, sha256: file.sha256, form: form.identity,
      outcome: ReadForm.Outcome(answers: answers, findings: findings),
      answers: answers, unassigned: unassigned, findings: findings, scans: scans)
  }
}

extension FormTable {
  /// Whether a file is called a table.
  static func isNamed(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".csv") || name.hasSuffix(".tsv")
  }

  /// About how many bytes its rows take in memory.
  var weight: Int {
    rows.reduce(0) { sum, row in sum + row.values.reduce(64) { $0 + $1.utf8.count + 16 } }
  }
}

extension ReadingField {
  /// The answer that was typed into a column of its own.
  fileprivate func answer(
    typed raw: String, at location: DocumentLocation, _ today: CalendarDate
  ) -> Answer {
    isBlankForm(raw)
      ? Answer(outcome: .blank, location: location)
      : field.answer(raw, how: .column, at: location, today: today)
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
