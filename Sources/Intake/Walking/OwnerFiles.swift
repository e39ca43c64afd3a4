/// The files by which Word and LibreOffice tell others that they have a document open.
///
/// Word's is named like the document, behind `~$` that stands for its first letters where the name is long;
/// LibreOffice's is `.~lock.NAME#`.
struct OwnerFiles {
  private var names: Set<[UInt8]> = []

  private static let word = Array("~$".utf8)
  private static let libreOffice = Array(".~lock.".utf8)

  /// Takes up a name that a folder holds, where it is that of such a file.
  mutating func note(_ name: ArraySlice<UInt8>) {
    guard name.starts(with: Self.word) || name.starts(with: Self.libreOffice) else { return }
    names.insert(Array(name))
  }

  /// Whether one of them, in the same folder, is about a document of this name.
  func tell(of name: ArraySlice<UInt8>) -> Bool {
    guard !names.isEmpty else { return false }
    if names.contains(Self.libreOffice + name + [UInt8(ascii: "#")]) { return true }
    var rest = name
    for _ in 0..<3 {
      if names.contains(Self.word + rest) { return true }
      rest = Self.withoutFirstLetter(rest)
    }
    return false
  }

  private static func withoutFirstLetter(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isInside = { (byte: UInt8) in byte & 0xC0 == 0x80 }
    return name.dropFirst().drop(while: isInside)
  }
}
