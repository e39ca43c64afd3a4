/// The text folded for comparing, without white space at its ends.
package func folded(_ text: some Collection<UInt8>) -> [UInt8] {
  let bytes = Array(text)
  return folded(bytes.span, 0..<bytes.count)
}

/// A range of the text folded for comparing, without white space at its ends.
package func folded(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
  var cursor = FoldingCursor(from: range.lowerBound, to: range.upperBound)
  var folded: [UInt8] = []
  folded.reserveCapacity(range.count)
  while let byte = cursor.next(text) {
    if byte == 0x20 && folded.isEmpty { continue }
    folded.append(byte)
  }
  if folded.last == 0x20 { folded.removeLast() }
  return folded
}

/// True where both texts are the same words.
package func isSameWords(_ left: String, _ right: String) -> Bool {
  folded(left.utf8) == folded(right.utf8)
}
