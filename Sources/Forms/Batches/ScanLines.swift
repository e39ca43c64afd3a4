internal import Folding
internal import Word
internal import YAML

/// Lines of a typed-up form that name the scan or photo of its paper, such as `Scan: 0042.jpg`.
///
/// They are taken out of the text, for they would go on with the answer above them, and are kept with the form.
struct ScanLines {
  private(set) var lines: [(line: Int, name: UnassignedText)] = []
  /// Lines that begin as one does and name no file; of typed-up forms only, where somebody can be asked.
  private(set) var doubtful: [Int] = []

  init() {}

  /// Takes the lines out of plain text, unless a form asks for a scan itself.
  init(takenOutOf document: inout Document, index: LabelIndex, isTyped: Bool) {
    guard let story = document.stories.first, story.part == nil else { return }
    var taken: Set<Int> = []
    for (number, paragraph) in story.paragraphs.enumerated() {
      let words = story.text[paragraph.text]
      guard Self.mayName(words) else { continue }
      let line = String(decoding: words, as: UTF8.self)
      if let names = Self.names(in: line, index) {
        let location = DocumentLocation(line: paragraph.number)
        lines += names.map { (paragraph.number, UnassignedText(text: $0, location: location)) }
        taken.insert(number)
      } else if isTyped, Self.isDoubtful(line, index) {
        doubtful.append(paragraph.number)
      }
    }
    if !taken.isEmpty { document.stories[0].remove(paragraphs: taken) }
  }

  /// The scans that stand in some lines.
  func scans(in lines: Range<Int>) -> [UnassignedText] {
    self.lines.lazy.filter { lines.contains($0.line) }.map(\.name)
  }

  /// Whether a line of a story names scans and nothing else.
  static func isScan(_ line: ArraySlice<UInt8>, _ index: LabelIndex) -> Bool {
    mayName(line) && names(in: String(decoding: line, as: UTF8.self), index) != nil
  }

  /// What is said of a line, or a value in the column, that names no file.
  static func finding(at location: DocumentLocation) -> Finding {
    Finding(
      code: "form.scan-unclear", severity: .error,
      message: "Words stand where the scan of the paper is named, and are not the name of a file.",
      hint: "Write it as in Scan: 0042.jpg; begin the line otherwise where it is an answer.",
      location: location)
  }

  /// Whether a column of a table holds the names of scans.
  static func isColumn(_ core: [UInt8]) -> Bool { words.contains(core) }

  /// The names in a text that holds nothing else, parted by commas or semicolons; nil where it holds other words.
  static func names(of text: some StringProtocol) -> [String]? {
    let names = text.split { $0 == "," || $0 == ";" || $0.isNewline }.map { String($0).trimmed }
      .filter { !$0.isEmpty }
    return !names.isEmpty && names.allSatisfy(isName) ? names : nil
  }

  // MARK: A line

  private static let words = Set(
    ["scan", "scans", "photo", "photos", "scan of the paper", "photo of the paper"]
      .map { Array($0.utf8) })

  /// The first letter tells nearly every line.
  private static func mayName(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first(where: { $0 > 0x20 }) else { return false }
    return first | 0x20 == UInt8(ascii: "s") || first | 0x20 == UInt8(ascii: "p")
  }

  private static func names(in line: String, _ index: LabelIndex) -> [String]? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let core = labelCore(String(line[..<colon]))
    guard words.contains(core), !index.cores.contains(core) else { return nil }
    return names(of: line[line.index(after: colon)...])
  }

  /// Begins with the word for a scan and a sign behind it, or goes on with the name of a file.
  private static func isDoubtful(_ line: String, _ index: LabelIndex) -> Bool {
    let line = line.trimmed
    let end = line.firstIndex { !$0.isLetter } ?? line.endIndex
    let core = labelCore(String(line[..<end]))
    guard words.contains(core), !index.cores.contains(core) else { return false }
    let rest = line[end...].drop { $0.isWhitespace || $0.isNumber }
    guard let sign = rest.first else { return false }
    return ":=-\u{2013}\u{2014}".contains(sign) || names(of: line[end...]) != nil
  }

  /// A file of a kind that scanners and telephones write.
  private static func isName(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex, name.utf8.count <= 255 else {
      return false
    }
    return endings.contains(name[name.index(after: dot)...].lowercased())
  }

  private static let endings: Set<String> = [
    "jpg", "jpeg", "png", "pdf", "tif", "tiff", "gif", "bmp", "webp", "heic", "heif",
  ]
}
