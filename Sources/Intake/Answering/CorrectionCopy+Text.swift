internal import Archive
internal import Forms
internal import Folding
internal import Word

extension CorrectionCopy {
  /// Plain text with lines such as `>> Reasons: it was left empty. …` above each question that is to be mended.
  ///
  /// Reading passes these lines over (``OwnNote``). Notes of an earlier copy are left out, and the text comes
  /// out as UTF-8.
  static func textCopy(of file: [UInt8], _ forms: [Form]) throws(Refusal) -> [UInt8] {
    var document = Document(plainText: try DecodedText(reading: file).bytes)
    document.takeOutOwnNotes()
    let story = document.stories[0]
    var notes: [Int: [String]] = [:]
    for form in forms {
      let top = form.top ?? story.paragraphs.first?.number ?? 1
      if let mark = form.mark { notes[top, default: []].append(">> \(mark.line)") }
      for correction in form.corrections {
        let line =
          correction.location?.line.map { story.lineOfLabel(correction, before: $0) } ?? top
        notes[line, default: []] += OwnNote.sealed(
          Self.wrapped(correction.sentence), reference: form.mark?.reference
        ).map { ">> \($0)" }
      }
    }
    let end = file.contains(0x0D) ? "\r\n" : "\n"
    var copy = ""
    for paragraph in story.paragraphs {
      for note in notes[paragraph.number] ?? [] { copy += note + end }
      copy += String(decoding: story.text[paragraph.text], as: UTF8.self) + end
    }
    return Array(copy.utf8)
  }

  /// Lines that a mail program need not break.
  private static func wrapped(_ text: String) -> [String] { PlainLines.wrapped(text, width: 68) }
}

extension CorrectionCopy.Form {
  /// The first line that an answer stands in, or its label.
  fileprivate var top: Int? { read.answers.compactMap { $0.answer.location?.line }.min() }
}

extension Story {
  /// The line that the question stands in, which is that of its answer or one shortly before.
  fileprivate func lineOfLabel(_ correction: Correction, before line: Int) -> Int {
    guard let label = correction.label.map({ folded($0.utf8) }) else { return line }
    let near = paragraphs.filter { line - 3 <= $0.number && $0.number <= line }
    let found = near.last { folded(text[$0.text]).starts(with: label) }
    return found?.number ?? line
  }
}
