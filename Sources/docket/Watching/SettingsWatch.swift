internal import Cases
internal import Intake

/// Notices that the settings of a running watch changed, and whether they can be used.
///
/// A class: the watcher's pauses ask it.
final class SettingsWatch {
  private let workspace: Workspace
  private let log: WatchLog
  private let open: () throws -> WatchSession
  private var known: WatchedSettings
  /// The next stretch, ready to begin.
  private(set) var next: WatchSession?

  init(_ workspace: Workspace, _ log: WatchLog, open: @escaping () throws -> WatchSession) {
    self.workspace = workspace
    self.log = log
    self.open = open
    known = WatchedSettings(workspace)
  }

  /// Whether the settings that are used are still those of the workspace; a mistake in new ones is told once, and
  /// the old ones hold.
  var areCurrent: Bool {
    let now = WatchedSettings(workspace)
    guard now != known else { return true }
    do {
      next = try open()
      known = now
      return false
    } catch is StoreError {
      return true  // Busy for a moment: they are looked at again after the next pass.
    } catch let problem as Problem {
      log.say(problem)
    } catch let problems as Problems {
      for problem in problems.problems { log.say(problem) }
    } catch {
      log.say(Problem("The changed settings cannot be used."))
    }
    known = now
    log.say(Problem("The watch goes on with the settings that it had."))
    return true
  }

  func take() -> WatchSession? {
    defer { next = nil }
    return next
  }
}
