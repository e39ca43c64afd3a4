internal import Archive
internal import CSV
package import Forms

/// The forms of a typed-up batch, a plain text or a table of any length, one after the other.
///
/// It costs the memory of a part of the file and of the forms in it.
package struct TypedBatch: Sendable, IteratorProtocol {
  private enum Reader: Sendable {
    case text(BatchText)
    case table(CSVReader)
  }

  package let path: FilePath
  package let kind: BatchKind
  /// In bytes.
  package let size: Int
  /// The names of the columns; empty of a text.
  package let header: [String]
  /// What parts the values of a table's row.
  package let delimiter: UInt8
  /// Columns that are no question of the form.
  package let otherColumns: [String]
  private let typing: TypedRecord.Typing
  private let parts: BatchParts
  private var reader: Reader
  private var waiting: ArraySlice<BatchText.Record> = []
  private var count = 0
  private var isDone = false

  /// Opens a batch and goes through it once, to see that it is one.
  ///
  /// - Parameters:
  ///   - path: a file, or a link to one.
  ///   - settings: what its forms may be, and how long.
  ///   - typing: who typed it, where two have.
  /// - Throws: a refusal where it is no batch; nothing was read from it then.
  package init(
    _ path: FilePath, _ settings: ReadingSettings, typing: TypedRecord.Typing = .first
  ) throws(Refusal) {
    self.path = path
    self.typing = typing
    let file: OpenFile
    let start: [UInt8]
    do throws(FileFailure) {
      file = try OpenFile(path, upTo: .max)
      start = try file.bytes(at: 0, count: 16 << 10)
    } catch {
      throw .cannotOpen(error)
    }
    kind = try BatchKind(of: start, name: path.text)
    size = file.size
    parts = try BatchParts(file, start: start)
    switch kind {
    case .text:
      reader = .text(
        BatchText(forms: settings.forms, formBytes: settings.limits.textFormBytes))
      (header, otherColumns) = ([], [])
      delimiter = UInt8(ascii: ",")
    case .table:
      let table = try Self.table(parts, settings.limits.valueCharacters)
      reader = .table(table)
      header = table.header
      delimiter = table.delimiter
      otherColumns = try TableHeader(header, forms: settings.forms).others
    }
  }

  /// SHA-256 of the file as it lies there.
  ///
  /// - Returns: 64 lower-case hexadecimal digits.
  /// - Throws: a refusal where it cannot be read.
  package func sha256() throws(Refusal) -> String { try parts.sha256() }

  private static func table(
    _ parts: BatchParts, _ valueCharacters: Int
  ) throws(Refusal) -> CSVReader {
    let source = CSVSource(byteCount: .max) { _, _ throws(CSVError) in
      do throws(Refusal) {
        return try parts.next() ?? []
      } catch {
        throw CSVError(message: error.message, hint: error.hint)
      }
    }
    do throws(CSVError) {
      return try CSVReader(source, valueCharacters: valueCharacters)
    } catch {
      throw Refusal(error)
    }
  }

  /// The next form; nil at the end, and behind a place where the batch cannot be read on.
  package mutating func next() -> FoundFile? {
    guard !isDone else { return nil }
    switch reader {
    case .text(var text):
      do throws(Refusal) {
        while waiting.isEmpty, !isDone {
          if let part = try parts.next() {
            waiting = text.add(part)[...]
          } else {
            waiting = text.end()[...]
            isDone = true
          }
        }
      } catch {
        isDone = true
        return .refused(path, error)
      }
      reader = .text(text)
      guard let record = waiting.popFirst() else { return nil }
      isDone = isDone && waiting.isEmpty
      return .record(self.record(record))
    case .table(var table):
      defer { reader = .table(table) }
      while let row = table.next() {
        if let found = found(row, table) { return found }
      }
      return nil
    }
  }

  private mutating func record(_ text: BatchText.Record) -> TypedRecord {
    var record = record(
      .text(text.text, words: text.words), at: text.line, end: text.end)
    if text.piece != nil {
      record.refusal = Refusal(
        code: .tooLarge, message: "This is longer than any form.",
        hint: "Look whether the forms in it begin with their titles, or part them with a line ---.")
      record.isFurtherPiece = text.piece == .further
    }
    return record
  }

  /// Nil of a row that docket itself wrote.
  private mutating func found(
    _ row: Result<[String], CSVError>, _ table: CSVReader
  ) -> FoundFile? {
    if OwnNote.isRow(table.values) { return nil }
    switch row {
    case .success(let values):
      return .record(
        record(.row(values, header: header), at: table.place, end: table.bytesRead))
    case .failure(let error):
      // Behind such a row none can be told from the next.
      if table.isDone { return .refused(path, Refusal(error)) }
      var record = record(
        .row(table.values, header: header), at: table.place, end: table.bytesRead)
      // Where it lies, the record says.
      record.refusal = Refusal(code: .damaged, message: error.message, hint: error.hint)
      return .record(record)
    }
  }

  private mutating func record(
    _ content: TypedRecord.Content, at place: Int, end: Int
  ) -> TypedRecord {
    count += 1
    return TypedRecord(
      batch: path, typing: typing, number: count, place: place, content: content,
      share: min(1, Double(end) / Double(max(1, parts.textBytes))))
  }
}
