internal import CSystemCalls

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension FilePath {
  /// Gives a file, a link or a folder another name on the same disk, in one step where the file system can.
  ///
  /// - Parameter path: the new name.
  /// - Throws: ``FileFailure``; `exists` where something has the new name. Nothing has changed then.
  package func moveWithoutReplacing(to path: FilePath) throws(FileFailure) {
    if unsafe docket_rename_without_replacing(terminated, path.terminated) == 0 { return }
    // Network shares may know no such rename; the other way leaves both names for a moment.
    guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else { throw .latest }
    try move(to: path, replacing: false)
  }
}
