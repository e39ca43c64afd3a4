/// One operator of a content stream with what stands before it.
package struct PDFOperation: Hashable, Sendable {
  /// The operator, such as `Tj`.
  ///
  /// An inline image is one operation, `BI`, whose operands are its dictionary and its data.
  package let name: String
  package let operands: [PDFObject]
}

extension PDFOperation {
  /// The operations of a content stream, in order. (ISO 32000-1, 7.8.2 "Content Streams")
  package static func operations(in content: [UInt8]) throws(PDFFailure) -> [PDFOperation] {
    var scanner = PDFScanner(content, readsReferences: false)
    var operations: [PDFOperation] = []
    var operands: [PDFObject] = []
    while true {
      switch try scanner.next() {
      case .object(let operand): operands.append(operand)
      case .keyword("BI"):
        operations.append(try inlineImage(&scanner))
        operands = []
      case .keyword(let name):
        operations.append(PDFOperation(name: name, operands: operands))
        operands = []
      case .end:
        guard operands.isEmpty else {
          throw PDFFailure(message: "The content stream ends with operands and no operator.")
        }
        return operations
      }
    }
  }
}

/// Reads an inline image up to its `EI`. (ISO 32000-1, 8.9.7 "Inline Images")
private func inlineImage(_ scanner: inout PDFScanner) throws(PDFFailure) -> PDFOperation {
  var entries: [String: PDFObject] = [:]
  loop: while true {
    switch try scanner.next() {
    case .object(.name(let key)): entries[key] = try scanner.object()
    case .keyword("ID"): break loop
    default: throw scanner.failure("An inline image has a damaged dictionary")
    }
  }
  let start = scanner.offset + 1
  // The data may hold "EI" by chance: it ends where white space stands on both sides.
  var end = start
  let bytes = scanner.bytes
  while end + 2 < bytes.count {
    let isEnd =
      PDFScanner.isSpace(bytes[end]) && bytes[end + 1] == UInt8(ascii: "E")
      && bytes[end + 2] == UInt8(ascii: "I")
      && (end + 3 == bytes.count || PDFScanner.isSpace(bytes[end + 3]))
    if isEnd {
      scanner.offset = end + 3
      return PDFOperation(
        name: "BI", operands: [.dictionary(entries), .string(Array(bytes[start..<end]))])
    }
    end += 1
  }
  throw scanner.failure("An inline image does not end")
}
