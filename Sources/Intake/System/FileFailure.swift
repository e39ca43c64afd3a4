#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Why the kernel did not do what we asked of a file or folder.
package enum FileFailure: Error, Hashable, Sendable {
  case missing
  case denied
  /// Its disk may be read only.
  case readOnly
  case exists
  /// Another kind of thing than asked for: "a folder", "a named pipe".
  case otherKind(String)
  /// More bytes than the caller allows.
  case tooLarge
  /// It changed under our hands.
  case changing
  /// Another process holds it.
  case locked
  /// The disk could not read or write it.
  case failing
  /// It would have to go to another disk.
  case otherDisk
  case noSpace
  /// Whoever read from the pipe has gone.
  case closedPipe
  /// The process ran out of file descriptors.
  case tooManyOpen
  /// Anything else, in words.
  case other(reason: String)

  init(code: Int32) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .missing
      case EACCES, EPERM: .denied
      case EROFS: .readOnly
      case EXDEV: .otherDisk
      case EEXIST, ENOTEMPTY: .exists
      case EISDIR: .otherKind("a folder")
      case ELOOP: .otherKind("a link that leads nowhere")
      case ENXIO: .otherKind("a socket or a device")
      case ENOSPC, EDQUOT: .noSpace
      case EMFILE, ENFILE: .tooManyOpen
      case ENAMETOOLONG: .other(reason: "its name is too long")
      case EIO: .failing
      default: .other(reason: "the system says error \(code)")
      }
  }

  /// Of the call that has just failed.
  static var latest: FileFailure { FileFailure(code: errno) }

  /// The rest of a sentence that begins "X could not be opened: ".
  package var reason: String {
    switch self {
    case .missing: "it is not there"
    case .denied: "you are not allowed to"
    case .readOnly: "its disk may not be written"
    case .exists: "it exists already"
    case .otherKind(let kind): "it is \(kind)"
    case .tooLarge: "it is too large"
    case .changing: "it is being written at this moment"
    case .locked: "another program holds it"
    case .failing: "the disk could not read or write it"
    case .otherDisk: "it is on another disk"
    case .noSpace: "the disk is full"
    case .closedPipe: "nobody reads it any more"
    case .tooManyOpen: "too many files are open"
    case .other(let reason): reason
    }
  }
}
