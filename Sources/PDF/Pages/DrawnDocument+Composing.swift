/// Several documents in one file, in the order in which they are printed. What they mean goes with them.
extension DrawnDocument {
  /// Puts another document behind this one, as a part of its own.
  ///
  /// - Parameters:
  ///   - other: its pages, links, headings and fields.
  ///   - startsOnFront: its first page is the front of a sheet, with an empty back before it where that takes one.
  package mutating func append(_ other: DrawnDocument, startsOnFront: Bool = false) {
    if startsOnFront, !pages.count.isMultiple(of: 2), let last = pages.last {
      pages.append(DrawnPage(width: last.width, height: last.height))
    }
    let first = pages.count
    let slots = structure.append(
      other.structure,
      language: other.facts.language == facts.language ? nil : other.facts.language)
    for var page in other.pages {
      for index in page.items.indices {
        if case .content(let slot) = page.items[index].meaning {
          page.items[index].meaning = .content(slots(slot))
        }
      }
      for index in page.links.indices {
        page.links[index].slot = slots(page.links[index].slot)
        if case .place(var point) = page.links[index].target {
          point.page += first
          page.links[index].target = .place(point)
        }
      }
      for index in page.fields.indices { page.fields[index].slot = slots(page.fields[index].slot) }
      pages.append(page)
    }
    outline += other.outline.map { entry in
      var entry = entry
      entry.target.page += first
      return entry
    }
    formFace = formFace ?? other.formFace
  }

  /// The same pages in another order.
  ///
  /// - Parameter order: the numbers of pages, counted from 0, each at most once; nil for an empty page as large as
  ///   the first one.
  package mutating func arrange(_ order: [Int?]) {
    let old = pages
    var places: [Int: Int] = [:]
    for (place, number) in order.enumerated() {
      if let number { places[number] = place }
    }
    pages = order.map { number in
      number.map { old[$0] } ?? DrawnPage(width: old[0].width, height: old[0].height)
    }
    lead { point in places[point.page].map { PagePoint(page: $0, y: point.y) } }
  }

  /// Pages as a booklet: two on each side of a sheet, which is folded in the middle and stapled there.
  ///
  /// - Parameters:
  ///   - width: of a side of the sheet, across, in points.
  ///   - height: of it.
  package mutating func impose(width: Double = 841.89, height: Double = 595.28) {
    guard !pages.isEmpty else { return }
    let old = pages
    let count = (old.count + 3) / 4 * 4
    var sides: [DrawnPage] = []
    var places: [Int: (side: Int, x: Double, y: Double, scale: Double)] = [:]
    for side in 0..<count / 2 {
      // Outside of a sheet the last page is on the left; inside, the first of the pair is.
      let pair = side.isMultiple(of: 2) ? (count - 1 - side, side) : (side, count - 1 - side)
      var sheet = DrawnPage(width: width, height: height)
      for (half, number) in [pair.0, pair.1].enumerated() where number < old.count {
        let page = old[number]
        let scale = min(width / 2 / page.width, height / page.height)
        let x = width / 2 * Double(half) + (width / 2 - page.width * scale) / 2
        let y = (height - page.height * scale) / 2
        sheet.place(page, scale: scale, x: x, y: y)
        places[number] = (side, x, y, scale)
      }
      sides.append(sheet)
    }
    pages = sides
    lead { point in
      places[point.page].map { PagePoint(page: $0.side, y: $0.y + point.y * $0.scale) }
    }
  }

  /// Leads links and headings elsewhere; those that lead nowhere any more lead to the beginning.
  private mutating func lead(_ place: (PagePoint) -> PagePoint?) {
    let start = PagePoint(page: 0, y: 0)
    for index in outline.indices {
      outline[index].target = place(outline[index].target) ?? start
    }
    for page in pages.indices {
      for index in pages[page].links.indices {
        if case .place(let point) = pages[page].links[index].target {
          pages[page].links[index].target = .place(place(point) ?? start)
        }
      }
    }
  }
}

extension DrawnPage {
  /// Puts what is on another page onto this one, smaller or larger.
  fileprivate mutating func place(_ page: DrawnPage, scale: Double, x: Double, y: Double) {
    for var item in page.items {
      item.scale(scale)
      item.move(x, y)
      items.append(item)
    }
    for var link in page.links {
      link.area = link.area.scaled(scale).moved(x, y)
      links.append(link)
    }
    for var field in page.fields {
      field.area = field.area.scaled(scale).moved(x, y)
      field.size *= scale
      for index in field.items.indices { field.items[index].scale(scale) }
      fields.append(field)
    }
  }
}

extension Rectangle {
  fileprivate func scaled(_ scale: Double) -> Rectangle {
    Rectangle(x: x * scale, y: y * scale, width: width * scale, height: height * scale)
  }
}

extension DrawnItem {
  /// Makes it larger or smaller, seen from the upper left corner of the page.
  fileprivate mutating func scale(_ scale: Double) {
    switch content {
    case .glyphs(var glyphs):
      glyphs.scale(scale)
      content = .glyphs(glyphs)
    case .fill(let area, let colour): content = .fill(area.scaled(scale), colour)
    case .line(let line):
      content = .line(
        DrawnLine(
          x1: line.x1 * scale, y1: line.y1 * scale, x2: line.x2 * scale, y2: line.y2 * scale,
          width: line.width * scale, colour: line.colour, dashes: line.dashes.map { $0 * scale }))
    case .path(var path):
      path.steps = path.steps.map { $0.scaled(scale) }
      path.width *= scale
      path.dashes = path.dashes.map { $0 * scale }
      content = .path(path)
    case .picture(var picture):
      picture.area = picture.area.scaled(scale)
      content = .picture(picture)
    }
  }
}

extension DrawnPath.Step {
  fileprivate func scaled(_ scale: Double) -> Self {
    switch self {
    case .move(let x, let y): .move(x: x * scale, y: y * scale)
    case .line(let x, let y): .line(x: x * scale, y: y * scale)
    case .curve(let x1, let y1, let x2, let y2, let x, let y):
      .curve(
        x1: x1 * scale, y1: y1 * scale, x2: x2 * scale, y2: y2 * scale, x: x * scale, y: y * scale)
    case .close: .close
    }
  }
}

extension DrawnGlyphs {
  fileprivate mutating func scale(_ scale: Double) {
    size *= scale
    x *= scale
    y *= scale
    pen *= scale
    for index in glyphs.indices {
      glyphs[index].x *= scale
      glyphs[index].y *= scale
    }
  }
}
