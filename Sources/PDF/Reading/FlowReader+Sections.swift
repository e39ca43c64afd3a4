internal import Word
internal import XML

extension FlowReader {
  /// Ends a section where a paragraph of the body says so.
  mutating func endSection(at paragraph: XMLElement, _ blocks: inout [FlowBlock])
    throws(PackageError)
  {
    guard steps.isEmpty, let properties = paragraph.first(.pPr)?.first(.sectPr) else { return }
    section.blocks = blocks
    blocks = []
    try finishSection(properties)
  }

  /// Puts a section with its properties to the others, and begins the next.
  mutating func finishSection(_ properties: XMLElement) throws(PackageError) {
    var finished = section
    take(properties, &finished)
    finished.hasTitlePage = properties.flag(.titlePg) ?? false
    for reference in properties.children {
      guard reference.word == .headerReference || reference.word == .footerReference,
        let id = reference.attribute(Term.id.in(.r)), let link = links[id],
        case .part(let name) = link.target
      else { continue }
      let pages: FlowSection.Pages =
        switch reference.word(.type) {
        case "first": .first
        case "even": .even
        default: .odd
        }
      let blocks = try story(name)
      if reference.word == .headerReference {
        headers[pages] = blocks
      } else {
        footers[pages] = blocks
      }
    }
    (finished.headers, finished.footers) = (headers, footers)
    document.sections.append(finished)
    section = FlowSection()
  }

  private mutating func take(_ properties: XMLElement, _ section: inout FlowSection) {
    for property in properties.children {
      switch property.word {
      case .type:
        section.start =
          switch property.val {
          case "continuous": .continuous
          case "nextColumn": .column
          case "evenPage": .evenPage
          case "oddPage": .oddPage
          default: .page
          }
      case .pgSz: takeSize(property, &section)
      case .pgMar: takeMargins(property, &section)
      case .cols: section.columns = Self.columns(property)
      case .pgNumType:
        section.firstPageNumber = property.integer(.start)
        section.pageNumberFormat = property.word(.fmt) ?? "decimal"
      case .pgBorders:
        let sides = Borders(property, theme)
        tellArt(sides)
        section.borders = FlowSection.Borders(
          sides: sides, isFromPage: property.word(.offsetFrom) == "page",
          isOnFirst: property.word(.display) != "notFirstPage",
          isOnOthers: property.word(.display) != "firstPage")
      case .vAlign:
        section.alignment =
          switch property.val {
          case "center": .middle
          case "bottom": .bottom
          case "both": justified()
          default: .top
          }
      case .docGrid:
        if ["lines", "linesAndChars", "snapToChars"].contains(property.word(.type)) {
          section.linePitch = property.points(.linePitch)
        }
      case .lnNumType:
        tell(
          "line-numbers", "The numbers of lines are left out.",
          hint: "Turn line numbers off in Word's page layout to say that they do not matter.",
          at: place)
      default: break
      }
    }
  }

  private mutating func tellArt(_ sides: Borders) {
    guard [sides.top, sides.left, sides.bottom, sides.right].contains(where: { $0?.isArt == true })
    else { return }
    tell(
      "art-border", "A border of small pictures round the page is shown as a line.",
      hint: "Choose a line for the border of the page in Word.", at: place)
  }

  private mutating func justified() -> FlowSection.Alignment {
    tell(
      "justified-page", "Paragraphs that are spread over the height of the page stand at its head.",
      hint: "Set the vertical alignment to Top in Word's page setup.", at: place)
    return .top
  }

  private mutating func takeSize(_ property: XMLElement, _ section: inout FlowSection) {
    let (width, height) = (property.points(.w), property.points(.h))
    // Up to 200 inches, which is as far as PDF goes without a scale.
    let range = 36.0...14_400.0
    if let width, let height, range.contains(width), range.contains(height) {
      (section.width, section.height) = (width, height)
    } else {
      tell(
        "page-size", "The page is smaller than half an inch or larger than 200 inches.",
        hint: "Set the size of the paper in Word's page layout; US Letter is used until then.",
        at: place)
    }
  }

  private mutating func takeMargins(_ property: XMLElement, _ section: inout FlowSection) {
    func margin(_ term: Term, _ known: Double) -> Double { property.points(term) ?? known }
    section.left = margin(.left, section.left)
    section.right = margin(.right, section.right)
    let (top, bottom) = (margin(.top, section.top), margin(.bottom, section.bottom))
    (section.top, section.isTopFixed) = (abs(top), top < 0)
    (section.bottom, section.isBottomFixed) = (abs(bottom), bottom < 0)
    section.gutter = max(margin(.gutter, 0), 0)
    section.headerDistance = max(margin(.header, section.headerDistance), 0)
    section.footerDistance = max(margin(.footer, section.footerDistance), 0)
    // What leaves no room for text cannot be meant.
    if section.width - section.left - section.right - section.gutter < 10 {
      tell(
        "margins", "The margins leave no room for text.",
        hint: "Set the margins in Word's page layout; half an inch is used until then.", at: place)
      (section.left, section.right, section.gutter) = (
        min(36, section.width / 8), min(36, section.width / 8), 0
      )
    }
    if section.height - section.top - section.bottom < 10 {
      tell(
        "margins", "The margins leave no room for text.",
        hint: "Set the margins in Word's page layout; half an inch is used until then.", at: place)
      (section.top, section.bottom) = (min(36, section.height / 8), min(36, section.height / 8))
    }
  }

  /// As many columns as Word has at most. (ECMA-376 Part 1, §17.6.4)
  private static let columnLimit = 45

  private static func columns(_ property: XMLElement) -> FlowSection.Columns {
    var columns = FlowSection.Columns()
    columns.gap = max(property.points(.space) ?? 36, 0)
    columns.hasLines = ["1", "true", "on"].contains(property.word(.sep) ?? "")
    let own = Array(
      property.children.lazy.filter { $0.word == .col }.prefix(Self.columnLimit))
    let isEqual = !["0", "false", "off"].contains(property.word(.equalWidth) ?? "1")
    if !isEqual, !own.isEmpty {
      columns.widths = own.map { max($0.points(.w) ?? 0, 10) }
      columns.gaps = own.map { max($0.points(.space) ?? 0, 0) }
      columns.count = own.count
    } else {
      columns.count = min(max(property.integer(.num) ?? 1, 1), Self.columnLimit)
    }
    return columns
  }
}
