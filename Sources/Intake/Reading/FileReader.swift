package import Forms

/// Reads found files into forms, several at a time, itself or by workers; one a thread.
package struct FileReader: ~Copyable {
  private enum Pending {
    case bytes([UInt8], FilePath, TypedRecord?)
    case done(ReadFile)
  }

  /// Nil where workers read.
  private var reader: FormReader?
  private let workers: ReaderPool?
  private var pending: [Pending] = []
  private var pendingBytes = 0
  private var lastBytes = 0
  private let fileBytes: Int
  private let now: Int

  /// - Parameters:
  ///   - settings: what to read with.
  ///   - workers: who reads, where it is not this thread; they have the same settings.
  package init(_ settings: ReadingSettings, workers: ReaderPool? = nil) {
    reader = workers == nil ? FormReader(settings) : nil
    self.workers = workers
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
    case .record(let record): take(record)
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
    var contents = openPendingBytes()[...]
    var taken: [TakenFile] = []
    taken.reserveCapacity(pending.count)
    taking: for file in pending {
      switch file {
      case .bytes(let bytes, let path, let record):
        guard let (content, failure) = contents.popFirst() else { break taking }
        taken.append(
          TakenFile(
            path: path, bytes: bytes, content: content, record: record, failure: failure))
      case .done(let file):
        taken.append(
          TakenFile(
            path: file.path, bytes: file.bytes, content: .read(file.forms), record: file.record,
            wasLeftAlone: file.wasLeftAlone))
      }
    }
    pending.removeFirst(taken.count)
    (pendingBytes, lastBytes) = (0, 0)
    return taken
  }

  /// What is in the files that are pending, or in the first of them.
  private mutating func openPendingBytes() -> [(TakenFile.Content, ReadingFailure?)] {
    let files = pending.compactMap { file -> FormReader.File? in
      guard case .bytes(let bytes, let path, let record) = file else { return nil }
      return FormReader.File(bytes: bytes, name: path.text, isTyped: record != nil)
    }
    guard let workers else {
      return reader?.open(files[...]).map { (.opened($0), nil) } ?? []
    }
    let answers = workers.read(
      files.map {
        WorkerFile(name: $0.name, bytes: $0.bytes, sha256: FileHash.sha256($0.bytes))
      })
    return answers.map { answer in
      switch answer {
      case .forms(let forms): (.read(forms), nil)
      case .message(let message): (.message(message), nil)
      case .copy: (.read([]), .crashed(times: 1))  // of no file that is read
      case .crashed(let times): (.read([]), .crashed(times: times))
      case .overTime: (.read([]), .overTime)
      case .tooMuch: (.read([]), .tooMuch)
      case .notRead: (.read([]), .unavailable(reason: "docket is to stop"))
      case .unavailable(let reason): (.read([]), .unavailable(reason: reason))
      }
    }
  }

  /// Reads some records of a file that this or another reader opened.
  package func read(_ records: Range<Int>, of file: TakenFile) -> ReadFile {
    var read = ReadFile(
      path: file.path, bytes: file.bytes, forms: [], wasLeftAlone: file.wasLeftAlone,
      failure: file.failure)
    read.record = file.record
    switch file.content {
    case .read(let forms): read.forms = forms
    case .message(let message): (read.forms, read.message) = (message.forms, message)
    case .opened(let opened):
      // Only a reader opens one, so there is one.
      read.forms = reader?.read(records, of: opened) ?? []
      read.message = opened.message
    }
    return read
  }

  /// The text that a person sees in a file that was named.
  package static func visibleText(
    _ path: FilePath, _ settings: ReadingSettings
  ) throws(Refusal) -> String {
    switch Walk.named(path) {
    case .refused(_, let refusal): throw refusal
    case .file, .leftAlone, .record:
      let bytes = try contents(path, followingLinks: true, upTo: settings.fileBytes)
      var reader = FormReader(settings)
      return try reader.visibleText(bytes, file: path.text)
    case nil: throw .notAFile(.folder)
    }
  }

  /// The forms of a file that was named; nil of a folder.
  package static func file(_ path: FilePath, _ settings: ReadingSettings) -> ReadFile? {
    guard let found = Walk.named(path) else { return nil }
    var reader = FileReader(settings)
    reader.take(found)
    return reader.openPending().first.map { reader.read($0.wholeRange, of: $0) }
  }

  private static func contents(
    _ path: FilePath, followingLinks: Bool, upTo fileBytes: Int
  ) throws(Refusal) -> [UInt8] {
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
      let bytes = try Self.contents(path, followingLinks: followingLinks, upTo: fileBytes)
      let isOurs = bytes.isEmpty ? isYoung(path) : DeliveryNote.isNote(bytes)
      if isOurs, !followingLinks {
        pending.append(.done(ReadFile(path: path, forms: [], wasLeftAlone: true)))
      } else {
        append(bytes, path)
      }
    } catch {
      pending.append(.done(.refused(path, error)))
    }
  }

  private mutating func take(_ record: TypedRecord) {
    guard let refusal = record.refusal else { return append(record.bytes, record.batch, record) }
    var file = ReadFile.refused(record.batch, refusal)
    file.record = record
    pending.append(.done(file))
  }

  private mutating func append(_ bytes: [UInt8], _ path: FilePath, _ record: TypedRecord? = nil) {
    pending.append(.bytes(bytes, path, record))
    pendingBytes += bytes.count
    lastBytes = bytes.count
  }

  /// An empty file of the last day may be one that is still arriving. (W10)
  private func isYoung(_ path: FilePath) -> Bool {
    guard let status = try? path.status(followingLinks: false) else {
      return true  // it has gone since: nothing to say about it
    }
    return now - status.modified < 24 * 60 * 60
  }
}

extension FormReader {
  fileprivate init(_ settings: ReadingSettings) {
    self.init(
      forms: settings.forms, today: settings.today, school: settings.school,
      limits: settings.limits)
    messages = settings.messages
    namesWords = settings.namesWords
  }
}
