import Forms
@testable import Publishing
import Foundation
import Templates
import TestSupport
import Testing
import Word

private func outline(_ text: String) throws -> PolicyOutline {
  try outline(of: Document(plainText: Array(("A policy of the school.\n\n" + text).utf8)))
}

private func outline(of document: Document) throws -> PolicyOutline {
  PolicyOutline(document, school: school, today: try day("2026-11-27"))
}

private func difference(_ old: String, _ new: String) throws -> PolicyDifference {
  PolicyDifference(from: try outline(old), to: try outline(new))
}

private func shown(_ pieces: [DifferencePiece]) -> String {
  pieces.map { piece in
    switch piece.kind {
    case .same: piece.text
    case .deleted: "[-\(piece.text)-]"
    case .added: "[+\(piece.text)+]"
    }
  }.joined()
}

private let rules = """
  RULES
  Staff are kind to one another, and to everybody who comes to the school.
  They write nothing that they would not say.

  REPORTING
  Whatever goes wrong is told to the headteacher on the same day, in writing.

  SANCTIONS
  A breach of these rules leads to a talk with the line manager, and then to a warning.
  """

@Suite struct `What changed in a policy` {
  @Test func `is nothing where only looks did`() throws {
    let same = try difference(
      rules, rules.replacing("\n", with: "\n\n").replacing(" to ", with: "  to "))
    #expect(same.isNothing)
    #expect(same.summary == "4 sections: 4 unchanged. No word is different.")
  }

  @Test func `is told word by word within a sentence`() throws {
    let changed = try difference(
      rules, rules.replacing("the same day", with: "the next working day"))
    #expect(changed.sections.map(\.verdict) == ["unchanged", "unchanged", "changed", "unchanged"])
    #expect(
      shown(changed.sections[2].lines[0].cells[0])
        == "Whatever goes wrong is told to the headteacher on the[- same-][+ next working+] day, in writing."
    )
    #expect(changed.sections[2].wordCount == "2 words added, 1 deleted")
  }

  @Test(arguments: [
    ("one two three", "one two three", "one two three"),
    ("", "new words", "[+new words+]"),
    ("values.", "values, too.", "values[+, too+]."),
    ("He said “no”.", "He said “yes”.", "He said “[-no-][+yes+]”."),
    // A word that stayed by chance between long changes is no help.
    (
      "all the old words of a line here", "quite other things the new text says now here",
      "[-all the old words of a line-][+quite other things the new text says now+] here"
    ),
  ])
  func `is compared by words, not by letters`(_ old: String, _ new: String, _ expected: String) {
    #expect(shown(WordDifference.pieces(old, new)) == expected)
  }

  @Test func `knows sections that were moved, renamed, added and removed`() throws {
    let new = """
      SANCTIONS
      A breach of these rules leads to a talk with the line manager, and then to a warning.

      CONDUCT OF STAFF
      Staff are kind to one another, and to everybody who comes to the school.
      They write nothing that they would not say.

      TRAINING
      Everybody is trained every year by somebody who knows about it.
      """
    let changed = try difference(rules, new)
    let verdicts = changed.sections.map { "\($0.title): \($0.verdict)" }
    #expect(
      Set(verdicts) == [
        "Before the first heading: unchanged", "SANCTIONS: unchanged",
        "CONDUCT OF STAFF: moved, heading was \"RULES\"", "TRAINING: added, the whole section",
        "REPORTING: removed, the whole section",
      ])
    #expect(
      changed.summary
        == "5 sections: 2 unchanged, 1 added, 1 removed, 1 moved, 1 with another heading. 11 words added, 14 deleted."
    )
  }

  @Test func `is told cell by cell in a table`() throws {
    func table(_ cells: [[String]]) -> String {
      "<w:p/><w:tbl>"
        + cells.map { row in
          "<w:tr>"
            + row.map { "<w:tc><w:p><w:r><w:t>\($0)</w:t></w:r></w:p></w:tc>" }.joined() + "</w:tr>"
        }.joined() + "</w:tbl>"
    }
    let old = try word(
      table([["Role", "Name"], ["Head of the school", "Mrs A"], ["Cook", "Mr C"]]))
    let new = try word(
      table([["Role", "Name"], ["Head of the school", "Mrs B"], ["Cook", "Mr C"]]))
    let changed = PolicyDifference(from: try outline(of: old), to: try outline(of: new))
    let line = try #require(changed.sections.first?.lines[1])
    #expect(line.cells.map(shown) == ["Head of the school", "Mrs[- A-][+ B+]"])
  }

  @Test func `can be put together to either of the two`() {
    var random = Numbers(seed: 3)
    let vocabulary = ["a", "b", "c", "d", "the", "rule.", "(x)", "“q”", "e,"]
    for _ in 0..<300 {
      let texts = (0..<2).map { _ in
        (0..<Int(random.next() % 30)).map { _ in vocabulary[Int(random.next() % 9)] }
          .joined(separator: " ")
      }
      let pieces = WordDifference.pieces(texts[0], texts[1])
      func text(_ kind: DifferencePiece.Kind) -> String {
        pieces.filter { $0.kind == .same || $0.kind == kind }.map(\.text).joined()
          .trimmingCharacters(in: .whitespaces)
      }
      #expect(text(.deleted).filter { $0 != " " } == texts[0].filter { $0 != " " })
      #expect(text(.added).filter { $0 != " " } == texts[1].filter { $0 != " " })
    }
  }

  @Test func `is found in a long text without a line in common`() throws {
    var random = Numbers(seed: 11)
    func text() -> String {
      (0..<400).map { _ in
        (0..<180).map { _ in "w\(random.next() % 300)" }.joined(separator: " ") + "."
      }.joined(separator: "\n")
    }
    let (old, new) = (text(), text())
    #expect(old.utf8.count > 300_000)
    let started = ContinuousClock.now
    let changed = try difference(old, new)
    #expect(changed.sections.count == 1)
    // Two texts without a line in common are the worst; debug code takes ten times as long as a release.
    #expect(ContinuousClock.now - started < .seconds(60))
  }

  @Test func `says where two documents are no versions of one another`() throws {
    let other = try difference(rules, "Ceci est tout autre chose: une recette de soupe.")
    #expect(other.areStrangers)
    #expect(try !difference(rules, rules.replacing("kind", with: "polite")).areStrangers)
  }
}

@Suite struct `What changed in a policy beside its words` {
  private static let text = """
    ---
    title: Old
    ---

    Intro here.

    # One

    Pay £5 on 1 May.[^1] See [the site](http://a.example).

    1. first
    2. second

    # Two

    Same text stays here, with [a link](https://c.example) and <a@b.example>.

    [^1]: Note old.
    """

  private static func changed(_ old: String, _ new: String) throws -> PolicyDifference {
    let changed = text.replacing(old, with: new)
    #expect(changed != text)
    return PolicyDifference(
      from: try outline(of: filled(text).document), to: try outline(of: filled(changed).document))
  }

  /// The sections that are not as they were, with the lines of theirs that are not.
  private static func told(_ difference: PolicyDifference) -> [String] {
    difference.sections.filter { !$0.isUntouched }.map { section in
      let lines = section.lines.filter { $0.change != .same }.map { shown($0.cells[0]) }
      return "\(section.title): \(section.verdict): \(lines.joined(separator: " / "))"
    }
  }

  @Test(arguments: [
    (
      "http://a.example", "http://b.example",
      "One: changed: Pay £5 on 1 May. See the site ([-http://a.example-][+http://b.example+])."
    ),
    ("1. first", "3. first", "One: changed: [+3.+] first"),
    ("Note old.", "Note new.", "One: changed: Note[- old-][+ new+]."),
    ("# One", "## One", "One: heading of level 2, was of level 1: "),
  ])
  func `is told where it is`(_ old: String, _ new: String, _ expected: String) throws {
    #expect(Self.told(try Self.changed(old, new)) == [expected])
  }

  @Test func `is nothing where all headings are a level lower, or a list is one longer`() throws {
    #expect(try Self.changed("\n# ", "\n## ").isNothing)
    let longer = try Self.changed("2. second", "2. new\n3. second")
    #expect(Self.told(longer) == ["One: changed: [+new+]"])
  }

  @Test func `counts in its summary`() throws {
    let changed = try Self.changed("# One", "## One")
    #expect(
      changed.summary
        == "3 sections: 2 unchanged, 1 with a heading of another level. No word is different.")
  }
}

@Suite struct `The report of what changed` {
  private func report(_ new: String) throws -> DifferenceReport {
    DifferenceReport(try difference(rules, new), old: "policy-v1.docx", new: "policy_v2.md")
  }

  @Test func `has a summary and says changes in words`() throws {
    let new = rules.replacing("the same day", with: "the {{next}} *day*")
      .replacing("They write nothing that they would not say.\n", with: "")
    let text = try report(new).markdown(on: day("2026-11-27"))
    #expect(
      text.contains(
        """
        | Section | What changed | Words added | Words deleted |
        |:--|:--|--:|--:|
        | Before the first heading | unchanged | 0 | 0 |
        | RULES | changed | 0 | 8 |
        | REPORTING | changed |
        """.dropLast(2)))
    #expect(text.contains("\\[deleted: ~~They write nothing that they would not say.~~\\]"))
    #expect(text.contains("\\[added: <ins>{next}} \\*day\\*</ins>\\]") || text.contains("<ins>"))
  }

  @Test func `is a Word file with struck and underlined words, and a clean PDF`() throws {
    let new = rules.replacing("the same day", with: "the {{next}} *day* | of <b>")
    let template = try report(new).template(
      in: shipped("templates/house-style.docx"), on: day("2026-11-27"))
    #expect(template.findings == [])
    let file = try template.fill(
      TemplateRecord([]), today: day("2026-11-27"), with: FillingWorkshop())
    var reader = WordReader()
    let document = try reader.read(file)
    func text(with look: Look) -> [String] {
      document.body.looks.filter { $0.look.contains(look) }.map {
        String(decoding: document.body.text[$0.text], as: UTF8.self)
      }
    }
    #expect(text(with: .struck).joined().contains("same"))
    #expect(text(with: .underlined).joined().contains("{{next}} *day* | of <b>"))
    let press = try TemplatePress(file, title: "What has changed", PressFonts())
    let pressed = try press.press()
    #expect(pressed.findings == [])
    #expect(PDFChecker.problems(in: press.file(pressed.pages)) == [])
  }
}
