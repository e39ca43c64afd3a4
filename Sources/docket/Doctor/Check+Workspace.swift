internal import Forms
internal import Intake
internal import School
internal import YAML

extension Check {
  static let workspace = Check(code: "workspace") { premises in
    switch premises.workspace {
    case .success(let workspace): .ok("The workspace is \(workspace.folder.shown)")
    case .failure(let error): .failure(error)
    }
  }

  static let settings = Check(code: "settings") { premises in
    guard let path = premises.workspace.value?.settings else { return nil }
    return premises.settings.failure.map { .failure($0) }
      ?? .ok("The settings are right: \(path.shown)")
  }

  static let school = Check(code: "school") { premises in
    guard let path = premises.workspace.value?.school else { return nil }
    return premises.school.failure.map { .failure($0) }
      ?? .ok("The school is described without a mistake: \(path.shown)")
  }

  static let forms = Check(code: "forms") { premises in
    guard let path = premises.workspace.value?.forms else { return nil }
    switch premises.forms {
    case .success(let catalogue):
      return .ok("\(Count.of(catalogue.newest.count, "form")) without a mistake: \(path.shown)")
    case .failure(let error): return .failure(error)
    }
  }

  /// Whoever a form goes to must be somebody.
  static let roles = Check(code: "roles") { premises in
    guard let workspace = premises.workspace.value, let school = premises.school.value,
      let catalogue = premises.forms.value
    else { return nil }
    let file = workspace.school.shown
    let roles = Set(catalogue.newest.flatMap(\.roles))
    for form in catalogue.newest {
      guard let unknown = school.unknownRoles(of: form.roles).first else { continue }
      return .error(
        "The form \(form.id) names the role \(unknown), which \(file) does not have",
        "Add it to the roles there, or name another in the form")
    }
    let vacant = roles.filter { school.actingRole(for: $0) == nil }.sorted()
    if !vacant.isEmpty {
      return .warning(
        "Nobody holds \(vacant.listed), which forms go to",
        "Name somebody under `people` in \(file), or a `stand-in`")
    }
    let silent = roles.filter { !school.holders(of: $0).contains { $0.email != nil } }.sorted()
    if !silent.isEmpty {
      return .warning(
        "There is no e-mail address for \(silent.listed)", "Add `email` to the person in \(file)")
    }
    return .ok("Every role that forms go to is held by somebody with an e-mail address")
  }
}
