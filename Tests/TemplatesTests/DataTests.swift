import CSV
import Synchronization
import Templates
import TestSupport
import Testing

private func records(_ text: String, _ name: String = "data.csv") throws -> [TemplateRecord] {
  try records(Array(text.utf8), name)
}

private func records(_ bytes: [UInt8], _ name: String = "data.csv") throws -> [TemplateRecord] {
  var rest = try TemplateData(bytes, name: name).makeIterator()
  var records: [TemplateRecord] = []
  while let next = rest.next() { records.append(try next.get().record) }
  return records
}

private func record(_ pairs: KeyValuePairs<String, String>) -> TemplateRecord {
  TemplateRecord(pairs.map { ($0.key, .text($0.value)) })
}

@Suite struct `A table` {
  @Test(arguments: [
    "name,age\nAnn,3\nBo,4\n", "name,age\r\nAnn,3\r\nBo,4", "name;age\nAnn;3\nBo;4\n",
    "name\tage\nAnn\t3\n\nBo\t4\n\n",
    "\u{FEFF}name,age\n\"Ann\",\"3\"\nBo , 4\n".replacing(" ", with: ""),
    "sep=;\nname;age\nAnn;3\nBo;4\n",
    " name , age \nAnn,3\n,\nBo,4\n,,\n".replacing(",,", with: ","),
  ])
  func `gives a record a row`(_ text: String) throws {
    #expect(
      try records(text) == [
        record(["name": "Ann", "age": "3"]), record(["name": "Bo", "age": "4"]),
      ])
  }

  @Test func `may hold commas, quotes and line ends in quotes`() throws {
    let found = try records("name,note\n\"Lee, Ann\",\"says \"\"hi\"\"\nand goes\"\n")
    #expect(found == [record(["name": "Lee, Ann", "note": "says \"hi\"\nand goes"])])
  }

  @Test func `has names as merge fields have them`() throws {
    #expect(
      try records("Full name, Date of  birth\na,b\n")[0].names == ["Full_name", "Date_of_birth"])
  }

  @Test(arguments: [false, true])
  func `may be UTF-16, as Excel saves it`(_ isBigEndian: Bool) throws {
    var bytes: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in "name\nZoë\n".utf16 {
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      bytes += isBigEndian ? pair.reversed() : pair
    }
    #expect(try records(bytes) == [record(["name": "Zoë"])])
  }

  @Test(
    arguments: [
      ("", nil, nil, "The table is empty."),
      ("a,,b\n1,2,3\n", nil, 1, "Column 2 has no name."),
      ("a,b,a\n", nil, 1, "Two columns have the name \"a\"."),
      ("a,b\n1,2\n1\n", 2, 3, "The row has 1 value, and the first row 2 columns."),
      ("a,b\n1,2,3\n", 1, 2, "The row has 3 values, and the first row 2 columns."),
      ("a,b\n1,2\n\"x,2\n3,4\n", 2, 3, "A quote is opened here and never closed."),
      ("a,b\n\"x\"y,2\n", 1, 2, "There is more behind the closing quote of a value."),
      (
        "a,b\n" + String(repeating: "x", count: 100_001) + ",1\n", 1, 2,
        "\"a\" holds more than 100000 characters."
      ),
    ] as [(String, Int?, Int?, String)])
  func `says in which row it is wrong`(_ text: String, _ row: Int?, _ line: Int?, _ message: String)
  {
    let error = #expect(throws: DataError.self) { try records(text) }
    #expect(error?.row == row)
    #expect(error?.line == line)
    #expect(error?.message == message)
  }
}

@Suite struct `A long value of a table` {
  @Test(arguments: ["x", "é", "€", "🦉"])
  func `is counted in characters, whatever they are written with`(_ character: String) throws {
    let text = String(repeating: character, count: 100_000)
    #expect(try records("a,b\n\(text),1\n").count == 1)
    #expect(try records("a,b\n\"\(text)\",1\n").count == 1)
    let error = #expect(throws: DataError.self) { try records("a,b\n\"\(text)x\",1\n") }
    #expect(error?.message == "\"a\" holds more than 100000 characters.")
  }

  @Test(arguments: ["x", "é", "€", "🦉"])
  func `is counted alike in JSON and YAML`(_ character: String) throws {
    let text = String(repeating: character, count: 100_000)
    for (before, after, name) in [("{\"a\":\"", "\"}", "a.json"), ("a: \"", "\"\n", "a.yaml")] {
      #expect(try records(before + text + after, name).count == 1)
      let error = #expect(throws: DataError.self) { try records("\(before)\(text)x\(after)", name) }
      #expect(error?.message == "\"a\" holds more than 100000 characters.")
    }
  }
}

@Suite struct `Values in a file` {
  @Test func `may be one record or a list of them, as JSON or YAML`() throws {
    let ann = record(["name": "Ann"])
    #expect(try records("{\"name\":\"Ann\"}", "a.json") == [ann])
    #expect(try records("[{\"name\":\"Ann\"},{\"name\":\"Ann\"}]", "a.json") == [ann, ann])
    #expect(try records("name: Ann\n", "a.yaml") == [ann])
    #expect(try records("- name: Ann\n- name: Ann\n", "a.yml") == [ann, ann])
    #expect(try records("[{\"name\":\"Ann\"}]", "data") == [ann])
  }

  @Test(arguments: [
    ("[1]", "a.json", "Entry 1 of the list is no group of values."),
    ("\"x\"", "a.json", "The file holds one value, and no names."),
    ("{\"a\":}", "a.json", "A value should stand here."),
    ("a: 'b", "a.yaml", "A text that starts with a quote here is never closed."),
    (
      "{\"a\":{\"b\":\"" + String(repeating: "x", count: 10 << 20) + "\"}}", "a.json",
      "\"a.b\" holds more than 100000 characters."
    ),
    ("a\u{0}b", "a.csv", "The file holds NUL bytes, so it is not plain text."),
  ])
  func `that is none is told`(_ text: String, _ name: String, _ message: String) {
    let error = #expect(throws: DataError.self) { try records(text, name) }
    #expect(error?.message == message)
  }
}

@Suite struct `A table that is read in parts` {
  private func source(_ text: String, _ partBytes: Int) -> CSVSource {
    let bytes = Array(text.utf8)
    return CSVSource(byteCount: bytes.count, partBytes: partBytes) { offset, count in
      Array(bytes[offset...].prefix(count))
    }
  }

  /// All records as text, and what ends them.
  private func outcome(_ data: TemplateData) -> [String] {
    var records = data.makeIterator()
    var lines: [String] = []
    while let next = records.next() {
      switch next {
      case .success(let (number, record)):
        lines.append("\(number) \(record.names) \(record.values)")
      case .failure(let error): lines.append("\(error)")
      }
    }
    return lines
  }

  @Test(arguments: [
    "name,age\nAnn,1\nBo,2\n", "\u{FEFF}name;age\r\nAnn;1\r\n\r\nBo;2", "sep=;\nname;age\nA;1\n",
    "name,age\n\"A\nnn\",\"1\"\"2\"\n\"B\",3\n,\n\"C\" ,4", "name\nÄnn\nßo\n😀\n", "a,b\nc\n",
    "a,b\n\"c,d\n",
    "a\n\"b\"c\nd\n", "a\tb\n\t\n\nx\t\n",
  ])
  func `is the same as one that is read at once`(_ text: String) throws {
    let whole = try outcome(TemplateData(Array(text.utf8), name: "a.csv"))
    let longest = text.split(separator: "\n").map(\.utf8.count).max() ?? 0
    for partBytes in max(4, longest + 1)...text.utf8.count + 1 {
      let data = try TemplateData(table: source(text, partBytes))
      #expect(try outcome(#require(data)) == whole, "\(partBytes)")
    }
  }

  @Test(arguments: ["a\nb\u{0}\n", "a\n\u{1B}[1m\n"])
  func `is none where it is no plain text`(_ text: String) throws {
    #expect(try TemplateData(table: source(text, 4)) == nil)
  }

  @Test func `is none in another encoding than UTF-8`() throws {
    let bytes: [UInt8] = [0x61, 0x0A, 0xE4, 0x0A]
    let table = CSVSource(byteCount: 4, partBytes: 2) { offset, count in
      Array(bytes[offset...].prefix(count))
    }
    #expect(try TemplateData(table: table) == nil)
  }

  private final class Disappearing: Sendable {
    let isGone = Atomic(false)
  }

  @Test func `is told where it cannot be read on`() throws {
    let text = "a\n" + String(repeating: "b\n", count: 100)
    let bytes = Array(text.utf8)
    let file = Disappearing()
    let table = CSVSource(byteCount: bytes.count, partBytes: 8) {
      offset, count throws(CSVError) in
      guard !file.isGone.load(ordering: .relaxed) else {
        throw CSVError(message: "It is gone.", hint: "Look for it.")
      }
      return Array(bytes[offset...].prefix(count))
    }
    let data = try #require(try TemplateData(table: table))
    file.isGone.store(true, ordering: .relaxed)
    #expect(outcome(data).last?.contains("It is gone.") == true)
  }
}

@Suite struct `Names held against data` {
  private func check(_ body: String, _ json: String) throws -> [String] {
    try Template(docx(body: body)).check(DataShape(record(json))).map {
      "\($0.severity) \($0.code) | \($0.message) | \($0.hint)"
    }
  }
  private func record(_ json: String) throws -> TemplateRecord { try TemplatesTests.record(json) }

  @Test func `are all told, in branches that are not taken too`() throws {
    let found = try check(
      p("{{ nmae }}{{#if false}}{{ teacher.nam }}{{#each people}}{{ agee }}{{/each}}{{/if}}"),
      #"{"name":"a","teacher":{"name":"b"},"people":[{"age":1}]}"#)
    #expect(
      found == [
        "error template.unknown-name | The data has no \"nmae\". | Did you mean \"name\"?",
        "error template.unknown-name | The data has no \"teacher.nam\". | Did you mean \"teacher.name\"?",
        "error template.unknown-name | The data has no \"agee\". | Did you mean \"age\"?",
        "warning template.unused-data | The template never uses \"name\", \"people.age\" of the data. | Look whether a tag is missing; where none is, all is well.",
      ])
  }

  @Test func `may be missing where the template says so, and are open in empty lists`() throws {
    #expect(
      try check(
        p(
          "{{ a ? }}{{ b | default: \"x\" }}{{#if c ?}}x{{/if}}{{#each list}}{{ d }}{{/each}}{{ today }}"
        ),
        #"{"list":[]}"#) == [])
  }

  private static let broken: [(body: String, wrong: [String])] = [
    (
      p("{{#if qqq}}{{ zzz }}"),
      [
        "template.unclosed-block | This {{#if}} is never closed. | Write {{/if}} where it should end.",
        "template.unknown-name | The data has no \"qqq\". | \(it)",
        "template.unknown-name | The data has no \"zzz\". | \(it.replacing("qqq", with: "zzz"))",
      ]
    ),
    (
      p("{{#each peeple}}{{ age }}{{ agee }}{{ this.age }}{{ @number }}"),
      [
        "template.unclosed-block | This {{#each}} is never closed. | Write {{/each}} where it should end.",
        "template.unknown-name | The data has no \"peeple\". | Did you mean \"people\"?",
        "template.unknown-name | The data has no \"agee\". | Did you mean \"age\"?",
      ]
    ),
    (
      p("{{#each name}}"),
      [
        "template.unclosed-block | This {{#each}} is never closed. | Write {{/each}} where it should end.",
        "template.not-a-list | \"name\" is no list in the data. | {{#each}} goes through a list; write {{#if name}} to ask whether there is one.",
      ]
    ),
    (
      p("{{#if name}}x{{else}}y{{else if nmae == \"a\" or not nam}}z{{/if}}"),
      [
        "template.straddling-block | {{else if}} stands behind {{else}}. | Put {{else}} last.",
        "template.unknown-name | The data has no \"nmae\". | Did you mean \"name\"?",
        "template.unknown-name | The data has no \"nam\". | Did you mean \"name\"?",
      ]
    ),
    (
      p("a {{#if nmae}} b") + p("{{else if nam}}") + p("c {{/if}} d"),
      [
        "template.unknown-name | The data has no \"nmae\". | Did you mean \"name\"?",
        "template.unknown-name | The data has no \"nam\". | Did you mean \"name\"?",
        "template.straddling-block | {{#if}} and {{/if}} stand in different places: something is half between them. | Put both into one paragraph, each alone into a paragraph of the same cell, or both into one row of the table.",
      ]
    ),
    // What is known in a list is known to a broken block in it, and nowhere else.
    (
      p("{{#each people}}{{else if age}}{{else if agee}}{{/each}}{{else if age}}"),
      [
        "template.unclosed-block | This {{else}} stands in no {{#if}}. | Delete it, or write {{#if …}} before it.",
        "template.unclosed-block | This {{else}} stands in no {{#if}}. | Delete it, or write {{#if …}} before it.",
        "template.unknown-name | The data has no \"agee\". | Did you mean \"age\"?",
        "template.unclosed-block | This {{else}} stands in no {{#if}}. | Delete it, or write {{#if …}} before it.",
        "template.unknown-name | The data has no \"age\". | \(it.replacing("qqq", with: "age"))",
      ]
    ),
    (
      p("{{#each people}}{{#if agee}}x{{/each}}"),
      [
        "template.unknown-name | The data has no \"agee\". | Did you mean \"age\"?",
        "template.unclosed-block | {{/each}} closes a block that {{#if}} has opened. | Close the inner block first: {{/if}}, then {{/each}}.",
      ]
    ),
    (
      p("{{ age }}{{ this }}{{/each}}"),
      [
        "template.unclosed-block | There is no {{#each}} before this {{/each}}. | Delete it, or write {{#each …}} where it should begin."
      ]
    ),
  ]
  private static let it =
    "It has name, people. Where it may be missing write {{ qqq ? }}."

  @Test(arguments: broken)
  func `are told in the same run where a block is broken`(
    _ body: String, _ wrong: [String]
  ) throws {
    #expect(
      try check(body, #"{"name":"a","people":[{"age":1}]}"#).filter { $0.hasPrefix("error ") }
        == wrong.map { "error " + $0 })
  }

  @Test func `are not those of elements by their number`() throws {
    #expect(
      try check(p("{{ users.0.name }}"), #"{"users":[{"name":"a"}]}"#).first
        == "error template.unknown-name | \"users\" is a list, whose elements have no names of their own. | Write {{#each users}} … {{/each}}, and in it the name alone."
    )
  }

  @Test func `are no lists where they are single values`() throws {
    #expect(
      try check(p("{{#each name}}x{{/each}}"), #"{"name":"a"}"#).first?.hasPrefix(
        "error template.not-a-list | \"name\" is no list in the data.") == true)
  }
}

@Suite struct `The name of a document` {
  @Test(arguments: [
    ("{{ name }}.docx", "Ann Lee", "Ann Lee.docx"),
    ("{{ name }}.docx", "../../etc/passwd", "-..-etc-passwd.docx"),
    ("{{ name }}.docx", "a\\b:c*d?\"e\"<f>|g", "a-b-c-d-e-f-g.docx"),
    ("{{ name }}.docx", "  .hidden. ", "hidden.docx"),
    ("{{ name }}.docx", "", "document.docx"), ("{{ name }}.docx", "CON", "CON_.docx"),
    ("{{ name }}.docx", "a\u{202E}b\n\tc\u{0}", "a-b-c-.docx"),
    ("x {{ name | upper }} y.docx", "ab", "x AB y.docx"),
  ])
  func `is safe whatever the value`(_ pattern: String, _ value: String, _ name: String) throws {
    let record = TemplateRecord([("name", .text(value))])
    let made = try NamePattern(pattern).name(
      for: record, number: 1, today: today, with: FillingWorkshop())
    #expect(made == name)
  }

  @Test func `is never longer than a file system takes`() throws {
    let record = TemplateRecord([("name", .text(String(repeating: "ë", count: 500)))])
    let name = try NamePattern("{{ name }}.docx").name(
      for: record, number: 1, today: today, with: FillingWorkshop())
    #expect(name.utf8.count == 185)
    #expect(name.hasSuffix("ë.docx"))
  }

  @Test(arguments: ["{{ name.docx", "{{#if a}}.docx", "{{ | }}.docx"])
  func `with a broken tag is refused`(_ pattern: String) {
    #expect(throws: NamePattern.Failure.self) { try NamePattern(pattern) }
  }
}
