internal import Archive
internal import Word
internal import XML

/// Names and numbers that must be unique.
extension CodeWriter {
  /// Writes an element whose names must be unique, or of which something is filled as it stands.
  mutating func write(_ node: XMLNode, unique: [UniqueName]) {
    // Signs are cut out of what is written, so that it can be written round what they become.
    var cuts: [(sign: String, step: Code.Step)] = []
    func sign(_ step: Code.Step) -> String {
      cuts.append(("docket:\(cuts.count):here", step))
      return cuts[cuts.count - 1].sign
    }
    let plain = (plainTexts[node] ?? []).map { (text: $0, before: $0.text) }
    for name in unique { name.set(to: sign(name.step)) }
    for (text, _) in plain {
      text.set(
        text.pieces.reduce(into: "") { words, piece in
          switch piece {
          case .text(let part): words += part
          case .value(let tag, let index):
            words += sign(.value(tag, text.site(behind: words), tag: index))
          }
        })
    }
    var bytes: [UInt8] = []
    let isText = plain.contains { $0.text.place == .text }
    if isText { node.write(to: &bytes) } else { node.writeStart(to: &bytes) }
    for name in unique { name.set(to: name.value) }
    for (text, before) in plain { text.set(before) }
    add(bytes, cutAt: cuts)
    isVisible = isVisible || node.isVisible
    if isText { return }
    for child in node.children { write(child) }
    node.writeEnd(to: &code.bytes)
  }

  /// Bytes with steps in the places of signs.
  private mutating func add(_ bytes: [UInt8], cutAt cuts: [(sign: String, step: Code.Step)]) {
    let places = cuts.compactMap { cut in
      bytes.firstRange(of: Array(cut.sign.utf8)).map { (range: $0, step: cut.step) }
    }
    var copied = 0
    for place in places.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      code.bytes += bytes[copied..<place.range.lowerBound]
      copied = place.range.upperBound
      flush()
      add(place.step)
    }
    code.bytes += bytes[copied...]
  }

  /// The instruction of a field, with the name of a bookmark in it.
  mutating func write(instruction node: XMLNode, _ reference: BookmarkReference) {
    let sign = "docket:here"
    let instruction = node.text
    node.setText(reference.before + sign + reference.after)
    var bytes: [UInt8] = []
    node.write(to: &bytes)
    node.setText(instruction)
    add(bytes, cutAt: [(sign, .sameName(String(reference.name)))])
  }

  /// Comments of whoever made the template, and their ranges, do not come with each copy.
  func dropsWhenRepeated(_ node: XMLNode) -> Bool {
    node.isW(oneOf: ["commentRangeStart", "commentRangeEnd", "commentReference"])
  }
}
