internal import CLibdeflate

/// Packs bytes with libdeflate.
///
/// A class, because whoever writes files one after the other keeps one for all of them: making it takes 100 KiB
/// of tables.
@safe package final class Deflater {
  private let compressor: OpaquePointer

  /// Nil where there is no memory for it.
  ///
  /// - Parameter level: 1, fast, to 12, small.
  package init?(level: Int = 6) {
    guard let compressor = unsafe libdeflate_alloc_compressor(CInt(level)) else { return nil }
    unsafe self.compressor = compressor
  }

  deinit { unsafe libdeflate_free_compressor(compressor) }

  /// The bytes as a zlib stream. (RFC 1950)
  package func zlib(_ bytes: [UInt8]) -> [UInt8] {
    let bound = unsafe libdeflate_zlib_compress_bound(compressor, bytes.count)
    return unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, filled in
      filled = unsafe bytes.withUnsafeBytes { input in
        unsafe libdeflate_zlib_compress(
          compressor, input.baseAddress, input.count, output.baseAddress, output.count)
      }
    }
  }
}
