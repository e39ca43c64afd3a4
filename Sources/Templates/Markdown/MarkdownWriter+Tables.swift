package import Forms
internal import Markdown
internal import Word

extension MarkdownWriter {
  /// A table as wide as the text, its columns as wide as their words ask for.
  mutating func table(_ table: MarkdownBlock.Table) {
    writePageBreak()
    if let style = house.style(.table, "house table", "table grid", "grid table 1 light") {
      tableStart(style, widths: widths(table), hasHeader: !table.header.isEmpty)
    } else {
      tableStart(nil, widths: widths(table), hasHeader: !table.header.isEmpty)
    }
    if !table.header.isEmpty { row(table.header, table.alignments, isHeader: true) }
    // Below the heading is the line of bars.
    line += 1
    for cells in table.rows {
      line += 1
      if source.cells(onLine: line) > table.alignments.count {
        fail(
          "The row has more cells than the table has columns, and what stands in them would be lost.",
          "Take cells out, or add columns to the heading and the line below it; a bar in a cell is written \\|."
        )
      }
      row(cells, table.alignments, isHeader: false)
    }
    append("</w:tbl>")
    // Word draws two tables in a row as one; a text behind a table begins with some space.
    append(
      "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/></w:pPr></w:p>"
    )
  }

  mutating func tableStart(_ style: String?, widths: [Int], hasHeader: Bool) {
    append("<w:tbl><w:tblPr>")
    if let style { append("<w:tblStyle w:val=\"\(Self.escaped(style))\"/>") }
    append("<w:tblW w:w=\"5000\" w:type=\"pct\"/>")
    if style == nil {
      let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
      }
      append("<w:tblBorders>\(borders.joined())</w:tblBorders>")
    }
    append(
      "<w:tblLook w:val=\"0020\" w:firstRow=\"\(hasHeader ? 1 : 0)\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
    )
    for width in widths { append("<w:gridCol w:w=\"\(width)\"/>") }
    append("</w:tblGrid>")
  }

  private mutating func row(
    _ cells: [[MarkdownInline]], _ alignments: [MarkdownBlock.Table.Alignment], isHeader: Bool
  ) {
    append("<w:tr><w:trPr><w:cantSplit/>\(isHeader ? "<w:tblHeader/>" : "")</w:trPr>")
    for (index, inlines) in cells.enumerated() {
      append("<w:tc><w:tcPr/>")
      let alignment =
        switch index < alignments.count ? alignments[index] : .none {
        case .none, .left: nil as String?
        case .centre: "center"
        case .right: "right"
        }
      paragraphStart(
        house.style(.paragraph, "table text", "compact"), ParagraphProperties(alignment: alignment))
      write(inlines, Looks())
      append("</w:p></w:tc>")
    }
    append("</w:tr>")
  }

  private func widths(_ table: MarkdownBlock.Table) -> [Int] {
    ColumnWidths(table, dashes: source.dashes(onLine: line + 1))
      .widths(of: house.textWidth(isLandscape: false))
  }

  // MARK: Forms

  /// A form as it is printed: a row a question, with room for the answer.
  mutating func write(_ form: FormSchema) {
    var tables = FormTables(form, .lines, school: sources.school, house)
    tables.escapesTags = true
    tables.firstHeading = form.title
    append(tables.xml() + tables.markLine())
  }
}

extension Field {
  /// What can be ticked on paper.
  package var printedOptions: [String] {
    switch type {
    case .yesNo where options.isEmpty: ["Yes", "No"]
    case .yesNo, .choice, .choices: options.map(\.label)
    default: []
    }
  }
}
