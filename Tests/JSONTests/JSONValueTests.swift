import JSON
import Testing

@Suite struct `JSON` {
  @Test(arguments: [
    #"{"b":1,"a":[true,false,null,-12,"x"]}"#, #" { "a" : [ ] } "#,
    #""\u00e9\n\"\\\/\ud83d\ude00""#, "1.5", "-0.50e+3", "0",
  ])
  func `takes what the standard allows`(_ json: String) throws {
    _ = try JSONValue(Array(json.utf8))
  }

  @Test func `keeps members in order, numbers as written, and unescapes strings`() throws {
    let value = try JSONValue(Array(#"{"b":3.50,"a":"\u00e9\n\ud83d\ude00"}"#.utf8))
    #expect(value.members?.map(\.name) == ["b", "a"])
    #expect(value["b"] == .number("3.50"))
    #expect(value["a"]?.text == "é\n😀")
  }

  @Test(arguments: [
    ("", 1, 1, "A value is missing at the end."),
    ("{", 1, 2, "The name of a value should stand here."),
    ("{\"a\":1,}", 1, 8, "The name of a value should stand here."),
    ("[1 2]", 1, 4, "A comma or the closing bracket should stand here."),
    ("[1,\n  2", 1, 1, "A [ is opened here and never closed."),
    ("{\"a\":\n1.}", 2, 1, "This is not how a number is written."),
    ("01", 1, 1, "This is not how a number is written."),
    (#""\ud83d""#, 1, 2, "A backslash stands here that means nothing."),
    (#""\q""#, 1, 2, "A backslash stands here that means nothing."),
    ("[1]x", 1, 4, "There is more behind the end of the value."),
    ("\"\u{1}\"", 1, 2, "A control character stands in a text."),
    ("\"a\nb\"", 1, 1, "A text in quotes goes over the end of the line."),
    ("[\"a", 1, 2, "A quote is opened here and never closed."),
    (String(repeating: "[", count: 100), 1, 65, "Lists and groups are nested too deep."),
    ("tru", 1, 1, "A value should stand here."),
    (#"{"a":1,"a":2}"#, 1, 8, "A name is written twice in one group."),
  ])
  func `says where it is broken`(_ json: String, _ line: Int, _ column: Int, _ message: String) {
    let error = #expect(throws: JSONError.self) { try JSONValue(Array(json.utf8)) }
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.message == message)
  }
}
