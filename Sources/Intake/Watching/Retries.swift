/// When a file that could not be taken is tried again: after growing pauses, and new files first.
struct Retries {
  private struct Entry {
    var attempts: Int
    /// Nanoseconds of a clock that only goes on.
    var due: Int64
  }

  private var entries: [FilePath: Entry] = [:]

  /// A file that failed so often waits for a person.
  static let attempts = 8

  /// Pauses of 5 s, 10 s, 20 s and so on up to 5 minutes.
  static func pause(after attempts: Int) -> Int64 {
    let seconds = min(300, 5 << min(attempts - 1, 10))
    return Int64(seconds) * 1_000_000_000
  }

  /// Whether nothing waits to be tried again.
  var isEmpty: Bool { entries.isEmpty }

  /// Forgets what is no longer there.
  ///
  /// - Parameter present: all that lies there, settled or not: a file that was put back must settle anew.
  mutating func keep(_ present: () -> Set<FilePath>) {
    guard !entries.isEmpty else { return }
    let present = present()
    entries = entries.filter { present.contains($0.key) }
  }

  /// Those that may be tried now, new ones first, and nanoseconds until the next of the others is due.
  func due<File>(
    _ files: [File], by path: (File) -> FilePath, steadyNow: Int64
  ) -> (files: [File], wait: Int64?) {
    guard !entries.isEmpty else { return (files, nil) }
    var wait: Int64?
    var again: [File] = []
    var fresh: [File] = []
    for file in files {
      guard let entry = entries[path(file)] else {
        fresh.append(file)
        continue
      }
      let left = entry.due - steadyNow
      if left <= 0 { again.append(file) } else { wait = min(wait ?? left, left) }
    }
    return (fresh + again, wait)
  }

  /// Notes that a file failed, and says how often it has.
  mutating func failed(_ path: FilePath, steadyNow: Int64) -> Int {
    let attempts = (entries[path]?.attempts ?? 0) + 1
    entries[path] = Entry(attempts: attempts, due: steadyNow + Self.pause(after: attempts))
    return attempts
  }

  mutating func succeeded(_ path: FilePath) {
    if !entries.isEmpty { entries[path] = nil }
  }
}
