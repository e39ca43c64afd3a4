/// Pages put onto larger ones.
extension DrawnDocument {
  /// Pages as a booklet: two on each side of a sheet, which is folded in the middle and stapled there.
  ///
  /// Each is made as large as half a side. One that is wider than high is turned a quarter to the left, as pages
  /// across are bound in books; one with fields stays upright, because fields cannot be turned.
  ///
  /// - Parameters:
  ///   - width: of a side of the sheet, across, in points.
  ///   - height: of it.
  package mutating func impose(width: Double = 841.89, height: Double = 595.28) {
    guard !pages.isEmpty else { return }
    let count = (pages.count + 3) / 4 * 4
    var sides: [DrawnPage] = []
    var places: [Int: LeafPlace] = [:]
    for side in 0..<count / 2 {
      // Outside of a sheet the last page is on the left; inside, the first of the pair is.
      let pair = side.isMultiple(of: 2) ? (count - 1 - side, side) : (side, count - 1 - side)
      var sheet = DrawnPage(width: width, height: height)
      for (half, number) in [pair.0, pair.1].enumerated() where number < pages.count {
        let area = Rectangle(x: width / 2 * Double(half), y: 0, width: width / 2, height: height)
        let place = LeafPlace(of: pages[number], in: area, side: side, height: height)
        sheet.place(pages[number], number: number, at: place)
        places[number] = place
      }
      sides.append(sheet)
    }
    moveFigures(places)
    pages = sides
    lead { point in places[point.page]?.point(point) }
  }

  /// Says of figures where they stand now.
  private mutating func moveFigures(_ places: [Int: LeafPlace]) {
    var boxes: [StructureTree.ElementID: Rectangle] = [:]
    for (number, page) in pages.enumerated() {
      guard let place = places[number] else { continue }
      for item in page.items {
        guard case .content(let slot) = item.meaning,
          let box = structure[slot.element].attributes.box
        else { continue }
        // Boxes are seen from the lower left corner. (ISO 32000-1, 14.8.5.4.3)
        let area = place.area(
          Rectangle(
            x: box.x, y: page.height - box.bottom, width: box.width, height: box.height))
        boxes[slot.element] = Rectangle(
          x: area.x, y: place.sideHeight - area.bottom, width: area.width, height: area.height)
      }
    }
    for (element, box) in boxes { structure.change(element) { $0.box = box } }
  }
}

/// Where a page lies on a side of a sheet.
private struct LeafPlace {
  let side: Int
  let sideHeight: Double
  let scale: Double
  let isTurned: Bool
  /// The upper left corner of what it takes of the side.
  let x: Double
  let y: Double
  /// Its width as it was, and made smaller.
  let width: Double
  let height: Double

  /// In the middle of an area, as large as fits.
  init(of page: DrawnPage, in area: Rectangle, side: Int, height sideHeight: Double) {
    self.side = side
    self.sideHeight = sideHeight
    isTurned = page.width > page.height && page.fields.isEmpty && page.leaves.isEmpty
    let (across, down) = isTurned ? (page.height, page.width) : (page.width, page.height)
    scale = min(area.width / across, area.height / down)
    x = area.x + (area.width - across * scale) / 2
    y = area.y + (area.height - down * scale) / 2
    (width, height) = (page.width * scale, page.height * scale)
  }

  /// Where an area of the page lies.
  func area(_ area: Rectangle) -> Rectangle {
    let area = area.scaled(scale)
    guard isTurned else { return area.moved(x, y) }
    return Rectangle(
      x: x + area.y, y: y + width - area.right, width: area.height, height: area.width)
  }

  /// Where a place of the page lies.
  func point(_ point: PagePoint) -> PagePoint {
    PagePoint(page: side, y: isTurned ? y : y + point.y * scale)
  }

  var turn: DrawnPage.Turn? {
    isTurned ? DrawnPage.Turn(x: x, y: sideHeight - y - width, height: height) : nil
  }
}

extension DrawnPage {
  /// Puts what is on another page onto this one.
  fileprivate mutating func place(_ page: DrawnPage, number: Int, at place: LeafPlace) {
    let first = items.count
    for var item in page.items {
      item.scale(place.scale)
      if !place.isTurned { item.move(place.x, place.y) }
      items.append(item)
    }
    leaves.append(Leaf(items: first..<items.count, number: number, turn: place.turn))
    for var link in page.links {
      link.area = place.area(link.area)
      links.append(link)
    }
    for var field in page.fields {
      field.area = place.area(field.area)
      field.size *= place.scale
      for index in field.items.indices { field.items[index].scale(place.scale) }
      fields.append(field)
    }
  }
}
