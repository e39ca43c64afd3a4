package import Archive
package import Forms
package import School

/// What reading needs to know, the same for every file of a run.
package struct ReadingSettings: Sendable {
  package let forms: [FormSchema]
  let school: School?
  package var limits: ReadingLimits
  /// The bytes of the largest file that is opened.
  ///
  /// A batch of typed-up forms holds many forms, so it is
  /// more than the limit of one.
  package var fileBytes: Int
  package var today: CalendarDate
  /// What becomes of files that are e-mail messages.
  package var messages = FormReader.Messages.refused
  /// Whether forms of texts and tables say what they are known by where they are typed up.
  package var namesWords = false
  /// Whose messages are believed though no mail server vouches for them.
  package var listed = ListedSenders()
  /// Seconds since 1970, by which a file that is still empty is young.
  package var now: Int
  /// How many files are read at a time.
  package var readers: Int

  /// - Parameters:
  ///   - forms: what a file may be.
  ///   - school: gives roles their titles in findings.
  ///   - limits: how much of a file is read before it is refused.
  ///   - fileBytes: the bytes of the largest file that is opened.
  ///   - today: tells a birth date from a slip of the pen.
  ///   - now: seconds since 1970.
  ///   - readers: how many files are read at a time.
  package init(
    forms: [FormSchema], school: School? = nil, limits: ReadingLimits = ReadingLimits(),
    fileBytes: Int = 256 << 20,
    today: CalendarDate, now: Int, readers: Int
  ) {
    self.forms = forms
    self.school = school
    self.limits = limits
    self.fileBytes = fileBytes
    self.today = today
    self.now = now
    self.readers = max(1, readers)
  }
}
