#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An open file, by its number; whoever opened it closes it.
package struct FileDescriptor: Sendable, Hashable {
  package let number: Int32

  package static let standardOutput = FileDescriptor(number: 1)
  package static let standardError = FileDescriptor(number: 2)

  package init(number: Int32) {
    self.number = number
  }

  /// Writes all the bytes.
  ///
  /// - Throws: ``FileFailure/closedPipe`` where whoever read them has gone.
  package func write(_ bytes: [UInt8]) throws(FileFailure) {
    var start = 0
    while start < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          unsafe Glibc.write(number, buffer.baseAddress?.advanced(by: start), buffer.count - start)
        #else
          unsafe Darwin.write(number, buffer.baseAddress?.advanced(by: start), buffer.count - start)
        #endif
      }
      if written > 0 {
        start += written
      } else if errno == EPIPE {
        throw .closedPipe
      } else if errno != EINTR {
        throw .latest
      }
    }
  }

  /// Closes it: the number may mean another file then.
  func end() { close(number) }

  /// Whether a person watches it on a terminal.
  package var isTerminal: Bool { isatty(number) == 1 }

  /// The columns of the terminal; nil where it is none.
  package var columns: Int? {
    guard isTerminal else { return nil }
    var size = winsize()
    guard unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
