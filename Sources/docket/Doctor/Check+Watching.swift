internal import Cases
internal import Forms
internal import Intake
internal import YAML

extension Check {
  /// Whether what people put into drop folders is taken in.
  static let watch = Check(code: "watch") { premises in
    guard let workspace = premises.workspace.value, let settings = premises.settings.value,
      let folders = try? WatchedFolders.of(settings, workspace)
    else { return nil }
    let now = Int(premises.now.milliseconds / 1000)
    let states = Self.states(folders, now: now)
    return states.lazy.compactMap { waiting($1, in: $0, now: now) }.first
      ?? .ok(quiet(states.map(\.1)))
  }

  /// Whether docket may take all files.
  static let closedFolders = Check(code: "closed") { premises in
    guard let workspace = premises.workspace.value, let settings = premises.settings.value,
      let folders = try? WatchedFolders.of(settings, workspace)
    else { return nil }
    let now = Int(premises.now.milliseconds / 1000)
    return Self.states(folders, now: now).lazy.compactMap { closed($1, in: $0) }.first
      ?? .ok("Files can be taken from every folder in the drop folders")
  }

  /// Whether files wait for a person.
  static let filesSetAside = Check(code: "set-aside") { premises in
    guard let workspace = premises.workspace.value, let settings = premises.settings.value,
      let folders = try? WatchedFolders.of(settings, workspace)
    else { return nil }
    let now = Int(premises.now.milliseconds / 1000)
    return Self.states(folders, now: now).lazy.compactMap { setAside($1, in: $0) }.first
      ?? .ok("No file is set aside for a person to look at")
  }

  /// How the drop folders stand that are there; others have a check of their own.
  private static func states(_ folders: [DropFolder], now: Int) -> [(DropFolder, DropState)] {
    folders.map { ($0, DropState(of: $0, now: now)) }.filter { $0.1.failure == nil }
  }

  private static func waiting(_ state: DropState, in folder: DropFolder, now: Int) -> Diagnosis? {
    let files = state.waiting + state.inHand
    guard files > 0 else { return nil }
    let many = files == 1 ? "1 file waits" : "\(files) files wait"
    if state.watchers == 0 {
      return .warning(
        "\(many) in \(folder.path.shown), and nobody watches it",
        "Run `docket watch`, or see why its service does not run")
    }
    let minutes = state.oldest.map { (now - $0) / 60 } ?? 0
    guard minutes >= patience else { return nil }
    return .warning(
      "\(many) in \(folder.path.shown), the oldest saved \(minutes) minutes ago",
      "See in the log of `docket watch` why it is not taken in")
  }

  private static func closed(_ state: DropState, in folder: DropFolder) -> Diagnosis? {
    guard state.closed > 0 else { return nil }
    return .warning(
      "Files cannot be taken from \(Count.of(state.closed, "folder")) in \(folder.path.shown)",
      "Give docket the right to change what people put there, all of it on one disk")
  }

  private static func setAside(_ state: DropState, in folder: DropFolder) -> Diagnosis? {
    guard state.forPerson > 0 else { return nil }
    return .warning(
      "\(Count.of(state.forPerson, "file")) in \(folder.path.shown)/waiting could not be read",
      "Read the note beside each, and take it away when it is dealt with")
  }

  private static func quiet(_ states: [DropState]) -> String {
    switch states.map(\.watchers).reduce(0, +) {
    case 0: "Nothing waits in the drop folders, and nobody watches them"
    case 1: "The drop folders are watched"
    case let watchers: "The drop folders are watched, by \(watchers) watchers"
    }
  }

  /// In minutes: a file is seen within one, and tried again within five.
  private static let patience = 10

  /// What readers of strangers' files are locked into.
  static let readers = Check(code: "readers") { premises in
    let sandbox = premises.sandbox
    guard sandbox.givesUpPrivileges, sandbox.filtersCalls else {
      return .warning(
        "This system cannot take system calls from the processes that read files",
        "Run docket on Linux with seccomp; until then take in only what you know the sender of")
    }
    guard let version = sandbox.landlock else {
      return .warning(
        "This kernel has no Landlock: processes that read files are held by seccomp alone",
        "Use Linux 5.13 or later with `lsm=landlock`")
    }
    return .ok(
      "Files are read in processes that may open nothing: seccomp, Landlock \(version)")
  }
}
