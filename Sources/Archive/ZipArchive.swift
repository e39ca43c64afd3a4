/// A ZIP in memory, read within limits.
///
/// What two programs could understand differently is refused when it is opened: double names, names that
/// lead out of a folder, entries that lie over each other. What concerns one entry is refused when that
/// entry is read, so that an odd picture does not cost the form. Bytes after the end, extra fields, data
/// descriptors and stored entries are no reason to refuse.
package struct ZipArchive: ~Copyable {
  /// The entries in the order of the central directory; an entry's number is its index.
  package let entries: [ZipEntry]
  private let limits: ReadingLimits
  private let zip: ZipHandle
  private let inflater: Inflater
  private let hashes: [UInt64]
  private var bytesRead = 0

  /// Opens the ZIP and checks its directory; no entry is unpacked.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - limits: what is refused for its size.
  ///   - inflater: unpacks the entries; one for many archives is cheaper than one each.
  /// - Throws: where the bytes are no ZIP that may be read.
  package init(_ bytes: [UInt8], limits: ReadingLimits, inflater: Inflater? = Inflater())
    throws(ZipFailure)
  {
    guard bytes.count <= limits.packageBytes else {
      throw .tooLarge(limit: "a file of \(limits.packageBytes.inMebibytes)")
    }
    guard !bytes.isEmpty else { throw .damaged(reason: "it is empty") }
    let zip = try ZipHandle(reading: bytes)
    let count = zip.count
    guard count <= limits.entries else {
      throw .tooLarge(limit: "\(limits.entries.grouped) entries")
    }
    var entries: [ZipEntry] = []
    var hashes: [UInt64] = []
    entries.reserveCapacity(count)
    hashes.reserveCapacity(count)
    var packedBytes = 0
    for index in 0..<count {
      guard let entry = zip.entry(index) else {
        throw .damaged(reason: "entry \(index + 1) of the ZIP cannot be read")
      }
      let name = entry.name.utf8.span
      if let danger = ZipName.danger(in: name) {
        throw .unsafe(reason: "the name of entry \(index + 1) of the ZIP \(danger)")
      }
      // At most 1,000 entries, so comparing each with all before it is cheaper than a set.
      let hash = ZipName.hash(name)
      for (other, seen) in hashes.enumerated()
      where seen == hash && ZipName.areSame(entries[other].name, entry.name) {
        throw .unsafe(reason: "entries \(other + 1) and \(index + 1) of the ZIP have the same name")
      }
      packedBytes = packedBytes.addingReportingOverflow(entry.packedBytes).partialValue
      guard entry.packedBytes <= bytes.count, packedBytes <= bytes.count else {
        throw .unsafe(reason: "the entries of the ZIP lie over each other")
      }
      entries.append(entry)
      hashes.append(hash)
    }
    guard let inflater else { throw .damaged(reason: "there is no memory to unpack the ZIP") }
    self.inflater = inflater
    self.entries = entries
    self.limits = limits
    self.zip = zip
    self.hashes = hashes
  }

  /// The number of the entry with this name; OPC compares names without case.
  package func index(of name: String) -> Int? {
    let hash = ZipName.hash(name.utf8.span)
    for index in hashes.indices
    where hashes[index] == hash && ZipName.areSame(entries[index].name, name) {
      return index
    }
    return nil
  }

  /// The bytes of an entry as they lie in the file, still packed.
  ///
  /// Equal packed bytes unpack to equal bytes, so they can be the key of what was read before. The limits
  /// count the unpacked size here already: whether a part is then unpacked or known makes no difference
  /// to what is refused.
  package mutating func packed(_ index: Int) throws(ZipFailure) -> [UInt8] {
    let entry = entries[index]
    try check(entry)
    guard let bytes = zip.packed(index, count: entry.packedBytes) else {
      throw .damaged(reason: "\(entry.name) is not where the ZIP says")
    }
    guard bytes.count == entry.packedBytes else {
      throw .damaged(reason: "\(entry.name) is cut short")
    }
    bytesRead += entry.bytes
    return bytes
  }

  /// The bytes of an entry, unpacked and held against size and checksum.
  package mutating func unpack(_ index: Int) throws(ZipFailure) -> [UInt8] {
    try unpack(index, packed: packed(index))
  }

  /// The unpacked bytes of an entry whose packed bytes were read before, with ``packed(_:)``.
  package func unpack(_ index: Int, packed: [UInt8]) throws(ZipFailure) -> [UInt8] {
    let entry = entries[index]
    var bytes = packed
    if entry.method == .deflated {
      do {
        bytes = try inflater.inflate(packed, count: entry.bytes)
      } catch {
        throw .damaged(reason: "\(entry.name) \(error.words)")
      }
    }
    guard bytes.count == entry.bytes else {
      throw .damaged(reason: "\(entry.name) has another size than the ZIP says")
    }
    guard Inflater.crc32(bytes) == entry.crc else {
      throw .damaged(reason: "the checksum of \(entry.name) is wrong")
    }
    return bytes
  }

  /// Refuses an entry before memory is taken for it.
  private func check(_ entry: ZipEntry) throws(ZipFailure) {
    guard !entry.isEncrypted else {
      throw .unsupported(reason: "\(entry.name) is protected by a password")
    }
    if case .other(let number) = entry.method {
      throw .unsupported(reason: "\(entry.name) is packed by method \(number)")
    }
    guard entry.bytes <= limits.partBytes else {
      throw .tooLarge(limit: "a part of \(limits.partBytes.inMebibytes)")
    }
    guard entry.bytes <= limits.totalBytes - bytesRead else {
      throw .tooLarge(limit: "parts of \(limits.totalBytes.inMebibytes) together")
    }
    guard
      entry.bytes <= limits.expansionFloor
        || entry.bytes / limits.expansionRatio <= entry.packedBytes
    else {
      throw .tooLarge(limit: "a part that unpacks to \(limits.expansionRatio) times its size")
    }
  }
}
