internal import Forms

/// A file that was taken and opened, before its records are read.
package struct TakenFile: Sendable {
  enum Content: Sendable {
    /// Nothing is left to be read.
    case read([ReadForm])
    case opened(OpenedFile)
  }

  let path: FilePath
  /// Its whole content; empty where it was not read.
  let bytes: [UInt8]
  let content: Content
  var wasLeftAlone = false

  /// A part of fewer records costs more to hand over than it saves.
  ///
  /// A file of fewer records is read whole:
  /// other files keep the threads busy meanwhile.
  private static let (partSize, leastRecords) = (64, 512)

  /// The parts that may be read apart: one for nearly every file.
  var parts: [Range<Int>] {
    guard case .opened(let file) = content, file.records.count >= Self.leastRecords,
      file.canBeParted
    else { return [wholeRange] }
    let count = file.records.count / Self.partSize
    return (0..<count).map { part in
      part * file.records.count / count..<(part + 1) * file.records.count / count
    }
  }

  var wholeRange: Range<Int> {
    switch content {
    case .read: 0..<1
    case .opened(let file): file.records
    }
  }
}
