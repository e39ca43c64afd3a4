internal import Forms
internal import Markdown
internal import YAML

/// A text in Markdown that becomes a document, or a part of one.
struct MarkdownSource {
  /// As it was given, or as it is included.
  let file: String
  /// Which of the texts of the document it is, counted from 0.
  let number: Int
  /// The files that this one is included in, by the names they are included by.
  let path: [String]
  let front: FrontMatter
  let shield: TagShield
  let document: MarkdownDocument
  private let lines: TagLines
  /// What is wrong with it as a whole, and with the values at its top.
  private(set) var findings: [TemplateFinding] = []

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: as it was given, or as it is included.
  ///   - number: which of the texts of the document it is, counted from 0.
  ///   - path: the files that it is included in, the outermost first.
  init(_ bytes: [UInt8], file: String, number: Int, path: [String]) {
    self.file = file
    self.number = number
    self.path = path
    var findings: [TemplateFinding] = []
    func fail(_ line: Int?, _ message: String, _ hint: String) {
      findings.append(
        TemplateFinding(
          markdown: message, hint: hint,
          at: SourceLine(file: file, text: number, line: line)))
    }
    var text = ""
    do throws(Refusal) {
      text = String(decoding: try DecodedText(bytes).bytes, as: UTF8.self)
        .replacing("\r\n", with: "\n")
    } catch {
      fail(nil, error.message, "Save it again as text, in UTF-8.")
    }
    front = FrontMatter(text, file: file)
    for mistake in front.mistakes { fail(mistake.line, mistake.message, mistake.hint) }
    lines = TagLines(front.body)
    shield = TagShield(lines.text)
    do throws(MarkdownError) {
      document = try MarkdownDocument(shield.text)
    } catch {
      document = MarkdownDocument()
      fail(
        nil, "Lists, quotes or emphasis stand in one another too deep.",
        "At most \(MarkdownDocument.depthLimit) may.")
    }
    self.findings = findings
  }

  /// The folder of the file, seen from that of the first one: empty, or with a slash at its end.
  var folder: String {
    guard !path.isEmpty, let slash = file.lastIndex(of: "/") else { return "" }
    return String(file[...slash])
  }

  /// Its own name in its folder.
  var name: String { String(file.split(separator: "/").last ?? "") }

  /// The line of the file that a line of the document came from.
  func line(_ line: Int) -> SourceLine {
    SourceLine(file: file, text: number, line: lines.origin(line) + front.lines)
  }
}
