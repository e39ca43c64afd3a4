/// Something in a document that is filled in: a content control or a legacy form field.
/// (ECMA-376 Part 1, §17.5.2 and §17.16.17)
struct FlowControl: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case text(isMultiline: Bool)
    case checkBox(isOn: Bool)
    /// The options as they are shown; others can be written where it is editable.
    case choice([String], isEditable: Bool)
  }

  var kind: Kind
  /// What programs know it by; empty where it has none.
  var name: String
  /// What is said of it to whoever fills it in; empty where nothing is.
  var tip: String
  /// What stands in it; empty where nothing but a prompt does.
  var value: String
  /// Its content is locked: it can be read, not changed.
  var isLocked = false
}

extension FlowParagraph {
  /// The same with boxes to tick, which are characters to Word, as controls.
  var withTickBoxes: FlowParagraph {
    guard inlines.contains(where: { $0.hasTickBox }) else { return self }
    var paragraph = self
    paragraph.inlines = []
    for (index, inline) in inlines.enumerated() {
      guard inline.hasTickBox, case .text(let text) = inline.kind else {
        paragraph.inlines.append(inline)
        continue
      }
      let behind = inlines[(index + 1)...].prefix { !$0.hasTickBox }.reduce(into: "") {
        words, next in
        if case .text(let part) = next.kind { words += part }
      }
      var rest = text[...]
      while !rest.isEmpty {
        let part = rest.prefix { !Self.tickBoxes.contains($0) }
        var piece = inline
        if !part.isEmpty {
          piece.kind = .text(String(part))
          paragraph.inlines.append(piece)
        }
        rest = rest[part.endIndex...]
        guard let box = rest.popFirst() else { break }
        // What is ticked is said behind the box.
        let words = rest.prefix { !Self.tickBoxes.contains($0) }
        let tip = (words.count == rest.count ? words + behind : words).trimming(" \u{A0}").prefix(
          80)
        piece.kind = .text(String(box))
        piece.control = paragraph.controls.count
        paragraph.inlines.append(piece)
        paragraph.controls.append(
          FlowControl(
            kind: .checkBox(isOn: box == "☒" || box == "☑"), name: String(tip), tip: String(tip),
            value: ""))
      }
    }
    return paragraph
  }

  fileprivate static let tickBoxes: Set<Character> = ["☐", "☒", "☑", "□"]
}

extension FlowInline {
  fileprivate var hasTickBox: Bool {
    guard control == nil, case .text(let text) = kind else { return false }
    return text.contains { FlowParagraph.tickBoxes.contains($0) }
  }
}
