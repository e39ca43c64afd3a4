internal import Archive
internal import Fonts
internal import Word

/// What the parts of one layout share: fonts, what content means, what is known of pages.
///
/// A class, because paragraphs, tables and pages all add to it while they are laid out.
final class LayoutContext {
  let shaper: TextShaper
  let limits: LayoutLimits
  let document: FlowDocument
  var structure = StructureTree()
  var findings: [LayoutFinding] = []
  /// Where bookmarks stand: the number of the page as it is shown; empty in the first round.
  var knownPages: [String: String] = [:]
  /// Nothing is known of pages yet.
  var isFirstRound = true
  /// Controls become fields.
  var makesForm = false
  /// What fields are for that stand in a cell alone.
  var fieldLabel = ""
  /// What cells are filled with, where blocks are laid out in one.
  var ground: Colour?
  /// Between the lines of a grid, in points; nil where there is none.
  var linePitch: Double?
  /// The numbers of the pages of paragraphs that show them; empty in the first round.
  var knownNumbers: [DocumentLocation: PageNumbers] = [:]
  /// How wide characters are by themselves.
  var letters = LetterWidths()
  /// Links to bookmarks are made when all pages are.
  var usesPageNumbers = false
  /// The limit that the document has passed, in words: nothing more is laid out.
  private(set) var overrun: String?
  /// Characters that were laid out.
  private(set) var work: Int
  private var told: Set<LayoutFinding> = []
  private var goodFonts: Set<FontPair> = []
  private var fonts: Set<TextLooks> = []
  private var toldFonts: Set<String> = []
  private var looks: [TextLooksKey: TextLooks] = [:]
  /// Of the heading before, as it was told.
  private var headingLevel = 0
  private var noteCount = 0
  private var tableCount = 0

  /// Paragraphs whose lines may be broken anew.
  private var flows: [Int: ParagraphFlow] = [:]
  private var flowCount = 0

  private struct TextLooksKey: Hashable {
    var looks: Int
    var isEastAsian: Bool
    var isSmall: Bool
  }

  /// - Parameters:
  ///   - shaper: turns text into glyphs.
  ///   - document: what is laid out.
  ///   - limits: how much of it.
  ///   - work: characters that rounds before have laid out.
  init(_ shaper: TextShaper, _ document: FlowDocument, _ limits: LayoutLimits, work: Int) {
    self.limits = limits
    self.shaper = shaper
    self.document = document
    self.work = work
  }

  /// Counts the text of a paragraph; every one costs something besides.
  func spend(_ characters: Int, runs: Int) {
    work += characters + runs * limits.run + limits.paragraph
    if work > limits.characters {
      stop(at: "\(limits.characters.grouped) characters on all pages, headers and footers too")
    }
  }

  /// Ends the layout, for a document that passes a limit.
  func stop(at limit: String) { if overrun == nil { overrun = limit } }

  /// Tells of something once for each place.
  func tell(_ code: String, _ message: String, hint: String, at place: DocumentLocation?) {
    let finding = LayoutFinding(code, message, hint: hint, at: place)
    if told.insert(finding).inserted { findings.append(finding) }
  }

  /// Tells of a table that text goes round, and does not here.
  func tellFloating(_ table: FlowTable) {
    tell(
      "floating-table", "A table that text goes round is shown in the run of the text.",
      hint: "Set its text wrapping to \"None\" in Word's table properties.", at: table.place)
  }

  // MARK: Flowing

  /// Keeps a paragraph, so that its lines can be broken anew.
  ///
  /// - Returns: its number.
  func keep(_ flow: ParagraphFlow) -> Int {
    flowCount += 1
    flows[flowCount] = flow
    flows[flowCount]?.number = flowCount
    return flowCount
  }

  /// The paragraph that a line is of.
  func paragraph(of line: LineFlow) -> ParagraphFlow? { flows[line.paragraph] }

  /// The number of the paragraph that was kept last.
  var flowMark: Int { flowCount }

  /// Lets go of paragraphs that were kept behind another one.
  func letGo(behind mark: Int) {
    if flowCount > mark { flows = flows.filter { $0.key <= mark } }
  }

  /// Lets go of paragraphs, but for those of some lines.
  func keepOnly(_ lines: [LineFlow]) {
    guard !flows.isEmpty else { return }
    let numbers = Set(lines.map(\.paragraph))
    flows = flows.filter { numbers.contains($0.key) }
  }

  // MARK: Fonts

  /// What the shaper needs to know of a run's looks.
  ///
  /// - Parameters:
  ///   - number: of the looks.
  ///   - isEastAsian: the characters are those that East Asian fonts are for.
  ///   - isSmall: they are small capitals.
  /// - Returns: the looks.
  func textLooks(
    _ number: Int, isEastAsian: Bool = false, isSmall: Bool = false
  ) -> TextLooks {
    let key = TextLooksKey(looks: number, isEastAsian: isEastAsian, isSmall: isSmall)
    if let known = looks[key] { return known }
    let run = document.looks[number]
    let name = isEastAsian ? run.eastAsianFont ?? run.latinFont : run.latinFont
    var made = TextLooks(
      family: document.fonts.families(FontSubstitutes.family(name)),
      size: isSmall ? run.size * 0.8 : run.size)
    made.isBold = run.isBold
    made.isItalic = run.isItalic
    made.language = run.language ?? document.facts.language
    made = known(made)
    made.spacing = run.spacing
    made.isKerned = run.isKerned
    looks[key] = made
    return made
  }

  /// The looks, or others like them where a document has more than there is time to look fonts up for.
  private func known(_ looks: TextLooks) -> TextLooks {
    if fonts.contains(looks) { return looks }
    guard fonts.count >= limits.fonts else {
      fonts.insert(looks)
      return looks
    }
    tell(
      "fonts-many",
      "The document has more than \(limits.fonts.grouped) fonts, sizes and languages; some are others.",
      hint: "Use fewer fonts and sizes in the document.", at: nil)
    // A step up is a quarter more: some thirty sizes.
    var size = 1.0
    while size * 1.25 <= looks.size { size *= 1.25 }
    return TextLooks(family: "Times New Roman", size: size)
  }

  /// Tells of fonts that are not there, with what stands in for them.
  ///
  /// Signs alone matter not: they look alike in every font, and Word takes them from other fonts, too.
  ///
  /// - Parameters:
  ///   - shaped: a text.
  ///   - spans: its looks.
  ///   - bytes: its UTF-8.
  ///   - place: of its paragraph.
  func checkFonts(
    of shaped: ShapedText, _ spans: [TextToShape.Span], _ bytes: [UInt8],
    at place: DocumentLocation
  ) {
    var next = 0
    for (index, run) in shaped.runs.enumerated() {
      // Clusters come run by run.
      let first = next
      while next < shaped.clusters.count, Int(shaped.clusters[next].run) == index { next += 1 }
      let span = spans[min(Int(run.span), spans.count - 1)]
      let wanted = String(span.looks.family.prefix { $0 != "," })
      let pair = FontPair(looks: wanted, face: run.face?.number ?? -1)
      guard !goodFonts.contains(pair) else { continue }
      guard let face = run.face else {
        tell(
          "font-none", "There is no font for some of the text on this machine.",
          hint: "Install fonts, such as Carlito, Caladea and Liberation, and try again.", at: place)
        continue
      }
      // A font that is there may leave characters to others.
      let own = shaper.face(of: span.looks)?.family ?? ""
      if FontSubstitutes.isGood(own, for: wanted) {
        goodFonts.insert(pair)
        continue
      }
      guard !toldFonts.contains(span.looks.family) else { continue }
      let hasLetters = (first..<next).contains { number in
        String(
          decoding: bytes[Int(shaped.clusters[number].offset)..<shaped.end(of: number)],
          as: UTF8.self
        ).unicodeScalars.contains {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
      }
      guard hasLetters, toldFonts.insert(wanted).inserted else { continue }
      tell(
        "font-missing",
        "The font \"\(wanted)\" is not on this machine; \"\(face.family)\" stands in for it.",
        hint: "Install the font, or choose another one in the document.", at: place)
    }
  }

  private struct FontPair: Hashable {
    var looks: String
    var face: Int
  }

  /// What values are written in that are filled in later.
  var formFace: FontFace? { shaper.face(of: TextLooks(family: "Arial", size: 10)) }

  // MARK: Meaning

  /// The role of a heading, so that no level is left out. (ISO 14289-1, 7.4.2)
  func headingRole(_ level: Int, at place: DocumentLocation) -> StructureTree.Role {
    let level = min(level, 6)
    if level > headingLevel + 1 {
      let before =
        headingLevel == 0
        ? "there is none of level 1 before it" : "the one before it is of level \(headingLevel)"
      tell(
        "heading-skipped", "A heading is of level \(level), and \(before).",
        hint: "Give the heading the style \"Heading \(headingLevel + 1)\".", at: place)
    }
    headingLevel = min(level, headingLevel + 1)
    return .heading(headingLevel)
  }

  /// A number for a table that no other has.
  func nextTable() -> Int {
    tableCount += 1
    return tableCount
  }

  /// A name for a note that no other has.
  func noteIdentifier() -> String {
    noteCount += 1
    return "note-\(noteCount)"
  }
}

/// Which fonts stand in for which without a change of the layout.
enum FontSubstitutes {
  /// As wide, letter for letter.
  private static let equal: [[String]] = [
    ["calibri", "carlito"], ["cambria", "caladea"],
    ["arial", "helvetica", "liberation sans", "arimo", "nimbus sans"],
    ["arial narrow", "liberation sans narrow", "helvetica narrow", "nimbus sans narrow"],
    ["times new roman", "times", "liberation serif", "tinos", "nimbus roman", "timesnewroman"],
    ["courier new", "courier", "liberation mono", "cousine", "nimbus mono ps"],
    ["georgia", "gelasio"], ["century gothic", "urw gothic"],
    // Symbols are looked up by their characters.
    ["symbol", "opensymbol", "standard symbols ps"],
    ["palatino", "palatino linotype", "book antiqua", "p052", "tex gyre pagella"],
    ["bookman", "bookman old style", "urw bookman"], ["century schoolbook", "c059"],
    ["avant garde", "itc avant garde gothic", "urw gothic"],
    ["cambria math", "cambria", "caladea"],
  ]

  /// The family that a document means by a name.
  static func family(_ name: String) -> String {
    // Lists, as web pages have them, and the names that PostScript gives to faces.
    let first = name.split { $0 == ";" || $0 == "," }.first.map { $0.trimming(" '\"") } ?? ""
    switch first.lowercased() {
    case "timesnewromanpsmt", "timesnewroman", "timesnewromanps": return "Times New Roman"
    case "arialmt", "arial mt", "arial unicode ms", "helvetica neue": return "Arial"
    case "couriernewpsmt", "couriernew": return "Courier New"
    // What style sheets say instead of a name.
    case "inherit", "initial", "unset", "", "serif", "+body", "(none)": return "Times New Roman"
    case "sans-serif": return "Arial"
    case "monospace": return "Courier New"
    default: return String(first)
    }
  }

  static func isGood(_ found: String, for wanted: String) -> Bool {
    let (found, wanted) = (found.lowercased(), wanted.lowercased())
    if found == wanted { return true }
    return equal.contains { $0.contains(found) && $0.contains(wanted) }
  }
}
