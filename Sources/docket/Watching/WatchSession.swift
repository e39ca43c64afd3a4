internal import Cases
internal import Forms
internal import Intake
internal import School

/// One stretch of a watch: from the settings as they are read to the moment that they change.
///
/// Whoever adds a form or names a new headteacher need not know that a service runs somewhere; and a new day is
/// another setting, too, for a day in an answer is held against it.
struct WatchSession {
  let settings: Settings
  let folders: [DropFolder]
  private let mail: [Maildir]
  /// Nil where nobody is written to.
  private let outbox: Outbox?
  let reading: ReadingSettings
  let sheet: SheetKeeper
  private let store: CaseStore
  private let pool: ReaderPool
  private let stop: StopSignal

  /// - Throws: ``Problem`` or ``Problems`` where a file of the workspace has a mistake.
  init(
    _ workspace: Workspace, _ store: CaseStore, _ jobs: JobsOption, _ log: WatchLog,
    _ stop: StopSignal
  ) throws {
    settings = try Settings(in: workspace.settings)
    let school = try School(in: workspace.school)
    let catalogue = try FormCatalogue(in: workspace.forms)
    folders = try WatchedFolders.of(settings, workspace)
    mail = settings.mail.folders.map { Maildir(workspace.path(of: $0)) }
    sheet = SheetKeeper(
      try DaySheetDesk(workspace, school, catalogue.newest, store, folders), log)
    reading = try jobs.settings(forms: catalogue.newest, of: workspace)
    pool = try ReaderPool(reading, stop: stop)
    let pool = pool
    let sendmail = settings.mail.sendmail
    outbox = settings.mail.from.map { from in
      Outbox(
        workspace.outbox, Outbox.Settings(from: from, sendmail: sendmail), school: school,
        forms: catalogue.forms, store: store, readers: pool)
    }
    self.stop = stop
    self.store = store
    try store.forgetDeliveries(before: CurrentProcess.moment.earlier(byDays: Self.journalDays))
  }

  /// How long the journal of deliveries is kept, as technical logs are. (PROMISES, retention)
  private static let journalDays = 90

  func watcher(_ workspace: Workspace, _ log: WatchLog) -> Watcher {
    Watcher(
      WatchSettings(
        folders: folders, mail: mail, settleSeconds: Double(settings.settleSeconds),
        pollSeconds: Double(settings.pollSeconds), store: workspace.store.parent),
      reading: reading, store: store, clock: { CurrentProcess.moment },
      replies: settings.mail.from.map { from in
        ReplyRule(listed: settings.mail.listed, domain: from.domain)
      }, outbox: outbox, stop: stop,
      read: pool.read, report: log.note)
  }
}

/// What a watch depends on besides the drop folders, to be compared with itself later.
struct WatchedSettings: Hashable {
  private let files: [FilePath: FileStatus]
  private let day: CalendarDate?

  init(_ workspace: Workspace) {
    let folders = [workspace.forms, workspace.templates]
    // What is not there, or cannot be listed now, is told when it is read.
    let inside = folders.flatMap { folder in
      ((try? folder.names()) ?? []).map { folder.appending($0) }
    }
    var files: [FilePath: FileStatus] = [:]
    for path in [workspace.settings, workspace.school] + inside {
      files[path] = try? path.status(followingLinks: true)
    }
    self.files = files
    day = CurrentProcess.moment.date
  }
}
