import Fonts
import Forms
import Foundation
import Publishing
import School
import Templates
import TestSupport
import Testing
import Word

/// The school that the fixture speaks of.
private let longroyde = School(
  name: "Longroyde Primary School", motto: "Everybody valued, Everyone Achieves",
  roles: [
    School.Role(id: "headteacher", title: "Headteacher", people: []),
    School.Role(id: "ict-manager", title: "ICT manager", people: []),
    School.Role(
      id: "network-manager", title: "Network manager",
      people: [School.Person(name: "Mr W Flynn")]),
    School.Role(id: "chair-of-governors", title: "Chair of governors", people: []),
  ], calendar: WorkingCalendar())

private func fixture() throws -> String {
  String(
    decoding: try shipped("Tests/PublishingTests/Fixtures/policy-exported-from-word.txt"),
    as: UTF8.self)
}

/// The words that a person reads in the fixture, found without docket: no marks, no contents list, no bullets, no
/// forms.
private func fixtureWords() throws -> [String] {
  let text = try fixture().replacing("\r\n", with: "\n").replacing(
    /\[bookmark: [^\]]*\]/, with: "")
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let contents = try #require(lines.firstIndex(of: "Contents"))
  let end = try #require(lines.firstIndex(of: "\u{0C}"))
  lines.removeSubrange(contents...end)
  let forms = try #require(
    lines.firstIndex(of: "Blocked website content access request form"))
  lines.removeSubrange(forms...)
  let title = try #require(lines.firstIndex(of: "Social Media Policy"))
  lines.remove(at: title)
  lines.insert("Social Media Policy", at: 0)
  let isLabelled: [Regex<Substring>] = [/^[·o•§-]\t/, /^\d+[.)]\t/]
  return lines.flatMap { line -> [String] in
    for label in isLabelled {
      if let found = line.prefixMatch(of: label) {
        return words(String(line[found.range.upperBound...]))
      }
    }
    return words(line)
  }
}

@Suite struct `A whole policy that Word exported as text` {
  private func policy(tags: Bool = false) throws -> ImportedPolicy {
    try imported(text: fixture(), tags: tags, in: longroyde)
  }

  @Test func `keeps every word in its order`() throws {
    #expect(try fixture().split(whereSeparator: \.isNewline).count > 150)
    let policy = try policy()
    let document = try filled(policy.text).document
    let printed = document.body.paragraphs.filter { $0.role != .contents }.map {
      String(decoding: document.body.text[$0.text], as: UTF8.self)
    }
    let all = printed.flatMap(words)
    let expected = try fixtureWords()
    #expect(Array(all.prefix(expected.count)) == expected)
    // Behind them stand the forms, printed from their definitions.
    #expect(Array(all.dropFirst(expected.count).prefix(2)) == ["Blocked", "website"])
  }

  @Test func `has the values at its top that its words say`() throws {
    let front = try policy().front
    #expect(front.title == "Social Media Policy")
    #expect(front.version == "3")
    #expect(front.approvedBy == "Governing Body")
    #expect(front.approvedOn == (try day("2026-03-14")))
    #expect(front.nextReview == (try day("2027-09-01")))
    #expect(front.signatures == ["headteacher", "chair-of-governors"])
  }

  @Test func `has headings, lists, a table to sign on and both forms`() throws {
    let text = try policy().text
    #expect(text.contains("\n{{contents}}\n\n# 1. Statement of intent\n"))
    #expect(text.contains("\n## GOVERNING BODY\n"))
    #expect(text.contains("\n## What staff do\n"))
    #expect(
      text.contains("\n- collaborative spaces, such as Facebook;\n  - groups that are closed;\n"))
    #expect(text.contains("\n1. Passwords of the school’s accounts"))
    #expect(text.contains("\n2026\\. That is the year"))
    #expect(text.contains("| Headteacher | Date: |"))
    #expect(
      text.hasSuffix(
        "{{include form blocked-content-access}}\n\n{{include form inappropriate-content-report}}\n"
      ))
    #expect(!text.contains("[bookmark"))
  }

  @Test func `offers names, and puts tags in when it is asked to`() throws {
    let offered = try policy()
    let lines = offered.text.split(separator: "\n", omittingEmptySubsequences: false)
    let names = offered.findings.filter { $0.code == "policy.name" }
    #expect(
      names.map(\.hint) == [
        "Write {{ school.name }} in its place, or run this again with --tags.",
        "Write {{ roles.network-manager.name }} in its place, or run this again with --tags.",
      ])
    for (finding, name) in zip(names, ["Longroyde Primary School", "Mr W Flynn"]) {
      guard case .line(let line) = finding.place else { throw NoLine() }
      #expect(lines[line - 1].contains(name))
    }
    let tagged = try policy(tags: true)
    #expect(tagged.text.contains("The network manager is {{ roles.network-manager.name }}, whom"))
    #expect(!tagged.text.contains("Mr W Flynn"))
    #expect(tagged.findings.filter { $0.code == "policy.name-tag" }.count == 2)
  }

  private struct NoLine: Error {}

  @Test(.enabled(if: PDFToText.isThere, "pdftotext is not on this machine"))
  func `has its words in the PDF, too`() throws {
    let file = try filled(policy().text).file
    let press = try TemplatePress(file, title: "Policy", PressFonts())
    let pressed = try press.press()
    #expect(pressed.findings == [])
    let pdf = press.file(pressed.pages)
    #expect(PDFChecker.problems(in: pdf) == [])
    // Headers, footers and numbers of lists stand between them.
    var rest = words(try PDFToText.text(of: pdf))[...]
    for word in try fixtureWords() {
      let found = rest.firstIndex(of: word)
      #expect(found != nil, "\(word) is missing")
      guard let found else { return }
      rest = rest[(found + 1)...]
    }
  }
}

@Suite struct `Plain text as a policy` {
  @Test func `is not changed by any sign that means something in Markdown`() throws {
    var random = Numbers(seed: 7)
    let pieces = [
      "word", "Two words", "*", "**", "_", "__", "#", "##", "|", "<", ">", "<b>", "[", "]", "](x)",
      "[^1]", "{{", "}}", "{{ school.name }}", "{{/if}}", "+", "-", "&", "&amp;", "\\", "\\{{", "`",
      "```", "~", "~~", "!", "![", "2026.", "1)", "=", "===", "---", ":", "http://a.example/x_y",
      "www.example.org", "a_b_c@x.example", "mailto:a@b.example", "C#", "“quoted”", "£3 & £4", "é",
      "<!-- -->", "x*y*z", "(", ")", "'", "\"", "$", "%", "^", "{", "}", "{{{", "…", "\t",
    ]
    for round in 0..<12 {
      var source: [String] = []
      for number in 0..<40 {
        let count = Int(random.next() % 9) + 1
        let parts = (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
        // The word at its end keeps it from being a line to sign on, a heading or a point of a list.
        let separator = random.next() % 3 == 0 ? "" : " "
        let start = random.next() % 3 == 0 ? "" : "p\(number) "
        source.append(start + parts.joined(separator: separator) + " and so on to the end.")
      }
      let policy = try imported(text: "A title\n\n" + source.joined(separator: "\n\n"))
      let made = lines(try filled(policy.text).document)
      let expected = source.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      // A label of a list is in the list's own hands from then on.
      let plain = made.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      for (one, other) in zip(plain, expected) where one != other {
        #expect(other.hasSuffix(one) && other.count - one.count <= 5, "round \(round): \(other)")
      }
      #expect(plain.count == expected.count)
    }
  }

  @Test func `joins lines that were broken at a width`() throws {
    let policy = try imported(
      text: """
        A title

        This paragraph was broken by hand near the seventy-second column, so
        that it takes three lines in the file, none of which is a paragraph of
        its own.

        ·\tA point of a list that was broken, too, for it is as long as that and
        goes on here.
        """)
    #expect(
      policy.body == """
        This paragraph was broken by hand near the seventy-second column, so that it takes three lines in the file, none of which is a paragraph of its own.

        - A point of a list that was broken, too, for it is as long as that and goes on here.
        """)
  }

  @Test func `keeps what a contents list names and the text does not have`() throws {
    let policy = try imported(
      text: """
        A title

        Contents
        Aims\t1
        Rules\t2
        A lost annex\t3

        Aims
        To be good.
        Rules
        Be good.
        """)
    #expect(
      policy.body
        == "{{contents}}\n\nA lost annex\t3\n\n# Aims\n\nTo be good.\n\n# Rules\n\nBe good.")
    #expect(
      policy.told.contains(
        "warning, line 6: The contents list names what no heading of the text is; its words stand below the list."
      ))
  }

  @Test func `keeps a form with an answer in it as text`() throws {
    let form = """
      A title

      Text.

      Inappropriate website content report form
      \tTeacher name: Ms Okafor
      \tFull URLs:
      \tGeneral site content:
      \tNature of inappropriate content:
      \tSafeguarding issue?
      \tSite blocked Date:
      """
    #expect(!(try imported(text: form).text.contains("{{include")))
    #expect(try imported(text: form).text.contains("Teacher name: Ms Okafor"))
    let blank = try imported(text: form.replacing(" Ms Okafor", with: ""))
    #expect(blank.body == "Text.\n\n{{include form inappropriate-content-report}}")
  }

  @Test(arguments: [
    ("Signed by:\n\n____________ Headteacher Date: ________", ["headteacher"]),
    ("Signed by: ____________ Headteacher Date: ........", ["headteacher"]),
    (
      "Signed:\n\nHeadteacher\t\t\tDate:\nChair of governors\t\t\tDate:",
      ["headteacher", "chair-of-governors"]
    ),
    ("Signed:\n\n_______________\n\nHeadteacher\n\nDate: _______", ["headteacher"]),
    (
      "Signed .......  (Headteacher)   Date .......\n\nSigned .......  (Chair of Governors)   Date .......",
      ["headteacher", "chair-of-governors"]
    ),
    (
      "Signed: _______ Date: _____\n(Headteacher)\n\nSigned: _______ Date: _____\n(Chair of governors)",
      ["headteacher", "chair-of-governors"]
    ),
    (
      "_____________\nHeadteacher\n\n_____________\nChair of governors",
      ["headteacher", "chair-of-governors"]
    ),
    (
      "Headteacher:\tDate:\n\nChair of Governors:\tDate:",
      ["headteacher", "chair-of-governors"]
    ),
    (
      "Headteacher signature: ______\nDate: _____\nChair of governors’ signature: ______\nDate: ____",
      ["headteacher", "chair-of-governors"]
    ),
    ("Print name: ______ Mrs A. Head, Headteacher\n\nDate: ......", []),
    ("____________\nHeadteacher", ["headteacher"]),
  ])
  func `makes a table of lines to sign on`(_ text: String, _ roles: [String]) throws {
    let policy = try imported(text: "A title\n\nWords.\n\n\(text)")
    #expect(policy.front.signatures == roles)
    let body = policy.body.split(separator: "\n")
    #expect(body.filter { $0.hasPrefix("|") }.count > 1)
    #expect(body.allSatisfy { $0.hasPrefix("|") || $0 == "Words." || $0.isEmpty })
    #expect(body.joined().contains("Headteacher"))
    #expect(policy.tells("policy.signatures"))
  }

  @Test(arguments: [
    "I, ______________, have signed this policy on ____________ and agree to it.",
    "Name the risk ..... then sign it off ..... and go on.",
    "All staff sign the register ---------- no exceptions.",
    "The headteacher signs ........ and so does the chair of governors ........ each year.",
    "Date of birth: ______ Year group: ______ of the pupil who was seen.",
  ])
  func `leaves a sentence with leaders in it as it is written`(_ sentence: String) throws {
    let policy = try imported(
      text: "A title\n\nWords.\n\n\(sentence)\n\n\(sentence)\n\nMore words.")
    #expect(!policy.tells("policy.signatures"))
    #expect(policy.front.signatures == [])
    #expect(lines(try filled(policy.text).document).filter { $0 == sentence }.count == 2)
  }

  @Test func `takes a rule above a heading for no line to sign on`() throws {
    let policy = try imported(
      text: """
        A title

        Words.

        ____________________

        Headteacher

        The headteacher decides.

        ____________________

        Staff

        Staff follow the policy.
        """)
    #expect(!policy.tells("policy.signatures"))
  }

  @Test func `leaves empty what it does not say clearly`() throws {
    let policy = try imported(
      text: "A title\n\nApproved by: the governors, Date: March 2026\n\nReviewed every two years.")
    #expect(policy.front.version == "1")
    #expect(policy.front.approvedOn == nil)
    #expect(policy.front.nextReview == nil)
    #expect(
      policy.told.contains("note: The policy does not say clearly when it is reviewed next."))
    #expect(
      policy.text.hasPrefix(
        """
        ---
        title: A title
        version: 1
        owner: headteacher
        approved by: Governors
        approved on:
        next review:
        signatures: []
        ---

        """))
  }

  @Test func `without a title is called by its file`() throws {
    let policy = try imported(text: "this sentence is the first thing in it.\n\nAnd another one.")
    #expect(policy.front.title == "file name")
    #expect(policy.tells("policy.title"))
    #expect(policy.body.hasPrefix("this sentence is the first thing in it."))
  }

  @Test func `that is empty is refused`() throws {
    #expect(throws: ImportError.noWords) { try imported(text: "\n\n[bookmark: _Toc1]\n") }
  }
}

@Suite struct `A text in Markdown as a policy` {
  private func imported(_ text: String, tags: Bool = false) throws -> ImportedPolicy {
    try PolicyImport(
      school, forms: shippedForms, style: shipped("templates/house-style.docx"),
      today: day("2026-11-27")
    ).policy(fromMarkdown: text, name: "file name", putsTags: tags)
  }

  @Test func `stays as it is, with the values at its top`() throws {
    let policy = try imported(
      "# Social *media*\n\n# Rules\n\n·\tone [bookmark: _x]\n·\ttwo\n\n**Bold** {{x}}, Mrs A Head.\n"
    )
    #expect(
      policy.text.hasSuffix(
        "---\n\n# Social *media*\n\n# Rules\n\n- one \n- two\n\n**Bold** \\{{x}}, Mrs A Head.\n"))
    #expect(policy.front.title == "file name")
    #expect(policy.findings.last?.place == .line(18))
  }

  @Test func `gives its first heading to the title`() throws {
    let policy = try imported("# Social media\n\nWords by Mrs A Head.\n", tags: true)
    #expect(policy.front.title == "Social media")
    #expect(policy.body == "Words by {{ roles.headteacher.name }}.")
  }

  @Test func `that is a policy of docket's is refused`() throws {
    #expect(throws: ImportError.isPolicy) {
      try imported("---\ntitle: A\nversion: 1\n---\nWords.\n")
    }
  }

  @Test func `with HTML in it is refused`() throws {
    do {
      _ = try imported("# A\n\n<div>words</div>\n")
      Issue.record("It is taken.")
    } catch ImportError.unfit(let finding) {
      #expect(
        finding.message == "HTML stands in the text, which Word documents cannot hold.")
    }
  }
}

/// Numbers that are the same in every run. (SplitMix64)
struct Numbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Poppler's reader of texts.
enum PDFToText {
  private static let path = "/usr/bin/pdftotext"
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

  static func text(of pdf: [UInt8]) throws -> String {
    let folder = try Folder()
    let file = folder.url.appending(path: "policy.pdf")
    try Data(pdf).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = ["-raw", file.path, "-"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }
}
