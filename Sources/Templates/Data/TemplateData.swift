package import CSV
internal import Forms
internal import JSON
internal import Word
internal import YAML

/// The records of a file: JSON, YAML or CSV.
package struct TemplateData: Sendable {
  package enum Kind: Sendable { case json, yaml, csv }

  fileprivate enum Content: Sendable {
    case records([TemplateRecord])
    case table(TemplateTable)
  }

  private let content: Content
  /// One record that stands for itself, not a list with one in it.
  package let isSingle: Bool

  /// The most that a file of data may hold, in bytes.
  package static let byteLimit = 256 << 20
  /// The characters of the longest value.
  package static let valueCharacters = 100_000

  /// For a template that needs no data.
  package static let oneEmptyRecord = TemplateData(.records([TemplateRecord([])]), isSingle: true)

  private init(_ content: Content, isSingle: Bool) {
    self.content = content
    self.isSingle = isSingle
  }

  /// Records that were made here.
  package init(_ records: [TemplateRecord]) {
    self.init(.records(records), isSingle: false)
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file, in UTF-8, UTF-16 or Windows-1252.
  ///   - name: tells what it is by its ending; without a known one the first sign in it does.
  /// - Throws: where it is not what its name says; of a table only where its first row is wrong.
  package init(_ bytes: [UInt8], name: String) throws(DataError) {
    guard !bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
      throw DataError(
        message: "The file is an Excel workbook, or another file that is packed.",
        hint: "Save the table as CSV (in Excel: Save As, CSV UTF-8).")
    }
    let text = try Self.decoded(bytes)
    switch Self.kind(of: name, text) {
    case .csv:
      content = .table(try TemplateTable(text, valueCharacters: Self.valueCharacters))
      isSingle = false
    case .json:
      let value: TemplateValue
      do throws(JSONError) {
        value = TemplateValue(try JSONValue(text))
      } catch {
        throw DataError(line: error.line, message: error.message, hint: error.hint)
      }
      (content, isSingle) = try Self.records(of: value)
    case .yaml:
      let value: TemplateValue
      do throws(YAMLError) {
        value = TemplateValue(
          try YAMLNode.parse(text, file: name, byteLimit: 16 << 20))
      } catch {
        let first = error.mistakes.first
        throw DataError(
          line: first?.line, message: first?.message ?? "The file cannot be read as YAML.",
          hint: first?.hint ?? "Compare it with a file that works.")
      }
      (content, isSingle) = try Self.records(of: value)
    }
  }

  /// Reads a table in parts.
  ///
  /// - Returns: nil where it is not written in UTF-8, so that it must be read as a whole.
  /// - Throws: where it cannot be read, or its first row is wrong.
  package init?(table: CSVSource) throws(DataError) {
    do throws(CSVError) {
      guard try table.isPlainText() else { return nil }
    } catch {
      throw DataError(error)
    }
    content = .table(try TemplateTable(table, valueCharacters: Self.valueCharacters))
    isSingle = false
  }

  /// The records in order, read as they are asked for.
  package func makeIterator() -> Records { Records(content) }

  /// The records of a file, one after the other.
  package struct Records: Sendable, IteratorProtocol {
    private var content: Content
    /// How many came so far.
    private var count = 0

    /// The line of the table on which the record begins that came last, counted from 1; nil of other data.
    package var line: Int? {
      if case .table(let reader) = content { reader.rowLine } else { nil }
    }

    fileprivate init(_ content: Content) {
      self.content = content
    }

    /// The next record with its number, counted from 1; nil at the end, and after a row behind which none can be
    /// read.
    package mutating func next() -> Result<(number: Int, record: TemplateRecord), DataError>? {
      let record: Result<TemplateRecord, DataError>?
      switch content {
      case .records(let records):
        record = count < records.count ? .success(records[count]) : nil
      case .table(var reader):
        record = reader.next()
        content = .table(reader)
      }
      count += 1
      return record?.map { (count, $0) }
    }
  }

  /// What is in data.
  package struct Survey: Sendable {
    /// How many records there are.
    package var count = 0
    /// What names they have.
    package var shape = DataShape.unknown
    /// The first rows of a table that are wrong, at most ``errorLimit``.
    package var errors: [DataError] = []

    package static let errorLimit = 50
  }

  /// Goes through the whole file.
  package func survey() -> Survey {
    var survey = Survey()
    if case .table(let reader) = content {
      // The rows of a table are all alike.
      survey.shape = .record(
        Dictionary(reader.names.map { ($0, .value) }) { first, _ in first })
    }
    var records = makeIterator()
    while let next = records.next() {
      switch next {
      case .success((let number, let record)):
        survey.count = number
        if case .records = content { survey.shape = survey.shape.merged(with: DataShape(record)) }
      case .failure(let error):
        survey.errors.append(error)
        if survey.errors.count == Survey.errorLimit { return survey }
      }
    }
    return survey
  }

  private static func decoded(_ bytes: [UInt8]) throws(DataError) -> [UInt8] {
    guard bytes.count <= byteLimit else {
      throw DataError(
        message: "The file holds more than \(byteLimit >> 20) MiB.",
        hint: "Cut it into several files.")
    }
    let text: DecodedText
    do throws(Refusal) {
      text = try DecodedText(reading: bytes)
    } catch {
      throw DataError(message: error.message, hint: "Save it again as text, in UTF-8.")
    }
    guard !text.hasReplacements else {
      throw DataError(
        message: "A letter in the file belongs to no encoding that docket knows.",
        hint: "Save it again with the encoding UTF-8.")
    }
    return text.bytes
  }

  private static func kind(of name: String, _ text: [UInt8]) -> Kind {
    let lower = name.lowercased()
    if lower.hasSuffix(".json") { return .json }
    if lower.hasSuffix(".yaml") || lower.hasSuffix(".yml") { return .yaml }
    if lower.hasSuffix(".csv") || lower.hasSuffix(".tsv") { return .csv }
    let first = text.first { $0 > 0x20 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .csv
  }

  private static func records(of value: TemplateValue) throws(DataError) -> (Content, Bool) {
    if let path = value.longText(over: valueCharacters) {
      throw DataError(
        message:
          "\(path.isEmpty ? "A value" : "\"\(path)\"") holds more than \(valueCharacters) characters.",
        hint: "A text of that length is no value: make it a part of the template.")
    }
    switch value {
    case .record(let record): return (.records([record]), true)
    case .list(let elements):
      var records: [TemplateRecord] = []
      for (index, element) in elements.enumerated() {
        guard case .record(let record) = element else {
          throw DataError(
            row: index + 1, message: "Entry \(index + 1) of the list is no group of values.",
            hint: "Write each record as name: value.")
        }
        records.append(record)
      }
      return (.records(records), false)
    case .text, .number, .truth, .nothing:
      throw DataError(
        message: "The file holds one value, and no names.",
        hint: "Write one record as name: value, or a list of records.")
    }
  }
}

extension TemplateValue {
  /// The names that lead to a text that is too long; nil where there is none.
  fileprivate func longText(over limit: Int) -> String? {
    switch self {
    case .text(let text):
      // There are no more characters than bytes.
      return text.utf8.count > limit && text.unicodeScalars.count > limit ? "" : nil
    case .number, .truth, .nothing: return nil
    case .list(let elements): return elements.lazy.compactMap { $0.longText(over: limit) }.first
    case .record(let record):
      for (name, value) in zip(record.names, record.values) {
        if let path = value.longText(over: limit) {
          return path.isEmpty ? name : "\(name).\(path)"
        }
      }
      return nil
    }
  }
}
