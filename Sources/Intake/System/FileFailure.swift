#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Why the kernel did not do what we asked of a file or folder.
package enum FileFailure: Error, Hashable, Sendable {
  case missing
  case denied
  case exists
  /// Another kind of thing than asked for: "a folder", "a named pipe".
  case otherKind(String)
  /// More bytes than the caller allows.
  case tooLarge
  /// It changed under our hands.
  case changing
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
      case EACCES, EPERM, EROFS: .denied
      case EEXIST, ENOTEMPTY: .exists
      case EISDIR: .otherKind("a folder")
      case ELOOP: .otherKind("a link that leads nowhere")
      case ENXIO: .otherKind("a socket or a device")
      case ENOSPC, EDQUOT: .noSpace
      case EMFILE, ENFILE: .tooManyOpen
      case ENAMETOOLONG: .other(reason: "its name is too long")
      case EIO: .other(reason: "the disk could not read or write it")
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
    case .exists: "it exists already"
    case .otherKind(let kind): "it is \(kind)"
    case .tooLarge: "it is too large"
    case .changing: "it is being written at this moment"
    case .noSpace: "the disk is full"
    case .closedPipe: "nobody reads it any more"
    case .tooManyOpen: "too many files are open"
    case .other(let reason): reason
    }
  }
}
