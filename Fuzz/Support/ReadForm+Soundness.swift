package import Forms
package import Word

/// Ends the run where what was read is not what stands in the document.
///
/// A word that begins with `zz` is in no form: where one is seen, it is somebody's, and must be in an
/// answer or among what no field took. An answer holds no word that the document does not have.
package func expectSound(_ forms: [ReadForm], of document: Document) {
  expect(!forms.isEmpty, "a file came out as nothing at all")
  expect(forms.map(\.record) == Array(1...forms.count), "the records are not numbered from 1")
  for form in forms {
    for answer in form.answers.map(\.answer) {
      expect(
        (answer.value != nil) == (answer.outcome == .value),
        "an answer has a value where it is none, or none where it is one")
      expect(
        (answer.doubt != nil) == (answer.outcome == .unclear || answer.outcome == .unreadable),
        "a doubt has no reason, or no doubt has one")
    }
  }
  guard !forms.contains(where: { $0.outcome == .refused }) else { return }
  let texts = document.stories.map { String(decoding: $0.text, as: UTF8.self) }
  let seen = Set(texts.flatMap(words))
  var told: Set<Substring> = []
  for form in forms {
    for answer in form.answers.map(\.answer) {
      let own = words(answer.raw)
      for word in own where !seen.contains(word) {
        // What stands right behind a label, such as the number of a note, is cut off from it.
        expect(
          texts.contains { $0.contains(word) }, "an answer holds a word that nobody wrote: \(word)")
      }
      told.formUnion(own)
      for candidate in answer.candidates { told.formUnion(words(candidate.raw)) }
    }
    for left in form.unassigned { told.formUnion(words(left.text)) }
  }
  for word in seen where word.hasPrefix("zz") {
    expect(told.contains(word), "a word is in no answer, and not told as left over: \(word)")
  }
}

private func words(_ text: String) -> [Substring] {
  text.split { !$0.isLetter && !$0.isNumber }
}
