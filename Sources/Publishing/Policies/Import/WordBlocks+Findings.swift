internal import Word

/// What a person should know of what became of the document.
extension WordBlocks {
  func place(_ story: Int, _ paragraph: Int) -> ImportFinding.Place {
    .inSource(document.location(story: story, paragraph: paragraph).words)
  }

  mutating func tell(
    _ code: String, _ severity: ImportFinding.Severity, at place: ImportFinding.Place,
    _ message: String, hint: String
  ) {
    reading.findings.append(ImportFinding(code, severity, at: place, message, hint: hint))
  }

  mutating func tellOnce(
    _ code: String, _ severity: ImportFinding.Severity, _ message: String, hint: String
  ) {
    if told.insert(code).inserted { tell(code, severity, at: .source, message, hint: hint) }
  }

  mutating func tellOfBox(at paragraph: Int, of story: Int) {
    let place = place(story, paragraph)
    if told.insert("text-box \(place)").inserted {
      tell(
        "text-box", .warning, at: place,
        "The words of a text box stand behind the paragraph that it hangs on.",
        hint: "Move them to where they belong.")
    }
  }

  mutating func tellOfNotes() {
    let notes = document.notes
    let deleted = notes.count { if case .deletedText = $0.kind { true } else { false } }
    let inserted = notes.count { if case .insertedText = $0.kind { true } else { false } }
    if deleted + inserted > 0 {
      tell(
        "tracked-changes", .warning, at: .source,
        "The file has tracked changes: what is inserted is taken over, what is deleted is not.",
        hint: "Look in Word (Review, All Markup) whether all of them are meant to stay.")
    }
    for note in notes {
      switch note.kind {
      case .unreadableContent(let what):
        tell(
          "unreadable", .warning, at: .inSource(note.location.words),
          "Something that docket cannot read stands here: \(what).",
          hint: "Open the file in Word, and write into the text what it says.")
      case .coveredText:
        tell(
          "covered", .warning, at: .inSource(note.location.words),
          "Text stands behind a merged cell, where Word shows none of it, and is left out.",
          hint: "Split the cell in Word where its words are needed.")
      default: break
      }
    }
    if document.stories.contains(where: { !$0.hidden.isEmpty }) {
      tell(
        "hidden", .warning, at: .source, "The file has hidden text, which is left out.",
        hint: "Show it in Word (Home, ¶) where it is needed.")
    }
  }

  mutating func tellOfStories() {
    func words(_ kind: Story.Kind) -> Bool {
      document.stories.contains { $0.kind == kind && $0.text.contains { $0 > 0x20 } }
    }
    if words(.header) || words(.footer) {
      tell(
        "header", .note, at: .source,
        "Headers and footers are left out: those of the house style stand on the pages.",
        hint: "Change them in the house style (templates/house-style.docx).")
    }
    if words(.comment) {
      tell(
        "comments", .note, at: .source, "Comments are left out.",
        hint: "Settle them in Word, and import the file again.")
    }
    if told.contains("contents") {
      tell(
        "contents", .note, at: .source,
        "The contents list is left out; {{contents}} stands in its place and makes a new one.",
        hint: "Nothing need be done.")
    }
  }
}
