import Cases
import Forms
import Intake
import PDF
import Publishing
import Templates
import TestSupport
import Testing

private typealias Document = PackDefinition.Document

private let whole = PackDefinition(
  Document(.policy, "policy"), Document(.signaturePage, "policy"),
  Document(.form, "blocked-content-access", copies: 2), Document(.template, "poster"))

@Suite struct `A pressed pack` {
  @Test func `begins each document and each copy on the front of a sheet`() throws {
    let pack = try PackOffice().press(whole)
    let fronts = ["Who decides", "Signatures", "Blocked website content", "Think."]
    for words in fronts {
      for (index, page) in pack.pages.enumerated() where page.contains(words) && index > 0 {
        #expect(index.isMultiple(of: 2), "\(words) on page \(index + 1)")
      }
    }
    // The cover, a back, three pages of the policy, a back, and the rest with a back each, but for the last.
    #expect(pack.pages.map(\.isEmpty).map { $0 ? "-" : "x" }.joined() == "x-xxx-x-x-x-x")
    #expect(pack.file.pageCount == 13)
    #expect(pack.file.sheets == 7)
  }

  @Test func `says on its cover what is in it, and counts what is there`() throws {
    let pack = try PackOffice().press(whole)
    let cover = pack.pages[0]
    #expect(cover.contains("Longroyde Primary School"))
    #expect(cover.contains("Policy pack"))
    #expect(cover.contains("27 November 2026"))
    #expect(cover.contains("1 Social media policy 3 1 3 3"))
    #expect(cover.contains("2 Signatures 3 1 1 7"))
    #expect(cover.contains("3 Blocked website content access request form 1 2 1 9"))
    #expect(cover.contains("4 Be SMART – 1 1 13"))
    let info = try pack.said(by: "pdfinfo", "FILE")
    #expect(info?.contains("Pages:           13\n") != false)
    #expect(info?.contains("Title:           Policy pack\n") != false)
    #expect(cover.contains("Documents 4"))
    #expect(cover.contains("Pages, this sheet and empty backs among them 13"))
    #expect(cover.contains("Empty backs 5"))
    #expect(cover.contains("Sheets of paper (A4), printed on both sides 7"))
  }

  @Test func `leads from its cover and its outline into every document`() throws {
    let pack = try PackOffice().press(whole)
    let links = pack.structure.split(separator: "\n").filter { $0.contains("Link ") }
    #expect(
      links.map { $0.split(separator: "->").last.map(String.init) ?? "" }
        == [" page 3", " page 7", " page 9", " page 13"])
    #expect(
      PDFOutline(pack.pdf).lines == [
        "Contents of this pack: 1", "Social media policy: 3", "  Who decides: 3",
        "  What follows: 4", "  What else: 5", "Signatures: 7",
        "Blocked website content access request form: 9", "  For you to fill in: 9",
        "  For office use: Headteacher: 9",
        "Blocked website content access request form, copy 2: 11", "Be SMART: 13",
      ])
    let parts = pack.structure.split(separator: "\n").filter {
      $0.trimmingPrefix { $0 == " " }.hasPrefix("Part")
    }
    #expect(parts.count == 6)
  }

  @Test func `is a sound file for other programs`() throws {
    let pack = try PackOffice().press(whole)
    #expect(try pack.said(by: "qpdf", "--check", "FILE")?.hasPrefix("0\n") != false)
    let words = try pack.said(by: "pdftotext", "-f", "3", "-l", "3", "FILE", "-")
    #expect(words?.contains("Who decides") != false)
  }

  @Test func `has the same bytes for the same texts and day`() throws {
    let one = try PackOffice().press(whole).file.bytes
    let two = try PackOffice().press(whole).file.bytes
    #expect(one == two)
  }

  @Test func `wastes no back where nothing says that documents begin on fronts`() throws {
    let pack = try PackOffice().press(
      PackDefinition(
        Document(.policy, "policy"), Document(.template, "poster"), cover: false, fronts: false))
    #expect(pack.pages.map(\.isEmpty) == [false, false, false, false])
    #expect(pack.file.sheets == 2)
  }

  @Test func `grows its cover, and counts that, where many documents are in it`() throws {
    let many = (1...60).map { _ in Document(.template, "poster") }
    let pack = try PackOffice().press(
      PackDefinition(title: "Policy pack", documents: many))
    let first = try #require(pack.pages.firstIndex { $0.contains("Think.") })
    // Three pages and a back.
    #expect(first == 4)
    #expect(pack.pages[0].contains("1 Be SMART – 1 1 5 2 Be SMART – 1 1 7"))
    #expect(pack.pages[2].contains("60 Be SMART – 1 1 123"))
    #expect(pack.pages.count == 123)
  }

  @Test func `leaves other paper as it is, and says so`() throws {
    let pack = try PackOffice().press(
      PackDefinition(
        Document(.policy, "policy"), Document(.template, "poster-a3"),
        Document(.template, "across"), fronts: false))
    #expect(pack.pages[0].contains("(A3)"))
    // The same paper the other way round is no other paper.
    #expect(pack.pages[0].contains("3 Across – 1"))
    let sizes = try pack.said(by: "pdfinfo", "-f", "7", "-l", "7", "FILE")
    #expect(sizes?.contains("A3") != false)
  }
}

@Suite struct `A signature page in a pack` {
  @Test func `carries the hash of the policy as a file of its own`() throws {
    let office = try PackOffice()
    let prepared = try office.sources.prepare(whole, for: [])
    let policy = try #require(prepared.signedPolicies.first)
    #expect(policy.printing.sha256 == DocumentHash(of: policy.pdf).description)
    let pack = try office.press(whole)
    #expect(pack.pages[6].replacing(" ", with: "").contains(policy.printing.sha256))
    #expect(pack.pages[6].contains("Social media policy, version 3, 3 pages"))
  }

  @Test func `knows a printing that the register has`() throws {
    let office = try PackOffice()
    let first = try office.sources.prepare(whole, for: [])
    #expect(first.policies.map(\.isKnown) == [false])
    try office.store.register(
      first.policies[0].printing, at: Moment(milliseconds: 0, zoneMinutes: 0))
    #expect(try office.sources.prepare(whole, for: []).policies.map(\.isKnown) == [true])
  }
}

@Suite struct `A pack with something wrong in it` {
  private static func problems(
    _ texts: [String: String], _ pack: PackDefinition, _ people: [PackPerson] = []
  ) throws -> [String] {
    var shelf = Shelf.some
    shelf.texts.merge(texts) { $1 }
    let office = try PackOffice(shelf)
    do {
      _ = try office.sources.prepare(pack, for: people)
      return []
    } catch let problems as PackProblems {
      return problems.mistakes.map { "\($0.place ?? ""): \($0.message)" }
        + problems.templates.flatMap { file, findings in
          findings.map { "\(file)\($0.row.map { ", row \($0)" } ?? ""): \($0.message)" }
        }
    }
  }

  @Test func `is told all of it, each with its file, before anything is pressed`() throws {
    let problems = try Self.problems(
      [
        "policy": Shelf.policy.replacing("owner: headteacher", with: "owner: head")
          .replacing("version: 3", with: "version: \"\""),
        "rules": "---\ntitle: Rules\nversion: 1\nowner: headteacher\n---\nSee {{ nobody }}.",
        "poster": "Think, {{ someone }}.",
      ],
      PackDefinition(
        Document(.policy, "policy"), Document(.signaturePage, "rules"),
        Document(.policy, "letter"), Document(.template, "poster")))
    #expect(
      problems == [
        "policy.md, line 3: The policy does not say its version.",
        "policy.md, line 4: \"head\" is no role of this school.",
        "letter.md: This template is no policy: it does not say its version.",
        "rules.md: The data has no \"nobody\".", "poster.md: The data has no \"someone\".",
      ])
  }

  @Test func `is told that nobody signs`() throws {
    let problems = try Self.problems(
      ["policy": Shelf.policy.replacing(/signatures: .*\n/, with: "")],
      PackDefinition(Document(.signaturePage, "policy")))
    #expect(problems == ["policy.md: The policy does not say who signs it."])
  }

  @Test func `is told the rows of people that lack something, and not what they hold`() throws {
    let people = [
      PackPerson(row: 1, values: TemplateRecord([("name", .text("Ann"))])),
      PackPerson(row: 2, values: TemplateRecord([("nome", .text("Bob"))])),
    ]
    let problems = try Self.problems(
      [:], PackDefinition(Document(.template, "letter"), each: true), people)
    #expect(problems == ["letter.md, row 2: The data has no \"person.name\"."])
  }
}

@Suite struct `Packs for people` {
  private static let people = (1...5).map { number in
    PackPerson(row: number, values: TemplateRecord([("name", .text("Person \(number)"))]))
  }
  private static let pack = PackDefinition(
    Document(.policy, "policy"), Document(.template, "letter"), each: true)

  private let office: PackOffice

  init() throws { office = try PackOffice() }

  private func run(threads: Int = 2) throws -> PackRun {
    let prepared = try office.sources.prepare(Self.pack, for: Self.people)
    return PackRun(prepared, for: Self.people, isBooklet: false, threads: threads)
  }

  @Test func `are one each, in their order, whatever the threads`() throws {
    let files = try run().files { _ in }.files
    let packs = try files.map { try Pressed($0) }
    #expect(packs.count == 5)
    for (index, pack) in packs.enumerated() {
      #expect(pack.pages[0].contains("For Person \(index + 1)"))
      #expect(pack.pages[6].contains("Dear Person \(index + 1), welcome"))
    }
    let alone = try run(threads: 1).files { _ in }.files
    #expect(alone.map(\.bytes) == files.map(\.bytes))
  }

  @Test func `may be in one file, each beginning on a front, to be found by name`() throws {
    let pack = try Pressed(try #require(run().oneFile { _ in }.files.first))
    #expect(pack.pages.count == 4 * 8 + 7)
    for number in 0..<5 {
      #expect(pack.pages[8 * number].contains("For Person \(number + 1)"))
    }
    #expect(
      PDFOutline(pack.pdf).lines.prefix(4) == [
        "Person 1: 1", "  Contents of this pack: 1", "  Social media policy: 3",
        "    Who decides: 3",
      ])
    let links = pack.structure.split(separator: "\n").filter { $0.contains("Link ") }
    #expect(links.last?.hasSuffix("-> page 39") == true)
  }

  @Test func `tell how far they are`() throws {
    let told = Monitor<[Int]>([])
    _ = try run().files { count in told.withLock { $0.append(count) } }
    #expect(told.withLock { $0.sorted() } == [1, 2, 3, 4, 5])
  }
}

@Suite struct `A pack as a booklet` {
  @Test func `lies on sheets of A4 in the order of a folded booklet`() throws {
    let office = try PackOffice()
    let flat = try office.press(whole)
    let booklet = try office.press(whole, isBooklet: true)
    #expect(booklet.file.pageCount == flat.file.pageCount)
    #expect(booklet.file.sheets == 4)
    #expect(booklet.pages.count == 8)
    // Sixteen pages on four sheets: 16 and 1, 2 and 15, 14 and 3, 4 and 13, …
    #expect(booklet.pages[0].hasPrefix("Longroyde Primary School"))
    #expect(booklet.pages[1] == "")
    #expect(booklet.pages[2] == flat.pages[2])
    #expect(booklet.pages[3] == flat.pages[3] + " " + flat.pages[12])
    #expect(booklet.pages[0].contains("Sheets of paper (A4), printed on both sides 4"))
    #expect(booklet.pages[0].contains("This is a booklet"))
    #expect(!flat.pages[0].contains("This is a booklet"))
    let info = try booklet.said(by: "pdfinfo", "FILE")
    #expect(info?.contains("Page size:       841.89 x 595.28 pts (A4)") != false)
    #expect(try booklet.said(by: "qpdf", "--check", "FILE")?.hasPrefix("0\n") != false)
  }
}
