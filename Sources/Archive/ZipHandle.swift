internal import CLibzip

/// The one owner of a `zip_t` that reads from memory.
///
/// libzip reads when it is asked to, so the bytes must stay where they are for as long as the handle
/// lives. A Swift array promises that only within `withUnsafeBytes`; so the bytes are copied once into
/// memory that libzip itself frees, together with the handle. (zip_source_buffer(3), `freep`)
@safe struct ZipHandle: ~Copyable {
  private let zip: OpaquePointer

  init(reading bytes: [UInt8]) throws(ZipFailure) {
    guard let copy = unsafe malloc(max(bytes.count, 1)) else {
      throw .damaged(reason: "there is no memory for the \(bytes.count) bytes of the file")
    }
    unsafe bytes.withUnsafeBytes {
      unsafe UnsafeMutableRawBufferPointer(start: copy, count: $0.count).copyMemory(from: $0)
    }
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    defer { unsafe zip_error_fini(&error) }
    guard let source = unsafe zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error)
    else {
      unsafe free(copy)
      throw unsafe ZipFailure(opening: error)
    }
    // No ZIP_CHECKCONS: it refuses honest files. The checks are ZipArchive's.
    guard let zip = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
      unsafe zip_source_free(source)
      throw unsafe ZipFailure(opening: error)
    }
    unsafe self.zip = zip
  }

  deinit { unsafe zip_discard(zip) }

  var count: Int { unsafe Int(zip_get_num_entries(zip, 0)) }

  /// What the central directory says of an entry, nil where libzip cannot tell.
  func entry(_ index: Int) -> ZipEntry? {
    var stat = unsafe zip_stat_t()
    // The name is asked for as it stands: docket compares bytes, and guessing its encoding costs.
    let raw = ZIP_FL_UNCHANGED | ZIP_FL_ENC_RAW
    guard unsafe zip_stat_index(zip, UInt64(index), raw, &stat) == 0, let name = unsafe stat.name,
      unsafe stat.size <= UInt64(Int.max), unsafe stat.comp_size <= UInt64(Int.max)
    else { return nil }
    let method: ZipEntry.Method =
      switch unsafe Int32(stat.comp_method) {
      case ZIP_CM_STORE: .stored
      case ZIP_CM_DEFLATE: .deflated
      case let other: .other(number: Int(other))
      }
    return unsafe ZipEntry(
      name: String(cString: name), method: method,
      isEncrypted: Int32(stat.encryption_method) != Int32(ZIP_EM_NONE),
      packedBytes: Int(stat.comp_size), bytes: Int(stat.size), crc: stat.crc)
  }

  /// The first `count` bytes of an entry as they lie in the file, fewer where the file ends before.
  func packed(_ index: Int, count: Int) -> [UInt8]? {
    let asItLies = ZIP_FL_UNCHANGED | ZIP_FL_COMPRESSED
    guard let file = unsafe zip_fopen_index(zip, UInt64(index), asItLies) else { return nil }
    defer { unsafe _ = zip_fclose(file) }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = unsafe zip_fread(
          file, buffer.baseAddress?.advanced(by: filled), UInt64(count - filled))
        guard read > 0 else { return }
        filled += Int(read)
      }
    }
  }
}

extension ZipFailure {
  /// Why libzip did not open the file.
  init(opening error: zip_error_t) {
    self =
      switch unsafe error.zip_err {
      case ZIP_ER_NOZIP: .damaged(reason: "it is not a ZIP file, or its end is missing")
      case ZIP_ER_INCONS: .damaged(reason: "the list of contents of the ZIP contradicts itself")
      default: .damaged(reason: "the list of contents of the ZIP cannot be read")
      }
  }
}
