internal import CLibdeflate

/// Writes ZIPs for tests, and does as it is told: any header may lie.
///
///     var zip = ZipBuilder()
///     zip.add("word/document.xml", "<w:document/>")
///     zip.add("a.xml", "<a/>") { $0.crc = 0 }
///     let bytes = zip.bytes
package struct ZipBuilder: Sendable {
  /// One entry with all that its headers say; change any of it to make it lie.
  package struct Entry: Sendable {
    /// The name in the central directory.
    package var name: [UInt8]
    /// The name in the local header.
    package var localName: [UInt8]
    /// The compression method in both headers: 0 stored, 8 deflated.
    package var method: UInt16
    /// The flags of both headers; bit 0 is "encrypted", bit 3 "a data descriptor follows".
    package var flags: UInt16 = 0
    package var crc: UInt32
    /// The unpacked size that the headers claim.
    package var size: UInt32
    /// The packed size that the headers claim; nil for the true one.
    package var packedSize: UInt32?
    /// The bytes as they lie in the file.
    package var packed: [UInt8]
    /// The extra field of the central directory.
    package var extra: [UInt8] = []
    /// Whether the body is written; where not, the entry shares the body of the one before it.
    package var hasBody = true
  }

  package private(set) var entries: [Entry] = []
  /// The number of entries that the end record claims; nil for the true one.
  package var claimedCount: UInt16?
  package var comment: [UInt8] = []
  /// Bytes before the first entry, which the offsets do not count.
  package var prefix: [UInt8] = []
  /// Bytes after the end record.
  package var suffix: [UInt8] = []

  package init() {}

  /// Adds an entry; `lie` may change what is written about it.
  package mutating func add(
    _ name: String, _ bytes: [UInt8], deflated: Bool = true, lie: (inout Entry) -> Void = { _ in }
  ) {
    let name = [UInt8](name.utf8)
    var entry = Entry(
      name: name, localName: name, method: deflated ? 8 : 0, crc: ZipBuilder.crc32(bytes),
      size: UInt32(bytes.count), packed: deflated ? ZipBuilder.deflate(bytes) : bytes)
    lie(&entry)
    entries.append(entry)
  }

  /// Adds an entry that holds text.
  package mutating func add(
    _ name: String, _ text: String, deflated: Bool = true, lie: (inout Entry) -> Void = { _ in }
  ) {
    add(name, [UInt8](text.utf8), deflated: deflated, lie: lie)
  }

  /// The whole file. (APPNOTE.TXT, 4.3 "General format of a .ZIP file")
  package var bytes: [UInt8] {
    var file = LittleEndianBytes()
    var directory = LittleEndianBytes()
    var offset = 0
    for entry in entries {
      if entry.hasBody {
        offset = file.bytes.count
        append(entry, to: &file)
      }
      directory.append(UInt32(0x0201_4B50), UInt16(20), UInt16(20))
      append(headerOf: entry, isLocal: false, to: &directory)
      directory.append(UInt16(entry.name.count), UInt16(entry.extra.count), UInt16(0), UInt16(0))
      directory.append(UInt16(0), UInt32(0), UInt32(offset))
      directory.bytes += entry.name + entry.extra
    }
    let start = UInt32(file.bytes.count)
    file.bytes += directory.bytes
    let count = claimedCount ?? UInt16(truncatingIfNeeded: entries.count)
    file.append(UInt32(0x0605_4B50), UInt16(0), UInt16(0), count, count)
    file.append(UInt32(directory.bytes.count), start, UInt16(comment.count))
    return prefix + file.bytes + comment + suffix
  }

  private func append(_ entry: Entry, to file: inout LittleEndianBytes) {
    file.append(UInt32(0x0403_4B50), UInt16(20))
    append(headerOf: entry, isLocal: true, to: &file)
    file.append(UInt16(entry.localName.count), UInt16(0))
    file.bytes += entry.localName + entry.packed
    guard entry.flags & 8 != 0 else { return }
    file.append(UInt32(0x0807_4B50), entry.crc, entry.packedSize ?? UInt32(entry.packed.count))
    file.append(entry.size)
  }

  /// The fields that both headers share: flags, method, time, checksum, sizes.
  private func append(headerOf entry: Entry, isLocal: Bool, to bytes: inout LittleEndianBytes) {
    let comesLater = isLocal && entry.flags & 8 != 0
    bytes.append(entry.flags, entry.method, UInt16(0), UInt16(0x21))
    bytes.append(comesLater ? UInt32(0) : entry.crc)
    bytes.append(comesLater ? UInt32(0) : entry.packedSize ?? UInt32(entry.packed.count))
    bytes.append(comesLater ? UInt32(0) : entry.size)
  }

  /// A raw deflate stream.
  package static func deflate(_ bytes: [UInt8]) -> [UInt8] {
    let compressor = unsafe libdeflate_alloc_compressor(6)
    defer { unsafe libdeflate_free_compressor(compressor) }
    let bound = unsafe libdeflate_deflate_compress_bound(compressor, bytes.count)
    return unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, filled in
      unsafe filled = bytes.withUnsafeBytes { input in
        unsafe libdeflate_deflate_compress(
          compressor, input.baseAddress, input.count, output.baseAddress, bound)
      }
    }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe libdeflate_crc32(0, $0.baseAddress, $0.count) }
  }
}

/// Bytes that numbers are appended to as ZIP wants them, the lowest byte first.
struct LittleEndianBytes {
  var bytes: [UInt8] = []

  mutating func append<each Number: FixedWidthInteger>(_ numbers: repeat each Number) {
    for number in repeat each numbers {
      for shift in stride(from: 0, to: number.bitWidth, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
  }
}
