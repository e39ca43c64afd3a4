/// What the field of a contents list asks for. (ECMA-376 Part 1, §17.16.5.68)
struct ContentsSwitches: Hashable, Sendable {
  /// Levels of the styles "Heading 1" to "Heading 9" that are in it: `\\o`.
  private var headings: ClosedRange<Int>?
  /// Levels of other styles, by their names in small letters: `\\t`.
  private var styles: [String: Int] = [:]
  /// Paragraphs with an outline level are in it, whatever their style: `\\u`.
  private var hasOutlineLevels = false
  /// Levels without numbers of pages: `\\n`.
  private var unnumbered: ClosedRange<Int>?
  /// What stands between an entry and its number in the place of a tab: `\\p`.
  private(set) var separator: String?
  /// It has what `TC` fields mark, too: `\\f`.
  private(set) var hasMarks = false
  /// Nothing else is asked for.
  private(set) var isUnderstood = true

  private static let all = 1...9

  /// - Parameter words: of the instruction, the name of the field first.
  init(_ words: [String]) {
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      guard word.hasPrefix("\\") else { continue }
      let name = word.prefix(2).lowercased()
      /// Behind the switch, with or without a space between.
      func argument() -> String? {
        if word.count > 2 { return String(word.dropFirst(2)) }
        guard let next = rest.first, !next.hasPrefix("\\") else { return nil }
        return rest.popFirst()
      }
      switch name {
      case "\\o": headings = argument().flatMap(Self.levels) ?? Self.all
      case "\\t": styles = argument().map(Self.styles) ?? [:]
      case "\\u": hasOutlineLevels = true
      case "\\n": unnumbered = argument().flatMap(Self.levels) ?? Self.all
      case "\\p": separator = argument()
      case "\\f":
        hasMarks = true
        _ = argument()
      case "\\*", "\\@": _ = argument()
      // Looks on the web and white space, and links, which a PDF always has.
      case "\\z", "\\w", "\\x", "\\h": break
      default: isUnderstood = false
      }
    }
    let isEmpty = headings == nil && styles.isEmpty && !hasOutlineLevels
    if isEmpty { hasMarks ? (isUnderstood = false) : (headings = Self.all) }
  }

  /// The level that a paragraph has in the list; nil where it is not in it.
  func level(of paragraph: FlowParagraph) -> Int? {
    if let level = styles[paragraph.styleName] { return level }
    if let headings, paragraph.styleName.hasPrefix("heading "),
      let level = Int(paragraph.styleName.dropFirst(8)), headings.contains(level)
    {
      return level
    }
    // The heading of the list itself has that of a heading where a program wrote it that does not know better.
    guard hasOutlineLevels, paragraph.styleName != "toc heading",
      let level = paragraph.format.outlineLevel, level < 9
    else { return nil }
    return (headings ?? Self.all).contains(level + 1) ? level + 1 : nil
  }

  func hasNumbers(_ level: Int) -> Bool { unnumbered.map { !$0.contains(level) } ?? true }

  /// Levels as they are written: `1-3`.
  private static func levels(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-").compactMap { Int($0.trimming(" ")) }
    guard let first = ends.first, let last = ends.last, first <= last else { return nil }
    return max(first, 1)...max(last, 1)
  }

  /// Styles as they are written: `Appendix,1,Annex,2`, with semicolons where the machine writes lists with them.
  private static func styles(_ text: String) -> [String: Int] {
    let parts = text.split(separator: text.contains(";") ? ";" : ",").map { $0.trimming(" ") }
    var styles: [String: Int] = [:]
    for (name, level) in zip(parts, parts.dropFirst()) {
      if let level = Int(level), (1...9).contains(level) { styles[name.lowercased()] = level }
    }
    return styles
  }
}
