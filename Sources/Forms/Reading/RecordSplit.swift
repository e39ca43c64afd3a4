internal import Word

/// The lines of a story that one form takes, of the many that a file may hold.
struct RecordLines {
  var lines: Range<Int>
  /// The title lines among them, in order.
  var titles: [TitleLine]
  /// Where its occurrences lie among all of the story.
  var occurrences: Range<Int>

  /// Cuts a story into forms: a new one starts at a title line, and in plain text at a line of `---`
  /// or `===` or at a form feed.
  ///
  /// A title that comes again before any label is a heading, not a second form. A form feed is often
  /// just the end of a page: it starts a form only if what follows repeats a label. A rule under a
  /// title underlines it.
  static func split(_ scan: LandmarkScan, index: LabelIndex) -> [RecordLines] {
    var splitter = Splitter(scan: scan, index: index)
    return splitter.split()
  }
}

private struct Splitter {
  let scan: LandmarkScan
  let index: LabelIndex
  private var records: [RecordLines] = []
  private var firstLine = 0
  private var firstOccurrence = 0
  private var titles: [TitleLine] = []
  /// The labels seen since the record began.
  private var seen: [Int] = []
  /// A divider that has not decided yet whether a new form follows it.
  private var pending: Divider?

  init(scan: LandmarkScan, index: LabelIndex) {
    self.scan = scan
    self.index = index
  }

  mutating func split() -> [RecordLines] {
    // Nearly every Word file: one title and no divider.
    let formTitles = scan.titles.filter { isFormTitle($0) && !$0.isQuoted }
    if formTitles.count <= 1, scan.dividers.isEmpty,
      formTitles.isEmpty || !hasLabels(before: formTitles[0].line)
    {
      return [
        RecordLines(
          lines: 0..<scan.lines.count, titles: scan.titles, occurrences: 0..<scan.occurrences.count)
      ]
    }
    var title = 0
    var divider = 0
    var occurrence = 0
    while true {
      let titleLine = title < scan.titles.count ? scan.titles[title].line : .max
      let dividerLine = divider < scan.dividers.count ? scan.dividers[divider].line : .max
      let labelLine =
        occurrence < scan.occurrences.count ? scan.occurrences[occurrence].line : .max
      let next = min(titleLine, dividerLine, labelLine)
      guard next < .max else { break }
      if dividerLine == next {
        see(scan.dividers[divider], occurrence)
        divider += 1
      } else if titleLine == next {
        see(scan.titles[title], occurrence)
        title += 1
      } else {
        see(scan.occurrences[occurrence], at: occurrence)
        occurrence += 1
      }
    }
    close(atLine: scan.lines.count, occurrence: scan.occurrences.count)
    return records
  }

  private func isFormTitle(_ title: TitleLine) -> Bool {
    index.landmarks[title.entry].contains { if case .title = $0 { true } else { false } }
  }

  private func hasLabels(before line: Int) -> Bool {
    guard let first = scan.occurrences.first(where: { $0.startsLine && !$0.isQuoted }) else {
      return false
    }
    return first.line < line
  }

  private mutating func see(_ title: TitleLine, _ occurrence: Int) {
    guard isFormTitle(title) else {
      titles.append(title)
      return
    }
    // The copy of a form below an answer is no second form. (W97)
    guard !title.isQuoted else {
      titles.append(title)
      return
    }
    let startsForm = title.mark == nil ? starts(with: title, occurrence) : startsWithMark
    if startsForm {
      close(atLine: pending?.line ?? title.line, occurrence: occurrence)
    }
    if startsForm || title.mark == nil { pending = nil }
    titles.append(title)
  }

  private func starts(with title: TitleLine, _ occurrence: Int) -> Bool {
    guard titles.contains(where: { isFormTitle($0) && !$0.isQuoted }) else {
      return seen.count >= 2 && !isBelowItsLabels(title, occurrence)
    }
    let forms = forms(of: title)
    let isOfSameForm = titles.contains { self.forms(of: $0).contains(where: forms.contains) }
    return !seen.isEmpty || !isOfSameForm
  }

  /// A mark stands at the head of a form or at its foot: a new form begins with it behind a rule, and where
  /// the form has one already.
  private var startsWithMark: Bool {
    !seen.isEmpty && (pending?.kind == .rule || titles.contains { $0.mark != nil })
  }

  private func forms(of title: TitleLine) -> [Int] {
    index.landmarks[title.entry].compactMap { landmark in
      if case .title(let form) = landmark { form } else { nil }
    }
  }

  /// Boxes for the office stand above many a title: all labels so far are its form's, and none comes
  /// again below it.
  private func isBelowItsLabels(_ title: TitleLine, _ occurrence: Int) -> Bool {
    guard pending == nil else { return false }
    let forms = index.landmarks[title.entry].map(\.form)
    let areItsOwn = seen.allSatisfy { entry in
      index.landmarks[entry].contains { forms.contains($0.form) }
    }
    guard areItsOwn else { return false }
    let next = scan.titles.first { $0.line > title.line && isFormTitle($0) }?.line ?? .max
    return !scan.occurrences[occurrence...].prefix { $0.line < next }
      .contains { $0.startsLine && seen.contains($0.entry) }
  }

  private mutating func see(_ divider: Divider, _ occurrence: Int) {
    // A rule right under a title underlines it.
    if divider.kind == .rule, seen.isEmpty, let title = titles.last, divider.line <= title.line + 1
    {
      return
    }
    if pending == nil || divider.kind == .rule { pending = divider }
  }

  private mutating func see(_ occurrence: Occurrence, at position: Int) {
    guard occurrence.startsLine, occurrence.separator != .none, !occurrence.isQuoted else { return }
    if let divider = pending {
      if !seen.isEmpty, divider.kind == .rule || seen.contains(occurrence.entry) {
        close(atLine: divider.line, occurrence: position)
      }
      pending = nil
    }
    if !seen.contains(occurrence.entry) { seen.append(occurrence.entry) }
  }

  private mutating func close(atLine line: Int, occurrence: Int) {
    records.append(
      RecordLines(
        lines: firstLine..<line, titles: titles, occurrences: firstOccurrence..<occurrence))
    firstLine = line
    firstOccurrence = occurrence
    titles = []
    seen.removeAll(keepingCapacity: true)
    pending = nil
  }
}
