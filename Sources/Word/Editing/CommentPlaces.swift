internal import XML

/// The paragraphs of a document that comments can hang on, found by the places that its reader gives.
///
/// How paragraphs, tables and cells are counted is the reader's business alone (what is deleted, merged or
/// covered does not count), so it is asked: every paragraph gets a reference to a comment for the time that
/// the document is read once more.
struct CommentPlaces {
  /// Where a comment hangs.
  struct Place {
    let paragraph: XMLNode
    /// What it is about in the paragraph, such as a content control; nil for all of it.
    let node: XMLNode?
    /// It is not what was asked for, which takes no comments.
    var isElsewhere = false
  }

  private let document: Document
  /// A paragraph of the body, and its index in the body's paragraphs.
  private let paragraphs: [(node: XMLNode, index: Int)]

  /// - Parameters:
  ///   - tree: the main part; it is left as it was.
  ///   - file: that it is of.
  /// - Throws: where the file cannot be read.
  init(of tree: XMLTree, in file: inout WordFile) throws(PackageError) {
    document = try file.document()
    let nodes = tree.root.bodyParagraphs
    let probes = nodes.enumerated().map { number, node in node.addProbe("docket-\(number)") }
    defer { for probe in probes { probe.remove() } }
    let found = try file.bodyParagraphs(ofReferencesIn: tree)
    paragraphs = nodes.enumerated().compactMap { number, node in
      found["docket-\(number)"].map { (node, $0) }
    }
  }

  /// The nearest place where Word and others take a comment; nil where no paragraph is to be seen.
  ///
  /// - Parameter location: nil, or what stands in the body nowhere, is the title of the document.
  /// - Returns: a paragraph of the body.
  func place(_ location: DocumentLocation?) -> Place? {
    guard let location, let found = find(location), let index = bodyParagraph(of: found),
      let position = paragraphs.firstIndex(where: { $0.index == index })
    else {
      return title.map { Place(paragraph: $0, node: nil, isElsewhere: true) }
    }
    let paragraph = paragraphs[position].node
    if let control = found.control, found.story == 0,
      let node = node(ofControl: control, in: paragraph)
    {
      return Place(paragraph: paragraph, node: node)
    }
    let nearest = nearest(to: position)
    return Place(paragraph: nearest, node: nil, isElsewhere: nearest != paragraph)
  }

  // MARK: From a place to a paragraph

  private typealias Found = (story: Int, paragraph: Int, control: Int?)

  private func find(_ location: DocumentLocation) -> Found? {
    if case .control? = location.steps.last {
      for (number, story) in document.stories.enumerated() where story.part == location.part {
        let control = story.controls.indices.first {
          document.location(story: number, control: $0) == location
        }
        if let control { return (number, story.controls[control].paragraph, control) }
      }
      // Where no control has the name, what it stands in is near enough.
      var outer = location
      outer.steps.removeLast()
      return find(outer)
    }
    for (number, story) in document.stories.enumerated() where story.part == location.part {
      let paragraph =
        story.paragraphs.indices.first {
          document.location(story: number, paragraph: $0) == location
        }
        ?? story.cells.indices.first { document.location(story: number, cell: $0) == location }
        .map { story.cells[$0].paragraphs.lowerBound }
      if let paragraph { return (number, paragraph, nil) }
    }
    let story = document.stories.indices.first { document.location(story: $0) == location }
    return story.map { ($0, 0, nil) }
  }

  /// The paragraph of the body that it stands in or hangs on: Word allows no comments in text boxes, and a
  /// header has none.
  private func bodyParagraph(of found: Found) -> Int? {
    var (story, paragraph) = (found.story, found.paragraph)
    while story != 0 {
      // What hangs on a story comes after it, so that this ends.
      guard let anchor = document.stories[story].anchor, anchor.story < story else { return nil }
      (story, paragraph) = (anchor.story, anchor.paragraph)
    }
    return paragraph
  }

  // MARK: From a paragraph to a node

  /// What stands directly in the paragraph and is, or holds, an inline control.
  private func node(ofControl number: Int, in paragraph: XMLNode) -> XMLNode? {
    let controls = document.stories[0].controls
    let control = controls[number]
    let name = control.tag ?? control.alias
    let before = controls[..<number].count {
      $0.paragraph == control.paragraph && $0.level == .inline && ($0.tag ?? $0.alias) == name
    }
    guard control.level == .inline else { return nil }
    let all = paragraph.controls.filter { $0.controlName == name }
    guard all.indices.contains(before) else { return nil }
    var node = all[before]
    while let parent = node.parent, parent != paragraph { node = parent }
    return paragraph.takesComments ? node : nil
  }

  /// The paragraph itself, or the nearest one before or after it that takes comments.
  private func nearest(to position: Int) -> XMLNode {
    let before = paragraphs[...position].last { $0.node.takesComments }
    let after = paragraphs[position...].first { $0.node.takesComments }
    return (before ?? after)?.node ?? paragraphs[position].node
  }

  /// The first paragraph of the body with words in it.
  private var title: XMLNode? {
    let texts = document.stories[0].paragraphs
    let open = paragraphs.filter { $0.node.takesComments }
    let titled = open.first { !texts[$0.index].text.isEmpty }
    return (titled ?? open.first ?? paragraphs.first)?.node
  }
}

extension XMLNode {
  /// The paragraphs in it, but for those that stand within paragraphs.
  fileprivate var bodyParagraphs: [XMLNode] {
    children.flatMap { child -> [XMLNode] in
      child.isW("p") ? [child] : child.kind == .element ? child.bodyParagraphs : []
    }
  }

  /// The content controls in it, in the order in which they end their properties; those of text boxes are
  /// left out.
  fileprivate var controls: [XMLNode] {
    children.flatMap { child -> [XMLNode] in
      guard child.kind == .element, !child.isW(oneOf: ["drawing", "pict", "object"]),
        !child.isElement("AlternateContent", in: WordNames.compatibility)
      else { return [] }
      return (child.isW("sdt") ? [child] : []) + child.controls
    }
  }

  /// The tag of a content control, else its title.
  fileprivate var controlName: String? {
    let properties = firstW("sdtPr")
    return properties?.firstW("tag")?.wVal ?? properties?.firstW("alias")?.wVal
  }

  /// A run that refers to a comment, at the beginning of a paragraph.
  fileprivate func addProbe(_ id: String) -> XMLNode {
    let run = element("r")
    let reference = element("commentReference")
    reference.set("id", like: self, to: id)
    run.append(reference)
    if let properties = firstW("pPr") { properties.insertAfter(run) } else { prepend(run) }
    return run
  }

  /// A comment can be put into this paragraph without going into a control that holds text alone, shows what
  /// is stored elsewhere or is locked, or into one of several alternates.
  fileprivate var takesComments: Bool {
    var node = parent
    while let next = node {
      if next.isElement("AlternateContent", in: WordNames.compatibility) { return false }
      if next.isW("sdt"), next.firstW("sdtPr")?.isClosed == true { return false }
      node = next.parent
    }
    return true
  }

  /// The properties are those of a control that takes nothing but its value.
  private var isClosed: Bool {
    if let lock = firstW("lock")?.wVal, lock.lowercased().contains("content") {
      // What is grouped is locked as a whole, and its controls are open.
      return firstW("group") == nil
    }
    return children.contains {
      ["text", "date", "dropDownList", "comboBox", "checkbox", "picture", "dataBinding"]
        .contains($0.localName)
    }
  }
}
