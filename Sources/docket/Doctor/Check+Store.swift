internal import Cases
internal import Intake

extension Check {
  static let storePrivate = Check(code: "store-private") { premises in
    guard let file = premises.workspace.value?.store else { return nil }
    let folder = file.parent
    let paths =
      [(folder, "700")]
      + ["", "-wal", "-shm"].map { ending in
        (folder.appending("docket.sqlite\(ending)"), "600")
      }
    for (path, mode) in paths {
      // What is not there is told by the next check.
      guard (try? path.status(followingLinks: true))?.isOpenToOthers == true else { continue }
      return .error(
        "Others on this machine can read \(path.shown)", "Run `chmod \(mode) '\(path.shown)'`")
    }
    return .ok("Only you can read the store: \(folder.shown)")
  }

  /// It opens, its layout is known, and what is committed is on the disk.
  static let store = Check(code: "store") { premises in
    guard premises.workspace.value != nil else { return nil }
    do {
      let store = try premises.store.get()
      guard try store.syncsEveryCommit() else {
        return .error(
          "SQLite does not sync the store to the disk",
          "Install Debian's libsqlite3, whose `PRAGMA synchronous` can be FULL")
      }
      return .ok("The store opens and syncs every commit (layout \(try store.layout()))")
    } catch let failure as StoreError {
      return failure.code == .readableByOthers ? nil : .failure(failure)
    } catch {
      return .failure(error)
    }
  }

  static let storeIntegrity = Check(code: "store-integrity") { premises in
    guard let store = premises.store.value else { return nil }
    do {
      switch try store.look(seconds: premises.lookingTime) {
      case .sound: return .ok("The database file is sound; `docket verify` checks the whole record")
      case .unfinished:
        return .ok(
          "The database file is sound as far as a short look goes; `docket verify` checks all of it"
        )
      case .damaged:
        return .error(
          "The database file is damaged",
          "Run `docket verify`, keep the folder as it is, and restore the last good backup elsewhere"
        )
      }
    } catch {
      return .failure(error)
    }
  }

  static let storeWrites = Check(code: "store-writes") { premises in
    guard let store = premises.store.value else { return nil }
    do throws(StoreError) {
      try store.tryWriting()
      return .ok("The store can be written")
    } catch {
      guard error.code == .locked else { return .failure(error) }
      return .warning(
        "Another program is writing in the store, and did not let go of it for half a second",
        "Look again in a minute; a docket that hangs must be ended")
    }
  }
}
