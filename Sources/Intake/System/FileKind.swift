#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What a path names.
package enum FileKind: Hashable, Sendable {
  case file
  case folder
  case link
  /// "a named pipe", "a socket", "a device".
  case special(String)

  init(mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .special("a named pipe")
      case S_IFSOCK: .special("a socket")
      default: .special("a device")
      }
  }

  /// As a person says it.
  package var name: String {
    switch self {
    case .file: "a file"
    case .folder: "a folder"
    case .link: "a link"
    case .special(let name): name
    }
  }
}

/// What the kernel tells of a path without opening it.
package struct FileStatus: Hashable, Sendable {
  package var kind: FileKind
  package var size: Int
  /// Seconds since 1970.
  package var modified: Int
  /// The disk and the number on it: what two names of one file have in common.
  package var identity: [UInt64]
  /// Accounts other than its owner's may read, change or enter it.
  package var isOpenToOthers: Bool

  init(_ status: stat) {
    kind = FileKind(mode: status.st_mode)
    size = Int(status.st_size)
    isOpenToOthers = status.st_mode & 0o077 != 0
    identity = [UInt64(status.st_dev), UInt64(status.st_ino)]
    #if canImport(Glibc)
      modified = status.st_mtim.tv_sec
    #else
      modified = status.st_mtimespec.tv_sec
    #endif
  }
}

extension FilePath {
  /// What the path names; of a link what it leads to, where the caller follows links.
  package func status(followingLinks: Bool) throws(FileFailure) -> FileStatus {
    var result = stat()
    let code =
      followingLinks ? unsafe stat(terminated, &result) : unsafe lstat(terminated, &result)
    guard code == 0 else { throw .latest }
    return FileStatus(result)
  }

  /// Both name one file that is there.
  package func isSameFile(as other: FilePath) -> Bool {
    guard let own = try? status(followingLinks: true),
      let its = try? other.status(followingLinks: true)
    else { return false }  // what is not there is not the same
    return own.identity == its.identity
  }
}
