/// Several documents in one file, in the order in which they are printed. What they mean goes with them.
extension DrawnDocument {
  /// Puts another document behind this one, as a part of its own.
  ///
  /// - Parameters:
  ///   - other: its pages, links, headings and fields.
  ///   - title: what readers can go to, with its headings below; nil where its headings stand for themselves.
  ///   - startsOnFront: its first page is the front of a sheet, with an empty back before it where that takes one.
  package mutating func append(
    _ other: DrawnDocument, title: String? = nil, startsOnFront: Bool = false
  ) {
    if startsOnFront, !pages.count.isMultiple(of: 2), let last = pages.last {
      pages.append(DrawnPage(width: last.width, height: last.height))
    }
    let first = pages.count
    let slots = structure.append(
      other.structure, title: title,
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
    if let title {
      outline.append(OutlineEntry(title: title, level: 1, target: PagePoint(page: first, y: 0)))
    }
    // A heading that says the title again is the title.
    let repeats = other.outline.first?.title == title
    outline += other.outline.dropFirst(repeats ? 1 : 0).map { entry in
      var entry = entry
      entry.level += title == nil ? 0 : 1
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

  /// Leads links and headings elsewhere; those that lead nowhere any more lead to the beginning.
  mutating func lead(_ place: (PagePoint) -> PagePoint?) {
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
