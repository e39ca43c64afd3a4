internal import Intake

/// The forms, templates and settings that ship with docket.
enum SharedFiles {
  /// Where they are: `DOCKET_SHARE`; else beside an installed program; else the checkout that it
  /// was built in.
  static func folder() throws -> FilePath {
    if let named = CurrentProcess.environment("DOCKET_SHARE") { return FilePath(named) }
    if let program = CurrentProcess.executable {
      let installed = program.parent.parent.appending("share/docket")
      if installed.appending("forms").isFolder { return installed }
      var folder = program.parent
      while folder.bytes != [UInt8(ascii: "/")], folder.bytes != [UInt8(ascii: ".")] {
        if folder.appending("forms").isFolder, folder.appending("school.yaml").isFile {
          return folder
        }
        folder = folder.parent
      }
    }
    throw Problem(
      "The forms that ship with docket were not found.",
      hint: "Install docket with `make install`, or set DOCKET_SHARE to the folder that has them.")
  }
}

extension FilePath {
  var isFolder: Bool { (try? status(followingLinks: true))?.kind == .folder }
  var isFile: Bool { (try? status(followingLinks: true))?.kind == .file }
  /// The path as a person may see it, without control characters.
  var shown: String { Visible.line(text) }
}
