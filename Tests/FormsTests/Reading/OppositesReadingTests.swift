import TestSupport
import Testing

@testable import Forms

/// Two bodies that differ by a hair of XML and by all of their meaning.
struct OppositePair: Sendable, CustomTestStringConvertible {
  let name: String
  let key: String
  let one: String
  let other: String
  /// What the first says, and what the other says.
  let said: (String, String)

  var testDescription: String { name }

  init(_ name: String, _ key: String, _ one: String, _ other: String, _ said: (String, String)) {
    self.name = name
    self.key = key
    self.one = one
    self.other = other
    self.said = said
  }

  static let all: [OppositePair] = [
    OppositePair(
      "W24 and W25: inserted and deleted", "name",
      labelled("Name", "<w:ins w:id=\"1\" w:author=\"B\">\(r("Ann"))</w:ins>"),
      labelled("Name", "<w:del w:id=\"1\" w:author=\"B\">\(r("Ann"))</w:del>"), ("Ann", "(blank)")),
    OppositePair(
      "W25: moved to and moved from", "name",
      labelled("Name", "<w:moveTo w:id=\"1\" w:author=\"B\">\(r("Ann"))</w:moveTo>"),
      labelled("Name", "<w:moveFrom w:id=\"1\" w:author=\"B\">\(r("Ann"))</w:moveFrom>"),
      ("Ann", "(blank)")),
    OppositePair(
      "W27: an inserted row and a deleted one", "name", row("ins"), row("del"), ("Ann", "(blank)")),
    OppositePair(
      "W31: hidden and not", "name", labelled("Name", r("Ann", "<w:vanish w:val=\"0\"/>")),
      labelled("Name", r("Ann", "<w:vanish w:val=\"1\"/>")), ("Ann", "(blank)")),
    OppositePair(
      "W38: ticked and not, in Word 97", "trip",
      labelled("May go on trips", formTick("<w:checked w:val=\"1\"/>")),
      labelled("May go on trips", formTick("<w:checked w:val=\"0\"/>")), ("yes", "(blank)")),
    OppositePair(
      "W39: another entry of a list", "lunch", entry(0), entry(1), ("Hot", "Packed")),
    OppositePair(
      "W41: a prompt and the same words typed by nobody", "name",
      labelled("Name", control("<w:showingPlcHdr/>", r("Click here to enter text."))),
      labelled("Name", control("<w:showingPlcHdr/>", r("Ann Lee"))),
      ("(blank)", "(unclear: placeholder-differs) Ann Lee")),
    OppositePair(
      "W41: the mark of a prompt on and off", "name",
      labelled("Name", control("<w:showingPlcHdr w:val=\"0\"/>", r("Ann"))),
      labelled("Name", control("<w:showingPlcHdr w:val=\"1\"/>", r("Ann"))),
      ("Ann", "(unclear: placeholder-differs) Ann")),
    OppositePair(
      "W46: one day and another", "born", day("2019-03-02"), day("2019-03-03"),
      ("2019-03-02", "(unclear: overtyped-date) 2019-03-02 | 2019-03-03")),
    OppositePair(
      "W47: ticked and not", "trip",
      labelled("May go on trips", tick(true) + r(" Yes ") + tick(false) + r(" No")),
      labelled("May go on trips", tick(false) + r(" Yes ") + tick(true) + r(" No")), ("yes", "no")),
    OppositePair(
      "W47: ticked by the state alone", "trip", labelled("May go on trips", tick(true, shows: "☒")),
      labelled("May go on trips", tick(false, shows: "☒")),
      ("yes", "(unclear: box-contradicts) yes")),
    OppositePair(
      "W53: the box of the other option", "trip", labelled("May go on trips", r("☒ Yes ☐ No")),
      labelled("May go on trips", r("☐ Yes ☒ No")), ("yes", "no")),
    OppositePair(
      "W56: struck and not", "trip",
      labelled("May go on trips", r("Yes / ") + r("No", "<w:strike/>")),
      labelled("May go on trips", r("Yes / ") + r("No", "<w:strike w:val=\"0\"/>")),
      ("yes", "(blank)")),
    OppositePair(
      "W56: the other one struck", "trip",
      labelled("May go on trips", r("Yes", "<w:strike/>") + r(" / No")),
      labelled("May go on trips", r("Yes / ") + r("No", "<w:strike/>")), ("no", "yes")),
    OppositePair(
      "W57: the other word deleted", "trip",
      labelled("May go on trips", deleted("Yes / ") + r("No")),
      labelled("May go on trips", r("Yes") + deleted(" / No")), ("no", "yes")),
    OppositePair(
      "W28: a strike now and one before", "trip",
      labelled("May go on trips", r("Yes / ") + r("No", "<w:strike/>")),
      labelled(
        "May go on trips",
        r("Yes / ") + r("No", "<w:rPrChange w:id=\"1\"><w:rPr><w:strike/></w:rPr></w:rPrChange>")),
      ("yes", "(blank)")),
  ]

  private static func row(_ change: String) -> String {
    """
    <w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:\(change) w:id="1" w:author="B"/></w:trPr>\
    <w:tc><w:tcPr/>\(p("Name"))</w:tc><w:tc><w:tcPr/>\(p("Ann"))</w:tc></w:tr></w:tbl>
    """
  }

  private static func entry(_ result: Int) -> String {
    labelled(
      "Lunch",
      formField(
        "FORMDROPDOWN",
        "<w:ddList><w:result w:val=\"\(result)\"/><w:listEntry w:val=\"Hot\"/><w:listEntry w:val=\"Packed\"/></w:ddList>",
        nil))
  }

  private static func day(_ stored: String) -> String {
    labelled(
      "Date of birth",
      control("<w:date w:fullDate=\"\(stored)T00:00:00Z\"/>", r("2 March 2019")))
  }
}

@Suite struct `Nearly the same XML` {
  @Test(arguments: OppositePair.all)
  func `means something else`(pair: OppositePair) {
    func said(_ body: String) -> String {
      read(body: childFormBody(body + p("Class: 4B"))).said(pair.key)
    }
    #expect(said(pair.one) == pair.said.0)
    #expect(said(pair.other) == pair.said.1)
    #expect(pair.said.0 != pair.said.1)
  }
}
