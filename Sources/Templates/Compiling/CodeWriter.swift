internal import Archive
internal import Word
internal import XML

/// Turns the tree of a part, with marks and blocks in it, into code.
struct CodeWriter {
  /// What each mark in the tree means.
  struct Meaning {
    var tag: Tag
    var index: Int
  }

  private let meanings: [XMLNode: Meaning]
  private let blocks: [XMLNode: Block]
  /// Elements with something to do in them.
  private var changing: Set<XMLNode> = []
  var code = Code()
  var isVisible = false
  /// Bytes from here on are in no step yet.
  private var written = 0
  private var steps: [[Code.Step]] = [[]]
  var isRepeated: Bool
  private let controls: [XMLNode: TaggedPart.ControlTag]
  let plainTexts: [XMLNode: [PlainText]]
  /// Of a part of notes: those that data says the number and order of.
  private let notes: Set<NoteID>
  /// The last paragraph of a record, and the section that ends there.
  private let closing: (paragraph: XMLNode, section: XMLNode)?

  /// - Parameters:
  ///   - root: of the part.
  ///   - meanings: of the marks.
  ///   - blocks: by their element.
  ///   - controls: the content controls that data may fill.
  ///   - plainTexts: the texts that are filled as they stand, by their elements.
  ///   - isRepeated: the part comes more than once in a document.
  ///   - notes: of a part of notes, those that data says the number and order of.
  ///   - closing: the last paragraph of a record, and the section that ends there.
  init(
    _ root: XMLNode, meanings: [XMLNode: Meaning], blocks: [XMLNode: Block],
    controls: [XMLNode: TaggedPart.ControlTag], plainTexts: [XMLNode: [PlainText]],
    isRepeated: Bool, notes: Set<NoteID> = [],
    closing: (paragraph: XMLNode, section: XMLNode)? = nil
  ) {
    self.closing = closing
    self.notes = notes
    self.meanings = meanings
    self.blocks = blocks
    self.controls = controls
    self.plainTexts = plainTexts
    self.isRepeated = isRepeated
    code.isFixed =
      meanings.isEmpty && blocks.isEmpty && controls.isEmpty && plainTexts.isEmpty && !isRepeated
      && notes.isEmpty
    // Notes are written in the order in which they are referred to, which a block may change.
    let references = blocks.isEmpty ? [] : root.noteReferences
    let places =
      references + Array(meanings.keys) + Array(blocks.keys) + Array(controls.keys)
      + Array(plainTexts.keys)
    for node in places + [closing?.paragraph].compactMap({ $0 }) {
      var element: XMLNode? = node
      while let next = element, changing.insert(next).inserted { element = next.parent }
    }
    code.taken.add(root)
    code.isStrict = root.namespace?.hasPrefix("http://purl.oclc.org/") == true
    code.bytes = root.tree.declaration
    write(root)
    flush()
    code.steps = steps[0]
  }

  // MARK: Steps

  /// Makes a step of the bytes that were written since the last one.
  mutating func flush() {
    if code.bytes.count > written {
      add(.copy(written..<code.bytes.count, isVisible: isVisible))
      written = code.bytes.count
    }
    isVisible = false
  }

  mutating func add(_ step: Code.Step) { steps[steps.count - 1].append(step) }

  /// The steps that `body` writes.
  mutating func nested(_ body: (inout CodeWriter) -> Void) -> [Code.Step] {
    flush()
    steps.append([])
    body(&self)
    flush()
    return steps.removeLast()
  }

  /// Bytes for a step to name, which are not copied by themselves.
  mutating func aside(_ body: (inout CodeWriter) -> Void) -> Code.Bytes {
    flush()
    let start = code.bytes.count
    body(&self)
    written = code.bytes.count
    isVisible = false
    return start..<written
  }

  // MARK: Nodes

  mutating func write(_ node: XMLNode) {
    if let meaning = meanings[node] { return write(meaning, at: node) }
    if let block = blocks[node] { return write(block) }
    guard node.kind == .element else {
      return node.write(to: &code.bytes)
    }
    if node.isFilledLink {
      let steps = nested { writer in for child in node.children { writer.write(child) } }
      return add(.droppable(steps))
    }
    let isChanging = changing.contains(node)
    if isRepeated, dropsWhenRepeated(node) { return }
    if let id = NoteID(node), notes.contains(id) { return write(note: node, id) }
    if isRepeated, let reference = node.bookmarkReference {
      return write(instruction: node, reference)
    }
    let unique =
      isRepeated || !blocks.isEmpty && node.isNoteReference ? UniqueName.all(of: node) : []
    if !unique.isEmpty || plainTexts[node] != nil {
      guard node.isW("hyperlink"), isChanging else { return write(node, unique: unique) }
      let steps = nested { $0.write(node, unique: unique) }
      return add(.droppable(steps))
    }
    let holdsNotes = !notes.isEmpty && (node.isW("footnotes") || node.isW("endnotes"))
    guard isChanging || holdsNotes || isRepeated && node.holdsUniqueNames else {
      if let parent = node.parent, parent.isTableOrBranch, !node.isW(oneOf: ["tblPr", "tblGrid"]) {
        // It keeps its table, whatever becomes of the other rows.
        let steps = nested { writer in
          writer.isVisible = node.isVisible
          node.write(to: &writer.code.bytes)
        }
        return add(.row(steps))
      }
      isVisible = isVisible || node.isVisible
      node.write(to: &code.bytes)
      return
    }
    if let tag = controls[node], let control = control(node, tag) { return add(control) }
    if node.isW("p") { return write(paragraph: node) }
    if node.isW("hyperlink"), isChanging {
      let steps = nested { $0.writeElement(node) }
      return add(.droppable(steps))
    }
    if node.isW("tbl") {
      let steps = nested { $0.writeElement(node) }
      return add(.table(steps))
    }
    if node.isW("tr") {
      let steps = nested { $0.writeElement(node) }
      return add(.row(steps))
    }
    if node.needsParagraph, node.children.contains(where: changing.contains) {
      return write(container: node)
    }
    writeElement(node)
  }

  /// A note is written once for each reference to it; all of it may come again.
  private mutating func write(note: XMLNode, _ id: NoteID) {
    let wasRepeated = isRepeated
    isRepeated = true
    let steps = nested { writer in
      let sign = "docket:here"
      note.set("id", like: note, to: sign)
      var tag: [UInt8] = []
      note.writeStart(to: &tag)
      note.set("id", like: note, to: String(id.number))
      let place = tag.indices.first { tag[$0...].starts(with: sign.utf8) } ?? tag.count
      writer.code.bytes += tag[..<place]
      writer.flush()
      writer.add(.noteID)
      writer.code.bytes += tag[min(place + sign.utf8.count, tag.count)...]
      for child in note.children { writer.write(child: child) }
      note.writeEnd(to: &writer.code.bytes)
    }
    isRepeated = wasRepeated
    add(.noteBody(id, steps))
  }

  mutating func writeElement(_ node: XMLNode) {
    if node.isW(oneOf: ["drawing", "pict", "object"]) { isVisible = true }
    writeStart(of: node)
    for child in node.children { write(child) }
    if !notes.isEmpty, node.isW("footnotes") || node.isW("endnotes") {
      flush()
      add(.noteCopies(node.isW("endnotes") ? .endnote : .footnote))
    }
    node.writeEnd(to: &code.bytes)
  }

  mutating func writeStart(of node: XMLNode) {
    if isRepeated { node.dropTrackingIDs() }
    node.writeStart(to: &code.bytes)
  }

  // MARK: Paragraphs and what holds them

  private mutating func write(paragraph: XMLNode) {
    if let closing, closing.paragraph == paragraph { return write(closing: paragraph) }
    // What is on the page whatever the data says keeps its paragraph.
    let isDroppable =
      changing.contains(paragraph) && !paragraph.isVisible(but: blocks)
      && paragraph.firstW("pPr")?.firstW("sectPr") == nil && !paragraph.holdsHalfRange
    let steps = nested { $0.writeElement(paragraph) }
    add(.paragraph(steps, isDroppable: isDroppable))
  }

  /// The last paragraph of a record: its properties end the section, of all but the last record.
  private mutating func write(closing paragraph: XMLNode) {
    writeStart(of: paragraph)
    let properties = paragraph.firstW("pPr") ?? paragraph.element("pPr")
    properties.writeStart(to: &code.bytes)
    let change = properties.firstW("pPrChange")
    for child in properties.children where child != change { write(child) }
    if let section = closing?.section {
      let bytes = aside { section.write(to: &$0.code.bytes) }
      add(.sectionEnd(bytes))
    }
    change?.write(to: &code.bytes)
    properties.writeEnd(to: &code.bytes)
    for child in paragraph.children where child != properties { write(child) }
    paragraph.writeEnd(to: &code.bytes)
  }

  /// A cell, a note, a text box: the last thing in it must be a paragraph.
  private mutating func write(container: XMLNode) {
    let paragraph = aside { writer in
      let like = container.firstParagraph
      let start = (like ?? container).element("p")
      start.writeStart(to: &writer.code.bytes)
      if let properties = like?.firstW("pPr"), properties.firstW("sectPr") == nil {
        properties.write(to: &writer.code.bytes)
      }
      start.writeEnd(to: &writer.code.bytes)
    }
    writeStart(of: container)
    let steps = nested { writer in
      for child in container.children { writer.write(child: child) }
    }
    add(.container(steps, paragraph: paragraph))
    container.writeEnd(to: &code.bytes)
  }

  /// A child of something that needs a paragraph at its end: whether it is one is noted.
  private mutating func write(child: XMLNode) {
    if child.kind == .element, child.isW("p") {
      if changing.contains(child) { return write(paragraph: child) }
      let steps = nested { $0.write(child) }
      return add(.paragraph(steps, isDroppable: false))
    }
    if child.isW(oneOf: ["tbl", "sdt", "altChunk", "customXml"]) {
      let steps = nested { $0.write(child) }
      return add(.block(steps, endsInParagraph: child.endsInParagraph))
    }
    if let block = blocks[child] { return write(block, inContainer: true) }
    write(child)
  }

  // MARK: Tags

  private mutating func write(_ meaning: Meaning, at node: XMLNode) {
    switch meaning.tag {
    case .value(let tag):
      let site = site(of: node)
      flush()
      add(.value(tag, site, tag: meaning.index))
    case .picture(let tag):
      let site = site(of: node)
      flush()
      add(.picture(tag, site, tag: meaning.index))
    case .each, .ifBegins, .elseBegins, .eachEnds, .ifEnds, .remark: break
    }
  }

  private mutating func write(_ block: Block, inContainer: Bool = false) {
    flush()
    switch block.kind {
    case .each(let name):
      let wasRepeated = isRepeated
      isRepeated = true
      let body = body(of: block.branches[0], inContainer)
      isRepeated = wasRepeated
      add(.loop(name, body, tag: block.tag))
    case .condition:
      let branches = block.branches.map { branch in
        (condition: branch.condition, steps: body(of: branch, inContainer))
      }
      add(.choose(branches, tag: block.tag))
    }
  }

  private mutating func body(of branch: Block.Branch, _ inContainer: Bool) -> [Code.Step] {
    // Word joins two tables that touch.
    let elements = branch.element.children.filter { $0.kind == .element && !$0.isRangeMarkup }
    if isRepeated, let first = elements.first, let last = elements.last, first.isW("tbl"),
      last.isW("tbl")
    {
      branch.element.append(last.thinParagraph)
    }
    return nested { writer in
      for child in branch.element.children {
        if inContainer { writer.write(child: child) } else { writer.write(child) }
      }
    }
  }

  /// What has to stand round a value in a run.
  private mutating func site(of mark: XMLNode) -> Code.Site {
    guard let run = mark.parent else { return Code.Site(prefix: "w:", newParagraph: 0..<0) }
    let prefix = run.prefixText
    var path: [XMLNode] = []
    var element: XMLNode? = run
    while let next = element {
      path.append(next)
      if next.isW("p") { break }
      element = next.parent
    }
    // In a control or a field the paragraph cannot be ended and begun anew; the end of a section belongs to
    // the last paragraph, which is not known before it is filled.
    guard let paragraph = path.last, paragraph.isW("p"), paragraph != closing?.paragraph,
      paragraph.firstW("pPr")?.firstW("sectPr") == nil,
      path.dropLast().allSatisfy({
        $0.isW(oneOf: ["r", "hyperlink", "ins", "smartTag"]) || $0.namespace == "urn:docket"
      })
    else { return Code.Site(prefix: prefix, newParagraph: 0..<0) }
    let inner = path.filter { $0.namespace != "urn:docket" }
    let bytes = aside { writer in
      for element in inner { element.writeEnd(to: &writer.code.bytes) }
      for element in inner.reversed() {
        if element.isW("p") || element.isW("r") { element.dropTrackingIDs() }
        element.writeStart(to: &writer.code.bytes)
        if element.isW("p"), let properties = element.firstW("pPr") {
          properties.write(to: &writer.code.bytes)
        }
        if element.isW("r") { element.firstW("rPr")?.write(to: &writer.code.bytes) }
      }
    }
    return Code.Site(prefix: prefix, newParagraph: bytes)
  }
}

extension XMLNode {
  /// The prefix of an element with its colon; empty where it has none.
  var prefixText: String {
    let name = qualifiedName
    return name.firstIndex(of: ":").map { String(name[...$0]) } ?? ""
  }

  /// Rows stand in it: a table, or what is repeated of one.
  fileprivate var isTableOrBranch: Bool {
    if isW("tbl") { return true }
    guard namespace == "urn:docket", let around = parent?.parent else { return false }
    return around.isTableOrBranch
  }

  /// The last thing in it is a paragraph, as far as can be told before it is filled.
  fileprivate var endsInParagraph: Bool {
    let last = children.last { $0.kind == .element && !$0.isRangeMarkup }
    guard let last else { return false }
    return last.isW("p")
      || last.isW(oneOf: ["sdtContent", "sdt", "customXml"]) && last.endsInParagraph
  }

  /// Something is on the page that stands in no block and is no value.
  fileprivate func isVisible(but blocks: [XMLNode: Block]) -> Bool {
    if blocks[self] != nil { return false }
    if isW(oneOf: ["p", "r", "hyperlink", "ins", "sdt", "sdtContent", "smartTag", "customXml"])
      || isFilledLink
    {
      return children.contains { $0.isVisible(but: blocks) }
    }
    return isVisible
  }
}
