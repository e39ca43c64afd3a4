package import Archive
internal import XML

/// What is to change in a Word file, part by part; nothing else in the file does.
package struct WordChanges: Sendable {
  private var parts: [(name: PartName, bytes: [UInt8])] = []

  package init() {}

  /// Puts bytes in the place of a part, or makes a part of them.
  package mutating func set(_ part: PartName, to bytes: [UInt8]) {
    if let index = parts.firstIndex(where: { $0.name == part }) {
      parts[index].bytes = bytes
    } else {
      parts.append((part, bytes))
    }
  }

  /// What a part is to hold, where it is to change.
  package subscript(part: PartName) -> [UInt8]? { parts.first { $0.name == part }?.bytes }

  /// The file with the changes in it.
  ///
  /// - Parameter file: the whole file, one that ``WordFile`` has opened.
  /// - Returns: the changed file; the same changes give the same bytes.
  /// - Throws: where there is no memory for it.
  package func applied(to file: [UInt8]) throws(ZipFailure) -> [UInt8] {
    let editor = try ZipEditor(file)
    for (name, bytes) in parts { try editor.set(String(name.entry), to: bytes) }
    return try editor.finish()
  }
}
