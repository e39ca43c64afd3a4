internal import Word

extension FlowReader {
  /// Makes the entries of contents lists that have none yet, from the headings. (ECMA-376 Part 1, §17.16.5.68)
  mutating func makeContents() {
    guard document.sections.contains(where: { $0.blocks.contains { $0.emptyContents != nil } })
    else { return }
    var headings: [(level: Int, text: String, bookmark: String)] = []
    for section in document.sections.indices {
      for index in document.sections[section].blocks.indices {
        guard case .paragraph(var paragraph) = document.sections[section].blocks[index],
          let level = paragraph.headingLevel
        else { continue }
        let text = paragraph.plainText
        guard !text.isEmpty else { continue }
        let bookmark = "_docket_heading_\(headings.count + 1)"
        headings.append((level, text, bookmark))
        paragraph.bookmarks.append(bookmark)
        document.sections[section].blocks[index] = .paragraph(paragraph)
      }
    }
    for section in document.sections.indices {
      let width = document.sections[section].textWidth
      let blocks = document.sections[section].blocks.flatMap { block -> [FlowBlock] in
        guard let instruction = block.emptyContents else { return [block] }
        let levels = Self.levels(Self.words(of: instruction))
        return headings.filter { levels.contains($0.level) }
          .map {
            .paragraph(entry($0.level, $0.text, $0.bookmark, width: width, place: block.place))
          }
      }
      document.sections[section].blocks = blocks
    }
  }

  /// The levels that an instruction asks for: `\o "1-3"`.
  private static func levels(_ words: [String]) -> ClosedRange<Int> {
    guard let index = words.firstIndex(of: "\\o"), index + 1 < words.count else { return 1...9 }
    let ends = words[index + 1].split(separator: "-").compactMap { Int($0) }
    guard ends.count == 2, ends[0] <= ends[1] else { return 1...9 }
    return max(ends[0], 1)...max(ends[1], 1)
  }

  private mutating func entry(
    _ level: Int, _ text: String, _ bookmark: String, width: Double, place: DocumentLocation
  ) -> FlowParagraph {
    let id = styles.styles.first { $0.value.name.lowercased() == "toc \(level)" }?.key
    let style = resolvedStyle(id)
    var paragraph = FlowParagraph(place: place)
    paragraph.styleName = "toc \(level)"
    paragraph.isContentsEntry = true
    paragraph.format = styles.paragraphDefaults
    paragraph.format.override(with: style.format)
    if id == nil { paragraph.format.indentStart = Double(level - 1) * 11 }
    if !paragraph.format.tabs.contains(where: { $0.kind == .right }) {
      paragraph.format.tabs.append(
        ParagraphFormat.Tab(position: width, kind: .right, leader: .dots))
    }
    let looks = looks(nil, RunBase(style: style.run, tables: []))
    paragraph.markLooks = looks
    let link = FlowLink(target: .bookmark(bookmark), tip: nil)
    paragraph.append(.text(text), looks: looks, link: link)
    paragraph.append(.tab, looks: looks, link: link)
    paragraph.append(.field(.pageOf(bookmark: bookmark, cached: "")), looks: looks, link: link)
    return paragraph
  }
}

extension FlowBlock {
  /// The instruction of a contents list that has no entries.
  fileprivate var emptyContents: String? {
    if case .paragraph(let paragraph) = self { paragraph.emptyContents } else { nil }
  }

  fileprivate var place: DocumentLocation {
    switch self {
    case .paragraph(let paragraph): paragraph.place
    case .table(let table): table.place
    }
  }
}

extension FlowSection {
  /// Of its first column, in points.
  fileprivate var textWidth: Double {
    columns.widths.first
      ?? (width - left - right - gutter - columns.gap * Double(columns.count - 1))
      / Double(columns.count)
  }
}
