import Foundation
import Testing

/// A file of the corpus, as its index has it.
struct WordFile: Sendable, CustomTestStringConvertible {
  enum Kind: String {
    case readable, encrypted, corrupt, hostile
    case notADocx = "not-a-docx"
  }

  let name: String
  let kind: Kind
  let features: Set<String>

  var testDescription: String { name }

  /// Every file of the corpus of some kinds; none where the corpus is missing.
  static func all(_ kinds: Kind...) -> [WordFile] {
    guard let folder = SharedFolder.corpus,
      let index = try? String(
        contentsOf: folder.appending(path: "word/INDEX.tsv"), encoding: .utf8)
    else { return [] }
    return index.split(separator: "\n").compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count > 4, let kind = Kind(rawValue: String(columns[3])),
        kinds.contains(kind)
      else { return nil }
      return WordFile(
        name: String(columns[0]), kind: kind,
        features: Set(columns[4].split(separator: ",").map(String.init)))
    }
  }

  func bytes() throws -> [UInt8] { try [UInt8](Data(contentsOf: url())) }

  /// What two independent tools agree on as the words of its body; nil where no two agree.
  func referenceWords() throws -> [Substring.UnicodeScalarView]? {
    let file = try url().appendingPathExtension("txt")
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    return words(try String(contentsOf: file, encoding: .utf8))
  }

  func url() throws -> URL {
    try #require(SharedFolder.corpus).appending(path: "word/\(name)")
  }
}

/// Runs of letters and digits, as the makers of the reference texts count words: soft hyphens dropped.
func words(_ text: String) -> [Substring.UnicodeScalarView] {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars where scalar != "\u{AD}" { scalars.append(scalar) }
  return scalars[...].split { !isInWord($0) }
}

/// `\w` without `_`, as Python reads it: letters and what has a numeric value.
private func isInWord(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .decimalNumber, .letterNumber, .otherNumber:
    true
  default: false
  }
}
