internal import Folding

/// A text that can stand on a certificate and in its QR code: one line, composed (NFC), with nothing in it that
/// nobody sees.
///
/// What cannot be seen would make two certificates that look the same and are not, and what turns the direction of
/// writing would show another fact than the one that was signed.
package struct FactText: Hashable, Sendable {
  package let text: String

  /// Why a text is none.
  package enum Flaw: Error, Hashable, Sendable {
    case empty
    case tooLong
    case unseen
  }

  /// In letters as people count them.
  package static let limit = 200

  /// - Parameter written: spaces at its ends do not count, and several between words are one.
  /// - Throws: ``Flaw``.
  package init(_ written: String) throws(Flaw) {
    let words = composed(written).unicodeScalars.split { scalar in
      scalar == "\t" || scalar.properties.generalCategory == .spaceSeparator
    }
    let text = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
      .trimmingLineEnds
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else { throw .empty }
    guard text.unicodeScalars.allSatisfy(Self.isSeen) else { throw .unseen }
    guard text.count <= Self.limit, text.unicodeScalars.count <= 2 * Self.limit else {
      throw .tooLong
    }
    self.text = text
  }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // They join and part letters in Persian, Urdu and the scripts of India.
    case 0x200C, 0x200D: true
    // They choose the form of a letter, in names of Japan and Mongolia among others.
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F: true
    // Marks within a text that is annotated; what stands for a letter that was lost.
    case 0xFFF9...0xFFFD: false
    default:
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: false
      default: !scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }
}

extension String {
  /// Without line ends behind and before it, which spreadsheets leave in cells.
  fileprivate var trimmingLineEnds: String {
    var text = self[...]
    while let last = text.last, last.isNewline || last == " " { text.removeLast() }
    while let first = text.first, first.isNewline || first == " " { text.removeFirst() }
    return String(text)
  }
}
