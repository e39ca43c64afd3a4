internal import XML

/// The styles of a document, as far as they change what a reader takes from it. (ECMA-376 Part 1, §17.7)
struct Styles: Sendable {
  struct Style: Sendable {
    var kind = Kind.paragraph
    var basedOn: String?
    var run = RunProperties()
    var headingLevel: Int?
    var role = ParagraphRole.text
    var numbering: NumberingReference?
    var isShaded = false
  }

  enum Kind: Sendable { case paragraph, character, table, numbering }

  fileprivate(set) var defaults = RunProperties()
  fileprivate(set) var styles: [Style] = []
  fileprivate(set) var numbers: [String: Int] = [:]
  fileprivate(set) var defaultParagraph: Int?
  fileprivate(set) var defaultTable: Int?

  /// A style with what it inherits already in it; nil for one that is not there.
  func index(_ id: String) -> Int? { numbers[id] }

  subscript(index: Int) -> Style { styles[index] }

  /// What the styles make of a run, before its own formatting.
  ///
  /// Document defaults, then table, paragraph and character style; a toggle that the defaults turn on stays on.
  func runProperties(table: Int?, paragraph: Int?, character: Int?) -> RunProperties {
    var properties = RunProperties()
    for index in [table, paragraph ?? defaultParagraph, character] {
      if let index { properties.combine(style: styles[index].run) }
    }
    var result = defaults
    result.override(with: properties)
    result.on.formUnion(defaults.on.intersection(.toggles))
    return result
  }
}

/// A `<w:numPr>`: a list and a level in it. (ECMA-376 Part 1, §17.3.1.19)
struct NumberingReference: Sendable, Hashable {
  /// `w:numId`; 0 takes a paragraph out of the list of its style.
  var list: Int?
  /// `w:ilvl`, from 0.
  var level: Int?
}

/// Reads the styles part.
struct StylesHandler: XMLHandler {
  private var styles = Styles()
  private var current = Styles.Style()
  private var currentID = ""
  private var skipped = 0
  private var isInDefaults = false
  private var isInStyle = false
  private var isInRun = false
  var failure: XMLFailure? { nil }

  /// The styles, each with what it inherits.
  var result: Styles {
    var result = styles
    var isDone = [Bool](repeating: false, count: styles.styles.count)
    for index in styles.styles.indices { result.inherit(index, &isDone) }
    return result
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard skipped == 0 else {
      skipped += 1
      return
    }
    guard name.namespace == Namespace.w.rawValue, let local = LocalName(rawValue: name.local) else {
      return
    }
    switch local {
    case .style:
      isInStyle = true
      begin(attributes)
    case .rPrDefault: isInDefaults = true
    case .rPr: isInRun = true
    case .rPrChange, .pPrChange, .tblPrChange, .tblStylePr:
      // Conditional formats count as shade only: which cells they hit is not worked out.
      if local == .tblStylePr { current.isShaded = true }
      skipped = 1
    case .name where isInStyle:
      if current.headingLevel == nil { current.headingLevel = Self.level(attributes.value) }
      current.role = Self.role(attributes.value)
    case .basedOn: current.basedOn = attributes.value
    case .outlineLvl:
      // Level 9 is body text.
      if let level = attributes.number, (0...8).contains(level) { current.headingLevel = level + 1 }
    case .numId:
      current.numbering = NumberingReference(
        list: attributes.number, level: current.numbering?.level)
    case .ilvl:
      current.numbering = NumberingReference(
        list: current.numbering?.list, level: attributes.number)
    case .shd where !isInRun: current.isShaded = current.isShaded || attributes.isShading
    default:
      guard isInRun else { return }
      if isInDefaults {
        styles.defaults.take(local, attributes)
      } else if isInStyle {
        current.run.take(local, attributes)
      }
    }
  }

  mutating func end(_ name: XMLName) {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    if name.isWord(.rPr) {
      isInRun = false
    } else if name.isWord(.rPrDefault) {
      isInDefaults = false
    } else if name.isWord(.style) {
      isInStyle = false
      styles.numbers[currentID] = styles.styles.count
      styles.styles.append(current)
    }
  }

  mutating func text(_ bytes: Span<UInt8>) {}

  private mutating func begin(_ attributes: XMLAttributes) {
    current = Styles.Style()
    currentID = attributes.word(.styleId) ?? ""
    current.kind =
      switch attributes.word(.type) {
      case "character": .character
      case "table": .table
      case "numbering": .numbering
      default: .paragraph
      }
    let isDefault = ["1", "true", "on"].contains(attributes.word(.default) ?? "")
    if isDefault, current.kind == .paragraph { styles.defaultParagraph = styles.styles.count }
    if isDefault, current.kind == .table { styles.defaultTable = styles.styles.count }
  }

  /// What paragraphs of a built-in style are; LibreOffice calls the heading of a contents list otherwise.
  private static func role(_ name: String?) -> ParagraphRole {
    guard let name = name?.lowercased() else { return .text }
    switch name {
    case "title": return .title
    case "subtitle": return .subtitle
    case "toc heading", "contents heading", "index heading": return .contents
    default: return name.wholeMatch(of: /(toc|contents) [1-9]/) == nil ? .text : .contents
    }
  }

  /// The level of a built-in heading; its name is English in every language's Word.
  private static func level(_ name: String?) -> Int? {
    guard let name = name?.lowercased(), name.hasPrefix("heading ") else { return nil }
    return Int(name.dropFirst("heading ".count)).flatMap { (1...9).contains($0) ? $0 : nil }
  }
}

extension Styles {
  /// Puts what a style is based on into it; a style that is based on itself ends there.
  fileprivate mutating func inherit(_ index: Int, _ isDone: inout [Bool]) {
    var chain = [index]
    while let last = chain.last, !isDone[last], let base = styles[last].basedOn,
      let next = numbers[base], !chain.contains(next), styles[next].kind == styles[last].kind
    {
      chain.append(next)
    }
    for (index, base) in zip(chain.dropLast(), chain.dropFirst()).reversed() where !isDone[index] {
      isDone[base] = true
      let parent = styles[base]
      var run = parent.run
      run.override(with: styles[index].run)
      styles[index].run = run
      styles[index].headingLevel = styles[index].headingLevel ?? parent.headingLevel
      if styles[index].role == .text { styles[index].role = parent.role }
      styles[index].isShaded = styles[index].isShaded || parent.isShaded
      let own = styles[index].numbering
      styles[index].numbering =
        own.map {
          NumberingReference(
            list: $0.list ?? parent.numbering?.list, level: $0.level ?? parent.numbering?.level)
        } ?? parent.numbering
    }
    isDone[index] = true
  }
}
