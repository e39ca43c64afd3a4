internal import Intake

/// stdout: data, gathered and written in large pieces.
struct Output {
  private var bytes: [UInt8] = []

  /// What is written at once.
  private static let piece = 1 << 16

  mutating func write(_ more: [UInt8]) throws {
    if more.count >= Self.piece {
      try flush()
      return try FileDescriptor.standardOutput.write(more)
    }
    bytes.append(contentsOf: more)
    if bytes.count >= Self.piece { try flush() }
  }

  mutating func line(_ text: String = "") throws {
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count >= Self.piece { try flush() }
  }

  /// Hands on what was gathered; call it before docket waits for something, and at the end.
  mutating func flush() throws {
    guard !bytes.isEmpty else { return }
    defer { bytes.removeAll(keepingCapacity: true) }
    try FileDescriptor.standardOutput.write(bytes)
  }

  /// The columns to wrap lines for.
  static var columns: Int { FileDescriptor.standardOutput.columns ?? 80 }
}
