#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension FileDescriptor {
  package static let standardInput = FileDescriptor(number: 0)

  /// Everything up to the end, or a little more than a limit.
  ///
  /// - Parameter limit: in bytes; where there is more, at least one byte more than it comes back.
  /// - Returns: the bytes.
  /// - Throws: what the system says.
  package func contents(upTo limit: Int) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let part = try part()
      if part.isEmpty { return bytes }
      bytes += part
    }
    return bytes
  }

  private func part() throws(FileFailure) -> [UInt8] {
    let size = 1 << 14
    while true {
      var got = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        #if canImport(Glibc)
          got = unsafe Glibc.read(number, buffer.baseAddress, size)
        #else
          got = unsafe Darwin.read(number, buffer.baseAddress, size)
        #endif
        count = max(got, 0)
      }
      if got >= 0 { return bytes }
      if errno != EINTR { throw .latest }
    }
  }

  /// Reads to the end; one byte more than expected is asked for, so that the end is seen at once.
  ///
  /// - Throws: ``FileFailure``, `changing` where there is more.
  func contents(expecting size: Int) throws(FileFailure) -> [UInt8] {
    var failure: FileFailure?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count <= size {
        let space = unsafe UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let got = unsafe readOnce(into: space)
        if got < 0 { failure = .latest }
        if got <= 0 { return }
        count += got
      }
      failure = .changing
    }
    if let failure { throw failure }
    return bytes
  }

  private func readOnce(into space: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      #if canImport(Glibc)
        let got = unsafe Glibc.read(number, space.baseAddress, space.count)
      #else
        let got = unsafe Darwin.read(number, space.baseAddress, space.count)
      #endif
      if got >= 0 || errno != EINTR { return got }
    }
  }
}
