import Forms
import FuzzSupport

nonisolated(unsafe) private var reader = shippedFormsReader()

/// The parts of a Word file, read into the forms that ship.
@_cdecl("LLVMFuzzerTestOneInput")
public func readForms(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe WordParts.file(input(start, count))
  guard let document = try? unsafe reader.document(bytes, "form.docx") else { return 0 }
  expectSound(unsafe reader.read(bytes, file: "form.docx"), of: document)
  return 0
}
