internal import Archive

/// Reads a table as programs export it: a row a line, its values parted by commas, semicolons or tabs. (RFC 4180)
///
/// Row by row and in parts, so that a table of any length costs little more memory than one row.
package struct CSVReader: Sendable, IteratorProtocol {
  /// The part of the table that was read last, and where in it the next row begins.
  private var bytes: [UInt8]
  private var offset = 0
  private let source: TableSource?
  /// How much of the source was read.
  private var end = 0
  private var line = 1
  private let delimiter: UInt8
  private var keys: TemplateRecord.Keys
  private let valueCharacters: Int
  private var isDone = false
  private(set) var row = 0
  /// The line on which the row that was read last begins, counted from 1.
  private(set) var rowLine = 1

  /// - Parameters:
  ///   - bytes: UTF-8 without a byte order mark.
  ///   - valueCharacters: how long one value may be.
  /// - Throws: where there is no first row with the names of the columns.
  package init(_ bytes: [UInt8], valueCharacters: Int) throws(DataError) {
    try self.init(bytes, source: nil, valueCharacters: valueCharacters)
  }

  /// - Parameters:
  ///   - source: UTF-8, with or without a byte order mark.
  ///   - valueCharacters: how long one value may be.
  /// - Throws: where it cannot be read, or there is no first row with the names of the columns.
  package init(_ source: TableSource, valueCharacters: Int) throws(DataError) {
    var bytes = try source.read(0, source.partBytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    try self.init(bytes, source: source, valueCharacters: valueCharacters)
  }

  private init(
    _ bytes: [UInt8], source: TableSource?, valueCharacters: Int
  ) throws(DataError) {
    self.bytes = bytes
    self.source = source
    end = min(source?.byteCount ?? 0, source?.partBytes ?? 0)
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
    keys = TemplateRecord.Keys([])
    guard let header = try fields() else {
      throw DataError(
        message: "The table is empty.",
        hint: "Its first row holds the names of the columns, each further row a record.")
    }
    var names = header.map { FieldName.key($0) }
    for (index, name) in names.enumerated() {
      guard !name.isEmpty else {
        throw DataError(
          line: line - 1, message: "Column \(index + 1) has no name.",
          hint: "Give each column a name in the first row, or delete the empty column.")
      }
      guard !header[..<index].contains(header[index]) else {
        throw DataError(
          line: line - 1, message: "Two columns have the name \"\(name)\".",
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

  /// The names of the columns.
  package var names: [String] { keys.names }

  /// The next record; nil at the end, and after a failure behind which rows cannot be told apart.
  package mutating func next() -> Result<TemplateRecord, DataError>? {
    guard !isDone else { return nil }
    do throws(DataError) {
      guard let fields = try fields() else {
        isDone = true
        return nil
      }
      row += 1
      guard fields.count == keys.names.count else {
        return .failure(
          DataError(
            row: row, line: rowLine,
            message:
              "The row has \(Self.count(fields.count, "value")), and the first row \(Self.count(keys.names.count, "column")).",
            hint: fields.count > keys.names.count
              ? "Put a value that holds a comma in double quotes."
              : "Add what is missing; an empty value is nothing between two commas."))
      }
      return .success(TemplateRecord(keys: keys, values: fields.map { .text($0) }))
    } catch {
      isDone = true
      return .failure(error)
    }
  }

  /// The values of the next line that holds any; nil at the end.
  private mutating func fields() throws(DataError) -> [String]? {
    while true {
      let (start, startLine) = (offset, line)
      let found: Result<[String]?, DataError>
      do throws(DataError) {
        found = .success(try fieldsOfPart())
      } catch {
        found = .failure(error)
      }
      // What reaches the end of the part may go on in the next one.
      guard offset >= bytes.count, let source, end < source.byteCount else {
        return try found.get()
      }
      (offset, line) = (start, startLine)
      let rest = bytes[start...]
      let more = try source.read(end, max(source.partBytes, rest.count))
      guard !more.isEmpty else { return try found.get() }
      end += more.count
      bytes = rest + more
      offset = 0
    }
  }

  private mutating func fieldsOfPart() throws(DataError) -> [String]? {
    skipEmptyLines()
    rowLine = line
    guard offset < bytes.count else { return nil }
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
      while end < bytes.count, bytes[end] == 0x20 || bytes[end] == delimiter && keys.names.count > 1
      {
        end += 1
      }
      guard end < bytes.count, bytes[end] == 0x0D || bytes[end] == 0x0A else {
        if end == bytes.count { offset = end }
        return
      }
      offset =
        bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
      line += 1
    }
  }

  private mutating func field(_ column: Int) throws(DataError) -> String {
    let quote = UInt8(ascii: "\"")
    guard bytes[offset...].first == quote else {
      let start = offset
      while offset < bytes.count, bytes[offset] != delimiter, bytes[offset] != 0x0A,
        bytes[offset] != 0x0D
      { offset += 1 }
      return try text(start..<offset, column)
    }
    let startLine = line
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
        throw DataError(
          row: row + 1, line: line, message: "There is more behind the closing quote of a value.",
          hint: "A quote within a value in quotes is written twice: \"\".")
      }
      return try text(value[...], column)
    }
    throw DataError(
      row: row + 1, line: startLine, message: "A quote is opened here and never closed.",
      hint: "Close it; a quote within a value in quotes is written twice: \"\".")
  }

  private func text(_ range: Range<Int>, _ column: Int) throws(DataError) -> String {
    try text(bytes[range], column)
  }

  private func text(_ value: ArraySlice<UInt8>, _ column: Int) throws(DataError) -> String {
    let text = String(decoding: value, as: UTF8.self)
    // There are no more characters than bytes.
    guard value.count > valueCharacters, text.unicodeScalars.count > valueCharacters else {
      return text
    }
    let name = column < keys.names.count ? "\"\(keys.names[column])\"" : "A value"
    throw DataError(
      row: row + 1, line: line,
      message: "\(name) holds more than \(valueCharacters) characters.",
      hint: "Check that a quote is closed; a text of that length is no value.")
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
