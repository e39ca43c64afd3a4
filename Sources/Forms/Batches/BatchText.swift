internal import Word

/// Cuts the text of a batch into the forms in it, however long it is.
///
/// Text goes in part by part, and each form comes out as a text of its own as soon as it is certain where it
/// ends: only what may still go on is kept. A batch is cut where reading it as one file cuts it.
package struct BatchText: Sendable {
  /// A form of a batch.
  package struct Record: Hashable, Sendable {
    /// The line of the batch on which it begins, counted from 1.
    package var line: Int
    /// UTF-8; lines end with LF, and no blank or dividing line stands at either end.
    package var text: [UInt8]
    /// The same without the lines that name scans: what it is known by. (``TypedWords``)
    package var words: [UInt8]
    /// Behind which byte of the clean text it ends.
    package var end: Int
    /// It is too long to be one form, and is cut where it became so; the pieces behind the first one go on with it.
    package var piece: Piece?

    package enum Piece: Hashable, Sendable { case first, further }
  }

  private let catalogue: ReadingCatalogue
  private let formBytes: Int
  private var cleaner = PlainTextCleaner()
  /// Clean text that no record was made of.
  private var rest: [UInt8] = []
  /// The number of its first line, and of its first byte.
  private var line = 1
  private var offset = 0
  /// How much there must be before it is worth looking.
  private var wanted: Int
  private let window: Int
  private var isInLongRecord = false

  /// Records at the end of a window that what follows may change: how one begins is decided by what stands
  /// before the next one.
  private static let undecided = 2

  /// - Parameters:
  ///   - forms: the known forms.
  ///   - formBytes: how long the text of one form may be.
  ///   - window: how much text is looked at together, in bytes.
  package init(forms: [FormSchema], formBytes: Int, window: Int = 512 << 10) {
    wanted = window
    self.window = window
    catalogue = ReadingCatalogue(forms)
    self.formBytes = formBytes
  }

  /// Takes the next part.
  ///
  /// - Parameter part: UTF-8, of any length.
  /// - Returns: the records that are certain now, often none.
  package mutating func add(_ part: [UInt8]) -> [Record] {
    rest += cleaner.clean(part)
    return rest.count < wanted ? [] : cut(isLast: false)
  }

  /// The records that are left.
  package mutating func end() -> [Record] { cut(isLast: true) }

  private mutating func cut(isLast: Bool) -> [Record] {
    guard let end = isLast ? rest.count : rest.lastIndex(of: 0x0A).map({ $0 + 1 }), end > 0 else {
      if rest.count > formBytes * 4 { rest.append(0x0A) }  // no line of any form
      return []
    }
    var document = Document(cleanText: end == rest.count ? rest : Array(rest[..<end]))
    document.takeOutOwnNotes()
    let story = document.stories[0]
    let scan = LandmarkScan(story, index: catalogue.index, isTyped: true)
    if isInLongRecord { return endLongRecord(scan, story, end, isLast: isLast) }
    let found = RecordLines.split(scan, index: catalogue.index).map(\.lines)
      .withScansAbove(scan, story, catalogue.index)
    let isTooLong = !isLast && found.count <= Self.undecided && end > formBytes * 4
    let certain = isLast || isTooLong ? found[...] : found.dropLast(Self.undecided)
    let dividers = Set(
      scan.dividers.map { story.paragraphs[scan.lines[$0.line].paragraph].number })
    var records: [Record] = []
    records.reserveCapacity(certain.count)
    for lines in certain {
      if let record = record(lines, scan, story, dividers) { records.append(record) }
    }
    if isTooLong, !records.isEmpty {
      records[records.count - 1].piece = .first
      isInLongRecord = true
    }
    let next = certain.count < found.count ? found[certain.count].lowerBound : nil
    keep(from: next, scan, story, end)
    return records
  }

  /// What goes on with a record that was too long: up to the first line that begins a form or parts two.
  private mutating func endLongRecord(
    _ scan: LandmarkScan, _ story: Story, _ end: Int, isLast: Bool
  ) -> [Record] {
    let landmarks = catalogue.index.landmarks
    let title = scan.titles.first { title in
      !title.isQuoted
        && landmarks[title.entry].contains { if case .title = $0 { true } else { false } }
    }
    let next = [title?.line, scan.dividers.first?.line].compactMap(\.self).min()
    var piece = record(0..<(next ?? scan.lines.count), scan, story, [])
    piece?.piece = .further
    isInLongRecord = next == nil
    keep(from: next, scan, story, end)
    let records = [piece].compactMap(\.self)
    return isLast && next != nil ? records + cut(isLast: true) : records
  }

  /// Keeps what begins with a line, or what stands behind the text that was looked at.
  private mutating func keep(from next: Int?, _ scan: LandmarkScan, _ story: Story, _ end: Int) {
    // Its number counts the lines of what was looked at, docket's own notes among them.
    let first = next.map { story.paragraphs[scan.lines[$0].paragraph].number }
    var offset = 0
    var lines = 0
    while offset < end, first.map({ lines < $0 - 1 }) ?? true,
      let lineEnd = rest[offset..<end].firstIndex(of: 0x0A)
    {
      offset = lineEnd + 1
      lines += 1
    }
    if first == nil { offset = end }
    rest.removeFirst(offset)
    self.offset += offset
    line += lines
    wanted = max(window, rest.count * 2)
  }

  /// The words of a record; nil where there are none.
  private func record(
    _ lines: Range<Int>, _ scan: LandmarkScan, _ story: Story, _ dividers: Set<Int>
  ) -> Record? {
    guard !lines.isEmpty else { return nil }
    let paragraphs = story.paragraphs[
      scan.lines[lines.lowerBound].paragraph...scan.lines[lines.upperBound - 1].paragraph]
    guard let (first, text) = TypedWords.text(paragraphs, of: story, dividers: dividers) else {
      return nil
    }
    let scans = paragraphs.filter { ScanLines.isScan(story.text[$0.text], catalogue.index) }
    let words =
      scans.isEmpty
      ? text
      : TypedWords.text(
        paragraphs, of: story, dividers: dividers, without: Set(scans.map(\.number)))?.text
    // Notes that were taken out make it a little less than it is.
    let end = paragraphs.last.map { min($0.text.upperBound + 1, rest.count) } ?? 0
    return Record(
      line: line + first - 1, text: text, words: words ?? text, end: offset + end)
  }
}

extension [Range<Int>] {
  /// The lines of records, where a scan that is named right above a title, and apart from what is above it, goes
  /// with that title.
  fileprivate func withScansAbove(
    _ scan: LandmarkScan, _ story: Story, _ index: LabelIndex
  ) -> [Range<Int>] {
    var records = self
    for number in records.indices.dropFirst() {
      var first = records[number].lowerBound
      while first > records[number - 1].lowerBound,
        ScanLines.isScan(story.text[scan.lines[first - 1].text], index)
      {
        first -= 1
      }
      guard first < records[number].lowerBound, first > 0,
        story.text[scan.lines[first - 1].text].allSatisfy({ $0 <= 0x20 })
      else { continue }
      records[number - 1] = records[number - 1].lowerBound..<first
      records[number] = first..<records[number].upperBound
    }
    return records
  }
}
