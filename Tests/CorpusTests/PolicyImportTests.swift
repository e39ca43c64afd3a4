import Forms
import Foundation
import Publishing
import Templates
import Testing
import Word

/// The Word files that other projects test with, as policies. (`shared/corpus/word`)
@Suite(.enabled(if: SharedFolder.url != nil, "\(sharedIsMissing)"))
struct `Word files that others wrote, as policies` {
  private static let style =
    (try? Data(
      contentsOf: SharedFolder.checkout.appending(path: "templates/house-style.docx")))
    .map { [UInt8]($0) }

  @Test(arguments: WordFile.all(.readable).filter { !$0.name.hasSuffix(".txt") })
  func `keep their words, or say why not`(_ file: WordFile) throws {
    var reader = WordReader()
    let document = try reader.read(file.bytes())
    let style = try #require(Self.style)
    let today = try #require(CalendarDate(iso: "2026-11-27"))
    guard let policy = try Self.imported(document, style, today) else {
      // Nothing but pictures, or a grid without words.
      #expect(Self.shown(document, .text).isEmpty)
      return
    }
    let sources = MarkdownSources(
      text: { _ throws(LoadingFailure) in throw LoadingFailure(message: "", hint: "") },
      form: { _ in nil }, pictures: PictureSource())
    let template = try Template(
      MarkdownTemplate(Array(policy.text.utf8), name: "a.md", style: style, sources: sources))
    #expect(template.findings.filter { $0.severity == .error } == [])
    let made = try reader.read(
      template.fill(TemplateRecord([]), today: today, with: FillingWorkshop()))
    // The title may have moved, and lines to sign on are a table: no word comes or goes.
    let title = words(policy.front.title).map { String($0) }
    var expected = Self.shown(document, .text, .title, .subtitle)
    if policy.findings.contains(where: { $0.code == "policy.title" }) { expected += title }
    let found = Self.shown(made, .text, .title)
    #expect(expected.sorted() == found.sorted())
  }

  /// Nil where there are no words in it.
  private static func imported(
    _ document: Document, _ style: [UInt8], _ today: CalendarDate
  ) throws -> ImportedPolicy? {
    do {
      return try PolicyImport(nil, forms: [], style: style, today: today)
        .policy(from: document, name: "a file")
    } catch  where error == .noWords {
      return nil
    }
  }

  /// Whether a story is the body or a note, or a text box that hangs on one.
  private static func isRead(_ story: Int, in document: Document) -> Bool {
    switch document.stories[story].kind {
    case .body, .footnote, .endnote: true
    case .header, .footer, .comment: false
    case .textBox:
      document.stories[story].anchor.map { $0.story < story && isRead($0.story, in: document) }
        ?? false
    }
  }

  /// The words of the body, its text boxes and notes, in paragraphs of some kinds.
  private static func shown(_ document: Document, _ roles: ParagraphRole...) -> [String] {
    document.stories.indices.filter { isRead($0, in: document) }.map { document.stories[$0] }
      .flatMap { story in
        story.paragraphs.filter { roles.contains($0.role) }.flatMap { paragraph in
          words(String(decoding: story.text[paragraph.text], as: UTF8.self))
            .map { String($0) }
        }
      }
  }
}
