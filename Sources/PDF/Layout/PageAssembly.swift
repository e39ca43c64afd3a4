internal import Word

/// Makes drawn pages of those that were laid out: headers, footers, borders, links.
struct PageAssembly {
  private let context: LayoutContext
  private let document: FlowDocument
  private var pages: [PageLayout.MadePage]
  private let count: Int
  /// How many pages each section has.
  private let sectionPages: [Int: Int]

  init(_ context: LayoutContext, _ document: FlowDocument, _ pages: [PageLayout.MadePage]) {
    self.context = context
    self.document = document
    self.pages = pages
    count = pages.count
    sectionPages = pages.reduce(into: [:]) { $0[$1.section, default: 0] += 1 }
  }

  /// The pages as they are drawn; those that were laid out are gone then.
  mutating func assemble() -> DrawnDocument {
    var drawn = DrawnDocument(facts: document.facts)
    drawn.formFace = context.makesForm ? context.formFace : nil
    var places: [String: PagePoint] = [:]
    for (index, page) in pages.enumerated() {
      for bookmark in page.layers.bookmarks where places[bookmark.name] == nil {
        places[bookmark.name] = PagePoint(page: index, y: bookmark.y)
      }
    }
    for index in pages.indices {
      let page = pages[index]
      // There need not be memory for both.
      pages[index].layers = PageLayers()
      drawn.pages.append(self.page(page, index, places))
      for heading in page.layers.headings {
        drawn.outline.append(
          OutlineEntry(
            title: heading.title, level: heading.level,
            target: PagePoint(page: index, y: heading.y)))
      }
    }
    drawn.structure = context.structure
    placeFigures(&drawn)
    return drawn
  }

  /// What is known of bookmarks now: the numbers of their pages as they are shown.
  var pageTexts: [String: String] {
    var texts: [String: String] = [:]
    for page in pages {
      for bookmark in page.layers.bookmarks where texts[bookmark.name] == nil {
        texts[bookmark.name] = NumberFormat.text(
          page.frame.number, page.frame.section.pageNumberFormat)
      }
    }
    return texts
  }

  /// What is known of paragraphs that show the number of their page.
  var pageNumbers: [DocumentLocation: PageNumbers] {
    var numbers: [DocumentLocation: PageNumbers] = [:]
    for page in pages {
      for place in page.layers.places { numbers[place] = self.numbers(of: page) }
    }
    return numbers
  }

  private func numbers(of page: PageLayout.MadePage) -> PageNumbers {
    PageNumbers(
      page: NumberFormat.text(page.frame.number, page.frame.section.pageNumberFormat),
      number: page.frame.number, total: count,
      sectionTotal: sectionPages[page.section] ?? 0)
  }

  private func page(
    _ page: PageLayout.MadePage, _ index: Int, _ places: [String: PagePoint]
  ) -> DrawnPage {
    let section = page.frame.section
    var drawn = DrawnPage(width: section.width, height: section.height)
    let numbers = numbers(of: page)
    var layers = page.layers
    var (behind, front): ([DrawnItem], [DrawnItem]) = ([], [])
    var edges: [DrawnItem] = []
    if let blocks = section.headers[page.kind], !page.isBlank {
      add(
        EdgeLayout(blocks, .header, page.frame, numbers, context), page.frame, &edges, &behind,
        &front)
    }
    if let blocks = section.footers[page.kind], !page.isBlank {
      add(
        EdgeLayout(blocks, .footer, page.frame, numbers, context), page.frame, &edges, &behind,
        &front)
    }
    layers.behind = behind + layers.behind
    drawn.items =
      layers.behind + borders(page) + layers.shades + edges + page.columnLines + layers.rules
      + layers.items + layers.front + front
    drawn.fields = layers.fields
    for link in layers.links {
      let target: DrawnLink.Target
      switch link.target {
      case .address(let address): target = .address(address)
      case .bookmark(let name):
        guard let place = places[name] ?? (name == "_top" ? PagePoint(page: 0, y: 0) : nil) else {
          // Word shows such links too, and goes nowhere.
          target = .place(PagePoint(page: index, y: link.area.y))
          break
        }
        target = .place(place)
      }
      drawn.links.append(
        DrawnLink(area: link.area, target: target, words: link.words, slot: link.slot))
    }
    return drawn
  }

  private func add(
    _ edge: EdgeLayout, _ frame: PageFrame, _ edges: inout [DrawnItem],
    _ behind: inout [DrawnItem], _ front: inout [DrawnItem]
  ) {
    var layers = PageLayers()
    layers.place(edge.stack, x: frame.left, y: edge.y)
    let ground = EdgeLayout.ground(frame)
    for (anchor, x, line) in layers.anchors {
      let area = ground.area(of: anchor, x: x, line: line)
      for var item in anchor.box.items {
        item.move(area.x, area.y)
        // In headers everything is behind the text, as Word draws it.
        behind.append(item)
      }
    }
    edges +=
      layers.shades
      + layers.rules.map { item in
        var item = item
        if case .artifact = item.meaning { item.meaning = .artifact(.layout) }
        return item
      } + layers.items
    front += layers.front
  }

  /// The lines round the page.
  private func borders(_ page: PageLayout.MadePage) -> [DrawnItem] {
    let section = page.frame.section
    guard let borders = section.borders,
      page.isFirstOfSection ? borders.isOnFirst : borders.isOnOthers
    else { return [] }
    let sides = borders.sides
    func inset(_ border: Border?, _ margin: Double) -> Double {
      let space = border?.space ?? 0
      return borders.isFromPage
        ? space + (border?.thickness ?? 0) / 2 : margin - space - (border?.thickness ?? 0) / 2
    }
    let left = inset(sides.left, page.frame.left)
    let right = section.width - inset(sides.right, section.width - page.frame.right)
    let top = inset(sides.top, section.top)
    let bottom = section.height - inset(sides.bottom, section.bottom)
    var layers = PageLayers()
    layers.frame(
      sides, round: Rectangle(x: left, y: top, width: right - left, height: bottom - top), on: nil)
    return layers.rules
  }

  /// Says where figures stand on their pages, from the lower left corner. (ISO 32000-1, 14.8.5.4.3)
  private func placeFigures(_ drawn: inout DrawnDocument) {
    var boxes: [StructureTree.ElementID: Rectangle] = [:]
    for page in drawn.pages {
      for item in page.items {
        guard case .content(let slot) = item.meaning, drawn.structure[slot.element].role == .figure,
          let area = item.bounds
        else { continue }
        let box = Rectangle(
          x: area.x, y: page.height - area.bottom, width: area.width, height: area.height)
        boxes[slot.element] = boxes[slot.element].map { $0.union(box) } ?? box
      }
    }
    for (element, box) in boxes { drawn.structure.change(element) { $0.box = box } }
  }
}

extension Rectangle {
  fileprivate func grown(by edge: Double) -> Rectangle {
    Rectangle(x: x - edge, y: y - edge, width: width + 2 * edge, height: height + 2 * edge)
  }

  /// The least that holds both.
  func union(_ other: Rectangle) -> Rectangle {
    let (left, top) = (min(x, other.x), min(y, other.y))
    return Rectangle(
      x: left, y: top, width: max(right, other.right) - left,
      height: max(bottom, other.bottom) - top)
  }
}

extension DrawnItem {
  /// What it takes of the page, more or less; nil for nothing.
  var bounds: Rectangle? {
    switch content {
    case .picture(let picture): return picture.area
    case .path(let path):
      var points: [(Double, Double)] = []
      for step in path.steps {
        switch step {
        case .move(let x, let y), .line(let x, let y): points.append((x, y))
        case .curve(_, _, _, _, let x, let y): points.append((x, y))
        case .close: break
        }
      }
      guard let first = points.first else { return nil }
      return points.reduce(Rectangle(x: first.0, y: first.1, width: 0, height: 0)) {
        $0.union(Rectangle(x: $1.0, y: $1.1, width: 0, height: 0))
      }.grown(by: max(path.width, 0.5) / 2)
    case .fill(let area, _): return area
    case .line(let line):
      let half = max(line.width, 0.5) / 2
      return Rectangle(
        x: min(line.x1, line.x2) - half, y: min(line.y1, line.y2) - half,
        width: abs(line.x2 - line.x1) + 2 * half, height: abs(line.y2 - line.y1) + 2 * half)
    case .glyphs(let run):
      return Rectangle(x: run.x, y: run.y - run.size, width: run.pen, height: run.size * 1.25)
    }
  }
}
