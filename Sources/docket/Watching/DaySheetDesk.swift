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
  /// What the sheet tells; nil while it tells nothing, or should be written once more.
  private var told: State?

  /// What there is to tell.
  private struct State: Hashable {
    var store: [Int64]
    var lying: [LyingFiles]
    var day: CalendarDate?
  }

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

  /// Makes the sheet anew where there is something to tell, once a minute at most however many watchers there are.
  ///
  /// - Parameter isLast: whether nobody will look again, so that the minute is not waited for.
  /// - Throws: `StoreError`, or ``Problem`` where the template has a mistake.
  mutating func refresh(isLast: Bool = false) throws {
    let moment = CurrentProcess.moment
    let now = Int(moment.milliseconds / 1000)
    let made = folders.compactMap(\.daySheetMade).max() ?? 0
    // A clock that was set back must not keep the sheet from being made for years.
    guard isLast || now >= made + Self.pause || made > now else { return }
    let state = State(
      store: try store.progress(), lying: folders.map { LyingFiles(in: $0) }, day: moment.date)
    guard state != told else { return }
    let bytes = try word(sheet(state, at: moment))
    told = state
    for folder in folders {
      do {
        try folder.writeDaySheet(bytes)
      } catch {
        // Somebody has it open in Word, which some shares do not let us replace: again in a minute.
        told = nil
      }
    }
  }

  private func sheet(_ state: State, at moment: Moment) throws -> DaySheet {
    let midnight = moment.date.map { CurrentProcess.start(of: $0) } ?? moment
    var open: [CaseSummary] = []
    try store.forEachCase { if $0.status != .closed { open.append($0) } }
    return DaySheet(
      moment: moment, arrived: try store.cases(CaseFilter(since: midnight)), open: open,
      returned: try store.deliveries(state.lying.flatMap(\.returned)),
      waiting: try store.deliveries(state.lying.flatMap(\.waiting)),
      duplicates: try store.deliveries(since: midnight).count { $0.ending == .duplicates },
      leftovers: leftovers(at: moment))
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
