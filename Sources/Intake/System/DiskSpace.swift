#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How full a disk is.
package struct DiskSpace: Hashable, Sendable {
  /// What may still be written, in bytes.
  package var free: Int
  /// The whole disk, in bytes.
  package var total: Int

  package init(free: Int, total: Int) {
    self.free = free
    self.total = total
  }

  /// The disk that a file or folder lies on.
  ///
  /// - Parameter path: a file or folder that is there.
  /// - Throws: what the system says.
  package init(at path: FilePath) throws(FileFailure) {
    var status = statvfs()
    guard unsafe statvfs(path.terminated, &status) == 0 else { throw .latest }
    let unit = Int(clamping: UInt64(status.f_frsize))
    free = Self.product(Int(clamping: UInt64(status.f_bavail)), unit)
    total = Self.product(Int(clamping: UInt64(status.f_blocks)), unit)
  }

  /// Under 1 GiB or 5 %: nothing more is taken in then. (PROMISES, limits)
  package var isShort: Bool { free < 1 << 30 || free < total / 20 }

  private static func product(_ blocks: Int, _ unit: Int) -> Int {
    let (bytes, overflows) = blocks.multipliedReportingOverflow(by: unit)
    return overflows ? Int.max : bytes
  }
}
