/// One hash over all of a backup that the store in it does not vouch for itself.
///
/// The store is held by its chain and the hashes of its originals; with this one, no byte of a backup that
/// means anything can change unseen. It is the SHA-256 of these lines, each ended by one line feed:
///
///     docket backup 1
///     <version of docket>
///     <milliseconds since 1970-01-01T00:00:00Z> <minutes that the wall clock was ahead of UTC>
///     <number of the last event> <its hash>
///     <mode of a file, decimal> <SHA-256 of its bytes> <its path, ended by a NUL>    a line each, by path
enum BackupSeal {
  static func hash(
    docket: String, made: Moment, head: ChainHead, files: [BackupFile]
  ) -> String {
    var bytes = Array("docket backup 1\n\(docket)\n".utf8)
    bytes += Array("\(made.milliseconds) \(made.zoneMinutes)\n\(head)\n".utf8)
    for file in files.sorted(by: { $0.path < $1.path }) {
      bytes += Array("\(file.mode) \(EventChain.sha256(file.bytes)) ".utf8)
      bytes += file.path.bytes + [0, UInt8(ascii: "\n")]
    }
    return EventChain.sha256(bytes)
  }
}
