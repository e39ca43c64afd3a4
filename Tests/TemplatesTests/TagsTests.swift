import Testing

@Suite struct `A tag` {
  @Test func `becomes its value`() throws {
    let filled = try fill(p("Dear {{ name }},"), #"{"name":"Ann"}"#)
    #expect(filled == p(runs: "<w:r><w:t>Dear </w:t><w:t>Ann</w:t><w:t>,</w:t></w:r>"))
  }

  @Test func `may be split over runs, and has the looks of its first brace`() throws {
    let body = p(
      runs: r("Dear {", "<w:b/>") + "<w:proofErr w:type=\"spellStart\"/>" + r("{na")
        + r("me", "<w:i/>")
        + r("}} and") + r(" all"))
    #expect(
      try fill(body, #"{"name":"Ann"}"#)
        == p(
          runs: "<w:r><w:rPr><w:b/></w:rPr><w:t>Dear </w:t><w:t>Ann</w:t></w:r>"
            + "<w:proofErr w:type=\"spellStart\"/>" + r(" and") + r(" all")))
  }

  @Test(arguments: [
    "{{\u{A0}name\u{A0}}}", "{{name | default: \u{201C}x\u{201D}}}", "{{ name ? }}",
    "{{ name|upper|lower|title }}", "{{\u{2009}name }}",
  ])
  func `may hold hard spaces and curly quotes`(_ tag: String) throws {
    #expect(try fill(p(tag), #"{"name":"Ann"}"#) == p("Ann"))
  }

  @Test func `with a backslash before it is two braces that are meant`() throws {
    let filled = try fill(p(#"Write \{{ name }} here"#))
    #expect(filled == p(runs: "<w:r><w:t>Write </w:t><w:t>{{ name }} here</w:t></w:r>"))
  }

  @Test func `in a value is text`() throws {
    #expect(try fill(p("{{ name }}"), #"{"name":"{{ name }} \\{{"}"#) == p(#"{{ name }} \{{"#))
  }
}

@Suite struct `A value` {
  @Test func `has its line ends as breaks, its blank lines as paragraphs, its tabs as tabs`() throws
  {
    let body = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>\(r("{{ a }}", "<w:b/>"))</w:p>"
    let filled = try fill(body, #"{"a":"one\ntwo\n\n\nthree\tfour\r\nfive\n"}"#)
    let looks = "<w:rPr><w:b/></w:rPr>"
    #expect(
      filled
        == "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r>\(looks)<w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>"
        + "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r>\(looks)<w:t>three</w:t><w:tab/><w:t>four</w:t><w:br/><w:t>five</w:t></w:r></w:p>"
    )
  }

  @Test func `is never markup, and has nothing in it that XML forbids`() throws {
    let filled = try fill(p("{{ a }}"), #"{"a":"<b>&\u0001\uffff]]>\u000b\"'"}"#)
    #expect(filled == p("&lt;b&gt;&amp;\u{FFFD}\u{FFFD}]]&gt;\u{FFFD}\"'"))
  }

  @Test(arguments: [
    ("{{ day | format: \"d MMMM yyyy\" }}", "2 March 2026"),
    ("{{ day | format: \"dddd d MMM yy\" }}", "Monday 2 Mar 26"),
    ("{{ written | format: \"yyyy-MM-dd\" }}", "2026-03-04"),
    ("{{ price | format: \"#,##0.00\" }}", "1,234.50"), ("{{ price | format: \"£0\" }}", "£1235"),
    ("{{ today | format: \"yyyy\" }}", "2026"), ("{{ shout | title }}", "Mary-Jane O'neil"),
    ("{{ shout | lower }}", "mary-jane o'neil"), ("{{ name | upper }}", "ZOË"),
    ("{{ none | default: \"-\" }}", "-"), ("{{ empty | default: \"-\" }}", "-"),
    ("{{ list | join }}", "a, b, c"), ("{{ list | join: \", \", \" and \" }}", "a, b and c"),
    ("{{ list | count }}", "3"), ("{{ teacher.name }}", "Ann"), ("{{ Full name }}", "Ann Lee"),
    ("{{ yes }}", "yes"), ("{{ number }}", "7"), ("{{ price }}", "1234.50"),
  ])
  func `goes through filters`(_ tag: String, _ text: String) throws {
    let filled = try fill(
      p(tag),
      """
      {"day":"2026-03-02","written":"4 March 2026","price":1234.50,"shout":"MARY-JANE O'NEIL","name":"Zoë",
       "empty":"","list":["a","b","c"],"teacher":{"name":"Ann"},"Full name":"Ann Lee","yes":true,
       "number":7}
      """)
    #expect(filled == p(text))
  }
}

@Suite struct `Tags beside each other` {
  @Test func `may share runs in any way`() throws {
    let runs = r("a{{ x ") + r("}} b {{") + r(" x }}{{x}} c") + r("{") + r("{x}}{{ x") + r(" }} d")
    #expect(try fill(p(runs: runs), #"{"x":"1"}"#).text == "a1 b 11 c11 d")
  }

  @Test func `may be blocks that share runs`() throws {
    let runs = r("{{#if x}}a{{#if ") + r("x}}b{{/if}}{{/") + r("if}}c{{#if x}}{{") + r("/if}}")
    #expect(try fill(p(runs: runs), #"{"x":"1"}"#).text == "abc")
  }
}
