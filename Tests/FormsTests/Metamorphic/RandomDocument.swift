import TestSupport

/// A document of paragraphs, tables, controls, text boxes and fields at random, in which every word that is
/// not the form's own occurs once.
struct RandomDocument {
  private(set) var body = ""
  /// The words that no form has, `zz1`, `zz2`, ….
  private(set) var words: [String] = []
  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
    body = p("Child registration form")
    for _ in 0..<number(2...6) { body += block(depth: 0) }
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func pick(_ all: [String]) -> String { all.randomElement(using: &random) ?? "" }

  // MARK: Words

  private mutating func phrase() -> String {
    let new = (0..<number(1...3)).map { "zz\(words.count + $0 + 1)" }
    words += new
    return new.joined(separator: " ")
  }

  private mutating func label() -> String {
    pick([
      "Name", "Child's name", "Class", "Notes", "E-mail", "DOB", "Lunch", "May go on trips",
      "Clubs",
    ])
  }

  private mutating func separator() -> String {
    pick([": ", ":", ":\t", "\t", " - ", "   ", " ", "\n", ":\n", "?", " ……… "])
  }

  private mutating func option() -> String {
    pick([
      "Yes / No", "Yes", "☐ Hot ☒ Packed", "☒ Chess", "1/2/2019", "a@b.uk", "____", "N/A", "No",
    ])
  }

  private mutating func line() -> String {
    switch number(0...11) {
    case 0: ""
    case 1...2: phrase()
    case 3: label() + pick(["", ":", "?"])
    case 4: label() + separator() + option()
    case 5: label() + separator() + phrase() + separator() + label() + separator() + phrase()
    case 6: phrase() + " " + label() + separator() + phrase()
    case 7: phrase() + ": " + phrase()
    case 8: "\(label()) (\(phrase())): \(phrase())"
    default: label() + separator() + phrase()
    }
  }

  // MARK: Paragraphs

  private mutating func paragraph(depth: Int) -> String {
    switch number(0...11) {
    case 0:
      "<w:p>\(r(label() + separator()))\(inlineControl())\(once(in: 3) ? r(" " + phrase()) : "")</w:p>"
    case 1: "<w:p>\(inlineControl())</w:p>"
    case 2 where depth < 2:
      "<w:p>\(r(line()))\(alternate(paragraph(depth: 2), ""))\(once(in: 3) ? r(" " + phrase()) : "")</w:p>"
    case 3: "<w:p>\(r(label() + separator()))\(legacyField())</w:p>"
    case 4: "<w:p>\(r(line()))\(r(" " + phrase(), "<w:strike/>"))</w:p>"
    case 5: "<w:p><w:pPr><w:framePr w:w=\"2000\"/></w:pPr>\(r(line()))</w:p>"
    case 6: "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>\(r(line()))</w:p>"
    default: p(line())
    }
  }

  private mutating func once(in times: Int) -> Bool { random.once(in: times) }

  private mutating func inlineControl() -> String {
    let name = pick([
      "", "<w:tag w:val=\"name\"/>", "<w:tag w:val=\"class\"/>", "<w:alias w:val=\"Notes\"/>",
      "<w:tag w:val=\"other\"/>",
    ])
    switch number(0...5) {
    case 0: return control(name + "<w:showingPlcHdr/>", r("Click or tap here to enter text."))
    case 1: return control(name + "<w:showingPlcHdr/>", r(phrase()))
    case 2: return control(name + "<w:text/>", r(phrase() + "\n" + phrase()))
    case 3: return control(name + "<w:date w:fullDate=\"2019-02-01T00:00:00Z\"/>", r(phrase()))
    case 4: return control(name, r(phrase() + " ") + r(line()))
    default: return control(name, r(phrase()))
    }
  }

  private mutating func legacyField() -> String {
    """
    <w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="\(pick(["name", "class", "Text1"]))"/>\
    <w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType="separate"/></w:r>\(r(phrase()))<w:r><w:fldChar w:fldCharType="end"/></w:r>
    """
  }

  // MARK: Blocks

  private mutating func block(depth: Int) -> String {
    switch number(0...9) {
    case 0...3: return table(depth: depth)
    case 4:
      return
        "<w:sdt><w:sdtPr><w:tag w:val=\"\(pick(["name", "notes", "group"]))\"/></w:sdtPr><w:sdtContent>\(paragraph(depth: depth))\(paragraph(depth: depth))</w:sdtContent></w:sdt>"
    default: return (0..<number(1...3)).map { _ in paragraph(depth: depth) }.joined()
    }
  }

  private mutating func table(depth: Int) -> String {
    let columns = number(1...4)
    var merged = Set<Int>()
    var xml = ""
    for _ in 0..<number(1...4) {
      var cells: [String] = []
      var column = 0
      while column < columns {
        let span = once(in: 6) ? min(2, columns - column) : 1
        var properties = span > 1 ? "<w:gridSpan w:val=\"\(span)\"/>" : ""
        if span == 1, merged.contains(column), once(in: 2) {
          cells.append(cell("", "<w:vMerge/>"))
          column += 1
          continue
        }
        merged.remove(column)
        if span == 1, once(in: 5) {
          properties += "<w:vMerge w:val=\"restart\"/>"
          merged.insert(column)
        }
        cells.append(cell(content(depth: depth), properties))
        column += span
      }
      xml += row(cells)
    }
    return
      "<w:tbl><w:tblPr>\(once(in: 8) ? "<w:tblpPr w:tblpX=\"1\"/>" : "")</w:tblPr><w:tblGrid/>\(xml)</w:tbl>"
  }

  private mutating func content(depth: Int) -> String {
    switch number(0...9) {
    case 0...2: p(label() + pick(["", ":"]))
    case 3...4: p(phrase())
    case 5: p("")
    case 6 where depth < 1: paragraph(depth: depth + 1) + table(depth: depth + 1) + p("")
    case 7: paragraph(depth: depth + 1) + paragraph(depth: depth + 1)
    case 8: p(option())
    default: paragraph(depth: depth + 1)
    }
  }
}
