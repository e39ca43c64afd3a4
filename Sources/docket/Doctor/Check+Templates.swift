internal import ArgumentParser
internal import Cases
internal import Intake
internal import Templates
internal import YAML

extension Check {
  static let templates = Check(code: "templates") { premises in
    guard let workspace = premises.workspace.value, let forms = premises.forms.value else {
      return nil
    }
    do {
      let shared = try SharedFiles.folder().appending("templates").names()
      let lacking = try shared.filter { name in
        try !name.hasPrefix(".") && !workspace.templates.names().contains(name)
      }
      guard lacking.isEmpty else {
        return .warning(
          "The folder \(workspace.templates.shown) lacks \(lacking.listed)",
          "Run `docket init \(workspace.folder.shown)`, which puts in what is missing")
      }
      let shelf = try TemplateShelf(
        workspace, HouseOption.parse(["--workspace", workspace.folder.text]))
      for name in shelf.names {
        let path = try shelf.path(of: name.description)
        let findings = try shelf.template(at: path).template.findings
        if let finding = findings.first(where: { $0.severity == .error }) {
          return .warning(
            "\(path.shown): \(finding.message.droppingFullStop)",
            "Run `docket templates check \(path.shown)`, which says every mistake")
        }
      }
      let packs = try PackDesk(shelf, forms).all()
      return .ok(
        "\(Count.of(shelf.names.count, "template")) and \(Count.of(packs.count, "pack")) without a mistake: "
          + workspace.templates.shown)
    } catch let failure as FileFailure {
      return .error(
        "The templates cannot be listed: \(failure.reason)",
        "Run `docket init \(workspace.folder.shown)`, which puts in what is missing")
    } catch {
      return .failure(error)
    }
  }
}
