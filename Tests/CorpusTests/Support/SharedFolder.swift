import Foundation

/// The folder of test material that nobody on the project wrote; it lies beside the repository.
///
/// It is never copied here, so what needs it says that it is skipped where it is missing.
enum SharedFolder {
  /// `DOCKET_SHARED`, or the folder `shared` beside the top of the checkout.
  static let url: URL? = {
    let environment = ProcessInfo.processInfo.environment
    let folder =
      environment["DOCKET_SHARED"].map { URL(filePath: $0) }
      ?? checkout.deletingLastPathComponent().appending(path: "shared")
    let readme = folder.appending(path: "corpus/README.md").path
    return FileManager.default.fileExists(atPath: readme) ? folder : nil
  }()

  static var corpus: URL? { url?.appending(path: "corpus") }

  static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

let sharedIsMissing = """
  the folder "shared" is not beside the repository; set DOCKET_SHARED to where it is
  """
