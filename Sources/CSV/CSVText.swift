/// Writes rows of a table as text. (RFC 4180)
package enum CSVText {
  /// A row with its line end.
  ///
  /// - Parameters:
  ///   - values: as they are; quotes go round one that needs them.
  ///   - delimiter: what parts them.
  /// - Returns: UTF-8.
  package static func row(_ values: [String], delimiter: UInt8 = UInt8(ascii: ",")) -> [UInt8] {
    var row: [UInt8] = []
    for (number, value) in values.enumerated() {
      if number > 0 { row.append(delimiter) }
      append(value, to: &row, delimiter)
    }
    row.append(0x0A)
    return row
  }

  /// A program may take any of them for what parts the values.
  private static let delimiters = Array(",;\t|".utf8)

  private static func append(_ value: String, to row: inout [UInt8], _ delimiter: UInt8) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes =
      value.utf8.first.map { $0 == 0x20 } ?? false
      || value.utf8.contains {
        $0 == quote || $0 == 0x0A || $0 == 0x0D || $0 == delimiter || delimiters.contains($0)
      }
    guard needsQuotes else {
      row += value.utf8
      return
    }
    row.append(quote)
    for byte in value.utf8 {
      if byte == quote { row.append(quote) }
      row.append(byte)
    }
    row.append(quote)
  }
}
