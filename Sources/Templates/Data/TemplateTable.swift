internal import CSV

/// A table whose rows are records for a template: a value of a row has the name of its column.
struct TemplateTable: Sendable {
  private var reader: CSVReader
  private let keys: TemplateRecord.Keys

  /// - Throws: where a column has no name, or that of another.
  init(_ reader: CSVReader) throws(DataError) {
    self.reader = reader
    let header = reader.header
    var names = header.map { FieldName.key($0) }
    for (index, name) in names.enumerated() {
      guard !name.isEmpty else {
        throw DataError(
          line: reader.rowLine, message: "Column \(index + 1) has no name.",
          hint: "Give each column a name in the first row, or delete the empty column.")
      }
      guard !header[..<index].contains(header[index]) else {
        throw DataError(
          line: reader.rowLine, message: "Two columns have the name \"\(name)\".",
          hint: "Give each column a name of its own.")
      }
      // `Grade` and `Grade (%)` differ only in signs that tags do not have.
      var count = 1
      while names[..<index].contains(names[index]) {
        count += 1
        names[index] = "\(name)_\(count)"
      }
    }
    keys = TemplateRecord.Keys(names)
  }

  init(_ bytes: [UInt8], valueCharacters: Int) throws(DataError) {
    let reader: CSVReader
    do throws(CSVError) {
      reader = try CSVReader(bytes, valueCharacters: valueCharacters)
    } catch {
      throw DataError(error)
    }
    try self.init(reader)
  }

  init(_ source: CSVSource, valueCharacters: Int) throws(DataError) {
    let reader: CSVReader
    do throws(CSVError) {
      reader = try CSVReader(source, valueCharacters: valueCharacters)
    } catch {
      throw DataError(error)
    }
    try self.init(reader)
  }

  /// The names of the columns.
  var names: [String] { keys.names }

  /// The line on which the row that was read last begins, counted from 1.
  var rowLine: Int { reader.rowLine }

  /// The next record; nil at the end, and after a failure behind which rows cannot be told apart.
  mutating func next() -> Result<TemplateRecord, DataError>? {
    reader.next()?.map { TemplateRecord(keys: keys, values: $0.map { .text($0) }) }
      .mapError { DataError($0) }
  }
}

extension DataError {
  init(_ error: CSVError) {
    self.init(row: error.row, line: error.line, message: error.message, hint: error.hint)
  }
}
