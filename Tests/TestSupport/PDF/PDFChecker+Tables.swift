// Tables. (ISO 14289-1, 7.5 "Tables"; ISO 32000-1, 14.8.5.7 "Table Attributes")
extension PDFChecker {
  mutating func checkTables() {
    for (index, element) in structure.elements.enumerated() {
      if element.role == "Table" { checkTable(index) }
      if element.role == "TH" {
        let scope = element.attributes["Table"]?["Scope"]?.nameText
        if !["Row", "Column", "Both"].contains(scope) {
          report("\(structure.name(index)) has no /Scope Row, Column or Both.")
        }
      }
      for header in element.attributes["Table"]?["Headers"]?.elements ?? [] {
        let identifier = file.resolve(header)
        let isThere = structure.elements.contains {
          $0.role == "TH" && file.resolve($0.entries["ID"]) == identifier
        }
        if !isThere {
          report("\(structure.name(index)) has the header '\(identifier.text ?? "")', no TH's /ID.")
        }
      }
    }
  }

  /// Lays the cells out and checks that each row covers the same columns.
  private mutating func checkTable(_ table: Int) {
    var taken: Set<[Int]> = []
    var widths: [Int] = []
    for row in rows(of: table) {
      let line = widths.count
      var column = 0
      for cell in structure.children(of: row) {
        while taken.contains([line, column]) { column += 1 }
        let (rowSpan, columnSpan) = (span("RowSpan", of: cell), span("ColSpan", of: cell))
        for down in 0..<rowSpan {
          for right in 0..<columnSpan
          where !taken.insert([line + down, column + right]).inserted {
            report("\(structure.name(cell)) covers a place that another cell has.")
          }
        }
        column += columnSpan
      }
      widths.append(taken.count { $0[0] == line })
    }
    if widths.isEmpty { return report("\(structure.name(table)) has no rows.") }
    for (line, width) in widths.enumerated() where width != widths[0] {
      report(
        "\(structure.name(table)) has \(widths[0]) columns in row 1 and \(width) in row \(line + 1)."
      )
    }
    if taken.contains(where: { $0[0] >= widths.count }) {
      report("\(structure.name(table)) has a cell that spans more rows than there are.")
    }
  }

  private func rows(of table: Int) -> [Int] {
    structure.children(of: table).flatMap { child in
      switch structure.elements[child].role {
      case "TR": [child]
      case "THead", "TBody", "TFoot":
        structure.children(of: child).filter { structure.elements[$0].role == "TR" }
      default: [Int]()
      }
    }
  }

  private func span(_ key: String, of cell: Int) -> Int {
    max(1, min(1000, structure.elements[cell].attributes["Table"]?[key]?.integer ?? 1))
  }
}
