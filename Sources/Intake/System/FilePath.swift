/// A path as the kernel has it: bytes, which need not be text.
package struct FilePath: Hashable, Sendable {
  /// Without a closing NUL, and without a NUL inside.
  package let bytes: [UInt8]

  /// Nil where the path is empty or holds a NUL, which the kernel would take for its end.
  package init?(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard !bytes.isEmpty, !bytes.contains(0) else { return nil }
    self.bytes = bytes
  }

  /// The path that a text spells; what follows a NUL is dropped.
  package init(_ text: String) {
    let bytes = Array(text.utf8.prefix { $0 != 0 })
    self.bytes = bytes.isEmpty ? [UInt8(ascii: ".")] : bytes
  }

  private init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The path of something inside the folder that this path names.
  package func appending(_ name: some Collection<UInt8>) -> FilePath {
    var joined = bytes
    joined.reserveCapacity(bytes.count + 1 + name.count)
    if joined.last != UInt8(ascii: "/") { joined.append(UInt8(ascii: "/")) }
    joined.append(contentsOf: name)
    return FilePath(unchecked: joined)
  }

  package func appending(_ name: String) -> FilePath { appending(name.utf8) }

  /// What stands after the last slash.
  package var name: ArraySlice<UInt8> {
    var end = bytes.endIndex
    while end > 1, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    let start = bytes[..<end].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return start < end ? bytes[start..<end] : bytes[..<end]
  }

  /// The folder that this path stands in.
  package var parent: FilePath {
    let head = bytes[..<name.startIndex]
    if head.isEmpty { return FilePath(unchecked: [UInt8(ascii: ".")]) }
    let folder = head.count > 1 ? head.dropLast() : head
    return FilePath(unchecked: Array(folder))
  }

  /// The path as text; a byte that is no part of UTF-8 becomes `\xE9`.
  package var text: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while let byte = rest.first {
      let character = (1...4).lazy.compactMap { length in
        String(validating: rest.prefix(length), as: UTF8.self)
      }.first
      if let character {
        text += character
        rest = rest.dropFirst(character.utf8.count)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "\\x" + (digits.count == 1 ? "0" : "") + digits
        rest = rest.dropFirst()
      }
    }
    return text
  }

  /// As C wants it: closed by a NUL.
  var terminated: [CChar] {
    unsafe [CChar](unsafeUninitializedCapacity: bytes.count + 1) { buffer, count in
      for index in bytes.indices { unsafe buffer[index] = CChar(bitPattern: bytes[index]) }
      unsafe buffer[bytes.count] = 0
      count = bytes.count + 1
    }
  }
}
