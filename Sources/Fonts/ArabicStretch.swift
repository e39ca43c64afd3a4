/// Arabic letters that stand together, whatever their looks, and the faces that were found for them.
///
/// Letters join within one font alone. Where a font lacks one letter of a word, as fonts made for Arabic lack those of
/// Urdu, Pango takes that letter from another font and the word falls apart.
struct ArabicStretch {
  /// A part of it with one face.
  struct Part {
    /// Of the text, in UTF-8 bytes.
    var range: Range<Int>
    /// The index of its span.
    var span: Int
    var face: FontFace?
  }

  var parts: [Part] = []

  /// Its spans, as far as it goes, whatever the faces in them.
  var spans: [(range: Range<Int>, span: Int)] {
    var spans: [(range: Range<Int>, span: Int)] = []
    for part in parts {
      if let last = spans.last, last.span == part.span {
        spans[spans.count - 1].range = last.range.lowerBound..<part.range.upperBound
      } else {
        spans.append((part.range, part.span))
      }
    }
    return spans
  }

  /// The face that is to write all of it: one of its own that has every letter, where a word would change its face.
  func face(for text: Span<UInt8>) -> FontFace? {
    guard let first = parts.first, parts.contains(where: { $0.face !== first.face }) else {
      return nil
    }
    let letters = parts.map { part in
      let bytes = text.extracting(part.range)
      let string = String(decoding: (0..<bytes.count).map { bytes[$0] }, as: UTF8.self)
      return Array(string.unicodeScalars)
    }
    let changesInWord = parts.indices.dropFirst().contains { index in
      parts[index].face !== parts[index - 1].face
        && letters[index - 1].last.map(Self.isOfWord) == true
        && letters[index].first.map(Self.isOfWord) == true
    }
    guard changesInWord else { return nil }
    let all = Set(letters.joined()).filter(Self.isOfWord)
    return parts.lazy.compactMap(\.face).first { face in
      all.allSatisfy { face.glyph(of: $0) != nil || Self.isJoiner($0) }
    }
  }

  private static func isOfWord(_ letter: Unicode.Scalar) -> Bool {
    letter.properties.isAlphabetic || letter.properties.isDiacritic || isJoiner(letter)
  }

  /// Draws nothing, and fonts need not have it: U+200C and U+200D.
  private static func isJoiner(_ letter: Unicode.Scalar) -> Bool {
    letter.value == 0x200C || letter.value == 0x200D
  }
}
