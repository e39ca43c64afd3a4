internal import Archive
internal import XML

/// A Word file opened: its parts by name. (ECMA-376 Part 2)
struct Package: ~Copyable {
  private var archive: ZipArchive
  /// Parts that are no XML and that the document can be read without.
  private(set) var unreadableParts: [PartName] = []

  init(_ bytes: [UInt8], limits: ReadingLimits, inflater: Inflater?) throws(PackageError) {
    do {
      archive = try ZipArchive(bytes, limits: limits, inflater: inflater)
    } catch {
      throw PackageError(error)
    }
  }

  func has(_ entry: some StringProtocol) -> Bool { archive.index(of: String(entry)) != nil }

  /// What the ZIP holds where it is no Word file; nil where it may be one. (W6)
  mutating func foreignKind() throws(PackageError) -> String? {
    guard let first = archive.entries.first else { return "an empty ZIP archive" }
    if first.name == "mimetype" {
      let type = String(decoding: try unpack(0), as: UTF8.self)
      if type.hasPrefix("application/vnd.oasis.opendocument.text") {
        return "an OpenDocument text"
      }
      if type.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") {
        return "an OpenDocument spreadsheet"
      }
      return type.hasPrefix("application/epub") ? "an e-book" : "an OpenDocument file"
    }
    guard !has("_rels/.rels"), !has("[Content_Types].xml") else { return nil }
    if archive.entries.contains(where: { $0.name.hasSuffix(".iwa") }) { return "a Pages document" }
    return "a ZIP archive"
  }

  /// Reads a part that the document cannot be read without.
  mutating func read<Handler: XMLHandler>(
    _ part: PartName, with xml: inout XMLReader, into handler: inout Handler
  ) throws(PackageError) {
    guard let index = archive.index(of: String(part.entry)) else {
      throw .damaged(part: part.text, reason: "the part is missing")
    }
    let bytes = try unpack(index)
    do {
      try xml.read(consume bytes, into: &handler)
    } catch {
      throw PackageError(error, in: part.text)
    }
  }

  /// The bytes of a part; nil where it is missing.
  mutating func contents(of part: PartName) throws(PackageError) -> [UInt8]? {
    guard let index = archive.index(of: String(part.entry)) else { return nil }
    return try unpack(index)
  }

  /// The names of all entries.
  var entryNames: [String] { archive.entries.map(\.name) }

  /// Reads a part that the document can be read without; false where it is missing or no XML.
  mutating func readIfPossible<Handler: XMLHandler>(
    _ part: PartName, with xml: inout XMLReader, into handler: inout Handler
  ) throws(PackageError) -> Bool {
    guard let index = archive.index(of: String(part.entry)) else { return false }
    let bytes = try unpack(index)
    return try parse(part) { () throws(XMLFailure) in try xml.read(bytes, into: &handler) }
  }

  /// What a part holds, from the cache or through a handler; nil where it is missing or no XML.
  mutating func value<Handler: XMLHandler, Value>(
    of part: PartName, cache: inout PartCache<Value>, with xml: inout XMLReader,
    _ handler: @autoclosure () -> Handler, _ result: (Handler) -> Value
  ) throws(PackageError) -> Value? {
    guard let index = archive.index(of: String(part.entry)) else { return nil }
    let crc = archive.entries[index].crc
    let packed: [UInt8]
    do {
      packed = try archive.packed(index)
    } catch {
      throw failure(error, of: index)
    }
    if let value = cache.value(for: packed, crc: crc) { return value }
    let bytes: [UInt8]
    do {
      bytes = try archive.unpack(index, packed: packed)
    } catch {
      throw failure(error, of: index)
    }
    var handler = handler()
    guard
      try parse(part, { () throws(XMLFailure) in try xml.read(bytes, into: &handler) })
    else { return nil }
    let value = result(handler)
    cache.insert(value, for: packed, crc: crc)
    return value
  }

  /// Runs a reading; false, and a note of the part, where it is no proper XML.
  private mutating func parse(_ part: PartName, _ reading: () throws(XMLFailure) -> Void)
    throws(PackageError) -> Bool
  {
    do {
      try reading()
      return true
    } catch .malformed {
      unreadableParts.append(part)
      return false
    } catch {
      throw PackageError(error, in: part.text)
    }
  }

  private mutating func unpack(_ index: Int) throws(PackageError) -> [UInt8] {
    do {
      return try archive.unpack(index)
    } catch {
      throw failure(error, of: index)
    }
  }

  private func failure(_ failure: ZipFailure, of index: Int) -> PackageError {
    archive.entries[index].isEncrypted ? .encrypted : PackageError(failure)
  }
}
