internal import Forms
internal import Markdown
internal import Pictures
internal import Word

extension MarkdownWriter {
  /// How a run looks.
  struct Looks {
    var isBold = false
    var isItalic = false
    var isStruck = false
    var isCode = false
    var isLink = false
  }

  mutating func write(_ inlines: [MarkdownInline], _ looks: Looks) {
    var isBehindTag = false
    for (index, inline) in inlines.enumerated() {
      if isBehindTag, case .softBreak = inline {
        // The line of a tag is no word, and has no space behind it.
        line += 1
      } else {
        write(inline, looks)
      }
      isBehindTag = isTagLine(index, inlines)
    }
  }

  /// A tag of a block that is alone on its line within a paragraph.
  private func isTagLine(_ index: Int, _ inlines: [MarkdownInline]) -> Bool {
    guard case .text(let text) = inlines[index], source.shield.soleTag(text) != nil,
      source.shield.beginsBlock(text)
    else { return false }
    guard index > 0 else { return true }
    if case .softBreak = inlines[index - 1] { return true }
    return false
  }

  private mutating func write(_ inline: MarkdownInline, _ looks: Looks) {
    switch inline {
    case .text(let text):
      if let tag = source.shield.directive(in: text) {
        return fail("\(tag) stands in the middle of a text.", "Give it a line of its own.")
      }
      for tag in source.shield.blocks(in: text) { note(tag) }
      run(source.shield.restored(text), looks)
    case .softBreak:
      run(" ", looks)
      line += 1
    case .lineBreak:
      append("<w:r>")
      appendBreak()
      append("</w:r>")
      line += 1
    case .code(let text):
      var inner = looks
      inner.isCode = true
      run(source.shield.restored(text), inner)
    case .emphasis(let inlines):
      var inner = looks
      inner.isItalic = true
      write(inlines, inner)
    case .strong(let inlines):
      var inner = looks
      inner.isBold = true
      write(inlines, inner)
    case .struck(let inlines):
      var inner = looks
      inner.isStruck = true
      write(inlines, inner)
    case .link(let address, let title, let inlines): link(address, title, inlines, looks)
    case .image(let address, let text): image(address, text)
    case .footnote(let number): footnote(number)
    case .html(let html) where html.isComment: break
    case .html("<ins>"): isUnderlined = true
    case .html("</ins>"): isUnderlined = false
    case .html(let html):
      if html.lowercased().hasPrefix("<br") {
        append("<w:r>")
        appendBreak()
        append("</w:r>")
      } else {
        fail(
          "HTML stands in the text, which Word documents cannot hold.",
          "Write it as Markdown; a bare < is written \\<.")
      }
    }
  }

  private mutating func run(_ text: String, _ looks: Looks) {
    append("<w:r>")
    var properties = ""
    if looks.isLink, let style = house.style(.character, "hyperlink") {
      properties += "<w:rStyle w:val=\"\(Self.escaped(style))\"/>"
    } else if looks.isCode, let style = house.style(.character, "verbatim char", "html code") {
      properties += "<w:rStyle w:val=\"\(Self.escaped(style))\"/>"
    } else if looks.isCode {
      properties += "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/>"
    }
    if looks.isBold { properties += "<w:b/><w:bCs/>" }
    if looks.isItalic { properties += "<w:i/><w:iCs/>" }
    if looks.isStruck { properties += "<w:strike/>" }
    if isUnderlined { properties += "<w:u w:val=\"single\"/>" }
    if !properties.isEmpty { append("<w:rPr>\(properties)</w:rPr>") }
    appendText(text)
    append("</w:r>")
  }

  private mutating func link(
    _ address: String, _ title: String?, _ inlines: [MarkdownInline], _ looks: Looks
  ) {
    var inner = looks
    inner.isLink = true
    let tip =
      title.map { " w:tooltip=\"\(Self.escaped(source.shield.restored($0)))\"" } ?? ""
    guard !address.isEmpty, address != "#" else {
      return fail("A link has no address.", "Write [text](https://…), or the text alone.")
    }
    if address.hasPrefix("#") {
      let fragment = String(address.dropFirst())
      let anchor = HeadingBookmarks.bookmark((fragment.percentDecoded ?? fragment).lowercased())
      headingLinks.append((anchor, here))
      append("<w:hyperlink w:anchor=\"\(Self.escaped(anchor))\"\(tip) w:history=\"1\">")
    } else {
      let id = relationship(
        "hyperlink", to: source.shield.restored(address.asAddress), isExternal: true)
      append("<w:hyperlink r:id=\"\(id)\"\(tip) w:history=\"1\">")
    }
    write(inlines, inner)
    append("</w:hyperlink>")
  }

  private mutating func image(_ address: String, _ text: String) {
    if source.shield.holdsTag(address) {
      failPicture(
        text, "A tag stands in the address of a picture, where it cannot be filled.",
        "Write {{image logo}} in its place.")
    } else if address.contains("://") {
      failPicture(
        text, "The picture lies in the net, from where docket takes nothing.",
        "Save it beside this text, and write its name.")
    } else {
      picture(address, text)
    }
  }

  /// Notes what is wrong with a picture; its words are written, so that their tags are looked at.
  private mutating func failPicture(_ text: String, _ message: String, _ hint: String) {
    fail(message, hint)
    run(source.shield.restored(text), Looks())
  }

  private mutating func picture(_ address: String, _ text: String) {
    do throws(TagError) {
      let picture = try sources.pictures.file(
        source.folder + (address.percentDecoded ?? address))
      if !text.contains(where: { !$0.isWhitespace }) {
        fail(
          TemplateFinding(
            wordlessPictureAt: TemplatePlace(here),
            hint: "Write ![what it shows](\(address))."))
      }
      let tag = PictureTag(kind: .image, value: .text(address))
      let (width, height) = PicturePlacer.size(of: picture, tag)
      var drawing = Drawing(
        id: newID(), width: width, height: height,
        alternativeText: source.shield.restored(text))
      drawing.relationship = relationship(to: picture)
      append("<w:r>")
      var bytes: [UInt8] = []
      drawing.write(prefix: "w:", to: &bytes)
      append(bytes: bytes)
      append("</w:r>")
    } catch {
      failPicture(text, error.message, error.hint)
    }
  }

  private mutating func relationship(to picture: Picture) -> String {
    let name: PartName
    if let known = pictures.first(where: { $0.picture == picture }) {
      name = known.name
    } else {
      let text = "/word/media/markdown\(pictures.count + 1).\(picture.format.rawValue)"
      guard let part = PartName(text) else { return "" }
      pictures.append((picture, part))
      name = part
    }
    let key = "\(isInNote) \(name.text)"
    if let id = pictureIDs[key] { return id }
    let id = relationship("image", to: name.text)
    pictureIDs[key] = id
    return id
  }

  /// Adds a relationship to the part that is written.
  private mutating func relationship(
    _ type: String, to target: String, isExternal: Bool = false
  ) -> String {
    isInNote
      ? noteRelationships.add(type, target: target, isExternal: isExternal)
      : relationships.add(type, target: target, isExternal: isExternal)
  }
}

extension String {
  /// Whether HTML is a comment, which nobody is meant to read.
  var isComment: Bool {
    let text = drop { $0.isWhitespace }
    guard text.hasPrefix("<!--"), let end = text.firstRange(of: "-->") else { return false }
    return text[end.upperBound...].allSatisfy(\.isWhitespace)
  }
}
