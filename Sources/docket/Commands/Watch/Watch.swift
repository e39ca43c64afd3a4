internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import School

/// `docket watch`: files in a drop folder come in by themselves.
struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Take in what people put into the drop folders, as it comes.",
    discussion: """
      Watches the folders that docket.yaml names, and those in them. A file that has stayed as it is for \
      five seconds is taken in and moved: to done, duplicates, returned (mend it and save it) or waiting \
      (a person must look), beside a small text file that says what became of it. Nothing is deleted. \
      TODAY.docx in the folder tells what arrived, what waits for whom and what came back.

      Messages that come into the Maildirs of docket.yaml are taken in, too, and whoever sent a form is \
      told who has it, or what is to be mended: docs/mail.md.

      Files are read in processes of their own, which can open nothing and reach no network. Several \
      watchers may share a folder. SIGTERM ends one when it has finished what it has in hand; one that \
      was killed goes on where it was when it is started again.

      Changes of docket.yaml, school.yaml, forms and templates are taken up while it runs.

      The log goes to stderr, without names or answers. docs/drop-folder.md has a systemd unit and an \
      example for a network share.
      """)

  @Flag(help: "Take in what is there, then end: for cron. Waits until fresh files have settled.")
  var once = false

  @Option(
    help: ArgumentHelp(
      "How the log is written: text or json; else text on a terminal.", valueName: "style"))
  var log: WatchLog.Style?

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var jobs: JobsOption

  func run() throws {
    let workspace = try workspace.open()
    let console = Console()
    let log = WatchLog(console: console, style: log ?? (console.isLive ? .text : .json))
    let store = try workspace.openStore()
    let stop = try StopSignal()
    let jobs = jobs
    var session = try WatchSession(workspace, store, jobs, log, stop)
    guard !once else {
      var watcher = session.watcher(workspace, log)
      let isSound = watcher.runOnce()
      session.sheet.refresh(isLast: true)
      return try (isSound ? Status.complete : .couldNotWork).finish()
    }
    let changes = SettingsWatch(workspace, log) {
      try WatchSession(workspace, store, jobs, log, stop)
    }
    while true {
      var watcher = session.watcher(workspace, log)
      let sheet = session.sheet
      watcher.run(while: {
        sheet.refresh()
        return changes.areCurrent
      })
      guard let next = changes.take() else { return sheet.refresh(isLast: true) }
      session = next
    }
  }
}

extension WatchLog.Style: ExpressibleByArgument {}
