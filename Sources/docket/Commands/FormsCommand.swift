internal import ArgumentParser
internal import Forms
internal import Intake

/// `docket forms`: which forms docket knows.
struct FormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms",
    abstract: "List the forms, or check them for mistakes.",
    subcommands: [List.self, Check.self], defaultSubcommand: List.self)

  /// `docket forms list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the forms that files are read with.")

    @OptionGroup var forms: FormsOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
      let catalogue = try FormCatalogue(in: forms.folder(of: workspace.openIfAny()))
      var output = Output()
      for form in catalogue.newest {
        try output.line("\(form.id), version \(form.version)")
        try output.line("  \(Visible.line(form.title))")
        let questions = form.fields.count
        try output.line(
          "  references \(form.referencePrefix)-…, \(questions) questions, handled by \(form.routing.handledBy)"
        )
      }
      try output.flush()
    }
  }

  /// `docket forms check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Say every mistake in the form files, with file and line.")

    @OptionGroup var forms: FormsOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
      let folder = try forms.folder(of: workspace.openIfAny())
      let catalogue = try FormCatalogue(in: folder)
      var output = Output()
      let count = catalogue.forms.count
      try output.line(
        "\(count == 1 ? "1 form is" : "\(count) forms are") right in \(folder.shown).")
      try output.flush()
    }
  }
}
