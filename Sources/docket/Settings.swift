internal import Archive
internal import Intake
internal import YAML

/// `docket.yaml`: the settings of a workspace.
struct Settings: Hashable {
  var limits = ReadingLimits()
  var textFileBytes = 256 << 20
  var mail = MailSettings()
  /// The drop folders, relative to the workspace.
  var watchedFolders = ["inbox"]
  /// How long a file must stay as it is before it is read. (G4)
  var settleSeconds = 5
  /// The longest time between two looks into the drop folders. (G5)
  var pollSeconds = 15

  init() {}

  /// Reads the file, or says every mistake in it.
  init(in path: FilePath) throws {
    let file = path.text
    do throws(YAMLError) {
      try self.init(yaml: YAMLFile.bytes(of: file), file: file)
    } catch {
      throw Problems(error)
    }
  }

  init(yaml: [UInt8], file: String) throws(YAMLError) {
    let mistakes = MistakeList(file: file)
    let node = try YAMLNode.parse(yaml, file: file)
    let settings =
      node.isEmpty
      ? nil
      : YAMLMapping(
        node, kind: "the settings", keys: ["limits", "watch", "mail"], mistakes: mistakes)
    let keys = ["word-file-mebibytes", "text-file-mebibytes", "message-mebibytes"]
    if let limits = settings?.group("limits", kind: "the limits", keys: keys) {
      if let size = limits.wholeNumber(keys[0], in: 1...20) {
        self.limits.packageBytes = size << 20
      }
      if let size = limits.wholeNumber(keys[1], in: 1...256) { textFileBytes = size << 20 }
      if let size = limits.wholeNumber(keys[2], in: 1...40) {
        self.limits.messageBytes = size << 20
      }
    }
    if let mail = settings?.group(
      "mail", kind: "the settings of mail", keys: MailSettings.keys)
    {
      self.mail = MailSettings(mail)
    }
    if let watch = settings?.group("watch", kind: "the drop folders", keys: Self.watchKeys) {
      readWatch(watch)
    }
    try mistakes.throwIfAny()
  }

  private static let watchKeys = ["folders", "settle-seconds", "poll-seconds"]

  private mutating func readWatch(_ watch: YAMLMapping) {
    if watch.node("folders") != nil {
      watchedFolders = watch.texts("folders").map(\.text)
      if watchedFolders.isEmpty {
        watch.wrong(
          "folders", "There is no folder to watch.",
          hint: "Name one at least, such as `folders: [inbox]`.")
      }
    }
    settleSeconds = watch.wholeNumber("settle-seconds", in: 5...3600) ?? settleSeconds
    pollSeconds = watch.wholeNumber("poll-seconds", in: 1...60) ?? pollSeconds
  }
}
