/// Reads a telephone number; its value is the number as it was typed. (W83)
///
/// Leading zeros, `+44 (0)` and spaces stay; a remark such as "(mobile)" does not belong to it.
enum Telephone {
  static func reading(of text: Span<UInt8>) -> TypedReading {
    guard text.count <= 300 else { return .unclear(.notATelephone, []) }
    let bytes = VisibleText(text).bytes
    let numbers = numbers(in: bytes)
    let values = numbers.map { AnswerValue.text(String(decoding: bytes[$0], as: UTF8.self)) }
    guard numbers.count == 1, let number = numbers.first, let value = values.first else {
      return .unclear(numbers.isEmpty ? .notATelephone : .severalTelephones, values)
    }
    let digits = bytes[number].count(where: \.isDigit)
    guard (3...20).contains(digits), isRemark(bytes[..<number.lowerBound]),
      isRemark(bytes[number.upperBound...])
    else { return .unclear(.notATelephone, digits < 3 ? [] : values) }
    return .value(value)
  }

  /// Runs of figures and what stands within a number: `+ ( ) - . /` and spaces, with "ext 12".
  private static func numbers(in text: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < text.count {
      guard starts(text, index) else {
        index += 1
        continue
      }
      let start = index
      var end = index
      while index < text.count, isPart(text[index]) {
        if text[index].isDigit { end = index + 1 }
        index += 1
      }
      guard end > start else { continue }
      runs.append(start..<end)
    }
    return joined(runs, in: text)
  }

  /// Figures that "ext" or "x" parts from the number before them belong to it.
  private static func joined(_ runs: [Range<Int>], in text: [UInt8]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for run in runs {
      if let last = joined.last,
        extensions.contains(
          text[last.upperBound..<run.lowerBound].filter { $0 != .space }.map(\.lowercased))
      {
        joined[joined.count - 1] = last.lowerBound..<run.upperBound
      } else {
        joined.append(run)
      }
    }
    return joined
  }

  private static func starts(_ text: [UInt8], _ index: Int) -> Bool {
    guard index == 0 || !text[index - 1].isLetter && !text[index - 1].isDigit else { return false }
    return text[index].isDigit || text[index] == UInt8(ascii: "+")
      || text[index] == UInt8(ascii: "(")
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte.isDigit || byte == .space || byte == .hyphen || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: ".")
  }

  /// Nothing, or the usual words beside a number: "Tel:", "(mobile)".
  private static func isRemark(_ text: ArraySlice<UInt8>) -> Bool {
    text.split { !$0.isLetter }.allSatisfy { words.contains($0.map(\.lowercased)) }
      && !text.contains(where: \.isDigit)
  }

  private static let extensions = Set(["ext", "ext.", "extension", "x"].map { Array($0.utf8) })
  private static let words = Set(
    [
      "tel", "telephone", "phone", "no", "number", "mobile", "mob", "home", "work", "office", "day",
      "daytime", "evening", "school", "landline",
    ].map { Array($0.utf8) })
}
