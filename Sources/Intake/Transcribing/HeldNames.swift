/// Names for the bad forms of a batch: `batch-to-mend.txt`, `batch-to-mend-2.txt`, and so on.
struct HeldNames: Sequence {
  private let batch: FilePath
  /// Somebody has named the file.
  let isGiven: Bool

  init(_ batch: FilePath, _ output: FilePath?) {
    self.batch = output ?? batch
    isGiven = output != nil
  }

  func makeIterator() -> AnyIterator<FilePath> {
    var number = 0
    return AnyIterator {
      number += 1
      if isGiven { return number == 1 ? batch : nil }
      return number < 1_000 ? name(number) : nil
    }
  }

  private func name(_ number: Int) -> FilePath {
    let name = Array(batch.name)
    let dot = name.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
    let end = dot == name.startIndex ? name.endIndex : dot
    let stem = String(decoding: name[..<end], as: UTF8.self)
    // What was mended once and is to be mended again gets no longer name.
    let marks = number == 1 ? Self.mark : "\(Self.mark)-\(number)"
    let new = Array((Self.bare(stem) + marks).utf8) + name[end...]
    // What was named without its folder is told without it.
    return batch.bytes.contains(UInt8(ascii: "/"))
      ? batch.parent.appending(new) : FilePath(new) ?? batch
  }

  private static let mark = "-to-mend"

  private static func bare(_ stem: String) -> String {
    guard let mark = stem.ranges(of: mark).last, mark.lowerBound > stem.startIndex else {
      return stem
    }
    let tail = stem[mark.upperBound...]
    let isNumber = tail.first == "-" && tail.count > 1 && tail.dropFirst().allSatisfy(\.isNumber)
    return tail.isEmpty || isNumber ? String(stem[..<mark.lowerBound]) : stem
  }
}
