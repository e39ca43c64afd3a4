/// A table that is read in parts.
package struct CSVSource: Sendable {
  let byteCount: Int
  /// Bytes at an offset; fewer than asked for at the end.
  let read: @Sendable (_ offset: Int, _ count: Int) throws(CSVError) -> [UInt8]
  let partBytes: Int

  /// - Parameters:
  ///   - byteCount: of the whole table.
  ///   - partBytes: how much of it is read at once.
  ///   - read: gives the bytes at an offset, fewer than asked for only at the end.
  package init(
    byteCount: Int, partBytes: Int = 1 << 16,
    read: @escaping @Sendable (_ offset: Int, _ count: Int) throws(CSVError) -> [UInt8]
  ) {
    self.byteCount = byteCount
    self.partBytes = partBytes
    self.read = read
  }

  /// Whether it is UTF-8 without signs that no text has; the whole table is gone through.
  package func isPlainText() throws(CSVError) -> Bool {
    var offset = 0
    var rest: [UInt8] = []
    while offset < byteCount {
      let part = try read(offset, partBytes)
      guard !part.isEmpty, !part.contains(0), !part.contains(0x1B) else { return false }
      offset += part.count
      rest += part
      // A line ends a character, too.
      let end = offset == byteCount ? rest.count : (rest.lastIndex(of: 0x0A) ?? -1) + 1
      guard end > 0, String(validating: rest[..<end], as: UTF8.self) != nil else {
        // A line longer than a part is left to who reads the whole.
        return false
      }
      rest.removeFirst(end)
    }
    return true
  }
}
