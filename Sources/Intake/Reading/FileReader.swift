package import Forms
package import Word

/// Reads found files into forms; one a thread.
package struct FileReader: ~Copyable {
  private var reader: FormReader
  private let fileBytes: Int
  private let now: Int

  package init(_ settings: ReadingSettings) {
    reader = FormReader(
      forms: settings.forms, today: settings.today, school: settings.school,
      limits: settings.limits)
    fileBytes = settings.fileBytes
    now = settings.now
  }

  package mutating func read(_ found: FoundFile) -> ReadFile {
    switch found {
    case .leftAlone(let path): ReadFile(path: path, forms: [], wasLeftAlone: true)
    case .refused(let path, let refusal): .refused(path, refusal)
    case .file(let path, let followingLinks): read(path, followingLinks: followingLinks)
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

  private mutating func read(_ path: FilePath, followingLinks: Bool) -> ReadFile {
    let bytes: [UInt8]
    do throws(Refusal) {
      bytes = try contents(path, followingLinks: followingLinks)
    } catch {
      return .refused(path, error)
    }
    if bytes.isEmpty, !followingLinks, isYoung(path) {
      return ReadFile(path: path, forms: [], wasLeftAlone: true)
    }
    return ReadFile(path: path, bytes: bytes, forms: reader.read(bytes, file: path.text))
  }

  /// An empty file of the last day may be one that is still arriving. (W10)
  private func isYoung(_ path: FilePath) -> Bool {
    guard let status = try? path.status(followingLinks: false) else {
      return true  // it has gone since: nothing to say about it
    }
    return now - status.modified < 24 * 60 * 60
  }
}
