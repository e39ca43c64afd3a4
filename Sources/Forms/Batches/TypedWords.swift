internal import CSV
internal import Word

/// The words of a form as they are typed up, in one way of writing them: what it is known by, and kept as.
///
/// Programs end lines and quote cells in their own ways, and take spaces at the ends of lines away; columns are added
/// for what few forms have, and scans are often made later: none of that makes it another form.
package enum TypedWords {
  /// Some lines of a text: without blank and dividing lines at their ends, each with LF.
  ///
  /// - Parameters:
  ///   - paragraphs: the lines.
  ///   - story: which they are of.
  ///   - dividers: the numbers of lines that part forms.
  ///   - scans: the numbers of lines that name scans, which are left out.
  /// - Returns: the words with the number of their first line; nil where there are none.
  static func text(
    _ paragraphs: ArraySlice<Paragraph>, of story: Story, dividers: Set<Int>,
    without scans: Set<Int> = []
  ) -> (first: Int, text: [UInt8])? {
    func isPadding(_ line: Paragraph) -> Bool {
      dividers.contains(line.number) || scans.contains(line.number)
        || story.text[line.text].allSatisfy { $0 <= 0x20 }
    }
    guard let first = paragraphs.firstIndex(where: { !isPadding($0) }),
      let last = paragraphs.lastIndex(where: { !isPadding($0) })
    else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(
      paragraphs[last].text.upperBound - paragraphs[first].text.lowerBound + 1)
    for line in paragraphs[first...last] where !scans.contains(line.number) {
      let end = story.text[line.text].lastIndex { $0 != 0x20 && $0 != 0x09 }
      text += story.text[line.text.lowerBound..<(end.map { $0 + 1 } ?? line.text.lowerBound)]
      text.append(0x0A)
    }
    return (paragraphs[first].number, text)
  }

  /// A row, as a table of its own: the columns with a value, those of scans apart.
  package static func row(_ values: [String], header: [String]) -> [UInt8] {
    let columns = zip(header, values).filter { name, value in
      !value.isEmpty && !ScanLines.isColumn(labelCore(name))
    }
    return CSVText.row(columns.map(\.0.unguarded.guarded))
      + CSVText.row(columns.map { $0.1.replacing("\r\n", with: "\n").unguarded.guarded })
  }
}
