import Testing

@testable import Folding

@Suite struct `Folding` {
  @Test(arguments: [
    ("Child’s  Name", "child's name"),
    ("CHILD'S\u{A0}NAME", "child's name"),
    ("\u{FF26}\u{FF55}\u{FF4C}\u{FF4C} name", "full name"),
    ("Pre\u{301}nom", "Prénom"),
    ("Fu\u{200B}ll\u{2060} na\u{AD}me", "full name"),
    ("non\u{2011}stop – now…", "non-stop - now..."),
    ("“quoted”", "\"quoted\""),
    ("\u{202A}Full name\u{202C}", "Full name"),
    ("Straße", "STRASSE"),
    ("Name\u{FF1A}", "name:"),
    ("ﬁnal", "final"),
    ("  a \t\n b  ", "a b"),
    ("\u{FDFA}", "\u{FDFA}"),
  ])
  func `W16, W19, W20, W21: calls the same words the same`(_ left: String, _ right: String) {
    #expect(isSameWords(left, right))
  }

  @Test(arguments: [("nаme", "name"), ("reason", "reasons"), ("a-b", "ab"), ("", "a")])
  func `keeps other words apart, look-alikes of another script too`(_ left: String, _ right: String)
  {
    #expect(!isSameWords(left, right))
  }

  @Test func `never reads past a broken sequence`() {
    #expect(folded([0x41, 0xC3]) == Array("a\u{FFFD}".utf8))
    #expect(folded([0xF0, 0x9F]) == Array("\u{FFFD}\u{FFFD}".utf8))
  }
}
