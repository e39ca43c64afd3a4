/// Reads a table as programs export it: a row a line, its values parted by commas, semicolons or tabs. (RFC 4180)
///
/// Row by row and in parts, so that a table of any length costs little more memory than one row.
package struct CSVReader: Sendable {
  /// The part of the table that was read last, and where in it the next row begins.
  private var bytes: [UInt8]
  private var offset = 0
  private let source: CSVSource?
  /// How much of the source was read.
  private var end = 0
  private var line = 1
  /// What parts the values: `,`, `;`, a tab or `|`.
  package let delimiter: UInt8
  /// The values of the first row, which name the columns.
  package private(set) var header: [String] = []
  private let valueCharacters: Int
  /// How many rows were read, the first one apart.
  package private(set) var row = 0
  /// The row that was read last as a spreadsheet counts: the first row of the table is row 1, and empty ones count.
  package private(set) var place = 0
  /// The line on which the row that was read last begins, counted from 1.
  package private(set) var rowLine = 1

  /// - Parameters:
  ///   - bytes: UTF-8 without a byte order mark.
  ///   - valueCharacters: how long one value may be.
  /// - Throws: where there is no first row with the names of the columns.
  package init(_ bytes: [UInt8], valueCharacters: Int) throws(CSVError) {
    try self.init(bytes, source: nil, end: bytes.count, valueCharacters: valueCharacters)
  }

  /// - Parameters:
  ///   - source: UTF-8, with or without a byte order mark.
  ///   - valueCharacters: how long one value may be.
  /// - Throws: where it cannot be read, or there is no first row with the names of the columns.
  package init(_ source: CSVSource, valueCharacters: Int) throws(CSVError) {
    var bytes = try source.read(0, source.partBytes)
    let end = bytes.count
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    try self.init(bytes, source: source, end: end, valueCharacters: valueCharacters)
  }

  private init(
    _ bytes: [UInt8], source: CSVSource?, end: Int, valueCharacters: Int
  ) throws(CSVError) {
    self.bytes = bytes
    self.source = source
    self.end = end
    self.valueCharacters = valueCharacters
    var separators = Self.separators(in: bytes)
    // Excel says in a line of its own what it parts values with: `sep=;`.
    let quote = bytes.first == UInt8(ascii: "\"") ? 1 : 0
    if bytes.count > 6,
      bytes[quote..<quote + 4].elementsEqual("sep=".utf8, by: { $0 | 0x20 == $1 | 0x20 })
    {
      separators = bytes[quote + 4]
      offset = quote + 5 + quote
      while offset < bytes.count, bytes[offset] == 0x0D || bytes[offset] == 0x0A { offset += 1 }
      line = 2
    }
    delimiter = separators
    guard let first = try fields() else {
      throw CSVError(
        message: "The table is empty.",
        hint: "Its first row holds the names of the columns, each further row a record.")
    }
    if let rowError { throw rowError }
    header = first
  }

  /// Behind which byte of the table the row ends that was read last.
  package var bytesRead: Int { end - (bytes.count - offset) }

  /// The values of the row that was read last, however many it has.
  package private(set) var values: [String] = []

  /// The values of the next row, as many as ``header`` has.
  ///
  /// - Returns: nil at the end, and after a failure behind which rows cannot be told apart.
  package mutating func next() -> Result<[String], CSVError>? {
    guard !isDone else { return nil }
    do throws(CSVError) {
      guard let fields = try fields() else {
        isDone = true
        return nil
      }
      row += 1
      values = fields
      if let rowError { return .failure(rowError) }
      guard fields.count == header.count else {
        return .failure(
          CSVError(
            row: row, line: rowLine,
            message:
              "The row has \(Self.count(fields.count, "value")), and the first row \(Self.count(header.count, "column")).",
            hint: fields.count > header.count
              ? "Put a value that holds \(separator.one) in double quotes."
              : "Add what is missing; an empty value is nothing between two \(separator.two)."))
      }
      return .success(fields)
    } catch {
      isDone = true
      values = []
      return .failure(error)
    }
  }

  /// What parts values, in words.
  private var separator: (one: String, two: String) {
    switch delimiter {
    case UInt8(ascii: ";"): ("a semicolon", "semicolons")
    case UInt8(ascii: "\t"): ("a tab", "tabs")
    case UInt8(ascii: "|"): ("a bar", "bars")
    default: ("a comma", "commas")
    }
  }

  /// Why the row that was read last is none, though the next one can be told from it.
  private var rowError: CSVError?

  /// Rows behind the one that was read last cannot be told apart, or there are none.
  package private(set) var isDone = false

  /// The values of the next line that holds any; nil at the end.
  private mutating func fields() throws(CSVError) -> [String]? {
    while true {
      let (start, startLine, startPlace) = (offset, line, place)
      let found: Result<[String]?, CSVError>
      do throws(CSVError) {
        found = .success(try fieldsOfPart())
      } catch {
        found = .failure(error)
      }
      // What reaches the end of the part may go on in the next one.
      guard offset >= bytes.count, let source, end < source.byteCount else {
        return try found.get()
      }
      let rest = bytes[start...]
      // Behind a quote that is never closed the whole rest of the table would be one value.
      guard rest.count <= longestRow else { return try found.get() }
      let more = try source.read(end, max(source.partBytes, rest.count))
      guard !more.isEmpty else { return try found.get() }
      (offset, line, place) = (start, startLine, startPlace)
      end += more.count
      bytes = rest + more
      offset = 0
    }
  }

  /// In bytes; a character takes four at most.
  private var longestRow: Int { valueCharacters * 4 * max(1, header.count) }

  private mutating func fieldsOfPart() throws(CSVError) -> [String]? {
    skipEmptyLines()
    rowLine = line
    guard offset < bytes.count else { return nil }
    place += 1
    rowError = nil
    var fields: [String] = []
    while true {
      fields.append(try field(fields.count))
      guard offset < bytes.count else { return fields }
      let byte = bytes[offset]
      offset += 1
      if byte == delimiter {
        guard offset == bytes.count else { continue }
        fields.append("")
        return fields
      }
      if byte == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
      line += 1
      return fields
    }
  }

  private mutating func skipEmptyLines() {
    while offset < bytes.count {
      var end = offset
      // A line of nothing but commas is what is left of a row whose cells were emptied.
      while end < bytes.count, bytes[end] == 0x20 || bytes[end] == delimiter && header.count > 1 {
        end += 1
      }
      guard end < bytes.count, bytes[end] == 0x0D || bytes[end] == 0x0A else {
        if end == bytes.count { offset = end }
        return
      }
      offset =
        bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
      line += 1
      place += 1
    }
  }

  private mutating func field(_ column: Int) throws(CSVError) -> String {
    let quote = UInt8(ascii: "\"")
    guard bytes[offset...].first == quote else {
      let start = offset
      while offset < bytes.count, bytes[offset] != delimiter, bytes[offset] != 0x0A,
        bytes[offset] != 0x0D
      { offset += 1 }
      return text(bytes[start..<offset], column)
    }
    let (startLine, opening) = (line, offset)
    offset += 1
    var start = offset
    var value: [UInt8] = []
    while offset < bytes.count {
      if bytes[offset] == 0x0A { line += 1 }
      guard bytes[offset] == quote else {
        offset += 1
        continue
      }
      value += bytes[start..<offset]
      offset += 1
      if offset < bytes.count, bytes[offset] == quote {
        value.append(quote)
        offset += 1
        start = offset
        continue
      }
      while offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
      guard
        offset == bytes.count || bytes[offset] == delimiter || bytes[offset] == 0x0A
          || bytes[offset] == 0x0D
      else {
        rowError =
          rowError
          ?? CSVError(
            row: row + 1, line: line, message: "There is more behind the closing quote of a value.",
            hint: "A quote within a value in quotes is written twice: \"\".")
        while offset < bytes.count, bytes[offset] != delimiter, bytes[offset] != 0x0A,
          bytes[offset] != 0x0D
        { offset += 1 }
        return String(decoding: bytes[opening..<offset], as: UTF8.self)
      }
      return text(value[...], column)
    }
    throw CSVError(
      row: row + 1, line: startLine, message: "A quote is opened here and never closed.",
      hint: "Close it; a quote within a value in quotes is written twice: \"\".")
  }

  private mutating func text(_ value: ArraySlice<UInt8>, _ column: Int) -> String {
    let text = String(decoding: value, as: UTF8.self)
    // There are no more characters than bytes.
    guard value.count > valueCharacters, text.unicodeScalars.count > valueCharacters else {
      return text
    }
    let name = column < header.count ? "\"\(header[column])\"" : "A value"
    rowError =
      rowError
      ?? CSVError(
        row: row + 1, line: line,
        message: "\(name) holds more than \(valueCharacters) characters.",
        hint: "Check that a quote is closed; a text of that length is no value.")
    return text
  }

  private static func count(_ number: Int, _ word: String) -> String {
    number == 1 ? "1 \(word)" : "\(number) \(word)s"
  }

  /// What parts the values of the first line, by how often it stands there.
  private static func separators(in bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if [0x2C, 0x3B, 0x09, 0x7C].contains(byte) { counts[byte, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0x2C
  }
}
