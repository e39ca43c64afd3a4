internal import Archive
internal import Intake
internal import YAML

/// `docket.yaml`: the settings of a workspace.
struct Settings: Hashable {
  var limits = ReadingLimits()
  var textFileBytes = 256 << 20

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
      ? nil : YAMLMapping(node, kind: "the settings", keys: ["limits"], mistakes: mistakes)
    let keys = ["word-file-mebibytes", "text-file-mebibytes"]
    if let limits = settings?.group("limits", kind: "the limits", keys: keys) {
      if let size = limits.wholeNumber(keys[0], in: 1...20) {
        self.limits.packageBytes = size << 20
      }
      if let size = limits.wholeNumber(keys[1], in: 1...256) { textFileBytes = size << 20 }
    }
    try mistakes.throwIfAny()
  }
}
