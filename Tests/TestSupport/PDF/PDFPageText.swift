extension PDFFile {
  /// The text of a page, counted from 0, in the order of its content stream, artifacts and all.
  ///
  /// A new line of text begins a new line; text that stands clearly apart on its line, as in the
  /// next cell of a row, gets a space between.
  package func pageText(_ index: Int) -> String {
    text(of: PDFContentWalk.content(ofPage: index, in: self).pieces, lineEnd: "\n")
  }

  /// The text of some pieces; `lineEnd` is put where a line of text ends without a space.
  func text(of pieces: some Sequence<PDFPageContent.Piece>, lineEnd: String) -> String {
    var text = ""
    var last: PDFPageContent.ShownText?
    var replaced: Set<Int> = []
    for piece in pieces {
      let replacement = piece.marks.first { resolve($0.properties?["ActualText"]).text != nil }
      var shown = piece.text?.text ?? ""
      if let replacement {
        guard replaced.insert(replacement.place).inserted else { continue }
        shown = resolve(replacement.properties?["ActualText"]).text ?? ""
      }
      guard !shown.isEmpty else { continue }
      if let last, let next = piece.text {
        let separator = separator(from: last, to: next, lineEnd: lineEnd)
        let isApart = text.last?.isWhitespace == true || shown.first?.isWhitespace == true
        if separator == "\n" || !isApart { text += separator }
      }
      text += shown
      last = piece.text ?? last
    }
    return text
  }

  private func separator(
    from last: PDFPageContent.ShownText, to next: PDFPageContent.ShownText, lineEnd: String
  ) -> String {
    let size = max(last.size, next.size)
    let rise = abs(next.start.y - last.end.y)
    // A raised or lowered character stays on its line: it goes on to the right, within the line.
    if rise > size || (rise > size * 0.1 && next.start.x < last.end.x - size) { return lineEnd }
    let gap = next.start.x - last.end.x
    return gap > size * 0.2 || gap < -size ? " " : ""
  }
}
