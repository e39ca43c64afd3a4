internal import Archive
internal import CSandbox
internal import Forms

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A process that reads files for another docket and may do nothing else.
package enum ReadWorker {
  /// What docket is called with to be one.
  package static let command = "read-worker"

  /// Why a process cannot be a worker.
  package enum Failure: Error, Hashable, Sendable {
    /// Nobody is there to read for.
    case noSocket
    /// What it was told is no setup.
    case noSetup
    /// It could not give up what it must not have.
    case notLockedIn
  }

  static let ready = "ready"
  static let socket = WorkerSocket(number: 3)

  /// Reads what comes over the socket until nobody sends any more.
  ///
  /// Called first thing, while there is one thread. Whoever sends must be the process that started this one.
  package static func serve() throws(Failure) {
    guard socket.isSocket else { throw .noSocket }
    // A service manager that ends docket tells all its processes: this one ends when docket does.
    for told in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { _ = signal(told, SIG_IGN) }
    closeOthers()
    #if os(Linux)
      // Where docket is gone before this is set, the socket is closed, too.
      _ = docket_end_with_parent(SIGKILL)
      // It was started by a link whose name says nothing.
      unsafe _ = docket_name_process("docket-reader")
    #endif
    var lines = IncomingLines(socket, lineBytes: .max, takesFiles: true)
    guard let line = try? lines.next(before: nil), let setup = WorkerSetup(line: line) else {
      throw .noSetup
    }
    var reader = setup.reader()
    warmUp(&reader)
    guard ProcessLimits.set(setup.limits) else { throw .notLockedIn }
    do throws(Sandbox.Failure) {
      try Sandbox.enter()
    } catch {
      throw .notLockedIn
    }
    // A docket that has gone, or that sends what it never would: there is nobody left to tell.
    guard (try? socket.send(Array(ready.utf8) + [0x0A])) != nil else { return }
    while let line = try? lines.next(before: nil), let lot = WorkerLot(line: line),
      let files = files(lot, lines.takeFiles())
    {
      ProcessLimits.allowSeconds(setup.limits.cpuSeconds)
      if let order = lot.entries.first?.copy {
        guard (try? hand(setup.copy(of: files[0].bytes, order))) != nil else { return }
        continue
      }
      guard (try? read(files, with: &reader)) != nil else { return }
    }
  }

  /// Closes what another part of docket may have left open when it started this process.
  private static func closeOthers() {
    let first = socket.number + 1
    #if os(Linux)
      if docket_close_from(UInt32(first)) == 0 { return }
    #endif
    for descriptor in first..<max(first, Int32(clamping: sysconf(Int32(_SC_OPEN_MAX)))) {
      close(descriptor)
    }
  }

  /// Reads a Word file and a text, so that what libraries load when they are first used is loaded while
  /// files may be opened.
  static func warmUp(_ reader: inout FormReader) {
    _ = reader.read(WarmUp.files)
  }

  private static func files(_ lot: WorkerLot, _ handed: [Int32]) -> [FormReader.File]? {
    defer { for descriptor in handed { FileDescriptor(number: descriptor).end() } }
    // A copy is ordered of one file at a time.
    guard handed.count == lot.entries.count, !handed.isEmpty else { return nil }
    var files: [FormReader.File] = []
    for (entry, descriptor) in zip(lot.entries, handed) {
      guard let bytes = try? SealedFile.contents(descriptor) else { return nil }
      // What the file is known by is not for a worker to say.
      files.append(FormReader.File(bytes: bytes, name: entry.name, sha256: ""))
    }
    return files
  }

  private static func hand(_ copy: Result<CorrectionCopy, Refusal>) throws(FileFailure) {
    var writer = JSONWriter()
    writer.copy(copy)
    writer.endLine()
    writer.endLine()
    try socket.send(writer.bytes)
  }

  /// Reads files, and says of each what is in it: a line a form, or one for a message, and an empty one.
  private static func read(
    _ files: [FormReader.File], with reader: inout FormReader
  ) throws(FileFailure) {
    var writer = JSONWriter(capacity: 128 << 10)
    var left = files[...]
    while !left.isEmpty {
      let opened = reader.open(left)
      left = left.dropFirst(opened.count)
      for file in opened {
        if let message = file.message {
          writer.message(message, contents: true)
          writer.endLine()
          writer.endLine()
          try socket.send(writer.bytes)
          writer.removeAll()
          continue
        }
        for part in file.parts {
          for form in reader.read(part, of: file) {
            writer.form(form)
            writer.endLine()
          }
          if writer.bytes.count >= 64 << 10 {
            try socket.send(writer.bytes)
            writer.removeAll()
          }
        }
        writer.endLine()
      }
    }
    try socket.send(writer.bytes)
  }
}
