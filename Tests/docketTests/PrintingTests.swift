import Testing

@testable import docket

@Suite struct `Printing` {
  @Test(arguments: [
    ("plain", "plain"), ("a\nb\tc\rd", "a\\nb\\tc\\rd"), ("\u{1B}[31m", "\\u{1B}[31m"),
    ("\u{9B}31m", "\\u{9B}31m"), ("a\u{202E}b", "a\\u{202E}b"), ("Zoë 学", "Zoë 学"),
    ("e\u{301}", "e\u{301}"), ("\u{7F}", "\\u{7F}"),
  ])
  func `makes control characters visible`(_ text: String, _ shown: String) {
    #expect(Visible.line(text) == shown)
  }

  @Test func `keeps the breaks of an answer`() {
    #expect(Visible.lines("a\nb\r\nc\td") == ["a", "b", "c    d"])
  }

  @Test(arguments: [
    ("one two three", 8, ["one two", "three"]), ("abcdefghij", 8, ["abcdefgh", "ij"]),
    ("a\n\nb", 8, ["a", "", "b"]), ("学学学学学", 8, ["学学学学", "学"]), ("", 8, [""]),
    ("aaaa bbb cc", 8, ["aaaa bbb", "cc"]), ("ab cdefghijk", 8, ["ab cdefg", "hijk"]),
  ])
  func `wraps at words, and cuts longer ones`(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(Wrapping.lines(text, width: width) == lines)
  }

  @Test func `cells are as wide as their column`() {
    #expect(Wrapping.cell("ab", width: 4) == "ab  ")
    #expect(Wrapping.cell("abcdef", width: 4) == "abc…")
    #expect(Wrapping.cell("学学学", width: 4) == "学… ")
  }
}
