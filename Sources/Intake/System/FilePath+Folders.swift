#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension FilePath {
  /// Takes a folder away with all in it, or a file, as far as it can be.
  package func removeAll() {
    for name in (try? rawNames()) ?? [] {
      let inside = appending(name)
      let isFolder = (try? inside.status(followingLinks: false))?.kind == .folder
      if isFolder { inside.removeAll() } else { unsafe unlink(inside.terminated) }
    }
    if unsafe rmdir(terminated) != 0 { unsafe unlink(terminated) }
  }

  /// The path without links, `.` and `..`, from the root; nil where it names nothing.
  package var resolved: FilePath? {
    guard let resolved = unsafe realpath(terminated, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe FilePath(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
  }

  /// It is a folder, or stands in it or deeper.
  package func isInside(_ folder: FilePath) -> Bool {
    guard let own = resolved, let folder = folder.resolved else { return false }
    let inside = folder.bytes.last == UInt8(ascii: "/") ? folder.bytes : folder.bytes + [0x2F]
    return (own.bytes + [0x2F]).starts(with: inside)
  }

  /// Whether this process may do some things with what the path names, as far as the system can tell.
  package func allows(_ wish: Access) -> Bool {
    unsafe faccessat(AT_FDCWD, terminated, wish.mode, AT_EACCESS) == 0
  }

  package enum Access: Hashable, Sendable {
    case listing, writing, running

    fileprivate var mode: Int32 {
      switch self {
      case .listing: R_OK | X_OK
      case .writing: W_OK | X_OK
      case .running: X_OK
      }
    }
  }
}
