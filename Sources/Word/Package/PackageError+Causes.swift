internal import Archive
package import XML

extension PackageError {
  /// What a failure of the ZIP means for the document.
  init(_ failure: ZipFailure) {
    self =
      switch failure {
      case .damaged(let reason): .damaged(part: nil, reason: reason)
      case .tooLarge(let limit): .tooLarge(limit: limit)
      case .unsafe(let reason): .unsafe(reason: reason)
      case .unsupported(let reason): .damaged(part: nil, reason: reason)
      }
  }

  /// What a failure of a part means for the document.
  package init(_ failure: XMLFailure, in part: String) {
    self =
      switch failure {
      case .malformed(let reason, let line):
        .damaged(part: part, reason: "\(reason) (line \(line))")
      case .doctype: .unsafe(reason: "\(part) declares a DOCTYPE, which Word files may not have")
      case .encoding(let name): .unreadableEncoding(name)
      case .tooLarge(let limit): .tooLarge(limit: limit)
      }
  }
}
