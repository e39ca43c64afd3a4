package import Word

/// What docket read in a file: one for each form in it, or one that says why there is none.
package struct ReadForm: Hashable, Sendable {
  package enum Outcome: String, Hashable, Sendable {
    /// No error finding, and nothing unclear or unreadable.
    case complete
    case needsReview = "needs-review"
    case unrecognised, refused
  }

  /// The file's name as it was given.
  package var file: String
  /// Counted from 1 within the file.
  package var record: Int
  /// SHA-256 of the file's bytes, 64 lower-case hexadecimal digits; empty where they were not read.
  package var sha256: String
  /// Nil where the form was not recognised or the file was refused.
  package var form: FormIdentity?
  package var outcome: Outcome
  /// In the order of the form.
  package var answers: [FieldAnswer]
  /// Visible words that no field took. (R2)
  package var unassigned: [UnassignedText]
  package var findings: [Finding]
  /// Why it was refused or not recognised.
  package var refusal: Refusal?
  /// Which case it answers, where it is the copy that docket sent back.
  package var correctionOf: CorrectionMark?
  /// The names of scans or photos of the paper that it was typed from.
  package var scans: [UnassignedText]
  /// What it is known by where it is typed up once more: the SHA-256 of its own words, of a form of a text or
  /// table. (``TypedWords``)
  ///
  /// Told where whoever reads asks for it; it is no part of what was read.
  package var wordsSHA256: String?

  package init(
    file: String, record: Int, sha256: String, form: FormIdentity? = nil, outcome: Outcome,
    answers: [FieldAnswer] = [], unassigned: [UnassignedText] = [],
    findings: [Finding] = [], refusal: Refusal? = nil, correctionOf: CorrectionMark? = nil,
    scans: [UnassignedText] = []
  ) {
    self.file = file
    self.record = record
    self.sha256 = sha256
    self.form = form
    self.outcome = outcome
    self.answers = answers
    self.unassigned = unassigned
    self.findings = findings
    self.refusal = refusal
    self.correctionOf = correctionOf
    self.scans = scans
  }

  package func answer(_ key: String) -> Answer? { answers.first { $0.key == key }?.answer }

  package static func == (left: Self, right: Self) -> Bool {
    left.file == right.file && left.record == right.record && left.sha256 == right.sha256
      && left.form == right.form && left.outcome == right.outcome
      && left.answers == right.answers
      && left.unassigned == right.unassigned && left.findings == right.findings
      && left.refusal == right.refusal && left.correctionOf == right.correctionOf
      && left.scans == right.scans
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(file)
    hasher.combine(record)
    hasher.combine(sha256)
  }
}

/// What came back for the field with a key.
package struct FieldAnswer: Hashable, Sendable {
  package var key: String
  package var answer: Answer

  package init(_ key: String, _ answer: Answer) {
    self.key = key
    self.answer = answer
  }
}

/// A form and the version of its schema.
package struct FormIdentity: Hashable, Sendable {
  package var id: String
  package var version: Int

  package init(id: String, version: Int) {
    self.id = id
    self.version = version
  }
}

/// Visible text that no field took and that the blank form does not have. (R2)
package struct UnassignedText: Hashable, Sendable {
  package var text: String
  package var location: DocumentLocation

  package init(text: String, location: DocumentLocation) {
    self.text = text
    self.location = location
  }
}

/// Why a file was not read: one code for scripts, one sentence, and what to do next.
package struct Refusal: Error, Hashable, Sendable {
  package enum Code: String, Hashable, Sendable, CaseIterable {
    case encrypted
    case legacyDoc = "legacy-doc"
    case notAFormFile = "not-a-form-file"
    case damaged
    case tooLarge = "too-large"
    case unsafe, empty
    case unreadableEncoding = "unreadable-encoding"
    case cannotOpen = "cannot-open"
    /// It is an e-mail message where a form is wanted.
    case message
    /// It was read, but no form was recognised in it.
    case unrecognised
  }

  package var code: Code
  package var message: String
  package var hint: String

  package init(code: Code, message: String, hint: String) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}
