package import Forms

/// What a walk comes upon.
package enum FoundFile: Hashable, Sendable {
  /// A file to read. A link is followed only where a person named it.
  case file(FilePath, followingLinks: Bool)
  /// Something that cannot be a form, and why.
  case refused(FilePath, Refusal)
  /// Something that nobody sent as a form: a lock, a fragment, a file still empty. (W10)
  case leftAlone(FilePath)
  /// A form of a typed-up batch, which is read as if it were a file.
  case record(TypedRecord)

  package var path: FilePath {
    switch self {
    case .file(let path, _), .refused(let path, _), .leftAlone(let path): path
    case .record(let record): record.batch
    }
  }
}
