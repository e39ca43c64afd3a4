internal import Forms
internal import Markdown
internal import Word
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
  /// The lines that were read as Markdown, counted from 0.
  private let text: [Substring]
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
      text =
        String(decoding: try DecodedText(reading: bytes).bytes, as: UTF8.self)
        .replacing("\r\n", with: "\n").withoutForbidden
    } catch {
      fail(nil, error.message, "Save it again as text, in UTF-8.")
    }
    front = FrontMatter(text, file: file)
    for mistake in front.mistakes { fail(mistake.line, mistake.message, mistake.hint) }
    lines = TagLines(front.body)
    shield = TagShield(lines.text)
    self.text = shield.text.split(separator: "\n", omittingEmptySubsequences: false)
    do throws(MarkdownError) {
      document = try MarkdownDocument(shield.text)
    } catch {
      document = MarkdownDocument()
      fail(
        nil, "Lists, quotes or emphasis stand in one another too deep.",
        "At most \(MarkdownDocument.depthLimit) may.")
    }
    self.findings = findings
    addLostNotes()
  }

  /// Notes that nothing refers to are not written, and references without a note are no references.
  private mutating func addLostNotes() {
    var notes: [Substring: Int] = [:]
    var references: [Substring: Int] = [:]
    var isCode = false
    for (index, line) in text.enumerated() {
      let start = line.drop { $0 == " " }
      if start.hasPrefix("```") || start.hasPrefix("~~~") { isCode.toggle() }
      guard !isCode, line.contains("[^") else { continue }
      var rest = line[...]
      if let note = line.prefixMatch(of: /\ {0,3}\[\^([^\]\s]+)\]:/) {
        notes[note.1, default: index + 1] += 0
        rest = line[note.range.upperBound...]
      }
      for found in rest.replacing(/`[^`]*`/, with: "").matches(of: /\[\^([^\]\s]+)\]/) {
        references[Substring(found.1), default: index + 1] += 0
      }
    }
    for (name, line) in notes.sorted(by: { $0.value < $1.value }) where references[name] == nil {
      warn(
        line, "Nothing refers to the footnote [^\(name)], which is left out.",
        "Write [^\(name)] where it belongs, or delete it.")
    }
    for (name, line) in references.sorted(by: { $0.value < $1.value }) where notes[name] == nil {
      warn(line, "There is no footnote [^\(name)].", "Write a line [^\(name)]: and its words.")
    }
  }

  private mutating func warn(_ line: Int, _ message: String, _ hint: String) {
    var finding = TemplateFinding(markdown: message, hint: hint, at: self.line(line))
    finding.severity = .warning
    findings.append(finding)
  }

  /// How many cells a line of a table has, where bars part them; a bar within one is written `\|`.
  func cells(onLine line: Int) -> Int {
    guard text.indices.contains(line - 1) else { return 0 }
    var row = text[line - 1].drop { $0 == " " || $0 == ">" || $0 == "\t" }
    while row.last?.isWhitespace == true { row.removeLast() }
    let bars = row.replacing("\\|", with: "").count { $0 == "|" }
    return bars + 1 - (row.first == "|" ? 1 : 0)
      - (row.last == "|" && !row.hasSuffix("\\|") ? 1 : 0)
  }

  /// How many dashes each column has in the line of bars below a table's heading.
  func dashes(onLine line: Int) -> [Int] {
    guard text.indices.contains(line - 1) else { return [] }
    return text[line - 1].split(separator: "|").map { cell in cell.count { $0 == "-" } }
      .filter { $0 > 0 }
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
