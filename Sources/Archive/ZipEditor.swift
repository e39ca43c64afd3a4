internal import CLibzip

/// A ZIP in memory that is changed: some entries replaced or added, the others copied as they lie.
///
/// The same changes give the same bytes: entries keep their order, new ones come behind them in the order in
/// which they were added, and what is written carries one fixed time.
///
/// The ZIP must be one that ``ZipArchive`` has opened: here nothing is checked.
@safe package struct ZipEditor: ~Copyable {
  private let zip: OpaquePointer
  /// Where libzip writes to, read when the archive is closed.
  private let source: OpaquePointer

  /// Opens the ZIP; the bytes are copied.
  package init(_ bytes: [UInt8]) throws(ZipFailure) {
    guard let copy = unsafe Self.copied(bytes) else { throw Self.noMemory }
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    defer { unsafe zip_error_fini(&error) }
    guard let source = unsafe zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      unsafe free(copy)
      throw unsafe ZipFailure(opening: error)
    }
    unsafe zip_source_keep(source)
    guard let zip = unsafe zip_open_from_source(source, 0, &error) else {
      unsafe zip_source_free(source)
      unsafe zip_source_free(source)
      throw unsafe ZipFailure(opening: error)
    }
    unsafe self.zip = zip
    unsafe self.source = source
  }

  // Not finished means something threw on the way.
  deinit {
    unsafe zip_discard(zip)
    unsafe zip_source_free(source)
  }

  /// Puts bytes in the place of the entry with this name, or behind all others where there is none.
  ///
  /// - Parameters:
  ///   - name: of the entry, such as `word/document.xml`.
  ///   - bytes: what it holds from now on; packed when the archive is written.
  /// - Throws: where memory is short.
  package func set(_ name: String, to bytes: [UInt8]) throws(ZipFailure) {
    guard let copy = unsafe Self.copied(bytes) else { throw Self.noMemory }
    guard let data = unsafe zip_source_buffer(zip, copy, UInt64(bytes.count), 1) else {
      unsafe free(copy)
      throw failure
    }
    let names = UInt32(ZIP_FL_ENC_UTF_8)
    // A name is compared as it stands: entries of one name but for case are refused when it is opened.
    let found = unsafe zip_name_locate(zip, name, UInt32(ZIP_FL_ENC_RAW))
    let index =
      unsafe found < 0
      ? zip_file_add(zip, name, data, names)
      : zip_file_replace(zip, UInt64(found), data, 0) == 0 ? found : -1
    guard index >= 0 else {
      unsafe zip_source_free(data)
      throw failure
    }
    // zip_file_set_mtime goes through the zone of the machine; this is 1 January 1980.
    guard unsafe zip_file_set_dostime(zip, UInt64(index), 0, 0x21, 0) == 0,
      unsafe zip_set_file_compression(zip, UInt64(index), Int32(ZIP_CM_DEFLATE), 6) == 0
    else { throw failure }
  }

  /// Writes the archive and ends the editor.
  package consuming func finish() throws(ZipFailure) -> [UInt8] {
    guard unsafe zip_close(zip) == 0 else {
      let failure = failure
      _ = consume self  // still open: `deinit` discards it
      throw failure
    }
    let written = unsafe Self.contents(source)
    unsafe zip_source_free(source)
    discard self
    guard let written else { throw Self.noMemory }
    return written
  }

  private static func contents(_ source: OpaquePointer) -> [UInt8]? {
    var stat = unsafe zip_stat_t()
    guard unsafe zip_source_stat(source, &stat) == 0, unsafe zip_source_open(source) == 0 else {
      return nil
    }
    defer { unsafe _ = zip_source_close(source) }
    let size = unsafe Int(stat.size)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = unsafe max(0, Int(zip_source_read(source, buffer.baseAddress, UInt64(size))))
    }
    return bytes.count == size ? bytes : nil
  }

  private static func copied(_ bytes: [UInt8]) -> UnsafeMutableRawPointer? {
    guard let copy = unsafe malloc(max(bytes.count, 1)) else { return nil }
    unsafe bytes.withUnsafeBytes {
      unsafe UnsafeMutableRawBufferPointer(start: copy, count: $0.count).copyMemory(from: $0)
    }
    return unsafe copy
  }

  private static let noMemory = ZipFailure.damaged(reason: "there is no memory to write a ZIP")

  private var failure: ZipFailure {
    unsafe .damaged(reason: String(cString: zip_strerror(zip)))
  }
}
