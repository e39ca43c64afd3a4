internal import ArgumentParser

/// How a run ended, as the shell sees it.
///
/// Bad arguments are 64, which the argument parser gives.
enum Status: Int32 {
  case complete = 0
  /// A finding, an unrecognised or a refused file, a broken record.
  case needsAPerson = 1
  /// No such path, no workspace, the disk, the store.
  case couldNotWork = 2

  /// Ends a command with this status.
  func finish() throws {
    if self != .complete { throw ExitCode(rawValue) }
  }
}
