internal import Templates
internal import YAML

/// What a table says of each person who was trained.
package enum SessionColumn: String, Hashable, Sendable, CaseIterable {
  case name, course, kind, date, hours, trainer

  /// As a sentence calls it.
  var words: String {
    switch self {
    case .name: "name"
    case .course: "course"
    case .kind: "kind of training"
    case .date: "date of the training"
    case .hours: "hours"
    case .trainer: "trainer"
    }
  }

  /// The option that says it for all; nil for the name, which nobody shares.
  var option: String? {
    switch self {
    case .name: nil
    case .date: "--date-of-training"
    case .course, .kind, .hours, .trainer: "--\(rawValue)"
    }
  }

  /// An example of it.
  var example: String {
    switch self {
    case .name: "Ms R Okafor"
    case .course: "Online safety for staff"
    case .kind: "Induction"
    case .date: "2026-09-02"
    case .hours: "1.5"
    case .trainer: "Mr J Lindqvist"
    }
  }

  /// How columns are called that hold it, in small letters without spaces.
  fileprivate var names: [String] {
    switch self {
    case .name:
      [
        "name", "fullname", "participant", "participantname", "participantsname", "attendee",
        "nameofattendee", "nameofparticipant", "attendeename", "staffname", "staffmember",
        "teacher", "teachername", "trainee", "delegate", "person",
      ]
    case .course:
      [
        "course", "coursename", "coursetitle", "training", "trainingcourse", "titleoftraining",
        "trainingtitle", "session", "title", "topic",
      ]
    case .kind:
      [
        "kind", "kindoftraining", "type", "typeoftraining", "trainingtype", "trainingkind",
        "category",
      ]
    case .date:
      ["date", "day", "dateoftraining", "trainingdate", "coursedate", "sessiondate", "heldon"]
    case .hours:
      [
        "hours", "numberofhours", "noofhours", "duration", "durationhours", "durationinhours",
        "hoursoftraining", "traininghours", "length", "lengthhours", "lengthinhours",
      ]
    case .trainer:
      [
        "trainer", "trainername", "trainersname", "trainedby", "tutor", "instructor",
        "facilitator", "presenter", "deliveredby", "ledby",
      ]
    }
  }

  /// A name and a surname in columns of their own.
  fileprivate static let forenames = ["forename", "forenames", "firstname", "givenname"]
  fileprivate static let surnames = ["surname", "lastname", "familyname"]
}

/// Where a table has what it says.
struct SessionColumns {
  /// The name of each column; of the person's name perhaps two.
  private(set) var names: [SessionColumn: [String]] = [:]
  /// Columns that say something else.
  private(set) var others: [String] = []
  /// Columns of which several say the same.
  private(set) var doubled: [(column: SessionColumn, names: [String])] = []

  init(of names: [String]) {
    var (forename, surname): (String?, String?)
    for name in names {
      let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
      if let column = SessionColumn.allCases.first(where: { $0.names.contains(plain) }) {
        self.names[column, default: []].append(name)
      } else if SessionColumn.forenames.contains(plain), forename == nil {
        forename = name
      } else if SessionColumn.surnames.contains(plain), surname == nil {
        surname = name
      } else {
        others.append(name)
      }
    }
    for column in SessionColumn.allCases where self.names[column, default: []].count > 1 {
      doubled.append((column, self.names[column, default: []]))
    }
    let parts = [forename, surname].compactMap { $0 }
    if self.names[.name] == nil, parts.count == 2 {
      self.names[.name] = parts
    } else {
      others += parts
    }
  }

  /// The column that was probably meant.
  func nearest(to column: SessionColumn) -> String? {
    others.first { other in
      let plain = other.lowercased().filter { $0.isLetter || $0.isNumber }
      return plain.nearest(of: column.names) != nil
    }
  }

  /// What a record says; several columns in their order, with a space between.
  func text(_ column: SessionColumn, of record: TemplateRecord) -> String? {
    guard let names = names[column] else { return nil }
    let texts = names.compactMap { name -> String? in
      switch record[name] {
      case .text(let text), .number(let text): text
      case .truth, .list, .record, .nothing, nil: nil
      }
    }
    return texts.joined(separator: " ")
  }
}
