import Foundation
import GRDB

/// What a look at the database file gave that was cut short after a time.
package enum QuickLook: Hashable, Sendable {
  case sound
  case damaged
  /// Nothing was found as far as the time went.
  case unfinished
}

extension CaseStore {
  /// How many steps of its layout the store has seen.
  package func layout() throws(StoreError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }
  }

  /// Whether what is committed is on the disk before anybody is told, as SQLite reads it back. (G2)
  package func syncsEveryCommit() throws(StoreError) -> Bool {
    try read { db in try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 }
  }

  /// Looks for damage in the pages of the file, for some seconds; ``verify(against:)`` is the whole check.
  package func look(seconds: Double) throws(StoreError) -> QuickLook {
    let time = TimeLimit(seconds) { [queue] in queue.interrupt() }
    do {
      let found = try read { db in
        defer { time.end() }  // before another statement could be stopped by it
        return try String.fetchAll(db, sql: "PRAGMA quick_check(1)")
      }
      return found == ["ok"] ? .sound : .damaged
    } catch {
      if time.isUp { return .unfinished }
      if error.code == .damaged { return .damaged }
      throw error
    }
  }

  /// Takes the place of the one who writes, changes nothing, and leaves it again.
  package func tryWriting() throws(StoreError) {
    try Self.translating(path) {
      try queue.inTransaction(.immediate) { db in
        try db.execute(sql: "PRAGMA user_version = \(StoreMigration.all.count)")
        return .rollback
      }
    }
  }

  /// When the newest event happened, as the clock said then; nil of an empty store.
  package func newestEvent() throws(StoreError) -> Moment? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT at, zone FROM events ORDER BY number DESC LIMIT 1").map {
        Moment(milliseconds: try $0.value(0), zoneMinutes: try $0.value(1))
      }
    }
  }
}

/// Does something once when a time is up, unless the work has ended before.
///
/// A class, because two threads have it; `@unchecked Sendable`: the lock holds all that changes.
private final class TimeLimit: @unchecked Sendable {
  private let lock = NSLock()
  private var hasEnded = false
  private var wasUp = false

  init(_ seconds: Double, _ stop: @escaping @Sendable () -> Void) {
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [self] in
      lock.withLock {
        guard !hasEnded else { return }
        wasUp = true
        stop()
      }
    }
  }

  var isUp: Bool { lock.withLock { wasUp } }

  func end() { lock.withLock { hasEnded = true } }
}
