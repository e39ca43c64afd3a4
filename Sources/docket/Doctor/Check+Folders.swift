internal import Cases
internal import Forms
internal import Intake
internal import Publishing
internal import Upkeep
internal import YAML

extension Check {
  /// The folders that people put forms into.
  static let inbox = Check(code: "inbox") { premises in
    guard let workspace = premises.workspace.value, let settings = premises.settings.value else {
      return nil
    }
    do {
      let drops = try WatchedFolders.of(settings, workspace)
      let folders = drops.map(\.path)
      return (folders + drops.flatMap(\.ownFolders)).lazy
        .compactMap { fault(of: $0, in: workspace) }.first
        ?? .ok("The inbox can be read and written: \(folders.map(\.shown).listed)")
    } catch {
      return .failure(error)
    }
  }

  static let output = Check(code: "output") { premises in
    guard let workspace = premises.workspace.value else { return nil }
    return fault(of: workspace.output, in: workspace)
      ?? .ok("The output can be read and written: \(workspace.output.shown)")
  }

  /// Why docket cannot work in a folder; nil where it can.
  private static func fault(of path: FilePath, in workspace: Workspace) -> Diagnosis? {
    let isOwn = path.parent == workspace.folder
    let remedy =
      isOwn ? "Run `docket init \(workspace.folder.shown)`" : "Check that its disk is mounted"
    guard let status = try? path.status(followingLinks: true) else {
      return .error("There is no folder \(path.shown)", remedy)
    }
    guard status.kind == .folder else {
      return .error(
        "\(path.shown) is \(status.kind.name), and no folder",
        "Move it away, and make a folder of this name")
    }
    for (wish, words) in [(FilePath.Access.listing, "read"), (.writing, "write in")]
    where !path.allows(wish) {
      return .error(
        "You may not \(words) \(path.shown)",
        "Give yourself the right: `chmod u+rwx '\(path.shown)'`, or ask whoever owns it")
    }
    return nil
  }

  static let disk = Check(code: "disk") { premises in
    guard let folder = premises.workspace.value?.folder else { return nil }
    guard let space = try? DiskSpace(at: folder) else {
      return .error("The disk of \(folder.shown) does not say how full it is", "Check the disk")
    }
    let share = space.total > 0 ? space.free * 100 / space.total : 0
    let free = "\(Count.size(space.free)) (\(share) %)"
    guard !space.isShort else {
      return .error(
        "Only \(free) of the disk of \(folder.shown) is free",
        "Make room: under 1 GiB or 5 % nothing is taken in")
    }
    return .ok("\(free) of the disk is free")
  }

  static let keys = Check(code: "keys") { premises in
    guard let folder = premises.workspace.value?.keys else { return nil }
    let keys = CertificateKeys(in: folder)
    do {
      let key = try keys.signing()
      _ = try keys.known()
      return .ok(
        "The key that signs certificates is private and whole: \(key.publicKey.fingerprint)")
    } catch let errors as PublishingErrors {
      return .failure(Problems(errors))
    } catch {
      return .failure(error)
    }
  }

  static let backup = Check(code: "backup") { premises in
    guard let store = premises.workspace.value?.store.parent else { return nil }
    guard let last = LastBackup(in: store) else {
      return .warning(
        "No backup was ever made of this workspace", "Run `docket backup FILE`, and then every day")
    }
    let days = (premises.now.milliseconds - last.made.milliseconds) / 86_400_000
    let made = last.made.date?.description ?? "an unknown day"
    guard days <= 7 else {
      return .warning(
        "The last backup is \(days) days old, of \(made)",
        "Run `docket backup FILE`, and see why it is not run every day")
    }
    return .ok("The last backup is of \(made)")
  }
}
