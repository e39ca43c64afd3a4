import Foundation
import TestSupport
import Testing

@testable import Forms
@testable import Word

@Suite struct `The text of a batch` {
  private func cut(
    _ text: String, parts: [Int] = [], window: Int = 512 << 10, formBytes: Int = 2 << 20
  ) -> [BatchText.Record] {
    var batch = BatchText(forms: [childForm], formBytes: formBytes, window: window)
    var records: [BatchText.Record] = []
    var rest = Array(text.utf8)[...]
    for size in parts {
      records += batch.add(Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
    records += batch.add(Array(rest))
    return records + batch.end()
  }

  private func texts(_ records: [BatchText.Record]) -> [String] {
    records.map { "\($0.line): \(String(decoding: $0.text, as: UTF8.self))" }
  }

  private static let form = "Child registration form\nName: Ann\nClass: 5\n"

  @Test(arguments: [
    "\n---\n", "===\n\n", "\u{0C}", "", "\r\n-----\r\n", "\n\n>> Name: it was left empty.\n",
  ])
  func `is cut where a new form begins, and dividing lines belong to none`(_ divider: String) {
    let second = "Child registration form\nName: Bob\nClass: 6\n"
    let records = cut(Self.form + divider + second)
    #expect(records.count == 2)
    #expect(String(decoding: records[0].text, as: UTF8.self).hasPrefix(Self.form))
    #expect(String(decoding: records[1].text, as: UTF8.self) == second)
    let lines = (Self.form + divider).replacing("\r\n", with: "\n")
    let first = lines.split(separator: /[\n\u{0C}]/, omittingEmptySubsequences: false).count
    #expect(records[1].line == first)
  }

  @Test func `gives the same text for the same words, wherever they stand`() {
    let alone = cut(Self.form)[0].text
    let ways = [
      Self.form.replacing("\n", with: "\r\n"), "\n\n\(Self.form)\n\n", String(Self.form.dropLast()),
      "---\n\(Self.form)---\n", "\u{0C}\(Self.form)",
    ]
    for way in ways { #expect(cut(way).map(\.text) == [alone]) }
  }

  @Test func `has docket's own notes in none of its forms`() {
    let note = OwnNote.sealed(["Name: it was left empty. Please write the name."], reference: nil)
      .map { ">> \($0)\n" }.joined()
    let records = cut(note + Self.form + "---\n" + note + Self.form)
    #expect(texts(records) == ["3: \(Self.form)", "9: \(Self.form)"])
  }

  @Test func `keeps a note that somebody has typed into`() {
    let note = OwnNote.sealed(["Name: it was left empty."], reference: nil)
      .map { ">> \($0)\n" }.joined()
    let records = cut(Self.form + note.replacing("empty", with: "empty, she said"))
    #expect(String(decoding: records[0].text, as: UTF8.self).contains("she said"))
  }

  /// Batches of forms in all layouts that people type.
  private func batch(_ seed: UInt64) -> String {
    var random = SplitMix(seed: seed)
    func any(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
    let words = ["Ann", "Name: Tom", "Class 5", "---", "two\nlines", "", "Clubs", "ŵyn", "5"]
    var text = random.once(in: 3) ? "Typed by the office\n\n" : ""
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      if random.once(in: 2) { text += any(["---\n", "=====\n", "\u{0C}", "\n\n"]) }
      if !random.once(in: 4) {
        text += "Child registration form\n"
        if random.once(in: 3) { text += "=======================\n" }
      }
      for label in ["Name", "Class", "DOB", "Lunch", "Notes"] where !random.once(in: 5) {
        let value = any(words)
        text += any(["\(label): \(value)\n", "\t\(label):\t\(value)\n", "\(label):\n\(value)\n\n"])
      }
    }
    return text
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `is cut in parts as it is cut as a whole`(_ seed: UInt64) {
    let text = batch(seed)
    let whole = texts(cut(text))
    var random = SplitMix(seed: seed + 1_000)
    for window in [40, 150, 400] {
      let parts = (0..<40).map { _ in Int.random(in: 1...90, using: &random) }
      #expect(texts(cut(text, parts: parts, window: window)) == whole, "window \(window)")
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `reads form by form as it reads as one file`(_ seed: UInt64) {
    let text = batch(seed)
    let whole = readAll(Array(text.utf8), file: "batch.txt")
    let parts = cut(text).flatMap { readAll($0.text, file: "batch.txt") }
    let keys = childForm.fields.map(\.key)
    #expect(
      parts.map { form in keys.map { form.said($0) } }
        == whole.map { form in keys.map { form.said($0) } })
  }

  @Test func `that is too long to be one form comes out in pieces, and the forms behind it whole`()
  {
    let long = "Child registration form\nNotes: " + String(repeating: "word word\n", count: 2_000)
    let records = cut(
      Self.form + long + "---\n" + Self.form, parts: [Int](repeating: 1_000, count: 30),
      window: 500, formBytes: 1_000)
    let pieces = records.filter { $0.piece != nil }
    #expect(pieces.first?.piece == .first)
    #expect(pieces.dropFirst().allSatisfy { $0.piece == .further })
    #expect(pieces.count > 1)
    let words = pieces.flatMap {
      String(decoding: $0.text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    }
    #expect(words == long.split(whereSeparator: \.isWhitespace))
    #expect(texts(records.filter { $0.piece == nil }) == ["1: \(Self.form)", "2006: \(Self.form)"])
  }

  @Test func `that is too long ends where the next part begins with a form`() {
    let long = "Child registration form\nNotes: " + String(repeating: "word word\n", count: 60)
    for next in ["---\n" + Self.form, Self.form] {
      let records = cut(
        long + next, parts: [long.utf8.count], window: 500, formBytes: 100)
      #expect(records.map(\.piece) == [.first, nil])
      #expect(texts(Array(records.suffix(1))).first?.hasSuffix(": \(Self.form)") == true)
    }
  }

  @Test(arguments: ["", "\n\n", "---\n===\n", "\u{0C}\n"])
  func `without words is no form`(_ text: String) {
    #expect(cut(text).isEmpty)
  }
}

@Suite struct `Text that comes part by part` {
  @Test(arguments: [
    "a\r\nb\rc\n\rd\u{0C}e\u{0C}\u{0C}f\u{0B}g\u{1E}h\u{1}i\tj", "\r\n\r\n", "\u{0C}a\n\u{0C}\n",
    "ab",
    "a\r",
  ])
  func `is made clean as it is as a whole`(_ text: String) {
    let bytes = Array(text.utf8)
    var cleaner = PlainTextCleaner()
    let whole = cleaner.clean(bytes)
    for size in 1...max(1, bytes.count) {
      var cleaner = PlainTextCleaner()
      var parts: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        parts += cleaner.clean(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      #expect(parts == whole, "\(size)")
    }
  }

  @Test(arguments: [true, false])
  func `in UTF-16 is decoded across the parts`(_ isBigEndian: Bool) {
    let text = "a😀b\u{301}ŵ😀😀"
    let bytes = text.utf16.flatMap { unit in
      isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
    }
    for size in 1...bytes.count {
      var decoder = TextDecoder(.utf16(isBigEndian: isBigEndian))
      var decoded: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        let end = min(start + size, bytes.count)
        let part = decoder.decode(Array(bytes[start..<end]), isLast: end == bytes.count)
        #expect(!part.hasReplacements, "\(size)")
        decoded += part.bytes
      }
      #expect(String(decoding: decoded, as: UTF8.self) == text, "\(size)")
    }
  }
}
