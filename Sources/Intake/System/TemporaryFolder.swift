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

  deinit { Self.remove(path) }

  private static func remove(_ path: FilePath) {
    // What is left in a folder for temporary things is no trouble to anybody.
    for name in (try? path.names()) ?? [] {
      let inside = path.appending(name)
      let isFolder = (try? inside.status(followingLinks: false))?.kind == .folder
      if isFolder { remove(inside) } else { unsafe unlink(inside.terminated) }
    }
    unsafe rmdir(path.terminated)
  }
}
