internal import Archive
internal import Word
internal import XML

/// Names and numbers that must be unique.
extension CodeWriter {
  mutating func write(_ node: XMLNode, unique: [UniqueName]) {
    // The values are cut out of the start tag, so that it can be written round what they become.
    let signs = unique.indices.map { "docket:\($0):here" }
    for (name, sign) in zip(unique, signs) { name.set(to: sign) }
    var tag: [UInt8] = []
    node.writeStart(to: &tag)
    for name in unique { name.set(to: name.value) }
    let cuts = zip(unique, signs).compactMap {
      name, sign -> (name: UniqueName, range: Range<Int>)? in
      tag.firstRange(of: Array(sign.utf8)).map { (name, $0) }
    }
    var copied = 0
    for cut in cuts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      code.bytes += tag[copied..<cut.range.lowerBound]
      copied = cut.range.upperBound
      flush()
      switch cut.name.kind {
      case .name: add(.name(cut.name.value))
      case .sameName: add(.sameName(cut.name.value))
      case .note: add(.note(Int(cut.name.value) ?? 0))
      case .id(let kind): add(.id(kind, Int(cut.name.value) ?? 0))
      }
    }
    code.bytes += tag[copied...]
    isVisible = isVisible || node.isVisible
    for child in node.children { write(child) }
    node.writeEnd(to: &code.bytes)
  }

  /// The instruction of a field, with the name of a bookmark in it.
  mutating func write(instruction node: XMLNode, _ reference: BookmarkReference) {
    let sign = "docket:here"
    let instruction = node.text
    node.setText(reference.before + sign + reference.after)
    var bytes: [UInt8] = []
    node.write(to: &bytes)
    node.setText(instruction)
    guard let place = bytes.firstRange(of: Array(sign.utf8)) else { return }
    code.bytes += bytes[..<place.lowerBound]
    flush()
    add(.sameName(String(reference.name)))
    code.bytes += bytes[place.upperBound...]
  }

  /// Comments of whoever made the template, and their ranges, do not come with each copy.
  func dropsWhenRepeated(_ node: XMLNode) -> Bool {
    node.isW(oneOf: ["commentRangeStart", "commentRangeEnd", "commentReference"])
  }
}
