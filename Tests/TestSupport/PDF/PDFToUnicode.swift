/// What each character code of a font means in Unicode. (ISO 32000-1, 9.10.3 "ToUnicode CMaps")
struct PDFToUnicode: Sendable {
  private(set) var texts: [Int: String] = [:]
  /// How many bytes the code space ranges give a code.
  private(set) var codeLengths: Set<Int> = []

  init(_ cmap: [UInt8]) throws(PDFFailure) {
    var scanner = PDFScanner(cmap, readsReferences: false)
    while true {
      switch try scanner.next() {
      case .keyword("begincodespacerange"):
        while case .object(.string(let low)) = try scanner.next() {
          codeLengths.insert(low.count)
          _ = try scanner.object()
        }
      case .keyword("beginbfchar"):
        while case .object(.string(let code)) = try scanner.next() {
          texts[number(code)] = utf16Text(try scanner.object().stringBytes ?? [])
        }
      case .keyword("beginbfrange"):
        while case .object(.string(let low)) = try scanner.next() {
          try readRange(from: low, &scanner)
        }
      case .end: return
      default: continue
      }
    }
  }

  private mutating func readRange(
    from low: [UInt8], _ scanner: inout PDFScanner
  ) throws(PDFFailure) {
    let first = number(low)
    guard let high = try scanner.object().stringBytes, first <= number(high),
      number(high) <= 0xFF_FFFF
    else {
      throw scanner.failure("A range of a ToUnicode map is damaged")
    }
    switch try scanner.object() {
    case .array(let several):
      for (index, text) in several.enumerated() where first + index <= number(high) {
        texts[first + index] = utf16Text(text.stringBytes ?? [])
      }
    case .string(var text):
      for code in first...number(high) {
        texts[code] = utf16Text(text)
        // Only the last byte counts up within a range.
        if let last = text.popLast() { text.append(last &+ 1) }
      }
    default: throw scanner.failure("A range of a ToUnicode map is damaged")
    }
  }

  private func number(_ code: [UInt8]) -> Int { code.suffix(4).reduce(0) { $0 << 8 | Int($1) } }
}
