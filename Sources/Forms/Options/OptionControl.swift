internal import Word

/// A box to tick that knows its state: a `w14:checkbox` or a legacy form field. (W38, W47)
struct OptionControl {
  var text: Range<Int>
  var box: OptionPiece.Box

  /// Those in `range`, in the order of the text.
  static func all(in range: Range<Int>, of story: borrowing Story) -> [OptionControl] {
    guard !(story.controls.isEmpty && story.legacyFields.isEmpty) else { return [] }
    var found: [OptionControl] = []
    for field in story.legacyFields where range.contains(field.text) {
      guard case .checkBox(let isChecked) = field.kind else { continue }
      found.append(OptionControl(text: field.text, box: isChecked ? .on : .off))
    }
    for control in story.controls where range.contains(control.text) {
      guard case .checkBox(let isChecked, let checked, let unchecked) = control.kind else {
        continue
      }
      let shown = story.text[control.text]
      let own = isChecked ? checked : unchecked
      let other = isChecked ? unchecked : checked
      let box: OptionPiece.Box = isChecked ? .on : .off
      let agrees =
        isShown(own, in: shown) || (!isShown(other, in: shown) && agrees(shown, with: box))
      found.append(OptionControl(text: control.text, box: agrees ? box : .disputed))
    }
    if found.count > 1 { found.sort { $0.text.lowerBound < $1.text.lowerBound } }
    return found
  }

  private static func isShown(_ glyph: String, in shown: ArraySlice<UInt8>) -> Bool {
    glyph.utf8.elementsEqual(trimmed(shown)) || glyph.utf8.elementsEqual(shown)
  }

  /// Another program may show another glyph of the same meaning, such as ☑ for ☒, or none.
  private static func agrees(_ shown: ArraySlice<UInt8>, with box: OptionPiece.Box) -> Bool {
    let glyph = trimmed(shown)
    guard !glyph.isEmpty else { return true }
    let (scalar, next) = OptionFolding.decoded(Array(glyph), at: 0)
    guard next == glyph.count else { return false }
    return switch OptionGlyphs.kind(of: scalar) {
    case .box(.off): box == .off
    case .box, .sign(.tick), .sign(.cross): box == .on
    default: false
    }
  }

  private static func trimmed(_ shown: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var shown = shown
    while let last = shown.last, last <= 0x20 { shown.removeLast() }
    while let first = shown.first, first <= 0x20 { shown.removeFirst() }
    return shown
  }
}

extension Range<Int> {
  /// It holds `other` whole; an empty one may stand at its end.
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    other.lowerBound >= lowerBound && other.upperBound <= upperBound
  }
}
