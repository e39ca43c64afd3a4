package import Cases
package import Forms
package import Templates
internal import YAML

/// Who was trained: the facts of each certificate, of a table that was read without a mistake.
package struct TrainingSession: Sendable {
  /// A person who was trained.
  package struct Row: Hashable, Sendable {
    /// Counted from 1.
    package var number: Int
    /// Of a table, counted from 1.
    package var line: Int?
    package var facts: CertifiedFacts

    package init(number: Int, line: Int?, facts: CertifiedFacts) {
      self.number = number
      self.line = line
      self.facts = facts
    }

    /// `line 4, record 3`.
    package var place: String { TrainingSession.place(number, line) }
  }

  package let rows: [Row]
  /// Columns that say nothing that stands on a certificate.
  package let unused: [String]

  static func place(_ number: Int, _ line: Int?) -> String {
    (line.map { "line \($0), " } ?? "") + "record \(number)"
  }
}

extension TrainingSession {
  /// Reads a table.
  ///
  /// - Parameters:
  ///   - data: a record a person.
  ///   - file: its name, for what is wrong.
  ///   - common: what holds for all whose record says nothing else.
  ///   - today: no training lies behind it.
  /// - Throws: everything that is wrong, each with its place and without what stands there.
  package init(
    _ data: TemplateData, file: String, common: [SessionColumn: String] = [:], today: CalendarDate
  ) throws(PublishingErrors) {
    var reading = SessionReading(file: file, common: common, today: today)
    reading.read(data)
    guard reading.mistakes.isEmpty else { throw PublishingErrors(reading.mistakes) }
    rows = reading.rows
    unused = reading.unused
  }
}

/// Reads rows and collects what is wrong with them.
private struct SessionReading {
  let file: String
  let common: [SessionColumn: String]
  let today: CalendarDate
  private(set) var rows: [TrainingSession.Row] = []
  private(set) var mistakes: [PublishingErrors.Mistake] = []
  private(set) var unused: [String] = []
  private var columns: SessionColumns?
  private var facts = FactCache()
  /// The places of people who were trained, by what makes them the same.
  private var seen: [[UInt8]: String] = [:]

  init(file: String, common: [SessionColumn: String], today: CalendarDate) {
    self.file = file
    self.common = common
    self.today = today
  }

  mutating func read(_ data: TemplateData) {
    let survey = data.survey()
    guard survey.count > 0 || !survey.errors.isEmpty else {
      return wrong(
        "There is nobody in the table.", at: file,
        "Write a row for each person behind the row with the names of the columns.")
    }
    if case .record(let shape) = survey.shape { find(shape.keys.sorted()) }
    var records = data.makeIterator()
    while let next = records.next() {
      switch next {
      case .success((let number, let record)):
        // What no row can have was told of the table.
        if columns != nil { read(record, number, records.line) }
      case .failure(let error):
        let place = [error.line.map { "line \($0)" }, error.row.map { "record \($0)" }]
        wrong(
          error.message, at: ([file] + place.compactMap { $0 }).joined(separator: ", "), error.hint)
      }
    }
  }

  private mutating func wrong(_ message: String, at place: String, _ hint: String) {
    mistakes.append(PublishingErrors.Mistake(message, at: place, hint: hint))
  }

  private mutating func find(_ names: [String]) {
    let found = SessionColumns(of: names)
    guard !found.names.isEmpty else {
      return wrong(
        "The table does not name its columns.", at: file,
        "Write their names above the first person: name,course,kind,date,hours,trainer.")
    }
    // Where the names are missing, the first person stands in their place, and is not to be told.
    let areNames = found.names.count * 2 >= names.count
    for (column, names) in found.doubled {
      wrong(
        "Several columns say the \(column.words): \(names.listed).", at: file,
        "Leave one of them, or rename those that say something else.")
    }
    for column in SessionColumn.allCases
    where found.names[column] == nil && common[column] == nil {
      let own = column == .name ? "name" : column.rawValue
      let hint =
        (areNames ? found.nearest(to: column) : nil).map {
          "Should the column \"\($0)\" be \"\(own)\"?"
        }
        ?? "Add a column \"\(own)\""
        + (column.option.map { ", or say it for all: \($0) \"\(column.example)\"." } ?? ".")
      wrong("The table does not say the \(column.words).", at: file, hint)
    }
    unused = found.others
    if mistakes.isEmpty { columns = found }
  }

  private mutating func read(_ record: TemplateRecord, _ number: Int, _ line: Int?) {
    let place = "\(file), \(TrainingSession.place(number, line))"
    let before = mistakes.count
    let name = fact(.name, record, place)
    let course = fact(.course, record, place)
    let kind = kind(record, place)
    let day = day(record, place)
    let hours = hours(record, place)
    let trainer = fact(.trainer, record, place)
    if let name, let kind, let day, let course {
      let key = CertifiedFacts.occasion(name, course, kind, day)
      if let first = seen[key] {
        wrong(
          "The same person stands here and at \(first), with the same course, kind and date.",
          at: place,
          "Delete one row; where they are two people, tell them apart, such as by a middle name.")
      } else {
        seen[key] = TrainingSession.place(number, line)
      }
    }
    guard mistakes.count == before, let name, let course, let kind, let day, let hours, let trainer
    else { return }
    rows.append(
      TrainingSession.Row(
        number: number, line: line,
        facts: CertifiedFacts(
          name: name, course: course, kind: kind, day: day, hours: hours, trainer: trainer)))
  }

  /// What a record says, else what holds for all, with its place.
  private func written(
    _ column: SessionColumn, _ record: TemplateRecord, _ place: String
  ) -> (text: String, place: String) {
    let text = columns?.text(column, of: record)?.trimmed ?? ""
    if text.isEmpty, let option = column.option, let common = common[column] {
      return (common, option)
    }
    return (text, place)
  }

  private mutating func fact(
    _ column: SessionColumn, _ record: TemplateRecord, _ place: String
  ) -> String? {
    let (text, place) = written(column, record, place)
    switch facts.fact(text) {
    case .success(let fact): return fact.text
    case .failure(.empty):
      missing(column, at: place)
    case .failure(.tooLong):
      wrong(
        "The \(column.words) is longer than \(FactText.limit) letters.", at: place,
        "Shorten it: it must fit on the certificate and into its QR code.")
    case .failure(.unseen):
      wrong(
        "The \(column.words) holds a line break, or a sign that nobody sees.", at: place,
        "Type it anew: signs that hide come with what is pasted, and could make it read as another."
      )
    }
    return nil
  }

  private mutating func missing(_ column: SessionColumn, at place: String) {
    wrong(
      "The \(column.words) is missing.", at: place,
      "Fill it in, such as \"\(column.example)\".")
  }

  private mutating func kind(_ record: TemplateRecord, _ place: String) -> TrainingKind? {
    let (text, place) = written(.kind, record, place)
    if let kind = TrainingKind(written: text) { return kind }
    if text.isEmpty {
      missing(.kind, at: place)
    } else {
      wrong(
        "The kind of training is none that docket knows.", at: place,
        TrainingKind.nearest(to: text).map { "Did you mean \"\($0.title)\"?" }
          ?? "Write \(TrainingKind.allCases.map { "\"\($0.title)\"" }.joined(separator: " or ")).")
    }
    return nil
  }

  private mutating func day(_ record: TemplateRecord, _ place: String) -> CalendarDate? {
    let (text, place) = written(.date, record, place)
    if text.isEmpty {
      missing(.date, at: place)
    } else if let day = CalendarDate(reading: text, today: today) {
      if day <= today { return day }
      wrong(
        "The training is still to come: its date lies after \(today).", at: place,
        "Print certificates when it is over; --date names another day than today.")
    } else {
      wrong(
        "The date is no day that there is, or says none clearly.", at: place,
        "Write it such as 2026-09-02 or 02/09/2026, the day before the month.")
    }
    return nil
  }

  private mutating func hours(_ record: TemplateRecord, _ place: String) -> String? {
    let (text, place) = written(.hours, record, place)
    if let hours = TrainingHours(text) { return hours.text }
    if text.isEmpty {
      missing(.hours, at: place)
    } else {
      wrong(
        "The hours are no number over 0 and up to 1000.", at: place,
        "Write a number such as 2 or 1.5, with at most two decimals.")
    }
    return nil
  }
}

/// Texts that were looked at: all of a session have one course and one trainer.
private struct FactCache {
  private var known: [String: Result<FactText, FactText.Flaw>] = [:]

  init() {}

  mutating func fact(_ text: String) -> Result<FactText, FactText.Flaw> {
    // Two texts that are equal as Swift compares them have one composed form.
    if let fact = known[text] { return fact }
    let fact = Result { () throws(FactText.Flaw) in try FactText(text) }
    if known.count > 256 { known.removeAll() }
    known[text] = fact
    return fact
  }
}
