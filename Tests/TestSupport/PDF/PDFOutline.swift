/// The bookmarks of a PDF as lines that a person can review: `Title: page`, those below another one indented.
package struct PDFOutline {
  package private(set) var lines: [String] = []
  private let file: PDFFile

  package init(_ file: PDFFile) {
    self.file = file
    read(below: file.value("Outlines", of: file.catalog), indent: "")
  }

  private mutating func read(below parent: PDFObject, indent: String) {
    var next = file.value("First", of: parent)
    // A file that leads round in a circle is the checker's to find.
    while next != .null, lines.count < 10_000 {
      let page = file.pageIndex(ofDestination: file.value("Dest", of: next))
      let title = file.value("Title", of: next).text ?? ""
      lines.append("\(indent)\(title): \(page.map { String($0 + 1) } ?? "nowhere")")
      read(below: next, indent: indent + "  ")
      next = file.value("Next", of: next)
    }
  }
}
