internal import Word

extension Document {
  /// What a person should know besides the answers, a finding for each kind of thing.
  var findings: [Finding] {
    var seen: Set<String> = []
    return notes.compactMap { note in
      let finding = note.finding
      return seen.insert(finding.code + finding.message).inserted ? finding : nil
    }
  }
}

extension DocumentNote {
  /// One sentence without the words it is about: those stay in the original. (W7, W9, W17, W24–W34, W52, W63)
  fileprivate var finding: Finding {
    func note(_ code: String, _ message: String, _ hint: String) -> Finding {
      Finding(
        code: "document.\(code)", severity: .note, message: message, hint: hint, location: location)
    }
    return switch kind {
    case .deletedText:
      note(
        "tracked-deletion", "The file tracks changes: text was deleted in it.",
        "Look at the original if what was deleted matters.")
    case .insertedText:
      note(
        "tracked-insertion", "The file tracks changes: text was inserted in it.",
        "It was read as part of the form.")
    case .hiddenText:
      note(
        "hidden-text", "The file holds hidden text, which was not read as an answer.",
        "Look at the original with hidden text shown.")
    case .coveredText:
      note(
        "covered-text", "A merged cell covers text, which was not read as an answer.",
        "Look at the original with its cells unmerged.")
    case .macros:
      note(
        "macros", "The file carries macros, which were not opened.",
        "Ask for the form as .docx if you have to open it.")
    case .externalContent(let kind):
      note(
        "external-content",
        "The file points to content outside it (\(kind)), which was not fetched.",
        "Be careful if you open it in Word.")
    case .unclosedField:
      note("unclosed-field", "A field of the file has no end.", "Look at the text behind it.")
    case .unknownSymbol(let font, _):
      note(
        "unknown-symbol", "The file holds a symbol of the font \(font) that docket does not know.",
        "Look at the original.")
    case .unknownElement(let name):
      note(
        "unknown-element", "The file holds an element that docket does not know: \(name).",
        "Its text was read; look at the original if something is missing.")
    case .replacedCharacters:
      note(
        "replaced-characters",
        "The text holds bytes that are no characters in its encoding; each shows as a question mark.",
        "Look at the original if a word is broken.")
    case .unreadableContent(let kind):
      note(
        "unreadable-content", "The file holds content that docket cannot read: \(kind).",
        "Look at the original.")
    }
  }
}
