import Testing
import Word

@testable import Forms

@Suite struct `JSON writer` {
  @Test(arguments: [
    ("plain", #""plain""#), ("", #""""#), ("é ☒ 😀", #""é ☒ 😀""#),
    ("a\"b\\c", #""a\"b\\c""#), ("a\nb\tc\rd", #""a\nb\tc\rd""#),
    ("\u{0}\u{1}\u{8}\u{C}\u{1F}\u{7F}", #""\u0000\u0001\b\f\u001f\u007f""#),
  ])
  func `escapes what JSON must escape and nothing else`(_ text: String, _ json: String) {
    var writer = JSONWriter()
    writer.string(text)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == json)
  }

  @Test func `escapes at every place of every length`() {
    let all: [(String, String)] = [
      ("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), ("\u{1}", "\\u0001"), ("\u{7F}", "\\u007f"),
      ("\u{202E}", "\\u202e"), ("\u{9B}A", "\\u009bA"), ("\u{A3}", "\u{A3}"), ("é", "é"),
      ("/", "/"),
    ]
    for (typed, written) in all {
      for before in 0...17 {
        for after in 0...9 {
          let (start, end) = (
            String(repeating: "a", count: before), String(repeating: "b", count: after)
          )
          var writer = JSONWriter()
          writer.string(start + typed + end)
          #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"\(start)\(written)\(end)\"")
        }
      }
    }
  }

  @Test func `puts the commas between members, elements and lines`() {
    var writer = JSONWriter()
    for number in [-12, 340] {
      writer.object {
        $0.key("number")
        $0.number(number)
        $0.key("list")
        $0.array {
          $0.bool(true)
          $0.null()
          $0.object { _ in }
          $0.array { _ in }
          $0.json("[1,2]".utf8)
        }
        $0.key("text")
        $0.string(nil)
      }
      writer.endLine()
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == """
        {"number":-12,"list":[true,null,{},[],[1,2]],"text":null}
        {"number":340,"list":[true,null,{},[],[1,2]],"text":null}

        """)
  }
}

@Suite struct `A read form as JSON` {
  @Test func `keeps an accent as it was typed beside its value`() {
    let typed = "Jose\u{301} — \u{201C}x\u{201D}\n2"
    let form = read(text: "Child registration form\nNotes: \(typed)\n")
    let json = String(decoding: form.json, as: UTF8.self)
    #expect(json.utf8.count { $0 == 0xCC } == 1)
    #expect(
      json.contains(
        #""notes":{"outcome":"value","value":"José — “x”\n2","raw":"Jose"# + "\u{301}"
          + #" — “x”\n2""#))
  }

  @Test func `has its keys in the order of the contract`() throws {
    let place = DocumentLocation(
      part: PartName("/word/document.xml"), steps: [.table(1), .cell(row: 2, column: 1)])
    let form = ReadForm(
      file: "a.docx", record: 1, sha256: "ab", form: FormIdentity(id: "blocked", version: 2),
      outcome: .needsReview,
      answers: [
        FieldAnswer(
          "teacher",
          Answer(
            outcome: .value, value: .text("A. Sample"), raw: "A. Sample", how: .sameCell,
            location: place)
        ),
        FieldAnswer(
          "urls",
          Answer(
            outcome: .value, value: .texts(["a.example", "b.example"]), raw: "a.example\nb.example")
        ),
        FieldAnswer("approved", Answer(outcome: .value, value: .truth(false), raw: "No")),
        FieldAnswer(
          "blocked_on",
          Answer(
            outcome: .value, value: .date(try #require(CalendarDate(year: 2026, month: 3, day: 2))))
        ),
        FieldAnswer(
          "risks",
          Answer(
            outcome: .unclear, raw: "x",
            candidates: [
              Candidate(
                value: nil, raw: "x", how: .colon,
                location: DocumentLocation(part: nil, steps: [.line(3)]))
            ],
            doubt: Doubt(code: "two-answers", reason: "Two answers were found."))
        ),
        FieldAnswer("reason", .blank),
      ],
      unassigned: [
        UnassignedText(
          text: "Draft", location: DocumentLocation(part: PartName("/word/header1.xml")))
      ],
      findings: [
        Finding(
          code: "form.answer-unclear", severity: .error, field: "risks",
          message: "\"Risks\" is unclear.", hint: "Look.",
          location: place)
      ],
      correctionOf: CorrectionMark(reference: "BCA-2026-0042-K", token: "0123456789abcdef"))
    #expect(
      String(decoding: form.json, as: UTF8.self) == """
        {"file":"a.docx","record":1,"sha256":"ab","form":"blocked","version":2,"outcome":"needs-review","answers":{\
        "teacher":{"outcome":"value","value":"A. Sample","raw":"A. Sample","how":"same-cell",\
        "where":"/word/document.xml: table 1, row 2 cell 1","candidates":[]},\
        "urls":{"outcome":"value","value":["a.example","b.example"],"raw":"a.example\\nb.example","how":null,"where":null,"candidates":[]},\
        "approved":{"outcome":"value","value":false,"raw":"No","how":null,"where":null,"candidates":[]},\
        "blocked_on":{"outcome":"value","value":"2026-03-02","raw":"","how":null,"where":null,"candidates":[]},\
        "risks":{"outcome":"unclear","value":null,"raw":"x","how":null,"where":null,\
        "candidates":[{"value":null,"raw":"x","how":"colon","where":"line 3"}],\
        "doubt":{"code":"two-answers","reason":"Two answers were found.","remedy":"Write one clear answer in"}},\
        "reason":{"outcome":"blank","value":null,"raw":"","how":null,"where":null,"candidates":[]}},\
        "unassigned":[{"text":"Draft","where":"/word/header1.xml"}],\
        "findings":[{"code":"form.answer-unclear","severity":"error","field":"risks","message":"\\"Risks\\" is unclear.",\
        "hint":"Look.","where":"/word/document.xml: table 1, row 2 cell 1"}],"reason":null,\
        "correction-of":{"reference":"BCA-2026-0042-K","token":"0123456789abcdef"}}
        """)
  }

  @Test func `says why a file was refused`() {
    let form = ReadForm(
      file: "a.doc", record: 1, sha256: "", outcome: .refused,
      refusal: Refusal(
        code: .legacyDoc, message: "This is an old Word file.", hint: "Save it as .docx."))
    #expect(
      String(decoding: form.json, as: UTF8.self) == """
        {"file":"a.doc","record":1,"sha256":null,"form":null,"version":null,"outcome":"refused","answers":{},\
        "unassigned":[],"findings":[],\
        "reason":{"code":"legacy-doc","message":"This is an old Word file.","hint":"Save it as .docx."},\
        "correction-of":null}
        """)
  }

  @Test(
    arguments: [
      [.table(2), .cell(row: 3, column: 12), .paragraph(1), .control("web \"Address\"")],
      [.line(140)], [.textBox(1), .paragraph(2)], [.comment(4)], [.note(2)], [],
    ] as [[DocumentLocation.Step]])
  func `says a place as its description says it`(_ steps: [DocumentLocation.Step]) {
    for part in [nil, PartName("/word/document.xml")] {
      let location = DocumentLocation(part: part, steps: steps)
      var writer = JSONWriter()
      var expected = JSONWriter()
      writer.location(location)
      expected.string(location.description)
      #expect(writer.bytes == expected.bytes)
    }
  }
}
