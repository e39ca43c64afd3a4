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
  /// When its content changed, in seconds since 1970; programs may set it.
  package var modified: Int
  /// When its content changed, in nanoseconds since 1970.
  var modifiedAt: Int64
  /// When its content, name or rights changed, in nanoseconds since 1970, by the clock of the file system; no
  /// program can set it.
  var changedAt: Int64
  /// The disk and the number on it: what two names of one file have in common.
  package var identity: [UInt64]
  /// Who may read, write and run it: `0o600`.
  package var permissions: Int
  /// Accounts other than its owner's may read, change or enter it.
  package var isOpenToOthers: Bool { permissions & 0o077 != 0 }

  init(_ status: stat) {
    kind = FileKind(mode: status.st_mode)
    size = Int(status.st_size)
    permissions = Int(status.st_mode & 0o777)
    identity = [UInt64(status.st_dev), UInt64(status.st_ino)]
    #if canImport(Glibc)
      modified = status.st_mtim.tv_sec
      modifiedAt = Self.nanoseconds(status.st_mtim)
      changedAt = Self.nanoseconds(status.st_ctim)
    #else
      modified = status.st_mtimespec.tv_sec
      modifiedAt = Self.nanoseconds(status.st_mtimespec)
      changedAt = Self.nanoseconds(status.st_ctimespec)
    #endif
  }

  /// Held within what 64 bits count, for a file system may say any time.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    let seconds = min(max(Int64(time.tv_sec), -9_000_000_000), 9_000_000_000)
    return seconds * 1_000_000_000 + Int64(time.tv_nsec)
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

  /// Whether it names anything, a link that leads nowhere too.
  var isThere: Bool { (try? status(followingLinks: false)) != nil }

  /// Both name one file that is there.
  package func isSameFile(as other: FilePath) -> Bool {
    guard let own = try? status(followingLinks: true),
      let its = try? other.status(followingLinks: true)
    else { return false }  // what is not there is not the same
    return own.identity == its.identity
  }
}
