internal import Cases
internal import Intake
internal import Publishing
internal import School
internal import Templates
internal import YAML

/// The templates of a workspace, each found by its name.
struct TemplateShelf {
  let workspace: Workspace
  let house: HouseOption
  /// In the order of their names.
  private let files: [(name: DocumentName, path: FilePath)]

  init(_ workspace: Workspace, _ house: HouseOption) throws {
    self.workspace = workspace
    self.house = house
    do throws(FileFailure) {
      files = try workspace.templates.names().compactMap { file in
        let path = workspace.templates.appending(file)
        guard let stem = Self.stem(file), path.isFile, let name = DocumentName(stem) else {
          return nil
        }
        return (name, path)
      }.sorted { $0.name < $1.name }
    } catch {
      throw Problem(
        "The templates cannot be listed: \(error.reason).", at: workspace.templates.shown,
        hint: "`docket init \(workspace.folder.shown)` puts in what is missing.")
    }
  }

  /// The name of a template's file without its ending; nil for other files, such as Word's notes beside them.
  private static func stem(_ file: String) -> String? {
    guard !file.hasPrefix("."), !file.hasPrefix("~$") else { return nil }
    let lower = file.lowercased()
    return [".md", ".markdown", ".docx", ".dotx"].first { lower.hasSuffix($0) }
      .map { String(file.dropLast($0.count)) }
  }

  /// The names of all templates.
  var names: [DocumentName] { files.map(\.name) }

  /// The template with a name.
  ///
  /// - Throws: ``Problem`` with the nearest name where there is none.
  func path(of name: String, what: String = "template") throws -> FilePath {
    let found = DocumentName(Self.stem(name) ?? name).map { wanted in
      files.filter { $0.name == wanted }
    }
    guard let found, let first = found.first else {
      let names = files.map(\.name.description)
      throw Problem(
        "There is no \(what) \"\(Visible.line(name))\".", at: workspace.templates.shown,
        hint: name.nearest(of: names).map { "Did you mean \"\($0)\"?" }
          ?? "The templates are \(names.listed).")
    }
    guard found.count == 1 else {
      throw Problem(
        "Several templates have the name \"\(first.name)\".", at: workspace.templates.shown,
        hint: "Give each file a name of its own.")
    }
    return first.path
  }

  func template(at path: FilePath) throws -> TemplateFile { try TemplateFile(path, in: house) }

  /// All policies: texts that say which version they are.
  func policies() throws -> [Policy] {
    try files.compactMap { file in
      guard Self.isText(file.path) else { return nil }
      let template = try template(at: file.path)
      guard PolicyFacts.isPolicy(template.template) else { return nil }
      return Policy(name: file.name, file: template)
    }
  }

  /// The policy with a name; without one, the only policy that there is.
  func policy(_ name: String?) throws -> Policy {
    if let name {
      let path = try path(of: name, what: "policy")
      let template = try template(at: path)
      guard let name = DocumentName(Self.stem(String(decoding: path.name, as: UTF8.self)) ?? ""),
        PolicyFacts.isPolicy(template.template)
      else {
        throw Problem(
          "This template is no policy: it does not say its version.", at: path.shown,
          hint: "A policy is a text in Markdown that begins with `---`, `title:` and `version:`.")
      }
      return Policy(name: name, file: template)
    }
    let policies = try policies()
    guard let first = policies.first else {
      throw Problem(
        "There is no policy.", at: workspace.templates.shown,
        hint: "`docket policy import FILE` makes one of a document that the school has.")
    }
    guard policies.count == 1 else {
      throw Problem(
        "There are several policies.", at: workspace.templates.shown,
        hint: "Name one: \(policies.map(\.name.description).listed).")
    }
    return first
  }

  private static func isText(_ path: FilePath) -> Bool {
    let name = path.text.lowercased()
    return name.hasSuffix(".md") || name.hasSuffix(".markdown")
  }

  /// A policy's text.
  struct Policy {
    var name: DocumentName
    var file: TemplateFile

    /// What it says of itself, or everything that is wrong with that.
    func facts(_ school: School) throws -> PolicyFacts {
      do throws(PublishingErrors) {
        return try PolicyFacts(file.template, file: file.path.shown, school: school)
      } catch {
        throw Problems(error)
      }
    }
  }
}

extension Problems {
  init(_ error: PublishingErrors) {
    self.init(error.mistakes.map { Problem($0.message, at: $0.place, hint: $0.hint) })
  }
}
