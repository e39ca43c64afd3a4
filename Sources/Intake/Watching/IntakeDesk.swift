internal import Cases
internal import Forms

/// Why nothing can be taken in now, and what to do about it.
struct IntakeFault: Error, Hashable {
  var reason: String
  var hint: String
}

/// Takes claimed files in: opens, reads, commits and files them, a group at a time.
struct IntakeDesk {
  let clerk: IntakeClerk
  private var report: (WatchEvent) -> Void { clerk.report }

  init(_ clerk: IntakeClerk) {
    self.clerk = clerk
  }

  /// The most files of one commit.
  static let groupSize = 100
  /// The bytes of a group that are in memory at once, but for its last file.
  private static let groupBytes = 32 << 20

  /// A claim that was opened.
  private struct Opened {
    var claim: Claim
    /// Nil of what is no ordinary file.
    var status: FileStatus?
    var file: Incoming

    init(
      _ claim: Claim, _ status: FileStatus? = nil, contents: Incoming.Contents? = nil,
      trouble: DeliveryTrouble? = nil
    ) {
      self.claim = claim
      self.status = status
      file = Incoming(id: claim.id, name: claim.shownName, contents: contents, trouble: trouble)
    }
  }

  /// Takes files in.
  ///
  /// - Parameters:
  ///   - claims: files in hand.
  ///   - folder: the drop folder that they came into; keeps those that were taken in but could not be filed.
  /// - Throws: ``IntakeFault`` where docket itself could not work: files that were not taken in are back then.
  func take(_ claims: ArraySlice<Claim>, into folder: inout WatchedFolder) throws(IntakeFault) {
    var rest = claims
    do throws(IntakeFault) {
      while !rest.isEmpty {
        var opened: [Opened] = []
        var weight = 0
        while weight < Self.groupBytes, let claim = rest.popFirst() {
          guard let file = try open(claim, &folder) else { continue }
          weight += file.file.bytes.count
          opened.append(file)
        }
        let read = try read(opened, in: folder.drop)
        try commit(read, &folder)
      }
    } catch {
      for claim in rest { putBack(claim, in: folder.drop) }
      throw error
    }
  }

  // MARK: - Opening

  /// Nil where the file is back in the drop folder, to be tried again.
  private func open(
    _ claim: Claim, _ folder: inout WatchedFolder
  ) throws(IntakeFault) -> Opened? {
    do throws(FileFailure) {
      let kind = try claim.file.status(followingLinks: false).kind
      guard kind == .file else { return refused(claim, .notAFile(kind)) }
      let (bytes, status) = try claim.file.settledContents(upTo: clerk.reading.fileBytes)
      // Between the look and the claim somebody may have gone on writing. (G4)
      guard claim.isAsSeen(status) else { throw FileFailure.changing }
      folder.retries.succeeded(claim.place)
      var opened = Opened(claim, status, trouble: DeliveryNote.isNote(bytes) ? .ownNote : nil)
      (opened.file.bytes, opened.file.sha256) = (bytes, FileHash.sha256(bytes))
      return opened
    } catch .tooLarge {
      return refused(claim, .tooLarge(limit: clerk.reading.fileBytes))
    } catch .changing {
      // It must settle anew; one that is a case already is looked at again as it is.
      putBack(claim, in: folder.drop)
      return nil
    } catch .missing {
      try? claim.folder.removeFolder()  // somebody took it out of our hand
      return nil
    } catch .tooManyOpen {
      putBack(claim, in: folder.drop)
      throw IntakeFault(
        reason: "Too many files are open.", hint: "Raise the limit of open files (ulimit -n).")
    } catch {
      let attempts = folder.failed(claim.place, error, report)
      guard attempts >= Retries.attempts else {
        putBack(claim, in: folder.drop)
        return nil
      }
      folder.retries.succeeded(claim.place)
      return Opened(claim, trouble: .cannotBeRead)
    }
  }

  private func refused(_ claim: Claim, _ refusal: Refusal) -> Opened {
    Opened(
      claim,
      contents: .forms([
        ReadForm(
          file: claim.shownName, record: 1, sha256: "", outcome: .refused, refusal: refusal)
      ]))
  }

  // MARK: - Reading

  /// Those that were read, or that nobody could read; the others are back when docket is to stop.
  private func read(_ opened: [Opened], in drop: DropFolder) throws(IntakeFault) -> [Opened] {
    let files: [Incoming]
    do throws(IntakeFault) {
      files = try clerk.read(opened.map(\.file))
    } catch {
      for file in opened { putBack(file.claim, in: drop) }
      throw error
    }
    return zip(opened, files).compactMap { opened, file in
      guard file.contents != nil || file.trouble != nil else {
        putBack(opened.claim, in: drop)
        return nil
      }
      var opened = opened
      opened.file = file
      return opened
    }
  }

  // MARK: - Committing and filing

  private func commit(
    _ files: [Opened], _ folder: inout WatchedFolder
  ) throws(IntakeFault) {
    guard !files.isEmpty else { return }
    let taken: [TakenDelivery]
    do throws(IntakeFault) {
      taken = try clerk.keep(files.map(\.file))
    } catch {
      for file in files { putBack(file.claim, in: folder.drop) }
      throw error
    }
    try file(files, as: taken, &folder)
  }

  private func file(
    _ files: [Opened], as taken: [TakenDelivery], _ folder: inout WatchedFolder
  ) throws(IntakeFault) {
    var filing = Filing(folder.drop)
    for (file, delivery) in zip(files, taken) {
      guard isUnchanged(file, since: delivery) else {
        report(.changedSince(id: file.claim.id))
        do throws(FileFailure) {
          try file.claim.putBack(in: folder.drop)
        } catch {
          folder.failed(file.claim.file, error, report)
        }
        continue
      }
      do throws(FileFailure) {
        try filing.file(file.claim, as: delivery.conclusion, at: delivery.received)
      } catch {
        // It is a case now, and lies in hand until it can be moved; the others go on.
        folder.failed(file.claim.file, error, report)
        continue
      }
      folder.retries.succeeded(file.claim.file)
      report(
        .filed(
          id: file.claim.id, ending: delivery.conclusion.ending,
          reason: delivery.conclusion.reason,
          references: delivery.receipts.compactMap { $0.summary?.reference }))
    }
    do throws(FileFailure) {
      try filing.synchronize()
    } catch {
      throw IntakeFault(
        reason: "The disk of a drop folder does not say that it has written: \(error.reason).",
        hint: "Check the disk; the cases are in the store.")
    }
  }

  /// Whether the file is still what was taken in. (G4)
  private func isUnchanged(_ file: Opened, since delivery: TakenDelivery) -> Bool {
    guard let status = file.status else { return true }
    guard file.file.sha256 == delivery.sha256,
      let now = try? file.claim.file.status(followingLinks: false)
    else { return false }
    return now.size == status.size && now.modifiedAt == status.modifiedAt
      && now.identity == status.identity
  }

  /// Puts a new file back as it came.
  ///
  /// What was found in hand stays there, for it may be a case already and keeps its id. What cannot go back stays
  /// in hand, too, and the next look takes it up.
  private func putBack(_ claim: Claim, in drop: DropFolder) {
    guard claim.seen != nil else { return }
    do throws(FileFailure) {
      try claim.putBack(in: drop)
    } catch {
      report(.triedAgain(failure: error.reason, attempts: 1, seconds: 0))
    }
  }
}
