import Forms
import FuzzSupport
import Word

nonisolated(unsafe) private var reader = shippedFormsReader()
private let forms = (try? FormCatalogue(folder: "forms").newest) ?? []

/// Bytes as a batch of forms: cut into its forms in windows of a few lines, and read as a table with a form a row.
@_cdecl("LLVMFuzzerTestOneInput")
public func readBatch(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe input(start, count)
  var batch = BatchText(forms: forms, formBytes: 2_000, window: 300)
  var records: [BatchText.Record] = []
  for first in stride(from: 0, to: bytes.count, by: 97) {
    records += batch.add(Array(bytes[first..<min(first + 97, bytes.count)]))
  }
  records += batch.end()
  expectAllWords(of: bytes, in: records)
  let read = unsafe reader.read(bytes, file: "batch.csv")
  if let document = try? unsafe reader.document(bytes, "batch.csv") {
    expectSound(read, of: document)
  }
  return 0
}

/// A word that begins with `zz` is in no form and in none of docket's notes: it must be in a record.
private func expectAllWords(of bytes: [UInt8], in records: [BatchText.Record]) {
  var cleaner = PlainTextCleaner()
  let cut = Set(records.flatMap { words($0.text) })
  for word in words(cleaner.clean(bytes)) where word.starts(with: [0x7A, 0x7A]) {
    expect(cut.contains(word), "a word of the batch is in none of its forms")
  }
  expect(
    zip(records, records.dropFirst()).allSatisfy { $0.line < $1.line || $1.piece != nil },
    "the forms do not stand in the order of their lines")
}

private func words(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
  bytes.split { $0 <= 0x20 }
}
