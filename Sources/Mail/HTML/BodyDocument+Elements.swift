internal import Word
internal import XML

/// What an element means to a page.
extension BodyDocument {
  mutating func start(_ name: String, _ attributes: [HTMLAttribute]) {
    let parent = elements.last
    var element = HTMLElement(
      name: name, look: (parent?.look ?? HTMLLook()).within(name, attributes),
      isSkipped: parent?.isSkipped == true || Self.skipped.contains(name))
    guard !element.isSkipped else {
      elements.append(element)
      return
    }
    if Self.blocks.contains(name) { closeParagraph() }
    switch name {
    case "br": appendBreak(element.look)
    case "table": element.opened = openTable(element.look)
    case "tr": element.opened = openRow(element.look)
    case "td", "th": element.opened = openCell(attributes, element.look)
    case "li":
      element.list =
        elements.last { $0.name == "ul" || $0.name == "ol" }?.name == "ol" ? .number : .bullet
    case "h1", "h2", "h3", "h4", "h5", "h6":
      element.headingLevel = name.utf8.last.map { Int($0 - UInt8(ascii: "0")) }
    case "a":
      if let target = attributes["href"], !element.look.isHidden {
        element.link = (target, story.text.count)
      }
    case "img": appendPicture(attributes, element.look)
    case "input": appendInput(attributes, element.look)
    default: break
    }
    elements.append(element)
  }

  mutating func end(_ name: String) {
    // Elements close from the inside out; an end without a beginning is none.
    guard elements.contains(where: { $0.name == name }) else { return }
    while let last = elements.last?.name {
      closeElement()
      if last == name { return }
    }
  }

  mutating func closeElement() {
    guard let element = elements.last else { return }
    if !element.isSkipped {
      if let link = element.link { closeLink(link.target, link.start) }
      if Self.blocks.contains(element.name) { closeParagraph() }
      switch element.opened {
      case .nothing: break
      case .table(let index): closeTable(index)
      case .row(let table): closeRow(ofTable: table)
      case .cell(let index): closeCell(index)
      }
    }
    elements.removeLast()
  }

  private mutating func closeLink(_ target: String, _ start: Int) {
    // Text that is still to come would begin here; a link round nothing is none.
    let first = story.text[min(start, story.text.count)...].firstIndex { $0 > 0x20 }
    guard let first, target.utf8.count <= 8_192 else { return }
    story.links.append(Hyperlink(text: first..<story.text.count, target: target))
  }

  /// A picture that is drawn, not one of a dot that only tells its sender who reads.
  private mutating func appendPicture(_ attributes: [HTMLAttribute], _ look: HTMLLook) {
    let isDot = ["width", "height"].contains { name in
      attributes[name].flatMap { Int($0) }.map { $0 <= 1 } ?? false
    }
    guard !isDot, !look.isHidden else { return }
    appendObject(.picture, alternativeText: attributes["alt"])
  }

  /// A box to tick, or a line with words in it, of a page that is a form itself.
  private mutating func appendInput(_ attributes: [HTMLAttribute], _ look: HTMLLook) {
    switch attributes["type"]?.lowercased() ?? "text" {
    case "checkbox", "radio":
      append(Array((attributes["checked"] == nil ? "☐" : "☒").utf8), look)
    case "text", "email", "tel", "url", "number", "date":
      if let value = attributes["value"] { append(Array(value.utf8), look) }
    default: break
    }
  }

  private static let skipped: Set<String> = [
    "script", "style", "title", "template", "object", "iframe", "svg", "math", "audio", "video",
    "canvas", "applet", "embed", "noframes",
  ]

  /// They begin and end a line.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
  ]
}
