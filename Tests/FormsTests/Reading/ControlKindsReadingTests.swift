import TestSupport
import Testing

@testable import Forms

@Suite struct `Lists, dates and ticks in controls` {
  private func read(_ label: String, _ runs: String) -> ReadForm {
    FormsTests.read(body: childFormBody(labelled(label, runs)))
  }

  private func list(_ kind: String, _ shown: String, _ properties: String = "") -> String {
    control(
      """
      \(properties)<w:\(kind)><w:listItem w:displayText="Pick one" w:value=""/>\
      <w:listItem w:displayText="Hot meal" w:value="Hot"/><w:listItem w:value="Packed"/>\
      <w:listItem w:displayText="Home"/></w:\(kind)>
      """, r(shown))
  }

  @Test(arguments: ["dropDownList", "comboBox"])
  func `W45: the shown entry of a list is the answer, by its value or its words`(kind: String) {
    #expect(read("Lunch", list(kind, "Hot meal")).said("lunch") == "Hot")
    #expect(read("Lunch", list(kind, "Packed")).said("lunch") == "Packed")
    #expect(read("Lunch", list(kind, "Home")).said("lunch") == "Home")
    #expect(read("Lunch", list(kind, "Pick one")).said("lunch") == "(blank)")
    #expect(
      read("Lunch", list(kind, "Pick one", "<w:tag w:val=\"lunch\"/>")).said("lunch") == "(blank)")
    #expect(read("Notes", list(kind, "Hot meal")).said("notes") == "Hot meal")
  }

  @Test func `W45: what was typed into a combo box is an answer`() {
    #expect(read("Notes", list("comboBox", "Soup")).said("notes") == "Soup")
    #expect(read("Lunch", list("comboBox", "Soup")).outcome("lunch") == .unclear)
  }

  private func date(
    _ full: String?, _ shown: String, format: String = "d MMMM yyyy", _ properties: String = ""
  ) -> String {
    let stored = full.map { " w:fullDate=\"\($0)\"" } ?? ""
    return control(
      """
      \(properties)<w:date\(stored)><w:dateFormat w:val="\(format)"/><w:lid w:val="en-GB"/>\
      <w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>
      """, r(shown))
  }

  @Test(arguments: [
    ("2019-03-02T00:00:00Z", "2 March 2019", "d MMMM yyyy", "2019-03-02"),
    ("2019-03-02T23:30:00-05:00", "02/03/2019", "dd/MM/yyyy", "2019-03-02"),
    ("2019-03-02T00:00:00Z", "3/2/2019", "M/d/yyyy", "2019-03-02"),
    ("2019-03-02T00:00:00Z", "Saturday, 2 March 2019", "dddd, d MMMM yyyy", "2019-03-02"),
    (
      "2019-03-02T00:00:00Z", "5 March 2019", "d MMMM yyyy",
      "(unclear: overtyped-date) 2019-03-05 | 2019-03-02"
    ),
    (
      "2019-03-02T00:00:00Z", "2/3/2019", "M/d/yyyy",
      "(unclear: overtyped-date) 2019-02-03 | 2019-03-02"
    ),
    (
      "2019-03-02T00:00:00Z", "in spring", "d MMMM yyyy",
      "(unclear: overtyped-date) in spring | 2019-03-02"
    ),
    (nil, "2 March 2019", "d MMMM yyyy", "2019-03-02"),
    (nil, "2 March", "d MMMM", "(unclear: partial-date) 2 March"),
  ])
  func `W46: a date is read where what is shown is the day that is stored`(
    full: String?, shown: String, format: String, expected: String
  ) {
    let form = read("Date of birth", date(full, shown, format: format))
    #expect(form.said("born") == expected)
  }

  @Test func `W46: a prompt has no date, whatever day is left behind it`() {
    let shown = "Click or tap to enter a date."
    let left = date("2019-03-02T00:00:00Z", shown, "<w:showingPlcHdr/>")
    #expect(read("Date of birth", left).said("born") == "(blank)")
  }

  @Test(arguments: [
    (false, true, "no"), (true, false, "yes"), (false, false, "(blank)"),
    (true, true, "(unclear: several-options) yes | no"),
  ])
  func `W47: ticks beside options choose them`(yes: Bool, no: Bool, expected: String) {
    let named = "<w:tag w:val=\"trip\"/>"
    for properties in ["", "<w:tag w:val=\"cb1\"/>", named] {
      let runs = tick(yes, properties) + r(" Yes ") + tick(no, properties) + r(" No")
      #expect(read("May go on trips", runs).said("trip") == expected)
    }
    let runs = "<w:p>\(tick(yes, named))\(r(" Yes "))\(tick(no, named))\(r(" No"))</w:p>"
    #expect(FormsTests.read(body: childFormBody(runs)).said("trip") == expected)
  }

  @Test func `W47: one tick alone says yes, and nothing where it is off`() {
    for properties in ["", "<w:tag w:val=\"trip\"/>"] {
      #expect(read("May go on trips", tick(true, properties)).said("trip") == "yes")
      #expect(read("May go on trips", tick(false, properties)).said("trip") == "(blank)")
    }
  }

  @Test func `W47: several ticks choose several`() {
    let runs = tick(true) + r(" Chess ") + tick(false) + r(" Football ") + tick(true) + r(" Choir")
    #expect(read("Clubs", runs).said("clubs") == "Chess + Choir")
  }

  @Test func `W47: a character of the other state is unclear`() {
    let runs = tick(false, shows: "☒") + r(" Yes ") + tick(false) + r(" No")
    #expect(read("May go on trips", runs).said("trip") == "(unclear: box-contradicts) yes")
    let tagged = tick(true, shows: "☐", "<w:tag w:val=\"trip\"/>")
    #expect(read("May go on trips", tagged).outcome("trip") == .unclear)
  }

  @Test func `W47: the old character of a tracked change counts for nothing`() {
    let changed = tick(true, shows: "").replacing(
      r(""), with: deleted("☐") + inserted(r("☒")))
    #expect(
      read("May go on trips", "\(changed)\(r(" Yes "))\(tick(false))\(r(" No"))").said("trip")
        == "yes")
  }

  @Test func `W47: the glyphs are whatever the control names`() {
    func named(_ isOn: Bool) -> String {
      control(
        """
        <w14:checkbox><w14:checked w14:val="\(isOn ? 1 : 0)"/>\
        <w14:checkedState w14:val="00FE" w14:font="Wingdings"/>\
        <w14:uncheckedState w14:val="006F" w14:font="Wingdings"/></w14:checkbox>
        """,
        "<w:r><w:sym w:font=\"Wingdings\" w:char=\"\(isOn ? "F0FE" : "F06F")\"/></w:r>")
    }
    #expect(
      read("May go on trips", named(false) + r(" Yes ") + named(true) + r(" No")).said("trip")
        == "no")
  }
}
