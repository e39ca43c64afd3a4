internal import Cases
internal import Forms
internal import Intake
internal import Publishing
internal import Templates
internal import YAML

/// The packs of a workspace: `templates/packs/*.yaml`, each found by its name.
struct PackDesk {
  private let folder: FilePath
  private let names: PackNames
  /// In the order of their names, with the names of their files.
  private let files: [(name: DocumentName, file: String)]

  init(_ shelf: TemplateShelf, _ forms: FormCatalogue) throws {
    folder = shelf.workspace.templates.appending("packs")
    names = PackNames(
      templates: shelf.names.map(\.description), forms: forms.newest.map(\.id))
    do throws(YAMLError) {
      files = try YAMLFile.names(in: folder.text).compactMap { file in
        DocumentName(file.prefix { $0 != "." }).map { ($0, file) }
      }
    } catch {
      throw Problem(
        "There are no packs.", at: folder.shown,
        hint: "`docket init \(shelf.workspace.folder.shown)` puts in those that ship.")
    }
  }

  /// The pack with a name.
  ///
  /// - Throws: ``Problem`` with the nearest name where there is none, ``Problems`` with every mistake in its file.
  func pack(_ name: String) throws -> Pack {
    let wanted = DocumentName(name.hasSuffix(".yaml") ? name.dropLast(5) : name[...])
    guard let found = files.first(where: { $0.name == wanted }) else {
      let names = files.map(\.name.description)
      throw Problem(
        "There is no pack \"\(Visible.line(name))\".", at: folder.shown,
        hint: name.nearest(of: names).map { "Did you mean \"\($0)\"?" }
          ?? (names.isEmpty
            ? "docs/packs.md says how one is written." : "The packs are \(names.listed)."))
    }
    return try pack(found)
  }

  /// All packs, or every mistake in any of them.
  func all() throws -> [Pack] {
    var packs: [Pack] = []
    var problems: [Problem] = []
    for file in files {
      do {
        packs.append(try pack(file))
      } catch let wrong as Problems {
        problems += wrong.problems
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return packs
  }

  private func pack(_ file: (name: DocumentName, file: String)) throws -> Pack {
    let path = folder.appending(file.file)
    do throws(YAMLError) {
      let definition = try PackDefinition(
        yaml: YAMLFile.bytes(of: path.text), file: path.shown, names: names)
      return Pack(name: file.name, file: path.shown, definition: definition)
    } catch {
      throw Problems(error)
    }
  }

  /// A pack as it lies in its folder.
  struct Pack {
    var name: DocumentName
    /// As a person may see it.
    var file: String
    var definition: PackDefinition
  }
}

extension TemplateShelf: PackShelf {
  func shelved(_ name: String) throws -> ShelvedTemplate {
    let path = try path(of: name)
    return try shelved(template(at: path), name)
  }

  func style() throws -> ShelvedTemplate {
    try shelved(template(at: house.stylePath(workspace)), "house-style")
  }

  func cover() throws -> ShelvedTemplate { try shelved("pack-cover") }

  private func shelved(_ file: TemplateFile, _ name: String) throws -> ShelvedTemplate {
    guard let name = DocumentName(name) else { preconditionFailure("it was found by its name") }
    return ShelvedTemplate(
      name: name, file: file.path.shown, folder: file.path.parent, template: file.template)
  }
}
