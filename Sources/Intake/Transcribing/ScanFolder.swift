internal import Forms

/// The folder that holds the scans of a batch's papers; nothing outside it is read.
package struct ScanFolder: Sendable {
  package let folder: FilePath
  /// In bytes, as of the largest message: a scan of one paper is far smaller.
  private let limit: Int

  /// Of all scans of a form, in bytes.
  private let limitOfForm: Int

  package init(_ folder: FilePath, limit: Int = 40 << 20, limitOfForm: Int = 100 << 20) {
    self.folder = folder
    self.limit = limit
    self.limitOfForm = limitOfForm
  }

  /// The scans of a form.
  ///
  /// - Parameters:
  ///   - names: as they were typed; each is taken once.
  ///   - isRead: they are wanted; else it is only seen whether they are there.
  /// - Returns: the files, and a sentence or two for each that is not.
  func scans(_ names: [String], isRead: Bool) -> (files: [EvidenceFile], problems: [String]) {
    var (files, problems, seen, bytes): ([EvidenceFile], [String], Set<String>, Int) = (
      [], [], [], 0
    )
    for name in names where seen.insert(name).inserted {
      guard isRead else {
        if case .failure(let problem) = path(of: name) {
          problems.append("Scan \(name): \(problem.words)")
        }
        continue
      }
      switch scan(name) {
      case .success(let file) where bytes + file.content.count <= limitOfForm:
        bytes += file.content.count
        files.append(file)
      case .success:
        problems.append(
          "Scan \(name): with it the scans of this form are larger than \(limitOfForm >> 20) MiB.")
      case .failure(let problem): problems.append("Scan \(name): \(problem.words)")
      }
    }
    return problems.isEmpty ? (files, []) : ([], problems)
  }

  /// A scan, unopened.
  ///
  /// - Parameter name: as it was typed: of a file in the folder, or in one within it.
  /// - Returns: the file, or what to say to whoever typed the name.
  private func scan(_ name: String) -> Result<EvidenceFile, Problem> {
    let path: FilePath
    switch self.path(of: name) {
    case .success(let found): path = found
    case .failure(let problem): return .failure(problem)
    }
    do throws(FileFailure) {
      let content = try path.contents(upTo: limit, followingLinks: false)
      return .success(
        EvidenceFile(
          name: name.split(separator: "/").last.map(String.init), place: "",
          type: Self.type(of: name), content: content, sha256: FileHash.sha256(content)))
    } catch .tooLarge {
      return .failure(Problem(words: "it is larger than \(limit >> 20) MiB."))
    } catch .missing {
      return .failure(.missing)
    } catch {
      return .failure(Problem(words: "it could not be read: \(error.reason)."))
    }
  }

  private func path(of name: String) -> Result<FilePath, Problem> {
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !steps.isEmpty,
      !steps.contains(where: { ["", ".", ".."].contains($0) || $0.contains("\\") }),
      !name.contains("\0")
    else { return .failure(.outside) }
    var path = folder
    for step in steps {
      path = path.appending(Array(step.utf8))
      // A link may lead anywhere.
      guard let kind = try? path.status(followingLinks: false).kind else {
        return .failure(.missing)
      }
      guard kind == .folder || kind == .file else { return .failure(.outside) }
    }
    guard path != folder, (try? path.status(followingLinks: false).kind) == .file else {
      return .failure(.missing)
    }
    return .success(path)
  }

  struct Problem: Error {
    /// The rest of a sentence that begins with the name, or two sentences.
    var words: String

    static let missing = Problem(
      words: "there is no such file in the folder of the scans. Please check the name.")
    static let outside = Problem(
      words: "it is to lie in the folder of the scans. Please write its name alone.")
  }

  /// The media type that an ending stands for. (RFC 2046, RFC 3778)
  private static func type(of name: String) -> String {
    switch name.split(separator: ".").last?.lowercased() {
    case "jpg", "jpeg": "image/jpeg"
    case "png": "image/png"
    case "gif": "image/gif"
    case "tif", "tiff": "image/tiff"
    case "bmp": "image/bmp"
    case "webp": "image/webp"
    case "heic": "image/heic"
    case "heif": "image/heif"
    case "pdf": "application/pdf"
    default: "application/octet-stream"
    }
  }
}
