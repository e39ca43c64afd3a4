import TestSupport

@testable import Forms
@testable import Word

extension Fixture {
  /// Every file that shows a case of the reader.
  static let all: [Fixture] = [
    `Answers on a table's grid`.all, `Answers beside the text`.all,
    `Labels in the lines of a Word file`.all, `Files of other programs`.all, kinds,
  ].flatMap(\.self)

  /// One of each kind of content that an answer may be made of.
  static let kinds: [Fixture] = [
    .titled(
      "a prompt",
      table([
        [
          "Name",
          "<w:p>\(control("<w:showingPlcHdr/>", r("Click or tap here to enter text.")))</w:p>",
        ],
        ["Class", "4B"],
      ]), ["class": "4B"]),
    .titled(
      "a tag beside no label",
      "<w:p>\(control("<w:tag w:val=\"name\"/>", r("Ann & Eve")))</w:p>" + p("Class: 4B"),
      ["name": "Ann & Eve", "class": "4B"], lost: "the tag of a control"),
    .titled(
      "boxes",
      p("Name: Ann") + p("Lunch: ☐ Hot ☒ Packed ☐ Home") + p("Clubs: ☒ Chess ☐ Football ☒ Choir"),
      ["name": "Ann", "lunch": "Packed", "clubs": "Chess | Choir"]),
    .titled(
      "boxes in a cell each",
      table([["Lunch", "☐ Hot", "☒ Packed", "☐ Home"], ["Name", "Ann", "", ""]]),
      ["name": "Ann", "lunch": "Packed"]),
    .titled(
      "struck options",
      "<w:p>\(r("Lunch: "))\(r("Hot", "<w:strike/>"))\(r(" / Packed / "))\(r("Home", "<w:strike/>"))</w:p>"
        + p("Name: Ann"),
      ["name": "Ann", "lunch": "Packed"]),
    .titled(
      "deleted and inserted words",
      "<w:p>\(r("Name: "))<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>Tom</w:delText></w:r></w:del>"
        + "<w:ins w:id=\"2\" w:author=\"A\">\(r("Ann"))</w:ins></w:p>" + p("Class: 4B"),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "symbols of a font",
      "<w:p>\(r("May go on trips: "))<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>\(r(" Yes "))<w:r><w:sym w:font=\"Wingdings\" w:char=\"F06F\"/></w:r>\(r(" No"))</w:p>"
        + p("Name: Ann"),
      ["name": "Ann", "trip": "true"]),
    .titled(
      "a field with a result",
      "<w:p>\(r("Name: "))<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>AUTHOR</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(r("Ann"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        + p("Class: 4B"),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "a control round a row",
      "<w:tbl><w:tblPr/><w:tblGrid/><w:sdt><w:sdtContent>\(row([cell("Name"), cell("Ann")]))</w:sdtContent></w:sdt>\(row([cell("Class"), cell("4B")]))</w:tbl>",
      ["name": "Ann", "class": "4B"]),
    .titled(
      "hyphens, breaks and letters beyond ASCII",
      "<w:p>\(r("Name: Zoë Núñez"))<w:r><w:noBreakHyphen/><w:t>Lee</w:t></w:r></w:p>"
        + p("Notes: “one”\ntwo — 漢字 🙂") + p("Class: 4B"),
      ["name": "Zoë Núñez-Lee", "class": "4B", "notes": "“one”\ntwo — 漢字 🙂"]),
    .titled(
      "a comment in place of an answer", p("Name: Ann") + p("E-mail: none") + p("Class: tbc"),
      [
        "name": "Ann", "email": "unclear says-none: none",
        "class": "unclear looks-like-no-answer: tbc",
      ]),
  ]
}
