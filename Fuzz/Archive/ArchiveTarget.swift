import Archive
import FuzzSupport
import Word

/// Bytes as a ZIP, and as the package that a Word file is.
@_cdecl("LLVMFuzzerTestOneInput")
public func readArchive(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe input(start, count)
  readEntries(bytes)
  readPackage(bytes)
  return 0
}

private func readEntries(_ bytes: [UInt8]) {
  guard var archive = try? ZipArchive(bytes, limits: ReadingLimits()) else { return }
  for (index, entry) in archive.entries.enumerated() {
    expect(archive.index(of: entry.name) == index, "an entry is not found by its name")
    guard let contents = try? archive.unpack(index) else { continue }
    expect(contents.count == entry.bytes, "an entry has another size than its header says")
  }
}

private func readPackage(_ bytes: [UInt8]) {
  var reader = WordReader()
  if let document = try? reader.read(bytes) { document.expectSound() }
  guard var file = try? WordFile(bytes) else { return }
  for part in file.xmlParts {
    _ = try? file.relationships(of: part)
    _ = try? file.contents(of: part)
  }
  _ = try? file.storyParts()
}
