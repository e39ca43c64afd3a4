internal import Cases
internal import Upkeep

/// Says in the words of the command line why a backup or a workspace could not be made.
enum UpkeepProblem {
  static func telling<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as UpkeepError {
      throw Problem(error.message, at: error.place.shown, hint: error.hint)
    } catch let unsound as UnsoundBackup {
      let faults = unsound.report.faults
      let more = faults.count > 1 ? " (and \(faults.count - 1) more)" : ""
      throw Problem(
        "The record in the backup is not as it was written: "
          + (faults.first?.message ?? "its chain ends at another event than it says.") + more,
        hint:
          "Copy the backup from its disk once more, or take the one before it; nothing was restored."
      )
    }
  }
}
