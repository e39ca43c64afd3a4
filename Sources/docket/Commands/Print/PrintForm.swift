internal import ArgumentParser
internal import Fonts
internal import Forms
internal import Intake
internal import Publishing
internal import School
internal import Templates
internal import Word
internal import YAML

/// `docket print form`.
struct PrintForm: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: "Print a blank form: to fill in with Word, on paper, or to type up.",
    usage: "docket print form <id> [--as word|pdf|sheet|all ...] [--fillable] [<options>]",
    discussion: """
      word   A Word form: only its answers can be filled in, and the part for office use is locked. There \
      is no password (in Word: Review, Restrict Editing, Stop Protection).
      pdf    Lines to write on and boxes to tick; with --fillable, fields to fill in on the screen.
      sheet  A text to type a paper form into: answers go behind the questions, an x into a box. Several \
      sheets can stand in one file.

      Each carries the mark of the form, such as "docket blocked-content-access 1 K7Q2", by which \
      `docket read` and `docket ingest` know it again, and see when the form was changed since. \
      `docket forms` lists the forms. Give --as several times for several of them.

      Files are named by form, version and day and go into output in the workspace, or into the folder of \
      --output; for one file, --output may also be its name. Without a workspace, --output is needed.
      """)

  enum Face: String, CaseIterable, ExpressibleByArgument {
    case word, pdf, sheet, all

    /// The end of the name of its files.
    var ending: String {
      switch self {
      case .word: ".docx"
      case .pdf: ".pdf"
      case .sheet, .all: ".txt"
      }
    }
  }

  @Argument(help: ArgumentHelp("The form, such as blocked-content-access.", valueName: "id"))
  var id: String

  @Option(name: .customLong("as"), help: ArgumentHelp("What is made of it.", valueName: "face"))
  var chosen: [Face] = []

  @Flag(help: "Of the PDF: fields to fill in on the screen, not lines.")
  var fillable = false

  @OptionGroup var options: PrintOptions

  /// Each face once, in the order of the manual.
  private var faces: [Face] {
    if chosen.isEmpty { return [.word] }
    let all: [Face] = [.word, .pdf, .sheet]
    return chosen.contains(.all) ? all : all.filter(chosen.contains)
  }

  func validate() throws {
    guard !fillable || faces.contains(.pdf) else {
      throw ValidationError("--fillable is about the PDF: add --as pdf.")
    }
  }

  func run() throws {
    let workspace = try options.house.workspace.openIfAny()
    let form = try form(workspace)
    let blank = BlankForm(
      form, of: try workspace.map { try School(in: $0.school) },
      on: try options.date ?? CurrentProcess.today())
    let (folder, name) = try target(workspace)
    let console = Console()
    var files = OutputFiles(in: folder)
    for (name, bytes) in try documents(blank, name, console) { files.add(name, bytes) }
    try PrintShop.write(files, replacing: options.force, console)
  }

  private func form(_ workspace: Workspace?) throws -> FormSchema {
    let folder = try options.house.forms.folder(of: workspace)
    let forms = try FormCatalogue(in: folder).newest
    if let form = forms.first(where: { $0.id == id }) { return form }
    let ids = forms.map(\.id)
    throw Problem(
      "There is no form \"\(Visible.line(id))\".", at: folder.shown,
      hint: id.nearest(of: ids).map { "Did you mean \"\($0)\"?" } ?? "The forms are \(ids.listed).")
  }

  /// Where files go, and what the one file is called where it has a name.
  private func target(_ workspace: Workspace?) throws -> (FilePath, name: String?) {
    guard let output = options.output else {
      if let workspace { return (workspace.output, nil) }
      throw Problem(
        "This folder is in no workspace, so there is no folder for what is printed.",
        hint: "Name one with `--output DIR`, or a workspace with `--workspace DIR`.")
    }
    let path = FilePath(output)
    let lower = output.lowercased()
    guard !path.isFolder,
      let face = [Face.word, .pdf, .sheet].first(where: { lower.hasSuffix($0.ending) })
    else { return (path, nil) }
    guard faces == [face] else {
      throw Problem(
        faces.count == 1
          ? "A \(faces[0].words) cannot have a name that ends in \(face.ending)."
          : "There are \(faces.count) files, and one name for all of them.",
        at: "--output \(Visible.line(output))",
        hint: faces.count == 1
          ? "End it in \(faces[0].ending), or name a folder." : "Name a folder.")
    }
    return (path.parent, String(decoding: path.name, as: UTF8.self))
  }

  /// The files, each with its name.
  private func documents(
    _ blank: BlankForm, _ name: String?, _ console: Console
  ) throws -> [(name: String, bytes: [UInt8])] {
    let style = try faces == [.sheet] ? nil : options.house.frame(for: blank)
    return try faces.map { face in
      let isFields = face == .pdf && fillable
      let name = name ?? blank.fileName(isFillablePDF: isFields) + face.ending
      guard let style, face != .sheet else { return (name, Array(blank.sheet.utf8)) }
      do {
        guard face == .pdf else { return (name, try blank.word(style.template)) }
        let (bytes, pressed) = try blank.pdf(style.template, isFillable: fillable, PressFonts())
        LayoutReport(style.path).say(pressed.findings.map { ($0, nil) }, console)
        return (name, bytes)
      } catch let error as PackageError {
        throw TemplateFile.problem(error, style.path, "style")
      }
    }
  }
}

extension PrintForm.Face {
  fileprivate var words: String {
    switch self {
    case .word: "Word form"
    case .pdf: "PDF"
    case .sheet, .all: "sheet"
    }
  }
}

extension HouseOption {
  /// The house style without what stands in it, or everything that is wrong with its headers and footers.
  fileprivate func frame(for blank: BlankForm) throws -> (path: FilePath, template: Template) {
    let workspace = try workspace.openIfAny()
    let path = try stylePath(workspace)
    let template: Template
    do {
      template = try Template(FormDocument.frame(of: styleBytes(workspace)))
    } catch let error as PackageError {
      throw TemplateFile.problem(error, path, "style")
    }
    let findings = blank.findings(in: template)
    TemplateReport(template: path.shown).say(findings, Console())
    if !findings.isEmpty { try Status.needsAPerson.finish() }
    return (path, template)
  }
}
