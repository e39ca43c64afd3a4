internal import CLibdeflate

/// Unpacks deflate streams of a known size with libdeflate.
///
/// The size is known before the first byte is written, so the output buffer is the bound: a stream that
/// holds more is refused where the buffer ends, however much it would go on to hold.
///
/// A class, because whoever reads archives one after the other keeps one for all of them: making it clears
/// 11 KiB.
@safe package final class Inflater {
  private let decompressor: OpaquePointer

  /// What can be wrong with a stream.
  enum Failure: Error {
    case badData
    case shorterThanDeclared
    case longerThanDeclared

    /// What is said of the entry, after its name.
    var words: String {
      switch self {
      case .badData: "cannot be unpacked"
      case .shorterThanDeclared: "is shorter than the ZIP says"
      case .longerThanDeclared: "is longer than the ZIP says"
      }
    }
  }

  /// Nil where there is no memory for it.
  package init?() {
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
    unsafe self.decompressor = decompressor
  }

  deinit { unsafe libdeflate_free_decompressor(decompressor) }

  /// The unpacked bytes, exactly `count` of them, with room for one more behind them.
  func inflate(_ packed: [UInt8], count: Int) throws(Failure) -> [UInt8] {
    var result = LIBDEFLATE_BAD_DATA
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count + 1) { output, filled in
      unsafe result = packed.withUnsafeBytes { input in
        // A null pointer would ask libdeflate for another contract: nil comes with zero bytes only.
        unsafe libdeflate_deflate_decompress(
          decompressor, input.baseAddress, input.count, output.baseAddress, count, nil)
      }
      filled = result == LIBDEFLATE_SUCCESS ? count : 0
    }
    switch result {
    case LIBDEFLATE_SUCCESS: return bytes
    case LIBDEFLATE_SHORT_OUTPUT: throw .shorterThanDeclared
    case LIBDEFLATE_INSUFFICIENT_SPACE: throw .longerThanDeclared
    default: throw .badData
    }
  }

  /// The CRC-32 that ZIP keeps of unpacked bytes. (APPNOTE.TXT, 4.4.7 "CRC-32")
  package static func crc32(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe libdeflate_crc32(0, $0.baseAddress, $0.count) }
  }
}
