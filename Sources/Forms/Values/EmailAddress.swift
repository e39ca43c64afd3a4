/// Reads an e-mail address; its value is the address, with nothing added or mended. (W84)
enum EmailAddress {
  static func reading(of text: Span<UInt8>) -> TypedReading {
    guard text.count <= 1000 else { return .unclear(.notAnEmail, []) }
    let bytes = VisibleText(text).bytes
    let parts = bytes.split { $0 <= .space || $0 == UInt8(ascii: ";") }
    // A comma parts addresses only where another follows: "a@example,com" is a slip, not two answers.
    let pieces = parts.flatMap { part in
      part.count { $0 == UInt8(ascii: "@") } > 1 ? part.split(separator: UInt8(ascii: ",")) : [part]
    }
    let candidates = pieces.filter { $0.contains(UInt8(ascii: "@")) }.map(bare)
    let addresses = candidates.filter(isAddress)
    let values = addresses.map { AnswerValue.text(String(decoding: $0, as: UTF8.self)) }
    guard addresses.count == candidates.count, let value = values.first else {
      return .unclear(.notAnEmail, values)
    }
    guard values.allSatisfy({ $0 == value }) else { return .unclear(.severalEmails, values) }
    return isAlone(bytes, pieces) ? .value(value) : .unclear(.notAnEmail, values)
  }

  /// Without `mailto:`, angle brackets and stops round it.
  private static func bare(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var piece = piece
    while let first = piece.first, opening.contains(first) { piece.removeFirst() }
    while let last = piece.last, closing.contains(last) { piece.removeLast() }
    if piece.prefix(mailto.count).map(\.lowercased) == mailto {
      piece = piece.dropFirst(mailto.count)
    }
    return piece
  }

  /// Whether only a name before `<name@example.org>`, or a remark in brackets, stands beside the address.
  ///
  /// Other words may be a part of it that a space cut off.
  private static func isAlone(_ text: [UInt8], _ pieces: [ArraySlice<UInt8>]) -> Bool {
    guard let index = pieces.firstIndex(where: { $0.contains(UInt8(ascii: "@")) }) else {
      return false
    }
    let after = pieces[(index + 1)...].filter { !$0.contains(UInt8(ascii: "@")) }
    let isNamed =
      pieces[index].first == UInt8(ascii: "<") && pieces[index].contains(UInt8(ascii: ">"))
    guard index == 0 || isNamed else { return false }
    guard let first = after.first, let last = after.last else { return true }
    return first.first == UInt8(ascii: "(") && last.last == UInt8(ascii: ")")
  }

  private static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    guard let at = text.firstIndex(of: UInt8(ascii: "@")) else { return false }
    let local = text[..<at]
    let labels = text[(at + 1)...].split(separator: point, omittingEmptySubsequences: false)
    return !local.isEmpty && local.count <= 64 && local.first != point && local.last != point
      && local.allSatisfy { $0.isDigit || $0.isASCIILetter || localMarks.contains($0) }
      && !zip(local, local.dropFirst()).contains { $0 == point && $1 == point }
      && labels.count >= 2 && labels.allSatisfy(isLabel)
      && (labels.last ?? []).allSatisfy(\.isASCIILetter)
      && (labels.last ?? []).count >= 2
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    (1...63).contains(label.count) && label.first != .hyphen && label.last != .hyphen
      && label.allSatisfy { $0.isDigit || $0.isASCIILetter || $0 == .hyphen }
  }

  private static let point = UInt8(ascii: ".")
  private static let mailto = Array("mailto:".utf8)
  private static let opening = Set("<([\"'".utf8)
  private static let closing = Set(">)]\"'.,;:".utf8)
  private static let localMarks = Set("!#$%&'*+/=?^_`{|}~.-".utf8)
}
