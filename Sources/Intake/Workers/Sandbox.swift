#if os(Linux)
  internal import CSandbox
  internal import Glibc
#endif

/// What a process that reads files gives up, for good, before its first file.
package enum Sandbox {
  /// What this kernel can take from a process that asks for it.
  package struct Report: Hashable, Sendable {
    /// The version of Landlock, which takes files and the network; nil where the kernel has none.
    package var landlock: Int?
    /// seccomp, which takes system calls.
    package var filtersCalls: Bool
    /// A process may give up ever having more rights than it has.
    package var givesUpPrivileges: Bool
  }

  package static var report: Report {
    #if os(Linux)
      let landlock = Int(docket_landlock_version())
      return Report(
        landlock: landlock > 0 ? landlock : nil, filtersCalls: docket_has_filter() != 0,
        givesUpPrivileges: docket_knows_privileges() != 0)
    #else
      return Report(landlock: nil, filtersCalls: false, givesUpPrivileges: false)
    #endif
  }

  /// A lock that the kernel has and that did not close.
  struct Failure: Error, Hashable {
    var lock: String
  }

  /// Gives up all that can be given up; only where there is no other thread.
  static func enter() throws(Failure) {
    try closeFiles()
    try closeCalls()
  }

  /// Landlock: no path may be opened, no TCP port be used, nobody outside be sent a signal.
  static func closeFiles() throws(Failure) {
    #if os(Linux)
      let report = report
      guard !report.givesUpPrivileges || docket_give_up_privileges() == 0 else {
        throw Failure(lock: "no_new_privs")
      }
      guard docket_keep_memory_private() == 0 else { throw Failure(lock: "dumpable") }
      guard let version = report.landlock else { return }
      // Every right that the kernel knows: one that it does not know would be an error. (landlock(7))
      var rights = docket_landlock_rights(
        files: version >= 5 ? 0xFFFF : version >= 3 ? 0x7FFF : version == 2 ? 0x3FFF : 0x1FFF,
        network: version >= 4 ? 0b11 : 0, scopes: version >= 6 ? 0b11 : 0)
      let size = version >= 6 ? 24 : version >= 4 ? 16 : 8
      guard unsafe docket_landlock(&rights, size) == 0 else { throw Failure(lock: "Landlock") }
    #endif
  }

  /// seccomp: no system call but those that reading takes.
  static func closeCalls() throws(Failure) {
    #if os(Linux)
      guard report.filtersCalls else { return }
      guard docket_filter_calls() == 0 else { throw Failure(lock: "seccomp") }
    #endif
  }
}
