extension [UInt8] {
  /// Appends a part of other bytes.
  package mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Appends what stands in a range of its own.
  package mutating func appendCopy(of range: Range<Int>) {
    let end = count
    append(addingCapacity: range.count) { $0.append(repeating: 0, count: range.count) }
    unsafe withUnsafeMutableBytes { bytes in
      let source = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
      unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[end...]).copyMemory(from: source)
    }
  }

  /// Appends a text of the program.
  package mutating func append(_ text: StaticString) {
    unsafe append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
