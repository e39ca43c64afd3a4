/// One entry of a ZIP, as its central directory describes it.
///
/// The sizes are what the file claims. They are good for refusing; what is unpacked is held against them.
package struct ZipEntry: Hashable, Sendable {
  /// How the bytes of an entry are packed. (APPNOTE.TXT, 4.4.5 "compression method")
  package enum Method: Hashable, Sendable {
    case stored
    case deflated
    case other(number: Int)
  }

  /// The name as it stands, such as `word/document.xml`; no leading slash.
  package let name: String
  package let method: Method
  package let isEncrypted: Bool
  /// The bytes that the entry takes in the file.
  package let packedBytes: Int
  /// The bytes that the entry unpacks to.
  package let bytes: Int
  /// The CRC-32 of the unpacked bytes.
  package let crc: UInt32

  /// Whether this is a folder, which holds no bytes.
  package var isFolder: Bool { name.utf8.last == UInt8(ascii: "/") }
}
