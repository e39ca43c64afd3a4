import Forms
import FuzzSupport
import Word

nonisolated(unsafe) private var reader = shippedFormsReader()

/// Bytes as a plain-text file, such as a batch of forms typed up from paper.
@_cdecl("LLVMFuzzerTestOneInput")
public func readText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe input(start, count)
  guard let document = try? unsafe reader.document(bytes, "batch.txt") else { return 0 }
  document.expectSound()
  expectSound(unsafe reader.read(bytes, file: "batch.txt"), of: document)
  return 0
}
