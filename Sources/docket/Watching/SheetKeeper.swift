internal import Cases
internal import Intake

/// Has the sheet of the day made when it is time, and says once why it cannot be.
///
/// A class: the watcher's pauses change it.
final class SheetKeeper {
  private var desk: DaySheetDesk
  private let log: WatchLog
  private var said: Problem?

  init(_ desk: DaySheetDesk, _ log: WatchLog) {
    self.desk = desk
    self.log = log
  }

  /// Taking files in never fails for want of a sheet.
  func refresh(isLast: Bool = false) {
    let problem: Problem
    do {
      try desk.refresh(isLast: isLast)
      said = nil
      return
    } catch let error as Problem {
      problem = error
    } catch let error as StoreError {
      problem = Problem(error.message, hint: error.hint)
    } catch {
      problem = Problem("The sheet of the day could not be made.")
    }
    if said != problem { log.say(problem) }
    said = problem
  }
}
