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

  /// Those that may be tried now, new ones first, and nanoseconds until the next of the others is due.
  mutating func due(
    _ files: [DroppedFile], steadyNow: Int64
  ) -> (files: [DroppedFile], wait: Int64?) {
    guard !entries.isEmpty else { return (files, nil) }
    let present = Set(files.map(\.path))
    entries = entries.filter { present.contains($0.key) }
    var wait: Int64?
    var again: [DroppedFile] = []
    var fresh: [DroppedFile] = []
    for file in files {
      guard let entry = entries[file.path] else {
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
