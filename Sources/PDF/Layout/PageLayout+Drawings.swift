/// Drawings with places of their own.
extension PageLayout {
  mutating func drawAnchors() {
    guard let anchors = page?.layers.anchors, !anchors.isEmpty else { return }
    page?.layers.anchors = []
    let ground = ground
    for (anchor, x, y) in anchors {
      let area = ground.area(of: anchor, x: x, line: y)
      for var item in anchor.box.items {
        item.move(area.x, area.y)
        if anchor.anchor.isBehind {
          page?.layers.behind.append(item)
        } else {
          page?.layers.front.append(item)
        }
      }
      page?.layers.bookmarks += anchor.box.bookmarks.map { ($0.name, $0.y + area.y) }
      page?.layers.fields += anchor.box.fields.map { $0.moved(area.x, area.y) }
      for var link in anchor.box.links {
        link.area = link.area.moved(area.x, area.y)
        page?.layers.links.append(link)
      }
    }
  }
}
