internal import Cases
internal import Folding
internal import Forms
internal import YAML

/// The text of a QR code, taken apart: what it says, and the signature that should be of it.
package struct SignedCertificate: Hashable, Sendable {
  package var text: CertificateText
  var signature: [UInt8]

  /// Why a text is none of a certificate.
  package struct Unreadable: Error, Hashable, Sendable {
    /// The rest of a sentence, without a person's name.
    package var reason: String
  }
}

extension SignedCertificate {
  /// Reads a text as telephones and mail hand it on: with other line ends, with spaces behind lines, lines broken or
  /// joined, letters in pieces (NFD).
  ///
  /// What comes out is built of the facts alone, so that nothing but them is shown and checked. A label that is
  /// missing or stands twice, and words before the first or behind the last line, are refused.
  ///
  /// - Parameter text: the whole text.
  /// - Returns: what it may say: where lines were broken within a word, the second one joins them without a space.
  /// - Throws: ``Unreadable``.
  package static func readings(of text: String) throws(Unreadable) -> [SignedCertificate] {
    let pieces = try CodePieces(text).facts
    let first = try SignedCertificate(pieces.map { $0.joined(separator: " ") })
    // A second reading that is none is no second reading.
    let second = try? SignedCertificate(pieces.map { $0.joined() })
    return [first] + (second == first ? [] : [second].compactMap { $0 })
  }

  /// - Parameter facts: of each label, in their order.
  /// - Throws: ``Unreadable`` at the first that is none.
  private init(_ facts: [String]) throws(Unreadable) {
    var facts = facts[...]
    func next() -> String { facts.popFirst() ?? "" }
    let school = try Self.fact(.school, next())
    guard let number = Self.number(next()) else { throw .wrong(.certificate) }
    let name = try Self.fact(.name, next())
    let course = try Self.fact(.course, next())
    let title = next()
    guard let kind = TrainingKind.allCases.first(where: { Self.isSame($0.title, title) }) else {
      throw .wrong(.kind)
    }
    guard let day = CalendarDate(iso: next()) else { throw .wrong(.date) }
    let hours = next()
    guard TrainingHours(hours).map({ Self.isSame($0.text, hours) }) == true else {
      throw .wrong(.hours)
    }
    let trainer = try Self.fact(.trainer, next())
    let key = next()
    guard Self.isFingerprint(key) else { throw .wrong(.key) }
    guard let signature = Base64URL.bytes(next().filter { $0 != " " }), signature.count == 64
    else { throw .wrong(.signature) }
    self.init(
      text: CertificateText(
        school: school, number: number,
        facts: CertifiedFacts(
          name: name, course: course, kind: kind, day: day, hours: hours, trainer: trainer),
        key: key),
      signature: signature)
  }

  private static func fact(_ label: CertificateText.Label, _ text: String) throws(Unreadable)
    -> String
  {
    do throws(FactText.Flaw) {
      let fact = try FactText(text).text
      guard isSame(fact, text) else { throw FactText.Flaw.unseen }
      return fact
    } catch {
      throw .wrong(label)
    }
  }

  /// Numbers are read with slips on the telephone, and stand in a text without.
  private static func number(_ text: String) -> CertificateNumber? {
    CertificateNumber(text).flatMap { isSame($0.description, text) ? $0 : nil }
  }

  private static func isFingerprint(_ text: String) -> Bool {
    let groups = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    let digits = Set("0123456789abcdef".utf8)
    return groups.count == 4
      && groups.allSatisfy { $0.count == 4 && $0.allSatisfy(digits.contains) }
  }

  /// The same bytes: Swift calls two texts equal that are composed in other ways.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }
}

extension SignedCertificate.Unreadable {
  fileprivate static func wrong(_ label: CertificateText.Label) -> Self {
    Self(reason: "what stands behind \"\(label.rawValue):\" is not what a certificate has there")
  }
}

/// The words of a text between its labels.
private struct CodePieces {
  private struct Word {
    var text: String
    var beginsLine: Bool
    /// It is a label, or begins with one.
    var label: CertificateText.Label?
  }

  /// Of each label in their order what stands behind it: a piece a line.
  let facts: [[String]]

  init(_ text: String) throws(SignedCertificate.Unreadable) {
    let words = Self.words(text)
    let places = try Self.places(words)
    let ends = places.dropFirst() + [words.count]
    facts = zip(places, ends).map { start, end in Self.lines(words[(start + 1)..<end]) }
  }

  private static func words(_ text: String) -> [Word] {
    var lines = composed(text).unicodeScalars.split { isLineEnd($0) }
    // A mark that says how a text is encoded.
    if lines.first?.first == "\u{FEFF}" { lines[0] = lines[0].dropFirst() }
    return lines.flatMap { line in
      line.split { $0 == "\t" || $0.properties.generalCategory == .spaceSeparator }.enumerated()
        .map { index, scalars in
          let word = String(String.UnicodeScalarView(scalars))
          return Word(
            text: word, beginsLine: index == 0,
            label: CertificateText.Label.allCases.first {
              word.utf8.elementsEqual("\($0.rawValue):".utf8)
            })
        }
    }
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Where each label stands, in their order: those that begin a line, or, of lines that were joined, all.
  private static func places(_ words: [Word]) throws(SignedCertificate.Unreadable) -> [Int] {
    let all = CertificateText.Label.allCases
    let begin = words.indices.filter { words[$0].label != nil && words[$0].beginsLine }
    let places =
      begin.map { words[$0].label } == all
      ? begin : words.indices.filter { words[$0].label != nil }
    let found = places.map { words[$0].label }
    for label in all {
      let count = found.count { $0 == label }
      guard count != 0 else {
        throw SignedCertificate.Unreadable(reason: "the line \"\(label.rawValue):\" is missing")
      }
      guard count == 1 else {
        throw SignedCertificate.Unreadable(
          reason: "the line \"\(label.rawValue):\" stands in it more than once")
      }
    }
    guard found == all else {
      throw SignedCertificate.Unreadable(reason: "its lines are not in their order")
    }
    guard places.first == 0 else {
      throw SignedCertificate.Unreadable(
        reason: "something stands before the line \"\(all[0].rawValue):\"")
    }
    return places
  }

  private static func lines(_ words: ArraySlice<Word>) -> [String] {
    var lines: [String] = []
    for (index, word) in words.enumerated() {
      if word.beginsLine || index == 0 {
        lines.append(word.text)
      } else {
        lines[lines.count - 1] += " " + word.text
      }
    }
    return lines
  }
}
