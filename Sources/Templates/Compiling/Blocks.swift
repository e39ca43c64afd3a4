internal import Word
internal import XML

/// A block of the template: what stands between its tags is an element of its own in the tree.
struct Block {
  enum Kind {
    case each(Name)
    case condition
  }

  struct Branch {
    /// Nil for `{{else}}`, and of a list.
    var condition: Condition?
    /// Holds what is repeated or shown.
    var element: XMLNode
  }

  var kind: Kind
  var branches: [Branch]
  /// The index of the tag that opens it.
  var tag: Int
}

/// Finds the pairs of tags, and puts what stands between them into elements.
///
/// The least that holds both tags says what is repeated: text within a paragraph, whole paragraphs, whole
/// rows. What is half inside is an error.
struct BlockBuilder {
  /// A tag of a block, or one that is wrong, as a mark in the tree.
  struct Mark {
    var node: XMLNode
    var tag: Int
    var meaning: Tag
    /// The lists that are gone through where it stands, the outermost first.
    var lists: [Name] = []
    /// It has a mistake: it makes no block, and is no second mistake.
    var isWrong = false
    /// It is of a block that there is not, and may be meant for either.
    var isOfAnyKind = false

    init(node: XMLNode, tag: Int, meaning: Tag) {
      self.node = node
      self.tag = tag
      self.meaning = meaning
    }

    /// A tag that is wrong.
    init(node: XMLNode, tag: Int, half: HalfTag?) {
      self.init(node: node, tag: tag, meaning: half?.meaning ?? .remark)
      isWrong = true
      isOfAnyKind = half?.isOfAnyKind ?? false
    }
  }

  private(set) var blocks: [XMLNode: Block] = [:]
  /// What is wrong, by the tag.
  private(set) var errors: [(tag: Int, error: TagError)] = []
  /// Tags that are wrong, and those of blocks that could not be made.
  private(set) var broken: [BrokenTag] = []

  /// Bookmarks that begin or end in a block alone, and were taken out, by the tag of the block.
  private(set) var lostBookmarks: [(tag: Int, name: String)] = []

  /// Pairs the marks of one story, which come in the order of the document.
  mutating func pair(_ marks: [Mark]) {
    hoist(marks.filter { !$0.isWrong })
    let pairing = BlockPairing(marks)
    let marks = zip(marks, pairing.lists).map { mark, lists in
      var mark = mark
      mark.lists = lists
      return mark
    }
    errors += pairing.errors.map { (marks[$0.mark].tag, $0.error) }
    for index in pairing.left { remove(marks[index]) }
    for pair in pairing.pairs {
      close(marks[pair.begin], pair.parts.map { marks[$0] }, with: marks[pair.end])
    }
  }

  private mutating func fail(_ mark: Mark, _ error: TagError) {
    errors.append((mark.tag, error))
    remove(mark)
  }

  private mutating func remove(_ begin: Mark, _ parts: [Mark]) {
    remove(begin)
    for part in parts { remove(part) }
  }

  private mutating func remove(_ mark: Mark) {
    mark.node.remove()
    broken.append(
      BrokenTag(
        meaning: mark.meaning, isOfAnyKind: mark.isOfAnyKind, index: mark.tag, lists: mark.lists))
  }

  // MARK: Hoisting

  /// A tag alone in its paragraph takes the paragraph with it, and tags alone in their row the row.
  private func hoist(_ marks: [Mark]) {
    let nodes = Set(marks.map(\.node))
    for (paragraph, own) in Self.groups(of: marks, by: "p")
    where paragraph.holdsNothingBut(nodes) {
      for mark in own { paragraph.insertBefore(mark.node) }
      // What only points somewhere stays.
      for child in paragraph.children where child.isRangeMarkup { paragraph.insertBefore(child) }
      if !paragraph.isNeeded { paragraph.remove() }
    }
    for (row, own) in Self.groups(of: marks, by: "tr") {
      guard row.holdsNoContent(but: nodes), !Self.isBalanced(own.map(\.meaning)) else { continue }
      for mark in own { row.insertBefore(mark.node) }
      row.remove()
    }
  }

  /// The marks by the paragraph or row that they stand in, in the order of the document.
  private static func groups(
    of marks: [Mark], by name: StaticString
  ) -> [(element: XMLNode, marks: [Mark])] {
    var groups: [(element: XMLNode, marks: [Mark])] = []
    var indices: [XMLNode: Int] = [:]
    for mark in marks {
      guard let element = mark.node.enclosingW(name) else { continue }
      if let index = indices[element] {
        groups[index].marks.append(mark)
      } else {
        indices[element] = groups.count
        groups.append((element, [mark]))
      }
    }
    return groups
  }

  private static func isBalanced(_ tags: [Tag]) -> Bool {
    var depth = 0
    for tag in tags {
      switch tag {
      case .each, .ifBegins: depth += 1
      case .eachEnds, .ifEnds: depth -= 1
      case .elseBegins: if depth == 0 { return false }
      case .value, .picture, .remark: break
      }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  // MARK: Pairs

  private mutating func close(_ begin: Mark, _ parts: [Mark], with end: Mark) {
    guard let (first, last) = span(begin.node, end.node) else {
      fail(end, Self.straddles(begin.meaning))
      remove(begin, parts)
      return
    }
    // The parts of a condition stand where its tags stand: side by side with them.
    let isSideBySide = first == begin.node && last == end.node
    for part in parts
    where !isSideBySide && part.node.parent != first.parent
      || isSideBySide && part.node.parent != begin.node.parent
    {
      errors.append((part.tag, Self.elsewhere))
      remove(begin, parts)
      end.node.remove()
      return
    }
    let block = begin.node.tree.root.element("block", in: "urn:docket", prefix: "docket")
    first.insertBefore(block)
    var branches: [Block.Branch] = []
    func branch(_ condition: Condition?) {
      let element = block.element("branch")
      block.append(element)
      branches.append(Block.Branch(condition: condition, element: element))
    }
    var kind = Block.Kind.condition
    switch begin.meaning {
    case .each(let name):
      kind = .each(name)
      branch(nil)
    case .ifBegins(let condition): branch(condition)
    default: break
    }
    var node: XMLNode? = first
    while let next = node {
      node = next == last ? nil : next.next
      if let part = parts.first(where: { $0.node == next }),
        case .elseBegins(let condition) = part.meaning
      {
        next.remove()
        branch(condition)
      } else if next != begin.node, next != end.node {
        branches[branches.count - 1].element.append(next)
      }
    }
    begin.node.remove()
    end.node.remove()
    for part in parts { part.node.remove() }
    if !branches.allSatisfy({ $0.element.holdsWholeFields }) {
      errors.append((end.tag, Self.cutsField(begin.meaning)))
    }
    for branch in branches {
      lostBookmarks += branch.element.removeHalfRanges().map { (begin.tag, $0) }
    }
    blocks[block] = Block(kind: kind, branches: branches, tag: begin.tag)
  }

  /// What a pair takes: from one node to another beside it.
  ///
  /// Nil where something is half inside.
  private func span(_ begin: XMLNode, _ end: XMLNode) -> (first: XMLNode, last: XMLNode)? {
    if let parent = begin.parent, parent == end.parent { return (begin, end) }
    var path: [XMLNode] = []
    var node: XMLNode? = begin
    while let next = node {
      path.append(next)
      node = next.parent
    }
    var child = end
    while let parent = child.parent, !path.contains(parent) { child = parent }
    guard let common = child.parent, let index = path.firstIndex(of: common), index > 0 else {
      return nil
    }
    let (first, last) = (path[index - 1], child)
    if common.isW("tr") { return (common, common) }
    if common.isW("tbl") { return first.isW("tr") && last.isW("tr") ? (first, last) : nil }
    guard !common.isW("p"), isFirst(begin, in: first), isLast(end, in: last) else { return nil }
    return (first, last)
  }

  /// The tag is the first thing in its paragraph.
  private func isFirst(_ mark: XMLNode, in element: XMLNode) -> Bool {
    if mark == element { return true }
    guard element.isW("p"), mark.parent == element else { return false }
    var node = mark.previous
    while let next = node {
      if next.isVisible || next.holdsMark { return false }
      node = next.previous
    }
    return true
  }

  private func isLast(_ mark: XMLNode, in element: XMLNode) -> Bool {
    if mark == element { return true }
    guard element.isW("p"), mark.parent == element else { return false }
    var node = mark.next
    while let next = node {
      if next.isVisible || next.holdsMark { return false }
      node = next.next
    }
    return true
  }

  // MARK: Errors

  /// How deep blocks may stand in one another.
  static let depthLimit = 50

  static let tooDeep = TagError.block(
    "More than \(depthLimit) blocks stand in one another.", "Take the inner ones apart.")

  private static func name(_ tag: Tag) -> String {
    switch tag {
    case .each, .eachEnds: "each"
    default: "if"
    }
  }

  static func unclosed(_ tag: Tag) -> TagError {
    .block(
      "This {{#\(name(tag))}} is never closed.", "Write {{/\(name(tag))}} where it should end.",
      code: "template.unclosed-block")
  }

  static func endAlone(_ tag: Tag) -> TagError {
    .block(
      "There is no {{#\(name(tag))}} before this {{/\(name(tag))}}.",
      "Delete it, or write {{#\(name(tag)) …}} where it should begin.",
      code: "template.unclosed-block")
  }

  static let elseAlone = TagError.block(
    "This {{else}} stands in no {{#if}}.", "Delete it, or write {{#if …}} before it.",
    code: "template.unclosed-block")

  static func elseBehindElse(_ condition: Condition?) -> TagError {
    condition == nil
      ? .block("This {{#if}} has a second {{else}}.", "Delete one of them.")
      : .block("{{else if}} stands behind {{else}}.", "Put {{else}} last.")
  }

  static func crossed(_ end: Tag, _ begin: Tag) -> TagError {
    .block(
      "{{/\(name(end))}} closes a block that {{#\(name(begin))}} has opened.",
      "Close the inner block first: {{/\(name(begin))}}, then {{/\(name(end))}}.",
      code: "template.unclosed-block")
  }

  private static func straddles(_ begin: Tag) -> TagError {
    .block(
      "{{#\(name(begin))}} and {{/\(name(begin))}} stand in different places: something is half between them.",
      "Put both into one paragraph, each alone into a paragraph of the same cell, or both into one row of the table."
    )
  }

  private static func cutsField(_ begin: Tag) -> TagError {
    .block(
      "{{#\(name(begin))}} and {{/\(name(begin))}} cut a field or link of Word: a part of it is half between them.",
      "Put both into the words of the field or link, or both outside of it.")
  }

  private static let elsewhere = TagError.block(
    "This {{else}} does not stand where its {{#if}} and {{/if}} stand.",
    "Put all three into one paragraph, or each alone into a paragraph of the same cell.")
}

extension TagError {
  fileprivate static func block(
    _ message: String, _ hint: String, code: String = "template.straddling-block"
  ) -> TagError {
    TagError(code: code, message: message, hint: hint)
  }
}
