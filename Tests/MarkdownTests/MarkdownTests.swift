import Testing

@testable import Markdown

@Suite struct `Markdown` {
  private func blocks(_ text: String) throws -> [MarkdownBlock.Content] {
    try MarkdownDocument(text).blocks.map(\.content)
  }

  @Test func `has headings, paragraphs and emphasis`() throws {
    let found = try blocks("# One *two*\n\na **b** `c` ~~d~~  \ne\nf")
    #expect(
      found == [
        .heading(level: 1, [.text("One "), .emphasis([.text("two")])]),
        .paragraph([
          .text("a "), .strong([.text("b")]), .text(" "), .code("c"), .text(" "),
          .struck([.text("d")]),
          .lineBreak, .text("e"), .softBreak, .text("f"),
        ]),
      ])
  }

  @Test func `has lists, ordered or not, in one another and to tick`() throws {
    let found = try MarkdownDocument("- a\n  1. b\n  2. c\n- [x] d\n- [ ] e\n").blocks
    guard case .list(start: nil, isTight: true, let items) = found.first?.content else {
      Issue.record("no list")
      return
    }
    #expect(items.map(\.isTicked) == [nil, true, false])
    guard case .list(start: 1, isTight: true, let inner) = items[0].blocks.last?.content else {
      Issue.record("no list in the list")
      return
    }
    #expect(inner.count == 2)
    #expect(items[1].blocks.first?.content == .paragraph([.text("d")]))
  }

  @Test func `has tables with alignment`() throws {
    #expect(
      try blocks("| a | b |\n|:--|--:|\n| 1 | *2* |\n") == [
        .table(
          .init(
            alignments: [.left, .right], header: [[.text("a")], [.text("b")]],
            rows: [[[.text("1")], [.emphasis([.text("2")])]]]))
      ])
  }

  @Test func `has quotes, code, rules, links and pictures`() throws {
    #expect(
      try blocks(
        "> q\n\n```\nx < y\n```\n\n---\n\n[t](http://e.org \"T\") ![alt *x*](a.png) <http://b.org>")
        == [
          .quote([.init(line: 1, content: .paragraph([.text("q")]))]), .code("x < y\n"), .rule,
          .paragraph([
            .link(address: "http://e.org", title: "T", [.text("t")]), .text(" "),
            .image(address: "a.png", alternativeText: "alt x"), .text(" "),
            .link(address: "http://b.org", title: nil, [.text("http://b.org")]),
          ]),
        ])
  }

  @Test func `has footnotes in the order in which they are referred to`() throws {
    let document = try MarkdownDocument(
      "a[^two] b[^one] c[^two]\n\n[^one]: First.\n[^two]: Second.\n")
    #expect(
      document.blocks.map(\.content) == [
        .paragraph([
          .text("a"), .footnote(1), .text(" b"), .footnote(2), .text(" c"), .footnote(1),
        ])
      ])
    #expect(
      document.footnotes.map { $0.map(\.content) } == [
        [.paragraph([.text("Second.")])], [.paragraph([.text("First.")])],
      ])
  }

  @Test func `that nests without end is refused`() {
    #expect(throws: MarkdownError.tooDeep) {
      try MarkdownDocument(String(repeating: "> ", count: 5_000) + "a")
    }
    #expect(throws: MarkdownError.tooDeep) {
      try MarkdownDocument(
        String(repeating: "*a **b ", count: 500) + "c" + String(repeating: " b** a*", count: 500))
    }
  }

  @Test func `knows the lines of its blocks`() throws {
    #expect(try MarkdownDocument("a\n\n# b\n\n- c\n").blocks.map(\.line) == [1, 3, 5])
  }

  @Test func `is read by many threads at a time`() async throws {
    let text = "a ~~b~~ c\n\n| d |\n|---|\n| ~~e~~ |\n"
    let right = try MarkdownDocument(text)
    let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try (0..<400).count { _ in try MarkdownDocument(text) != right }
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }
}
