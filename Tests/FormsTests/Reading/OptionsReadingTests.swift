import TestSupport
import Testing

@testable import Forms

/// What a form says of `key` when its answer stands behind the label, in the cell beside it and below it.
private func said(_ key: String, _ label: String, _ runs: String) -> Set<String> {
  let bodies = [
    labelled(label, runs), table([[label, "<w:p>\(runs)</w:p>"]]),
    table([["<w:p>\(r(label))</w:p><w:p>\(runs)</w:p>"]]),
  ]
  return Set(bodies.map { read(body: childFormBody($0 + p("Class: 4B"))).said(key) })
}

@Suite struct `Options in a document` {
  @Test(arguments: [
    ("☐ Yes  ☒ No", "no"), ("☒ Yes  ☐ No", "yes"), ("Yes ☐  No ☒", "no"), ("Yes ☒  No ☐", "yes"),
    ("☐Yes\n☒No", "no"), ("Yes\t☒\tNo\t☐", "yes"), ("☐ Yes ☐ No", "(blank)"),
  ])
  func `W53: a box belongs to the option on the side that its line shows`(
    runs: String, expected: String
  ) {
    #expect(said("trip", "May go on trips", r(runs)) == [expected])
  }

  @Test func `W53: a box between two options is unclear`() {
    #expect(
      said("trip", "May go on trips", r("Yes ☒ No")) == ["(unclear: mark-side-unknown) yes | no"])
  }

  @Test func `W53: boxes and options in cells of their own belong together`() {
    func said(_ cells: [String]) -> String {
      read(body: childFormBody(table([["May go on trips"] + cells, ["Class", "4B"]]))).said("trip")
    }
    #expect(said(["Yes", "☐", "No", "☒"]) == "no")
    #expect(said(["☒", "Yes", "☐", "No"]) == "yes")
    #expect(said(["Yes: ☐", "No: ☒"]) == "no")
    #expect(said(["Yes:", "☐", "No:", "☒"]) == "no")
    #expect(said(["Yes", "", "No", "x"]) == "no")
    #expect(said(["Yes", "", "No", ""]) == "(blank)")
  }

  @Test func `W53: options in the rows that their label is merged over belong together`() {
    func row(_ merge: String, _ label: String, _ option: String, _ box: String) -> String {
      let cells = [option, box].map { "<w:tc><w:tcPr/>\(p($0))</w:tc>" }.joined()
      return "<w:tr><w:tc><w:tcPr><w:vMerge\(merge)/></w:tcPr>\(p(label))</w:tc>\(cells)</w:tr>"
    }
    func said(_ boxes: [String]) -> String {
      let rows =
        row(" w:val=\"restart\"", "Lunch", "Hot", boxes[0]) + row("", "", "Packed", boxes[1])
        + row("", "", "Home", boxes[2])
      let table = "<w:tbl><w:tblPr/><w:tblGrid/>\(rows)</w:tbl>"
      return read(body: childFormBody(table + p("Class: 4B"))).said("lunch")
    }
    #expect(said(["☐", "☒", "☐"]) == "Packed")
    #expect(said(["", "", "x"]) == "Home")
    #expect(said(["☐", "☐", "☐"]) == "(blank)")
    #expect(said(["☒", "☐", "☒"]) == "(unclear: several-options) Hot | Home")
  }

  @Test(arguments: ["☒", "☑", "✓", "✔", "✗", "✘", "x", "X", "×", "*", "●", "◉", "■", "1"])
  func `W54: a mark in the box's place is on`(mark: String) {
    #expect(said("lunch", "Lunch", r("☐ Hot  \(mark) Packed  ☐ Home")) == ["Packed"])
  }

  @Test(arguments: ["☐", "□", "○", "◻", "_"])
  func `W54: an empty box is off`(box: String) {
    #expect(said("lunch", "Lunch", r("\(box) Hot  ☒ Packed  \(box) Home")) == ["Packed"])
  }

  @Test func `W54: crosses among ticks are unclear`() {
    #expect(
      said("clubs", "Clubs", r("✓ Chess  ✗ Football  ✓ Choir"))
        == ["(unclear: cross-among-ticks) Chess | Football | Choir"])
  }

  @Test(arguments: [
    ("[x] Yes [ ] No", "yes"), ("[ ] Yes [X] No", "no"), ("( ) Yes (x) No", "no"),
    ("Yes x / No", "yes"), ("Yes / No x", "no"), ("Yes / No*", "no"), ("Yes: X  No:", "yes"),
    ("Yes ✓ / No", "yes"),
  ])
  func `W55: a typed mark next to one option selects it`(runs: String, expected: String) {
    #expect(said("trip", "May go on trips", r(runs)) == [expected])
  }

  @Test func `W55: a mark with two readings is unclear`() {
    #expect(
      said("trip", "May go on trips", r("Yes x No")) == ["(unclear: mark-side-unknown) yes | no"])
  }

  private static let strikes: [(runs: String, said: String)] = [
    (r("Yes / ") + r("No", "<w:strike/>"), "yes"),
    (r("Yes", "<w:dstrike/>") + r(" / No"), "no"),
    (r("Yes", "<w:strike w:val=\"true\"/>") + r(" / ") + r("No", "<w:strike w:val=\"0\"/>"), "no"),
    (r("Yes / No"), "(blank)"),
    (r("Yes / No", "<w:strike/>"), "(unclear: all-struck)"),
    (r("Yes / ") + r("N", "<w:strike/>") + r("o"), "(unclear: partly-struck) yes | no"),
    (r("Yes") + r(" / ", "<w:strike/>") + r("No"), "(blank)"),
  ]

  @Test(arguments: strikes)
  func `W56: the option that is not struck out is chosen`(runs: String, expected: String) {
    #expect(said("trip", "May go on trips", runs) == [expected])
  }

  @Test func `W56: a strike through a style counts, and a second one undoes it`() {
    let styles = """
      <w:styles \(wordNamespaces)><w:style w:type="character" w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style></w:styles>
      """
    func form(_ properties: String) -> String {
      read(
        body: childFormBody(labelled("May go on trips", r("Yes / ") + r("No", properties))),
        parts: ["word/styles.xml": styles]
      ).said("trip")
    }
    #expect(form("<w:rStyle w:val=\"Out\"/>") == "yes")
    #expect(form("<w:rStyle w:val=\"Out\"/><w:strike w:val=\"0\"/>") == "(blank)")
  }

  private static let leftOver: [(runs: String, said: String)] = [
    (r("Yes"), "yes"), (r("No."), "no"), (r("Yes") + deleted(" / No"), "yes"),
    (deleted("Yes / ") + r("No"), "no"), (inserted(r("yes")) + deleted("Yes / No"), "yes"),
  ]

  @Test(arguments: leftOver)
  func `W57: the option that was left is chosen`(runs: String, expected: String) {
    #expect(said("trip", "May go on trips", runs) == [expected])
  }

  @Test(arguments: [
    "<w:highlight w:val=\"yellow\"/>", "<w:shd w:val=\"clear\" w:fill=\"FFFF00\"/>", "<w:b/>",
    "<w:u w:val=\"single\"/>", "<w:color w:val=\"FF0000\"/>",
  ])
  func `W58: an option that only looks marked needs confirming`(look: String) {
    #expect(
      said("trip", "May go on trips", r("Yes", look) + r(" / No"))
        == ["(unclear: marked-by-look) yes"])
    #expect(said("trip", "May go on trips", r("Yes / No", look)) == ["(blank)"])
  }

  private static let ring =
    "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:r><w:drawing><wp:anchor><wp:docPr id=\"2\" name=\"Oval 2\"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst=\"ellipse\"/></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></mc:Choice><mc:Fallback><w:r><w:pict><v:oval/></w:pict></w:r></mc:Fallback></mc:AlternateContent>"

  @Test(arguments: [ring, "<w:r><w:pict><v:oval id=\"Oval 1\"/></w:pict></w:r>"])
  func `W59: a ring that is drawn is unclear, whatever is typed`(shape: String) {
    for runs in [
      shape + r("Yes / No"), r("Yes / No") + shape, r("Yes") + shape, r("☒ Yes ☐ No") + shape,
    ] {
      for answer in said("trip", "May go on trips", runs) {
        #expect(answer.hasPrefix("(unclear: drawn-mark)"))
      }
    }
  }

  @Test func `W59: a shape in the paragraph above or below may be the mark`() {
    let shape = "<w:p>\(Self.ring)</w:p>"
    let form = read(
      body: childFormBody(labelled("May go on trips", r("Yes / No")) + shape + p("Class: 4B")))
    #expect(form.said("trip").hasPrefix("(unclear: drawn-mark)"))
  }

  @Test func `W60: two are unclear where one is allowed, and a list where several are`() {
    #expect(
      said("lunch", "Lunch", r("☒ Hot  ☐ Packed  ☒ Home"))
        == ["(unclear: several-options) Hot | Home"])
    #expect(said("clubs", "Clubs", r("☒ Choir  ☐ Football  ☒ Chess")) == ["Chess + Choir"])
    #expect(said("clubs", "Clubs", r("Choir, chess")) == ["Chess + Choir"])
  }

  @Test(arguments: [
    ("y", "yes"), ("N", "no"), ("YES", "yes"), ("no", "no"), ("true", "yes"), ("False", "no"),
    ("-", "(unclear: looks-like-no-answer)"), ("–", "(unclear: looks-like-no-answer)"),
    ("?", "(unclear: looks-like-no-answer)"), ("tbc", "(unclear: looks-like-no-answer)"),
    ("see attached", "(unclear: points-elsewhere)"), ("as above", "(unclear: points-above)"),
  ])
  func `W61: words and signs for yes, no and neither`(typed: String, expected: String) {
    let answers = said("trip", "May go on trips", r(typed))
    for answer in answers { #expect(answer.hasPrefix(expected)) }
  }

  @Test(arguments: [
    ("N/A", "N/A"), ("none", "none"), ("nil", "nil"), ("ditto", "(unclear: points-above) ditto"),
    ("See attached.", "(unclear: points-elsewhere) See attached."),
    ("-", "(unclear: looks-like-no-answer) -"), ("?", "(unclear: looks-like-no-answer) ?"),
  ])
  func `W61: words for nothing are answers, signs are not`(typed: String, expected: String) {
    #expect(said("notes", "Notes", r(typed)) == [expected])
  }

  @Test(arguments: ["No known allergies", "not yet", "Yes but only by bus", "None that I know of"])
  func `W62: prose is text, and never Yes or No by its first word`(typed: String) {
    #expect(said("notes", "Notes", r(typed)) == [typed])
    for answer in said("trip", "May go on trips", r(typed)) {
      #expect(answer.hasPrefix("(unclear: "))
    }
  }
}
