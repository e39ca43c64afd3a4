internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import Publishing
internal import School
internal import Templates
internal import Word

/// Keeps the sheet of the day in the drop folders: made anew when something happened, once a minute at most.
struct DaySheetDesk {
  private let template: TemplateFile
  private let school: School
  private let titles: [String: String]
  private let store: CaseStore
  private let folders: [DropFolder]
  /// What lies about in the folders.
  private var isDue = true
  private var day: CalendarDate?
  /// Seconds since 1970.
  private var madeAt = 0

  private static let pause = 60

  init(
    _ workspace: Workspace, _ school: School, _ forms: [FormSchema], _ store: CaseStore,
    _ folders: [DropFolder]
  ) throws {
    let house = try HouseOption.parse(["--workspace", workspace.folder.text])
    let shelf = try TemplateShelf(workspace, house)
    template = try shelf.template(
      at: shelf.path(of: Self.name, what: "template for the day's sheet"))
    self.school = school
    titles = Dictionary(forms.map { ($0.id, $0.title) }) { first, _ in first }
    self.store = store
    self.folders = folders
  }

  static let name = "today"

  /// Something happened that the sheet tells.
  mutating func note() { isDue = true }

  /// Seconds until the sheet should be made anew; nil while it tells all.
  var wait: Int? {
    guard isDue || day != CurrentProcess.moment.date else { return nil }
    return max(0, madeAt + Self.pause - Int(CurrentProcess.moment.milliseconds / 1000))
  }

  /// Makes the sheet anew where it is time; `now` does not wait for the minute.
  mutating func refresh(now isForced: Bool = false) throws {
    guard isForced ? isDue : wait == 0 else { return }
    let moment = CurrentProcess.moment
    let midnight = moment.date.map { CurrentProcess.start(of: $0) } ?? moment
    var open: [CaseSummary] = []
    try store.forEachCase { if $0.status != .closed { open.append($0) } }
    let sheet = DaySheet(
      moment: moment, arrived: try store.cases(CaseFilter(since: midnight)), open: open,
      deliveries: try store.deliveries(since: midnight), leftovers: leftovers(at: moment))
    let bytes = try word(sheet)
    isDue = false
    for folder in folders {
      do {
        try folder.writeDaySheet(bytes)
      } catch {
        // Somebody has it open in Word, which some shares do not let us replace: again in a minute.
        isDue = true
      }
    }
    day = moment.date
    madeAt = Int(moment.milliseconds / 1000)
  }

  private func leftovers(at moment: Moment) -> [String] {
    folders.flatMap { folder in
      DropSurvey(folder, now: Int(moment.milliseconds / 1000)).forPeople.map { path in
        FilePath(path.bytes.dropFirst(folder.path.bytes.count + 1))?.text ?? path.text
      }
    }
  }

  private func word(_ sheet: DaySheet) throws -> [UInt8] {
    let today = try CurrentProcess.today()
    let values = TemplateRecord(
      school, and: sheet.values(school, formTitle: { titles[$0] }))
    let workshop = FillingWorkshop(pictures: PictureSource(from: template.path.parent))
    let findings = template.template.findings(of: values, today: today, workshop)
    guard findings.isEmpty else {
      throw Problem(
        "The sheet of the day cannot be made: its template has a mistake.",
        at: template.path.shown, hint: "`docket templates check \(template.path.shown)` tells it.")
    }
    do {
      return try template.template.changes(values, today: today, workshop)
        .applied(to: template.template.file)
    } catch let error as PackageError {
      throw TemplateFile.problem(error, template.path, "document")
    }
  }
}
