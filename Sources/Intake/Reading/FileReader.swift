package import Forms
package import Word

/// Reads found files into forms, several at a time; one a thread.
package struct FileReader: ~Copyable {
  private enum Pending {
    case bytes([UInt8], FilePath)
    case done(ReadFile)
  }

  private var reader: FormReader
  private var pending: [Pending] = []
  private var pendingBytes = 0
  private var lastBytes = 0
  private let fileBytes: Int
  private let now: Int

  package init(_ settings: ReadingSettings) {
    reader = FormReader(
      forms: settings.forms, today: settings.today, school: settings.school,
      limits: settings.limits)
    fileBytes = settings.fileBytes
    now = settings.now
  }

  /// Takes a file to be opened with the next ``openPending()``; its bytes are read now.
  package mutating func take(_ found: FoundFile) {
    switch found {
    case .leftAlone(let path):
      pending.append(.done(ReadFile(path: path, forms: [], wasLeftAlone: true)))
    case .refused(let path, let refusal): pending.append(.done(.refused(path, refusal)))
    case .file(let path, let followingLinks): take(path, followingLinks: followingLinks)
    }
  }

  /// Whether enough was taken for one go.
  ///
  /// What is read together should fit the processor's cache; a large file keeps a step's code in it by
  /// itself.
  package var isFull: Bool {
    pending.count >= 32 || pendingBytes >= 768 << 10 || lastBytes >= 128 << 10
  }

  /// Opens what was taken, in that order: all of it, or as much of it as should be in memory at once.
  ///
  /// - Returns: at least one file where any was taken; the next call opens those behind them.
  package mutating func openPending() -> [TakenFile] {
    var files: [FormReader.File] = []
    for case .bytes(let bytes, let path) in pending {
      files.append(FormReader.File(bytes: bytes, name: path.text))
    }
    var opened = reader.open(files[...])[...]
    var taken: [TakenFile] = []
    taken.reserveCapacity(pending.count)
    taking: for file in pending {
      switch file {
      case .bytes(let bytes, let path):
        guard let file = opened.popFirst() else { break taking }
        taken.append(TakenFile(path: path, bytes: bytes, content: .opened(file)))
      case .done(let file):
        taken.append(
          TakenFile(
            path: file.path, bytes: file.bytes, content: .read(file.forms),
            wasLeftAlone: file.wasLeftAlone))
      }
    }
    pending.removeFirst(taken.count)
    (pendingBytes, lastBytes) = (0, 0)
    return taken
  }

  /// Reads some records of a file that this or another reader opened.
  package func read(_ records: Range<Int>, of file: TakenFile) -> ReadFile {
    switch file.content {
    case .read(let forms):
      ReadFile(
        path: file.path, bytes: file.bytes, forms: forms, wasLeftAlone: file.wasLeftAlone)
    case .opened(let opened):
      ReadFile(path: file.path, bytes: file.bytes, forms: reader.read(records, of: opened))
    }
  }

  /// The document that a person sees in a file that was named.
  package mutating func document(_ path: FilePath) throws(Refusal) -> Document {
    switch Walk.named(path) {
    case .refused(_, let refusal): throw refusal
    case .file, .leftAlone:
      return try reader.document(contents(path, followingLinks: true), path.text)
    case nil: throw .notAFile(.folder)
    }
  }

  private func contents(_ path: FilePath, followingLinks: Bool) throws(Refusal) -> [UInt8] {
    do throws(FileFailure) {
      return try path.contents(upTo: fileBytes, followingLinks: followingLinks)
    } catch .tooLarge {
      throw .tooLarge(limit: fileBytes)
    } catch {
      throw .cannotOpen(error)
    }
  }

  private mutating func take(_ path: FilePath, followingLinks: Bool) {
    do throws(Refusal) {
      let bytes = try contents(path, followingLinks: followingLinks)
      if bytes.isEmpty, !followingLinks, isYoung(path) {
        pending.append(.done(ReadFile(path: path, forms: [], wasLeftAlone: true)))
      } else {
        pending.append(.bytes(bytes, path))
        pendingBytes += bytes.count
        lastBytes = bytes.count
      }
    } catch {
      pending.append(.done(.refused(path, error)))
    }
  }

  /// An empty file of the last day may be one that is still arriving. (W10)
  private func isYoung(_ path: FilePath) -> Bool {
    guard let status = try? path.status(followingLinks: false) else {
      return true  // it has gone since: nothing to say about it
    }
    return now - status.modified < 24 * 60 * 60
  }
}
