internal import Folding

/// The brackets behind a label, with what they hold; nil where none stand there. (W22, W76)
func bracketedWords(_ text: borrowing Span<UInt8>, _ tail: Range<Int>) -> Range<Int>? {
  var offset = tail.lowerBound
  while offset < tail.upperBound, text[offset] != UInt8(ascii: "(") { offset += 1 }
  guard offset < tail.upperBound else { return nil }
  var end = tail.upperBound
  while end > offset, text[end - 1] != UInt8(ascii: ")") { end -= 1 }
  return end > offset + 1 ? offset..<end : nil
}

/// Words that tell how to fill in a field, such as `please print` or `e.g. 01/02/2026`. (W76)
///
/// An office writes them into its forms in many ways, and a person hardly begins an answer so.
func isInstruction(_ words: String) -> Bool {
  let first = folded(words.utf8).prefix { isWordByte($0) || $0 == UInt8(ascii: ".") }
  return openings.contains(Array(first)) || first.isEmpty
}

private let openings: Set<[UInt8]> = Set(
  [
    "required", "optional", "mandatory", "please", "e.g.", "e.g", "eg", "i.e.", "for", "max",
    "max.",
    "maximum", "min", "if", "tick", "delete", "circle", "choose", "select", "use", "block", "print",
    "give", "state", "see", "as", "in", "dd", "yyyy", "including", "include", "where", "who",
    "what",
    "when", "which", "how", "why", "and", "or", "full", "write", "enter", "type", "not", "with",
    "to",
  ].map { Array($0.utf8) })
