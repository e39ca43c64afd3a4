internal import CSV
internal import Forms

/// The bad forms of a batch, as a file of the same kind with what is wrong above each.
///
/// It can be mended in any editor or spreadsheet and taken in as it stands: the notes are passed over, as long as
/// nobody types into them. It comes to be whole or not at all, and only where there is a bad form.
package struct HeldFile: ~Copyable {
  private let folder: FilePath
  private let names: HeldNames
  private let header: [String]
  private let delimiter: UInt8
  private let draft: DraftFile
  private var isEmpty = true
  private var gathered: [UInt8] = []

  private static let pieceBytes = 256 << 10

  /// - Parameters:
  ///   - batch: what is taken in.
  ///   - output: the name of the file; nil for one beside the batch that is free.
  /// - Throws: what the system says, where nothing can be written there.
  package init(for batch: TypedBatch, output: FilePath? = nil) throws(FileFailure) {
    names = HeldNames(batch.path, output)
    folder = (output ?? batch.path).parent
    header = batch.header
    delimiter = batch.delimiter
    draft = try DraftFile(in: folder)
  }

  /// Adds a bad form.
  ///
  /// - Parameter held: a form of the batch, or of its second typing with the same columns.
  /// - Throws: what the system says.
  package mutating func add(_ held: HeldRecord) throws(FileFailure) {
    let isFirst = isEmpty
    isEmpty = false
    switch held.record.content {
    case .text(let text, _):
      if !held.record.isFurtherPiece {
        if !isFirst { gathered += Array("\n\(Self.divider)\n\n".utf8) }
        for sentence in held.sentences {
          let lines = OwnNote.sealed(PlainLines.wrapped(sentence, width: 68), reference: nil)
          for line in lines { gathered += Array(">> \(line)\n".utf8) }
        }
      }
      gathered += text
    case .row(let values, let columns):
      if isFirst {
        // Without the mark Excel takes UTF-8 for another encoding.
        gathered =
          [0xEF, 0xBB, 0xBF]
          + CSVText.row(header.map(\.unguarded.guarded), delimiter: delimiter)
      }
      for sentence in held.sentences {
        let note = OwnNote.sealed([sentence], reference: nil).joined(separator: " ")
        let empty = [String](repeating: "", count: max(0, header.count - 1))
        gathered += CSVText.row([">> \(note)"] + empty, delimiter: delimiter)
      }
      let ordered = Self.ordered(values, columns, as: header)
      gathered += CSVText.row(ordered.map(\.unguarded.guarded), delimiter: delimiter)
    }
    if gathered.count >= Self.pieceBytes { try flush() }
  }

  /// Gives the file its name.
  ///
  /// - Parameter replacing: a file that has the name that was asked for is replaced.
  /// - Returns: where it is; nil where no form was bad.
  /// - Throws: what the system says, `exists` where the name is taken.
  package mutating func finish(replacing: Bool = false) throws(FileFailure) -> FilePath? {
    guard !isEmpty else { return nil }
    try flush()
    try draft.synchronize()
    for name in names {
      do throws(FileFailure) {
        try draft.take(name, replacing: replacing)
        try folder.synchronize()
        return name
      } catch .exists where !names.isGiven {
        continue
      }
    }
    throw .exists
  }

  private mutating func flush() throws(FileFailure) {
    try draft.write(gathered)
    gathered.removeAll(keepingCapacity: true)
  }

  private static let divider = String(repeating: "=", count: 40)

  /// The values of a row in the order of other columns of the same names.
  private static func ordered(
    _ values: [String], _ columns: [String], as header: [String]
  ) -> [String] {
    guard columns != header else { return values }
    var rest = Array(zip(columns, values))
    let ordered = header.map { name in
      // Columns of one name keep their order.
      rest.firstIndex { $0.0 == name }.map { rest.remove(at: $0).1 } ?? ""
    }
    return ordered + values.dropFirst(columns.count)
  }
}
