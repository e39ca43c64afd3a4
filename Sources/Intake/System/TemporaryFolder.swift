#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A folder that is gone, with all in it, when nobody holds it any more.
package struct TemporaryFolder: ~Copyable {
  package let path: FilePath

  /// - Throws: what the system says.
  package init() throws(FileFailure) {
    let base = CurrentProcess.environment("TMPDIR") ?? "/tmp"
    var name = Array((base + "/docket-XXXXXX").utf8CString)
    guard unsafe mkdtemp(&name) != nil else { throw .latest }
    path = FilePath(String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  // What is left in a folder for temporary things is no trouble to anybody.
  deinit { path.removeAll() }
}
