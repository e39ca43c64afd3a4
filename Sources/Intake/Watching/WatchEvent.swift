package import Cases

/// What a watcher did, for a log: counts, references and codes, never a name or an answer.
package enum WatchEvent: Hashable, Sendable {
  case started(folders: Int)
  /// Files that another watcher had in hand when it ended were taken over.
  case adopted(files: Int)
  /// A file was filed.
  case filed(id: String, ending: DeliveryEnding, reason: String?, references: [CaseReference])
  /// A file changed after it was taken in: it is back in the drop folder, as a new file.
  case changedSince(id: String)
  /// A reader broke down.
  case readerCrashed(id: String)
  /// A file could not be taken now and will be tried again.
  case triedAgain(failure: String, attempts: Int, seconds: Int)
  /// Nothing is taken in for a while: the store, the disk or the readers are ill.
  case paused(reason: String, hint: String, seconds: Int)
  /// The store took others but not this file, which waits for a person.
  case notKept(id: String, reason: String)
  /// The sender of a message was told what became of it; nil of a file that is no case.
  case replied(reference: CaseReference?)
  /// A reply could not be handed over, and is tried again.
  case replyPostponed(failure: String, attempts: Int, seconds: Int)
  /// A drop folder cannot be looked into; by its place among the folders, counted from 1.
  case folderLost(number: Int, failure: String)
  case folderBack(number: Int)
  /// Files cannot be taken from places within a drop folder: folders in it, or what another account has in hand.
  case partClosed(number: Int, places: Int)
  case stopped
}
