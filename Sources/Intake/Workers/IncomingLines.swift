#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The lines that come in over a socket, one at a time.
struct IncomingLines {
  enum Failure: Error, Hashable {
    /// Whoever sends has gone.
    case closed
    case late
    case tooLong
    case system(FileFailure)
  }

  private let socket: WorkerSocket
  private let takesFiles: Bool
  private let lineBytes: Int
  private var buffer: [UInt8] = []
  /// Where the next line begins, and how far no end of it was found.
  private var (start, searched) = (0, 0)
  /// What came with the lines, for whoever takes it to close.
  private(set) var files: [Int32] = []

  init(_ socket: WorkerSocket, lineBytes: Int, takesFiles: Bool) {
    self.socket = socket
    self.lineBytes = lineBytes
    self.takesFiles = takesFiles
  }

  /// Whether more came than the lines that were taken.
  var hasMore: Bool { start < buffer.count }

  /// The next line, without its end; a deadline of nil waits for ever.
  mutating func next(before deadline: Deadline?) throws(Failure) -> ArraySlice<UInt8> {
    while true {
      if let end = firstEnd() {
        guard end - start <= lineBytes else { throw .tooLong }
        defer {
          start = end + 1
          searched = start
        }
        return buffer[start..<end]
      }
      guard buffer.count - start <= lineBytes else { throw .tooLong }
      try receive(before: deadline)
    }
  }

  mutating func takeFiles() -> [Int32] {
    defer { files = [] }
    return files
  }

  private mutating func firstEnd() -> Int? {
    let found = unsafe buffer.withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + searched, 0x0A, bytes.count - searched)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
    searched = found ?? buffer.count
    return found
  }

  private mutating func receive(before deadline: Deadline?) throws(Failure) {
    let left = deadline?.milliseconds
    if let left, left <= 0 { throw .late }
    if start > 0 {
      buffer.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    do throws(FileFailure) {
      guard
        let got = try socket.receive(upTo: 256 << 10, withFiles: takesFiles, milliseconds: left)
      else { return }
      guard !got.bytes.isEmpty else { throw .closedPipe }
      buffer += got.bytes
      files += got.files
    } catch .closedPipe {
      throw .closed
    } catch {
      throw .system(error)
    }
  }
}
