internal import Mail
internal import Word

/// What a file of typed-up forms is.
package enum BatchKind: Hashable, Sendable {
  /// Forms one below the other.
  case text
  /// A form a row.
  case table

  /// The kind of a file.
  ///
  /// - Parameters:
  ///   - start: its first 4,096 bytes or more.
  ///   - name: tells a table by its ending.
  /// - Throws: a refusal where it is neither.
  package init(of start: [UInt8], name: String) throws(Refusal) {
    if MessageShape.isMessage(start, name: name) { throw .isMessage }
    guard !start.isEmpty else {
      throw Refusal(
        code: .empty, message: "The file is empty.", hint: "Type the forms, and save it.")
    }
    guard WordReader.mayBeText(start) else {
      throw Refusal(
        code: .notAFormFile, message: "This is neither plain text nor a table in CSV.",
        hint: "`docket ingest` takes Word files in; save a spreadsheet as CSV.")
    }
    self = FormTable.isNamed(name) ? .table : .text
  }
}
