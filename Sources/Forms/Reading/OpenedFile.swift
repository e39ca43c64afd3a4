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
  /// One a story; the body first.
  let readings: [StoryReading]
  /// The lines of each record.
  let lines: [RecordLines]
  /// What docket itself wrote into it, which is no part of the document.
  private let notes: OwnNotes
  /// Why there is no document.
  let refusal: Refusal?
  /// What the file holds, where it is an e-mail message and those are read.
  package let message: ReadMessage?

  init(_ document: Result<Document, Refusal>, name: String, sha256: String, index: LabelIndex) {
    self.name = name
    self.sha256 = sha256
    switch document {
    case .success(var document):
      notes = OwnNotes(takenOutOf: &document)
      let opened = document
      let readings = opened.stories.indices.map { StoryReading(opened, $0, index: index) }
      self.document = opened
      self.readings = readings
      lines = RecordLines.split(readings[0].scan, index: index)
      refusal = nil
      message = nil
    case .failure(let refusal):
      self.document = Document()
      notes = OwnNotes()
      readings = []
      lines = []
      self.refusal = refusal
      message = nil
    }
  }

  init(_ message: ReadMessage) {
    name = message.file
    sha256 = message.sha256
    document = Document()
    notes = OwnNotes()
    readings = []
    lines = []
    refusal = nil
    self.message = message
  }

  /// All records; a file that was refused counts as one.
  package var records: Range<Int> { 0..<max(1, lines.count) }

  /// Which case a record answers, counted from 0. (``CorrectionMark``)
  func correctionMark(of record: Int) -> CorrectionMark? {
    guard !notes.marks.isEmpty, lines.indices.contains(record) else { return nil }
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
    return notes.mark(of: start..<(lastPlace(record) ?? start) + 1, isOnly: lines.count == 1)
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
    guard refusal == nil, let body = readings.first else { return false }
    return !body.story.cells.contains { $0.column > 1 }
  }
}
