import Forms
import TestSupport
import Testing
import Word

@testable import Intake

@Suite struct `Two typings of the same papers` {
  /// A form of one or the other typing; the paper is known by its number.
  private func file(_ typing: TypedRecord.Typing, _ paper: Int, slip: Bool = false) -> ReadFile {
    let texts = ["Teacher \(paper)", slip ? "slip" : "Reason \(paper)", "None", "Maps"]
    let form = ReadForm(
      file: "a.txt", record: 1, sha256: "", form: FormIdentity(id: "f", version: 1),
      outcome: .complete,
      answers: texts.enumerated().map { number, text in
        FieldAnswer("k\(number)", Answer(outcome: .value, value: .text(text), raw: text))
      })
    var file = ReadFile(path: FilePath("a.txt"), bytes: Array("\(texts)".utf8), forms: [form])
    file.record = TypedRecord(
      batch: FilePath("a.txt"), typing: typing, number: paper, place: 1,
      content: .text(Array("\(texts)".utf8), words: []),
      share: 0)
    return file
  }

  /// What is brought together, as `1=1`, `2=-`, `-=3`; the forms of both come in step.
  private func pairs(_ first: [ReadFile], _ second: [ReadFile]) -> [String] {
    var pairs = TypingPairs()
    var found: [TypingPairs.Pair] = []
    var (next, other) = (0, 0)
    while next < first.count || other < second.count {
      if other == second.count || next < first.count && next * second.count <= other * first.count {
        found += pairs.add(first[next])
        next += 1
      } else {
        found += pairs.add(second[other])
        other += 1
      }
    }
    found += pairs.end()
    func paper(_ file: ReadFile) -> String { "\(file.record?.number ?? 0)" }
    return found.map { pair in
      switch pair {
      case .both(let first, let second): "\(paper(first))=\(paper(second))"
      case .first(let first): "\(paper(first))=-"
      case .second(let second): "-=\(paper(second))"
      }
    }
  }

  @Test func `are brought together in their order`() {
    let papers = Array(1...200)
    #expect(
      pairs(papers.map { file(.first, $0) }, papers.map { file(.second, $0) })
        == papers.map { "\($0)=\($0)" })
  }

  @Test(arguments: [1, 5, 100, 198])
  func `are together again behind papers that one of them lacks`(_ place: Int) {
    let papers = Array(1...200)
    for lost in [1, 3, 20] {
      let gap = place..<min(201, place + lost)
      let rest = papers.filter { !gap.contains($0) }
      #expect(
        pairs(papers.map { file(.first, $0) }, rest.map { file(.second, $0) })
          == papers.map { gap.contains($0) ? "\($0)=-" : "\($0)=\($0)" })
      #expect(
        pairs(rest.map { file(.first, $0) }, papers.map { file(.second, $0) })
          == papers.map { gap.contains($0) ? "-=\($0)" : "\($0)=\($0)" })
    }
  }

  @Test func `stay together over slips of one of them`() {
    let papers = Array(1...100)
    let second = papers.map { file(.second, $0, slip: $0.isMultiple(of: 3)) }
    #expect(pairs(papers.map { file(.first, $0) }, second) == papers.map { "\($0)=\($0)" })
  }

  @Test func `are together again where one lacks a paper and slips in the next`() {
    let papers = Array(1...60)
    let rest = papers.filter { $0 != 20 }
    #expect(
      pairs(papers.map { file(.first, $0) }, rest.map { file(.second, $0, slip: $0 == 21) })
        == papers.map { $0 == 20 ? "20=-" : "\($0)=\($0)" })
  }

  @Test func `may both have records that cannot be read, which are two unless they are the same`() {
    func unread(_ typing: TypedRecord.Typing, _ words: String) -> ReadFile {
      var file = file(typing, words.count)
      file.forms = [
        ReadForm(refused: "a.csv", sha256: "", Refusal(code: .damaged, message: "", hint: ""))
      ]
      file.bytes = []
      file.record?.content = .row([words], header: ["a", "b"])
      return file
    }
    #expect(pairs([unread(.first, "x")], [unread(.second, "yy")]) == ["1=-", "-=2"])
    #expect(pairs([unread(.first, "x")], [unread(.second, "x")]) == ["1=1"])
  }

  @Test func `are together again however many papers one of them lacks all in all`() {
    let papers = Array(1...2_000)
    let rest = papers.filter { !$0.isMultiple(of: 5) }
    #expect(
      pairs(papers.map { file(.first, $0) }, rest.map { file(.second, $0) })
        == papers.map { $0.isMultiple(of: 5) ? "\($0)=-" : "\($0)=\($0)" })
  }

  @Test func `are together again behind a whole pile that one of them lacks`() {
    let papers = Array(1...900)
    let rest = papers.filter { !(301...500).contains($0) }
    #expect(
      Set(pairs(papers.map { file(.first, $0) }, rest.map { file(.second, $0) }))
        == Set(papers.map { (301...500).contains($0) ? "\($0)=-" : "\($0)=\($0)" }))
  }

  @Test func `of very different length cost no more than what is looked ahead`() {
    let first = (1...5_000).map { file(.first, $0) }
    let found = pairs(first, [file(.second, 1)])
    #expect(found.first == "1=1")
    #expect(found.dropFirst().allSatisfy { $0.hasSuffix("=-") })
    #expect(found.count == 5_000)
  }

  @Test func `without any form in common are told apart`() {
    #expect(pairs([file(.first, 1)], []) == ["1=-"])
    #expect(pairs([], [file(.second, 1)]) == ["-=1"])
  }

  @Test(arguments: [
    ("Ann\u{2019}s  maps", "Ann's maps", true), ("a \u{2013} b", "a - b", true),
    ("\u{201C}x\u{201D}", "\"x\"", true), ("Ann", "ann", false), ("Ann", "An", false),
  ])
  func `have the same answer whatever its quotes, dashes and spaces`(
    _ one: String, _ other: String, _ isSame: Bool
  ) {
    func answer(_ text: String) -> TypedAnswer {
      TypedAnswer(Answer(outcome: .value, value: .text(text), raw: text))
    }
    #expect((answer(one) == answer(other)) == isSame)
  }
}
