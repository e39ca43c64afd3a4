internal import Word

/// A file whose document was read and whose records were found: what reading them takes.
///
/// A class, because the parts of a large file are read on several threads, and a document is not copied
/// for that. Nothing in it changes.
package final class OpenedFile: Sendable {
  /// As it was given.
  let name: String
  let sha256: String
  let document: Document
  /// Where it is a table, whose rows are its records.
  let table: FormTable?
  /// One a story; the body first.
  let readings: [StoryReading]
  /// The lines of each record.
  let lines: [RecordLines]
  /// What docket itself wrote into it, which is no part of the document.
  private let notes: OwnNotes
  private let scans: ScanLines
  /// Why there is no document.
  let refusal: Refusal?
  /// What the file holds, where it is an e-mail message and those are read.
  package let message: ReadMessage?

  /// What a file turned out to hold.
  enum Content {
    case document(Document)
    case table(FormTable, [DocumentNote])
    case refused(Refusal)

    /// About how many bytes it takes in memory.
    var weight: Int {
      switch self {
      case .document(let document): document.weight
      case .table(let table, _): table.weight
      case .refused: 0
      }
    }
  }

  init(
    _ content: Content, name: String, sha256: String, index: LabelIndex, isTyped: Bool = false
  ) {
    self.name = name
    self.sha256 = sha256
    message = nil
    switch content {
    case .document(var document):
      notes = OwnNotes(takenOutOf: &document)
      scans = ScanLines(takenOutOf: &document, index: index, isTyped: isTyped)
      let opened = document
      let readings = opened.stories.indices.map {
        StoryReading(opened, $0, index: index, isTyped: isTyped)
      }
      self.document = opened
      self.readings = readings
      lines = RecordLines.split(readings[0].scan, index: index)
      (table, refusal) = (nil, nil)
    case .table(let table, let notes):
      self.table = table
      refusal = nil
      var document = Document()
      document.notes = notes
      (self.document, readings, lines) = (document, [], [])
      (self.notes, scans) = (OwnNotes(), ScanLines())
    case .refused(let refusal):
      self.refusal = refusal
      table = nil
      (document, readings, lines) = (Document(), [], [])
      (notes, scans) = (OwnNotes(), ScanLines())
    }
  }

  init(_ message: ReadMessage) {
    name = message.file
    sha256 = message.sha256
    self.message = message
    (table, refusal) = (nil, nil)
    (document, readings, lines) = (Document(), [], [])
    (notes, scans) = (OwnNotes(), ScanLines())
  }

  /// All records; a file that was refused counts as one.
  package var records: Range<Int> { 0..<max(1, table?.rows.count ?? lines.count) }

  /// Which case a record answers, counted from 0. (``CorrectionMark``)
  func correctionMark(of record: Int) -> CorrectionMark? {
    guard !notes.marks.isEmpty, lines.indices.contains(record) else { return nil }
    return notes.mark(of: numbers(of: record), isOnly: lines.count == 1)
  }

  /// The scans that a record names, counted from 0.
  func scans(of record: Int) -> [UnassignedText] {
    guard !scans.lines.isEmpty, lines.indices.contains(record) else { return [] }
    return scans.scans(in: firstLine(record)..<firstLine(record + 1))
  }

  /// Where a record seems to name a scan, and names none.
  func doubtfulScans(of record: Int) -> [DocumentLocation] {
    guard !scans.doubtful.isEmpty, lines.indices.contains(record) else { return [] }
    let numbers = firstLine(record)..<firstLine(record + 1)
    return scans.doubtful.filter(numbers.contains).map { DocumentLocation(line: $0) }
  }

  /// What a record of a text is known by where it is typed up: the SHA-256 of its words; nil of other files.
  func wordsSHA256(of record: Int) -> String? {
    guard lines.indices.contains(record), readings[0].story.part == nil else { return nil }
    let body = readings[0]
    func index(_ number: Int) -> Int {
      body.story.paragraphs.partitioningIndex { $0.number >= number }
    }
    let own = index(firstLine(record))..<index(firstLine(record + 1))
    let dividers = body.scan.dividers(in: lines[record].lines).map {
      body.story.paragraphs[body.scan.lines[$0.line].paragraph].number
    }
    return TypedWords.text(
      body.story.paragraphs[own], of: body.story, dividers: Set(dividers)
    )
    .map { FileHash.sha256($0.text) }
  }

  /// The number of a record's first line; scans that stand right above its title, and apart from what is above
  /// them, are its own.
  private func firstLine(_ record: Int) -> Int {
    guard record > 0 else { return 0 }
    guard record < lines.count else { return .max }
    let body = readings[0]
    let line = lines[record].lines.lowerBound
    var number = body.story.paragraphs[body.scan.lines[line].paragraph].number
    let above = line > 0 ? body.scan.lines[line - 1] : nil
    guard above.map({ $0.text.isEmpty }) ?? false else { return number }
    while scans.lines.contains(where: { $0.line == number - 1 }) { number -= 1 }
    return number
  }

  /// The numbers of a record's lines, and of those before it that were taken out: what docket wrote, and scans.
  private func numbers(of record: Int) -> Range<Int> {
    let body = readings[0]
    // Lines of plain text that were taken out left the others their numbers.
    func lastPlace(_ record: Int) -> Int? {
      lines[record].lines.last.map { line in
        let paragraph = body.scan.lines[line].paragraph
        return body.story.part == nil ? body.story.paragraphs[paragraph].number : paragraph
      }
    }
    // The mark of plain text stands above the record: behind the last line of the one before.
    let start = record == 0 ? 0 : (lastPlace(record - 1) ?? 0) + 1
    return start..<(lastPlace(record) ?? start) + 1
  }

  /// A part of fewer records costs more to hand over than it saves.
  ///
  /// A file of fewer records is read whole: other files keep the threads busy meanwhile.
  private static let (partSize, leastRecords) = (64, 512)

  /// The parts that may be read apart: one for nearly every file.
  package var parts: [Range<Int>] {
    guard records.count >= Self.leastRecords, canBeParted else { return [records] }
    let count = records.count / Self.partSize
    return (0..<count).map { part in
      part * records.count / count..<(part + 1) * records.count / count
    }
  }

  /// Whether its records may be read apart from each other.
  ///
  /// Not where a table has cells side by side: labels in them may head rows of answers, each of them a form
  /// (W65), and then the number of a form depends on the records before it.
  var canBeParted: Bool {
    if table != nil { return true }
    guard refusal == nil, let body = readings.first else { return false }
    return !body.story.cells.contains { $0.column > 1 }
  }
}
