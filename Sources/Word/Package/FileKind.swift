/// What a file is, by its first bytes and never by its name. (W5, W6)
enum FileKind {
  case zip
  case refused(PackageError)

  init(_ bytes: [UInt8]) {
    self =
      if bytes.isEmpty {
        .refused(.empty)
      } else if bytes.starts(with: [0x50, 0x4B]) {
        .zip
      } else if bytes.starts(with: OLEFile.signature) {
        .refused(Self.ole(OLEFile(bytes)))
      } else {
        .refused(.notAWordFile(kind: Self.foreign(bytes)))
      }
  }

  private static func ole(_ file: OLEFile) -> PackageError {
    if file.isEncryptedPackage { return .encrypted }
    if file.isOutlookMessage { return .outlookMessage }
    if file.isWordDocument { return .legacyDoc }
    if file.isWorkbook { return .notAWordFile(kind: "an old Excel workbook") }
    if file.isPresentation { return .notAWordFile(kind: "an old PowerPoint presentation") }
    return .legacyDoc
  }

  private static func foreign(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: Array("{\\rtf".utf8)) { return "an RTF file" }
    if bytes.starts(with: Array("%PDF".utf8)) { return "a PDF" }
    if bytes.starts(with: [0x1F, 0x8B]) { return "a gzip archive" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) || bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      return "a picture"
    }
    let head = bytes.prefix(4096)
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return "plain text" }
    guard !head.contains(0) else { return "a file of an unknown kind" }
    let text = String(decoding: head, as: UTF8.self).drop {
      $0.isWhitespace || $0 == "\u{FEFF}"
    }
    guard text.first == "<" else { return "plain text" }
    let start = text.lowercased()
    if start.contains("<pkg:package") { return "a Word file of the flat XML kind" }
    if start.contains("<w:worddocument") { return "a Word 2003 XML file" }
    if start.contains("<html") || start.hasPrefix("<!doctype html") { return "a web page" }
    return "an XML file"
  }
}

extension WordReader {
  /// Whether a file may be plain text, by its first bytes.
  package static func mayBeText(_ start: [UInt8]) -> Bool {
    guard case .refused(.notAWordFile(let kind)) = FileKind(start) else { return false }
    return kind == "plain text" || kind == "a file of an unknown kind"
  }
}
