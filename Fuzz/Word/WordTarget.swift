import FuzzSupport
import Word
import XML

/// Keeps styles and other parts from file to file, as readers do.
nonisolated(unsafe) private var kept = WordReader()

/// The parts of a Word file, read as a document and opened to be changed.
@_cdecl("LLVMFuzzerTestOneInput")
public func readWord(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe WordParts.file(input(start, count))
  var fresh = WordReader()
  let text = read(bytes, with: &fresh)
  let again = unsafe read(bytes, with: &kept)
  expect(text == again, "a reader that read other files before reads this one otherwise")
  edit(bytes)
  return 0
}

/// The visible text; nil where the file was refused.
private func read(_ bytes: [UInt8], with reader: inout WordReader) -> String? {
  guard let document = try? reader.read(bytes) else { return nil }
  document.expectSound()
  return document.visibleText()
}

/// Each part as a tree, written and read again, must be the same bytes again.
private func edit(_ bytes: [UInt8]) {
  guard var file = try? WordFile(bytes), let parts = try? file.storyParts() else { return }
  for part in parts {
    guard let written = (try? file.tree(of: part.name))?.bytes else { continue }
    let again = try? XMLTree(written, limits: file.limits).bytes
    expect(again == written, "a part that was written comes out otherwise when it is read again")
  }
}
