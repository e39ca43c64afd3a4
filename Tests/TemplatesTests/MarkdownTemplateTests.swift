import Forms
import Templates
import TestSupport
import Testing
import Word
import XML

@Suite struct `A text in Markdown` {
  @Test func `has the styles of the house style, by their names`() throws {
    let made = try writtenBody("# One\n\ntext\n\n> quote\n\n```\ncode\n```\n\n- item\n")
    for style in ["Heading1", "BodyText", "Quote", "SourceCode", "ListBullet"] {
      #expect(made.contains("<w:pStyle w:val=\"\(style)\"/>"), "\(style)")
    }
  }

  @Test func `has emphasis, code, breaks and struck words`() throws {
    let made = try writtenBody("*a* **b** ***c*** ~~d~~ `e`\\\nf")
    for run in [
      "<w:rPr><w:i/><w:iCs/></w:rPr><w:t>a</w:t>", "<w:rPr><w:b/><w:bCs/></w:rPr><w:t>b</w:t>",
      "<w:rPr><w:strike/></w:rPr><w:t>d</w:t>",
      "<w:rPr><w:rStyle w:val=\"VerbatimChar\"/></w:rPr><w:t>e</w:t>", "<w:br/>",
    ] { #expect(made.contains(run), "\(run)") }
  }

  @Test func `underlines what is inserted, to the end of its paragraph at most`() throws {
    let made = try writtenBody("a <ins>b **c**</ins> d <ins>e\n\nf")
    #expect(made.matches(of: /<w:u w:val="single"\/>/).count == 3)
    #expect(made.contains("<w:rPr><w:b/><w:bCs/><w:u w:val=\"single\"/></w:rPr><w:t>c</w:t>"))
    #expect(made.contains("<w:r><w:t>f</w:t></w:r>"))
  }

  @Test func `has links out of it and to its headings`() throws {
    let made = try writtenBody(
      "# Who decides\n\n[here](#who-decides) [there](https://example.org/?a=1&b=2)\n")
    #expect(made.contains("w:name=\"h_who_decides\""))
    #expect(made.contains("<w:hyperlink w:anchor=\"h_who_decides\""))
    #expect(made.contains("r:id=\"rIdDocket1\""))
  }

  @Test func `numbers each list anew, and nests them`() throws {
    let made = try writtenBody("1. a\n2. b\n   1. c\n\ntext\n\n3. d\n")
    let lists = made.matches(of: /<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d)"\/>/).map {
      "\($0.1) \($0.2)"
    }
    #expect(lists == ["0 1", "0 1", "1 2", "0 3"])
  }

  @Test func `shares the width of a table with tags by the dashes below its heading`() throws {
    func widths(_ text: String) throws -> [Int] {
      try writtenBody(text).matches(of: /<w:gridCol w:w="(\d+)"\/>/).compactMap { Int($0.output.1) }
    }
    let tagged = try widths("| a | b |\n|---|---------|\n| {{ long_name }} | {{ b }} |\n")
    #expect(tagged.count == 2)
    #expect(tagged[1] == tagged[0] * 3)
    let plain = try widths("| a | b |\n|---|---------|\n| some more words | b |\n")
    #expect(plain[0] > plain[1])
  }

  @Test func `has no column that is narrower than its longest word`() throws {
    func widths(_ text: String) throws -> [Int] {
      try writtenBody(text).matches(of: /<w:gridCol w:w="(\d+)"\/>/).compactMap { Int($0.output.1) }
    }
    // A day has words of nine letters, in Word's usual size 6 points each.
    let dashes = try widths("| About | |\n|:------------------|:-|\n| Approved on | {{ day }} |\n")
    #expect(dashes[1] >= 9 * 120)
    #expect(dashes[0] > 5 * dashes[1])
    let many = String(repeating: "some words of it ", count: 20)
    let words = try widths(
      "| a | b | c | d | e | Superintendent |\n|--|--|--|--|--|--|\n"
        + "| \(many) | \(many) | \(many) | \(many) | \(many) | x |\n")
    #expect(words[5] >= 14 * 120)
    #expect(words.reduce(0, +) > 6 * 1_400)
    let crowded = try widths(
      "| \(String(repeating: "Superintendents | ", count: 12))\n|\(String(repeating: "--|", count: 12))\n"
    )
    #expect(Set(crowded).count == 1)
  }

  @Test func `has tables with a heading row, alignment and tags in cells`() throws {
    let made = try writtenBody("| a | b |\n|---|--:|\n| {{ x | upper }} | 2 |\n")
    #expect(made.contains("<w:tblStyle w:val=\"HouseTable\"/>"))
    #expect(made.contains("<w:tblHeader/>"))
    #expect(made.contains("<w:jc w:val=\"right\"/>"))
    #expect(made.contains("<w:t>{{ x | upper }}</w:t>"))
  }

  @Test func `has footnotes, pictures and forms`() throws {
    let made = try written(
      "a[^1]\n\n![A logo](logo.png)\n\n{{include form blocked-content-access}}\n\n[^1]: note\n")
    let found = try faults(of: made.file)
    #expect(found == [])
    let text = try inner(made.file)
    #expect(text.contains("<w:footnoteReference w:id=\"1\"/>"))
    #expect(text.contains("descr=\"A logo\""))
    #expect(
      text.contains("<w:t>Blocked website content access request form</w:t>")
        && text.contains("<w:t>docket blocked-content-access 1 84QE</w:t>")
        && text.contains("<w:t>Required. Who asks for access.</w:t>")
        && text.contains("<w:t>☐</w:t></w:r><w:r><w:t>\u{A0}Yes</w:t>"))
    #expect(try inner(made.file, "/word/footnotes.xml", of: "none").contains("<w:t>note</w:t>"))
  }

  @Test func `has sections across, page breaks and a contents list`() throws {
    let made = try writtenBody(
      "{{contents levels: 1}}\n\n# A\n\n{{page break}}\n\n## B\n\n{{section landscape}}\n\nc\n\n{{section portrait}}\n\nd\n"
    )
    #expect(made.contains("TOC \\o \"1-1\""))
    #expect(made.ranges(of: "PAGEREF").count == 1)
    #expect(made.contains("<w:pageBreakBefore/>"))
    #expect(made.ranges(of: "w:orient=\"landscape\"").count == 1)
    #expect(made.ranges(of: "<w:sectPr").count == 3)
  }

  @Test func `may begin with values, which tags may name`() throws {
    let text =
      "---\ntitle: Policy of Longroyde\nsubtitle: Of {{ head }}\nschool: Longroyde\n---\n{{ school }} {{ head }}\n"
    let made = try written(text)
    let template = try Template(made)
    let data = try record(#"{"head":"Mrs A"}"#)
    #expect(template.check(DataShape(data)) == [])
    let file = try template.fill(data, today: today, with: FillingWorkshop())
    #expect(try inner(file).text.hasPrefix("Policy of Longroyde¶Of Mrs A"))
    #expect(try inner(file).text.contains("Longroyde Mrs A"))
    #expect(
      try inner(file, "/docProps/core.xml", of: "none").contains(
        "<dc:title>Policy of Longroyde</dc:title>"))
  }

  @Test func `has blocks as a template has them, tags alone on a line in paragraphs of their own`()
    throws
  {
    let made = try written(
      "{{#each l}}\n- {{ this }}\n{{/each}}\n{{#if f}}\nyes\n{{else}}\nno\n{{/if}}\n")
    let file = try Template(made).fill(
      record(#"{"l":["a","b"],"f":false}"#), today: today, with: FillingWorkshop())
    let texts = try inner(file).matches(of: /<w:t>([^<]*)<\/w:t>/).map { String($0.1) }
    #expect(texts == ["a", "b", "no"])
  }

  @Test func `includes other texts`() throws {
    let made = try writtenBody(
      "a\n\n{{include b.md}}\n\nd",
      ["b.md": "---\nx: 1\n---\nb\n\n{{include c.md}}\n", "c.md": "c"])
    #expect(made.matches(of: /<w:t>([^<]*)<\/w:t>/).map { String($0.1) } == ["a", "b", "c", "d"])
  }

  @Test func `has tips on its links`() throws {
    let made = try written("[a](https://e.org \"tip {{ n }}\") [b](#h \"two\")\n\n# H\n")
    let filled = try inner(
      Template(made).fill(record(#"{"n":1}"#), today: today, with: FillingWorkshop()))
    #expect(filled.contains("w:tooltip=\"tip 1\"") && filled.contains("w:tooltip=\"two\""))
  }

  @Test func `takes files from the folder of the text that names them`() throws {
    let made = try writtenBody(
      "{{include sub/b.md}}", ["sub/b.md": "{{include ./c.md}}", "sub/c.md": "c"])
    #expect(made.text == "c")
    #expect(
      try wrongLines("{{include ./a.md}}", ["a.md": "x"]) == ["a.md, 1: A text includes itself."])
  }

  @Test func `fills the addresses of links and the words for pictures`() throws {
    let made = try written("[x {{ a }}](https://example.org/{{ a }}) ![Of {{ a }}](logo.png)")
    let filled = try Template(made).fill(
      record(#"{"a":"b c"}"#), today: today, with: FillingWorkshop())
    #expect(try faults(of: filled) == [])
    let body = try inner(filled)
    #expect(body.contains(" HYPERLINK \"https://example.org/b%20c\" "))
    #expect(body.ranges(of: "descr=\"Of b c\"").count == 2)
    #expect(body.text.contains("x b c"))
  }

  @Test func `has one note where it refers to it twice`() throws {
    let made = try written("a[^n] b[^m] c[^n]\n\nd[^m]\n\n[^n]: one\n\n[^m]: two\n")
    #expect(try faults(of: made.file) == [])
    let text = try inner(made.file)
    #expect(text.ranges(of: "<w:footnoteReference ").count == 2)
    #expect(
      text.matches(of: /NOTEREF (\w+) \\f \\h/).map { String($0.1) } == [
        "_docket_note_1", "_docket_note_2",
      ])
    #expect(
      text.matches(of: /<w:bookmarkStart w:id="\d+" w:name="(\w+)"\/><w:r><w:rPr>/).map {
        String($0.1)
      } == ["_docket_note_1", "_docket_note_2"])
    let notes = try inner(made.file, "/word/footnotes.xml", of: "none")
    #expect(notes.ranges(of: "<w:t>one</w:t>").count == 1)
    #expect(notes.ranges(of: "<w:t>two</w:t>").count == 1)
  }

  @Test(arguments: [
    // Where the first reference may be away, its note is with it.
    ("{{#if a}}\n\nx[^n]\n\n{{/if}}\n\ny[^n]", 2),
    ("{{#if a}}x[^n]{{/if}} y[^n]", 2),
    ("{{#if a}}x[^n]{{else}}y[^n]{{/if}}", 2),
    ("x[^n]\n\n{{#if a}}\n\ny[^n]\n\n{{/if}}\n\nz[^n]", 1),
    ("{{#if a}}x[^n] y[^n]{{/if}}", 1),
  ])
  func `has a note wherever it is referred to`(_ text: String, _ count: Int) throws {
    let made = try written("\(text)\n\n[^n]: note\n")
    #expect(try faults(of: made.file) == [])
    #expect(try inner(made.file).ranges(of: "<w:footnoteReference ").count == count)
  }

  @Test func `has links and pictures in footnotes`() throws {
    let made = try written(
      "a[^1] ![l](logo.png)\n\n[^1]: <https://example.org/a b> ![l](logo.png)\n")
    #expect(try faults(of: made.file) == [])
    let relationships = try inner(made.file, "/word/_rels/footnotes.xml.rels", of: "none")
    #expect(relationships.contains("Target=\"/word/media/markdown1.png\""))
  }

  @Test func `names the bookmarks of headings as GitHub does`() throws {
    let made = try writtenBody(
      "## Dup\n\n## Dup\n\n## Dup 1\n\n# Q & A\n\n# foo_bar\n\n# Müll\n\n[a](#dup-1) [b](#q--a) [c](#foo_bar) [d](#m%C3%BCll)\n\n# \(String(repeating: "long ", count: 20))1\n\n# \(String(repeating: "long ", count: 20))2\n"
    )
    let names = made.matches(of: /w:name="([^"]*)"/).map { String($0.1) }
    #expect(names.prefix(6) == ["h_dup", "h_dup_1", "h_dup_1_1", "h_q__a", "h_foo_bar", "h_müll"])
    #expect(Set(names).count == 8)
    #expect(names.allSatisfy { $0.utf16.count <= 40 })
  }

  @Test func `breaks pages round what is taken away, and not in empty places`() throws {
    let record = try TemplatesTests.record(#"{"l":[{"n":"A"},{"n":"B"}]}"#)
    func made(_ text: String) throws -> String {
      let made = try written(text)
      return try inner(
        Template(made).fill(record, today: today, with: FillingWorkshop()))
    }
    let each = try made("{{#each l}}\nPupil {{ n }}\n\n{{page break}}\n{{/each}}\nend\n")
    #expect(each.ranges(of: "<w:br w:type=\"page\"/>").count == 2)
    let before = try made("cover\n\n{{page break}}\n{{#each l}}\n{{ n }}\n{{/each}}\n")
    #expect(before.ranges(of: "<w:br w:type=\"page\"/>").count == 1)
    let contents = try made(
      "cover\n\n{{page break}}\n{{contents}}\n\n# A\n\n{{#each l}}\n{{ n }}\n{{/each}}\n")
    #expect(
      try #require(contents.firstRange(of: "w:type=\"page\"")).lowerBound
        < #require(contents.firstRange(of: "Contents")).lowerBound)
    let sections = try made(
      "{{section portrait}}\n\n{{#each l}}\n{{ n }}\n{{/each}}\n\n{{section landscape}}\n\n{{section portrait}}\n"
    )
    #expect(sections.ranges(of: "<w:sectPr").count == 1)
  }

  @Test func `lists headings in loops and conditions as often as they come`() throws {
    let text =
      "{{contents}}\n\n{{#each l}}\n## Pupil {{ n }}\n\n### Marks\n{{/each}}\n\n{{#if x}}\n# Yes\n{{else}}\n# No\n{{/if}}\n"
    let made = try written(text)
    let filled = try Template(made).fill(
      record(#"{"l":[{"n":"A"},{"n":"B"}],"x":false}"#), today: today, with: FillingWorkshop())
    #expect(try faults(of: filled) == [])
    let body = try inner(filled)
    let entries = body.matches(of: /<w:hyperlink.*?<\/w:hyperlink>/).map {
      String(String($0.0).text.prefix { $0 != "\t" })
    }
    #expect(entries.count == 5)
    #expect(
      zip(entries, ["Pupil A", "Marks", "Pupil B", "Marks", "No"]).allSatisfy { $0.hasPrefix($1) })
    #expect(body.ranges(of: "\"begin\"").count == body.ranges(of: "\"end\"").count)
    let names = body.matches(of: /w:name="(h_[^"]*)"/).map { String($0.1) }
    #expect(Set(names).count == 5)
    #expect(body.matches(of: /w:anchor="([^"]*)"/).map { String($0.1) } == names)
    #expect(body.matches(of: #/PAGEREF ([^ ]*) /#).map { String($0.1) } == names)
  }

  @Test func `loops over rows between tags that are alone on their lines`() throws {
    let made = try written(
      "| Name | Age |\n|---|--:|\n{{#each p}}\n| {{ n }} | {{ a }} |\n{{/each}}\n{{#if x}}\n| sum | 3 |\n{{/if}}\n\nend\n"
    )
    let filled = try inner(
      Template(made).fill(
        record(#"{"p":[{"n":"A|x","a":1},{"n":"B","a":2}],"x":true}"#), today: today,
        with: FillingWorkshop()))
    #expect(filled.ranges(of: "<w:tr>").count == 4)
    #expect(filled.text == "NameAgeA|x1B2sum3¶end")
  }

  @Test func `keeps numbers, marks and code as they are written`() throws {
    let made = try written(
      "- a\n\n  5. b\n\n- ```\n  c\n  ```\n\n````\n```\n{{#x}}\n````\n\n`\\{\\{` \\{\\{ n }} ```in``` d\n\n<!-- e -->\n"
    )
    let numbering = try inner(made.file, "/word/numbering.xml", of: "none")
    #expect(
      numbering.contains(
        "<w:start w:val=\"5\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/>"))
    #expect(try writtenBody("- ```\n  c\n  ```\n").contains("<w:numPr>"))
    #expect(try writtenBody("\\{\\{ n }}").contains("<w:t>\\{{ n }}</w:t>"))
    #expect(try writtenBody("a <!-- b --> c\n\n<!-- e -->\n").text == "a  c")
  }

  @Test func `keeps the separators of a house style that has footnotes`() throws {
    let style = docx(
      body: p("looks"),
      parts: [
        "word/settings.xml":
          "<w:settings \(wordNamespaces)><w:footnotePr><w:footnote w:id=\"0\"/><w:footnote w:id=\"1\"/></w:footnotePr></w:settings>"
      ])
    let made = try written(
      "a[^1]\n\n[^1]: b\n", style: style)
    #expect(
      try inner(made.file, "/word/settings.xml", of: "none")
        == "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>")
  }

  @Test func `needs no style of any name`() throws {
    let plain = docx(body: p("looks"))
    let made = try writtenBody(
      "# A\n\n- b\n\n| c |\n|---|\n| d |\n\n`e` [f](#a) g[^1]\n\n[^1]: h\n", style: plain)
    #expect(made.contains("<w:outlineLvl w:val=\"0\"/>"))
    #expect(made.contains("<w:tblBorders>"))
  }

  @Test func `has no style in the strict form of the format, which would be mixed with the other`()
  {
    let strict =
      "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body/></w:document>"
    let error = #expect(throws: PackageError.self) {
      try written("a", style: docx(document: strict))
    }
    #expect(error.map { "\($0)".contains("Strict Open XML") } == true)
  }

  @Test func `is the same bytes each time`() throws {
    let text = "# A\n\n- b\n\n![c](logo.png)\n\nd[^1]\n\n[^1]: e\n"
    #expect(try written(text).file == written(text).file)
  }
}
