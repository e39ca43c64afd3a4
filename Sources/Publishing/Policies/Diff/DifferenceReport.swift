package import Forms
package import Templates

/// What changed in a policy as a document: a table of the sections, then each that changed.
///
/// What went is struck through, what came is underlined, and both are said in words, for those who hear it
/// read or print it without colours.
package struct DifferenceReport {
  private let difference: PolicyDifference
  private let old: String
  private let new: String

  /// - Parameters:
  ///   - difference: what changed.
  ///   - old: what the old policy is called.
  ///   - new: what the new policy is called.
  package init(_ difference: PolicyDifference, old: String, new: String) {
    self.difference = difference
    self.old = old
    self.new = new
  }

  /// The report as a template without tags.
  ///
  /// - Parameters:
  ///   - style: the house style.
  ///   - day: on which it is made.
  /// - Returns: what is filled with an empty record.
  /// - Throws: `PackageError` where the style cannot be used.
  package func template(in style: [UInt8], on day: CalendarDate) throws -> Template {
    let sources = MarkdownSources(
      text: { _ throws(LoadingFailure) in
        throw LoadingFailure(message: "A text is included.", hint: "Write it out.")
      },
      form: { _ in nil }, pictures: PictureSource())
    return try Template(
      MarkdownTemplate(
        Array(markdown(on: day).utf8), name: "report.md", style: style, sources: sources))
  }

  /// The report in Markdown.
  func markdown(on day: CalendarDate) -> String {
    var blocks = [
      "---\ntitle: What has changed\n---",
      Self.text(
        "This report compares the policy \(new) with what it was before, \(old). It was made on \(day)."
      ),
      "Deleted words are struck through and stand in brackets behind the word “deleted”; added words are "
        + "underlined and stand in brackets behind the word “added”.",
      Self.text(difference.summary),
    ]
    if difference.areStrangers {
      blocks.append(
        "**The two documents have hardly a word in common.** They may not be two versions of one policy."
      )
    }
    blocks.append("# Summary")
    blocks.append(table)
    for section in difference.sections where !section.isUntouched {
      blocks.append("# " + Self.heading(section.title))
      blocks.append(Self.text(Self.sentence(section)))
      blocks += body(of: section)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var table: String {
    var rows = ["| Section | What changed | Words added | Words deleted |", "|:--|:--|--:|--:|"]
    for section in difference.sections {
      let cells = [section.title, section.verdict].map { MarkdownEscapes.inline($0) }
      rows.append(
        "| \(cells[0]) | \(cells[1]) | \(section.addedWords) | \(section.deletedWords) |")
    }
    return rows.joined(separator: "\n")
  }

  private static func sentence(_ section: PolicyDifference.Section) -> String {
    var verdict = section.verdict
    verdict = verdict.prefix(1).uppercased() + verdict.dropFirst()
    return verdict + (section.wordCount.map { ": \($0)." } ?? ".")
  }

  private func body(of section: PolicyDifference.Section) -> [String] {
    section.passages.map { passage in
      switch passage {
      case .unchanged(let count): "*\(PolicyDifference.unchanged(count))*"
      case .line(let line): Self.written(line)
      }
    }
  }

  private static func written(_ line: PolicyDifference.Line) -> String {
    let cells = line.excerpt(context: 20).map { pieces in
      pieces.enumerated().map { index, piece in
        let space = index > 0 && piece.text.hasPrefix(" ") ? " " : ""
        let words = piece.text.trimmedSpaces
        let text = MarkdownEscapes.inline(words, linksAddresses: false)
        return switch piece.kind {
        case .same: space + text
        case .deleted: space + "\\[deleted: ~~\(text)~~\\]"
        case .added: space + "\\[added: <ins>\(text)</ins>\\]"
        }
      }.joined()
    }
    switch line.kind {
    case .paragraph: return MarkdownEscapes.lineStart(cells.joined(separator: " "))
    case .point: return "- " + MarkdownEscapes.lineStart(cells.joined(separator: " "))
    case .row:
      return "Row of a table: " + cells.map { $0.isEmpty ? "–" : $0 }.joined(separator: " / ")
    }
  }

  private static func text(_ text: String) -> String {
    MarkdownEscapes.lineStart(MarkdownEscapes.inline(text, linksAddresses: false))
  }

  private static func heading(_ text: String) -> String {
    MarkdownEscapes.inline(text, linksAddresses: false).replacing("#", with: "\\#")
  }
}

extension PolicyDifference {
  /// How many lines in a row stayed.
  package static func unchanged(_ count: Int) -> String {
    count == 1 ? "1 paragraph unchanged" : "\(count) paragraphs unchanged"
  }
}

extension String {
  fileprivate var trimmedSpaces: String { split(separator: " ").joined(separator: " ") }
}
