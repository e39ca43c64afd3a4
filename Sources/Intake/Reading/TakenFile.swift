internal import Forms

/// A file that was taken and opened, before its records are read.
package struct TakenFile: Sendable {
  enum Content: Sendable {
    /// Nothing is left to be read.
    case read([ReadForm])
    case message(ReadMessage)
    case opened(OpenedFile)
  }

  let path: FilePath
  /// Its whole content; empty where it was not read.
  let bytes: [UInt8]
  let content: Content
  /// Where it is a form of a typed-up batch.
  var record: TypedRecord?
  var wasLeftAlone = false
  var failure: ReadingFailure?

  /// The parts that may be read apart: one for nearly every file.
  var parts: [Range<Int>] {
    switch content {
    case .read, .message: [wholeRange]
    case .opened(let file): file.parts
    }
  }

  var wholeRange: Range<Int> {
    switch content {
    case .read, .message: 0..<1
    case .opened(let file): file.records
    }
  }
}
