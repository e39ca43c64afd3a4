/// Tells a file that is still being written from one that is there. (G4)
///
/// A file is settled when its size, times and inode were the same for some seconds: by the clock of the
/// file system since they changed last, or by our own since we saw them first. The first way knows a
/// file that lay there before we looked; the second one does where the clock was set back.
///
/// One that Word or LibreOffice has open is likely to be saved once more, which would be another form. It settles
/// when it is closed; or in half an hour, for a program that broke down says for ever that it has it open.
struct Settling {
  private struct Sight {
    var status: FileStatus
    /// Nanoseconds of a clock that only goes on.
    var since: Int64
  }

  private let nanoseconds: Int64
  private static let openNanoseconds: Int64 = 1_800_000_000_000
  private var sights: [FilePath: Sight] = [:]

  init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// Parts what lies there into what is settled, and how long to wait for the next of the others.
  ///
  /// - Parameters:
  ///   - files: all that lies there; what is not among them is forgotten.
  ///   - fileSystemNow: the clock of the file system, nanoseconds since 1970; nil where it tells none.
  ///   - steadyNow: nanoseconds of a clock that only goes on.
  /// - Returns: the settled ones, in order, and nanoseconds to wait; nil where there are no others.
  mutating func sort(
    _ files: [DroppedFile], fileSystemNow: Int64?, steadyNow: Int64
  ) -> (settled: [DroppedFile], wait: Int64?) {
    var seen: [FilePath: Sight] = [:]
    var settled: [DroppedFile] = []
    var shortest: Int64?
    for file in files {
      let known = sights[file.path]
      let sight =
        if let known, known.status == file.status { known } else {
          Sight(status: file.status, since: steadyNow)
        }
      seen[file.path] = sight
      let age = fileSystemNow.map { $0 - file.status.changedAt } ?? 0
      let needed = file.isOpen ? Self.openNanoseconds : nanoseconds
      let left = needed - max(age, steadyNow - sight.since)
      if left <= 0 { settled.append(file) } else { shortest = min(shortest ?? left, left) }
    }
    sights = seen
    return (settled, shortest)
  }
}
