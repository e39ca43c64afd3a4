/// The structure tree of a PDF as text that a person can review, one line for each element.
///
///     Document [Lang=en-IE]
///       H1 "Your appeal"
///       P "first part" | "second part, on the next page"
///       P
///         "See "
///         Link "our site" -> https://example.org/
///
/// A line has the element's role (with its own type where a role map leads there), its attributes,
/// its text, and where a link leads. An element that has both text and elements below it gives each
/// run of text a line of its own.
package struct PDFStructureText {
  private let file: PDFFile
  private let structure: PDFStructure
  /// The pieces of each page by their MCID.
  private let pieces: [[Int?: [PDFPageContent.Piece]]]

  package init(_ file: PDFFile) {
    self.file = file
    structure = PDFStructure(file)
    pieces = file.pages.indices.map {
      Dictionary(grouping: PDFContentWalk.content(ofPage: $0, in: file).pieces, by: \.mcid)
    }
  }

  /// The whole tree; it ends with a line end.
  package var text: String {
    structure.roots.map { lines(of: $0, indent: "").joined(separator: "\n") + "\n" }.joined()
  }

  private func lines(of index: Int, indent: String) -> [String] {
    let element = structure.elements[index]
    var line = indent + element.role
    if element.type != element.role { line += " (\(element.type))" }
    let attributes = attributes(of: element)
    if !attributes.isEmpty { line += " [\(attributes.joined(separator: ", "))]" }
    let children = structure.children(of: index)
    // What /ActualText replaces is not read out: the attribute stands for it.
    let isReplaced = element.entries["ActualText"] != nil
    if children.isEmpty, !isReplaced, let text = text(of: element.kids) { line += " \(text)" }
    for object in structure.objects(of: index) {
      if let target = target(of: object) { line += " -> \(target)" }
    }
    guard !children.isEmpty else { return [line] }
    return [line] + kidLines(of: element.kids, indent: indent + "  ")
  }

  private func kidLines(of kids: [PDFStructure.Kid], indent: String) -> [String] {
    var lines: [String] = []
    var run: [PDFStructure.Kid] = []
    func endRun() {
      if let text = text(of: run) { lines.append(indent + text) }
      run = []
    }
    for kid in kids {
      if case .element(let child) = kid {
        endRun()
        lines += self.lines(of: child, indent: indent)
      } else {
        run.append(kid)
      }
    }
    endRun()
    return lines
  }

  /// The text of a run of content, quoted, page by page; nil where there is none.
  private func text(of kids: [PDFStructure.Kid]) -> String? {
    var pages: [(page: Int, pieces: [PDFPageContent.Piece])] = []
    for case .content(let page, let mcid) in kids {
      let found = pieces[page][mcid] ?? []
      if pages.last?.page == page {
        pages[pages.count - 1].pieces += found
      } else {
        pages.append((page, found))
      }
    }
    let texts = pages.map { file.text(of: $0.pieces, lineEnd: " ") }.filter { !$0.isEmpty }
    return texts.isEmpty ? nil : texts.map(quoted).joined(separator: " | ")
  }

  private func attributes(of element: PDFStructure.Element) -> [String] {
    var shown: [String] = []
    for (key, isQuoted) in [
      ("ID", false), ("T", true), ("Lang", false), ("Alt", true), ("ActualText", true),
      ("E", true),
    ] {
      guard let text = file.resolve(element.entries[key]).text else { continue }
      shown.append("\(key)=\(isQuoted ? quoted(text) : text)")
    }
    for (owner, key) in [
      ("List", "ListNumbering"), ("Table", "Scope"), ("Table", "RowSpan"), ("Table", "ColSpan"),
      ("Table", "Headers"),
    ] {
      guard let value = element.attributes[owner]?[key], value != .int(1) else { continue }
      shown.append("\(key)=\(text(of: value))")
    }
    return shown
  }

  private func text(of value: PDFObject) -> String {
    if let several = value.elements { return several.map(text).joined(separator: " ") }
    return value.nameText ?? value.text ?? value.integer.map(String.init) ?? "?"
  }

  /// Where a link leads, or what a form field is called.
  private func target(of number: Int) -> String? {
    let annotation = file.object(number)
    if file.value("Subtype", of: annotation) == .name("Widget") {
      return "field " + quoted(file.value("TU", of: annotation).text ?? "")
    }
    let action = file.value("A", of: annotation)
    if let address = file.value("URI", of: action).text { return address }
    let destination = file.value("Dest", of: annotation)
    let page = file.pageIndex(
      ofDestination: destination == .null ? file.value("D", of: action) : destination)
    return page.map { "page \($0 + 1)" }
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text {
      switch character {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n", "\r", "\r\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.append(character)
      }
    }
    return quoted + "\""
  }
}
