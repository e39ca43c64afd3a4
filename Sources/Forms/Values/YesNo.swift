/// Reads Yes and No written as words. (W61, W62)
///
/// True or false only where the word stands alone or before punctuation; "No known issue" is prose.
struct YesNo {
  /// The words for Yes, then those for No.
  private let options: OptionWords

  /// - Parameter options: the form's own words, where it has any: an option that is called "No" and the
  ///   words with it mean No, likewise Yes; of options in another language the first means Yes.
  init(_ options: [Field.Option]) {
    guard !options.isEmpty else {
      self.options = Self.english
      return
    }
    var words = Self.english.words
    for (index, own) in OptionWords(options).words.enumerated() {
      let meaning = words.firstIndex { own.contains(where: $0.contains) } ?? min(index, 1)
      words[meaning] += own
    }
    self.options = OptionWords(words: words)
  }

  func reading(of text: Span<UInt8>) -> TypedReading {
    let text = PlainWords(text).bytes
    if let list = options.list(in: text) {
      let meanings = Set(list.options.map { $0 == 0 })
      if meanings.count == 1, let meaning = meanings.first { return .value(.truth(meaning)) }
      // The untouched line of the blank form. (W56)
      if list.areAlternatives, list.options.count == 2 { return .blank }
      return .unclear(.twoAnswers, [.truth(true), .truth(false)])
    }
    guard let (option, end) = options.match(at: OptionWords.afterOpening(of: text), of: text),
      let remark = Remark(after: end, of: text), !isInitial(upTo: end, remark, of: text)
    else { return .unclear(.notYesOrNo, []) }
    // "Yes – no child saw it" is a Yes, but "No – yes for one pupil" is both.
    let clauses = remark.clauses(naming: options, in: text, alone: option == 0)
    if clauses.contains(where: { $0 != option }) {
      return .unclear(.twoAnswers, [.truth(true), .truth(false)])
    }
    if remark.isHedge(in: text) { return .unclear(.hedgedAnswer, [.truth(option == 0)]) }
    return .value(.truth(option == 0))
  }

  // "N. Smith saw it" begins with an initial.
  private func isInitial(upTo end: Int, _ remark: Remark, of text: [UInt8]) -> Bool {
    end == 1 && remark.start < text.count && text[end] == UInt8(ascii: ".")
  }

  private static let english = OptionWords(
    words: [["yes", "y", "true"], ["no", "n", "false"]].map { $0.map { Array($0.utf8) } })
}
